"""Laws of reading Markdown, over texts that hypothesis writes."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import markdown_texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guide.model.place import NOWHERE, Place
from guide.model.text import Inline, Inlines, Text
from guide.source.files import SourceFile
from guide.source.markdown.inlines import read_any
from guide.source.markdown.origins import FileOrigin
from guide.source.markdown.passage import Passage, Scope
from guide.source.markdown.simple import read_simple
from guide.source.reading import Reading


@given(markdown_texts.texts())
@settings(max_examples=150, deadline=None)
def test_no_word_is_lost_or_moved(text: str) -> None:
    markup, reading = markdown_texts.read(text)
    if reading.problems.has_errors:
        return  # what is reported may be left out
    found = list(markdown_texts.words_of_blocks(markup.blocks))
    if not markup.notes:
        assert found == markdown_texts.words_in(text)
    for note in markup.notes.values():
        found += markdown_texts.words_of_blocks(note)
    assert sorted(found) == sorted(markdown_texts.words_in(text))


@given(
    st.one_of(
        markdown_texts.texts(),
        st.text(st.sampled_from("ab \n\t*_`[]()!#>-+|:{}$^@~\\\"'.1&<;=,é"), max_size=80),
    )
)
@settings(max_examples=250, deadline=None)
def test_any_text_is_read_or_reported(text: str) -> None:
    text = text.replace("\r", "\n")
    _, reading = markdown_texts.read(text)
    lines = text.split("\n")
    for finding in reading.problems:
        assert finding.place.file == markdown_texts.FILE
        assert 1 <= finding.place.line <= len(lines)
        assert 1 <= finding.place.column <= len(lines[finding.place.line - 1]) + 1


@given(
    st.one_of(
        markdown_texts.SIMPLE,
        markdown_texts.INLINE,
        st.text(st.sampled_from("ab .*_`[]()!:{}$^@~\\\"'-\n&<é漢"), max_size=40),
    )
)
@example("It was *his* \"plan\" [@a; @b, pp. 3--5],\nnot [the 'other'](event:x).")
@settings(max_examples=400, deadline=None)
def test_the_short_way_says_what_the_long_way_says(text: str) -> None:
    text = text.strip()
    short, short_reading = _read(text, read_simple)
    if short is None:
        return
    long, long_reading = _read(text, read_any)
    assert short == _joined(long)
    assert short_reading.uses == long_reading.uses
    assert list(short_reading.problems) == list(long_reading.problems)


def _read(text: str, way: Any) -> tuple[Any, Reading]:
    reading = Reading(SourceFile(markdown_texts.FILE, text), "en")
    scope = Scope(text.split("\n"), FileOrigin(markdown_texts.FILE, 1), reading)
    return way(Passage(text, scope)), reading


def _joined(inlines: Inlines) -> Inlines:
    """Neighbouring texts as one."""
    joined: list[Inline] = []
    for inline in inlines:
        if joined and isinstance(inline, Text) and isinstance(joined[-1], Text):
            joined[-1] = Text(joined[-1].text + inline.text)
        else:
            joined.append(inline)
    return tuple(joined)


@given(markdown_texts.texts())
@settings(max_examples=100, deadline=None)
def test_every_place_is_in_the_text(text: str) -> None:
    markup, _ = markdown_texts.read(text)
    lines = text.split("\n")
    for place in _places(markup):
        assert place is NOWHERE or place.column <= len(lines[place.line - 1]) + 1


def _places(value: Any) -> list[Place]:
    if isinstance(value, Place):
        return [value]
    if isinstance(value, dict):
        return [place for item in value.values() for place in _places(item)]
    if isinstance(value, tuple):
        return [place for item in value for place in _places(item)]
    if is_dataclass(value):
        return [place for each in fields(value) for place in _places(getattr(value, each.name))]
    return []
