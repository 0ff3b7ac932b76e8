"""What is remembered of earlier searches changes nothing that is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pytest

from guide.cache import NO_CACHE, Cache
from guide.compile import compile_guide
from guide.compile.editions import GUIDE, STUDENT
from guide.document import Document, Paragraph, Picture, Text
from guide.leaks.portions import SHORT
from guide.model.records import Guide
from tests.compile.water_guide import markup
from tests.leaks.making import (
    EXPLANATION,
    epub,
    guide,
    inspector,
    pdf,
    student,
    with_block,
    with_text,
)

Make: TypeAlias = Callable[[Document], bytes]
FILLING = " ".join(str(number**3) for number in range(9_000))
"""So much that a file is not read as a whole."""


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache", "test")


def found(data: bytes, made_from: Guide, cache: Cache) -> list[str]:
    inspects = inspector(made_from, cache).inspect
    return [problem.message for problem in inspects("file", data, STUDENT)]


def long(text: str, document: Document | None = None) -> Document:
    """A document with a text on one of its later pages."""
    return with_text(with_text(document or student(), FILLING), text)


PLANTED = {
    "nothing": student(),
    "a text": long(EXPLANATION),
    "a text, some pages later": long(EXPLANATION, with_text(student(), FILLING)),
    "a description": with_block(student(), Picture("images/basin.svg", EXPLANATION)),
    "a tick": with_text(student(), "Vapour ✓"),
    "an anchor": with_block(student(), Paragraph((Text("Look"),), id="a-vapour")),
    "the whole guide": student(GUIDE),
}


@pytest.mark.parametrize("make", [pdf, epub], ids=["PDF", "EPUB"])
def test_the_same_is_found_as_without(make: Make, cache: Cache) -> None:
    """Each file after the others, and again: what they have in common is known by then."""
    files = [make(document) for document in PLANTED.values()]
    assert max(map(len, files)) > SHORT
    for data in (*files, *reversed(files)):
        assert found(data, guide(), cache) == found(data, guide(), NO_CACHE)


def test_the_page_is_told_on_which_it_stands_now(cache: Cache) -> None:
    """Known pages have other numbers after those that were put before them."""
    pages = [
        [message.partition(" says")[0] for message in found(pdf(PLANTED[name]), guide(), cache)]
        for name in ("a text", "a text, some pages later")
    ]
    assert pages[0] != pages[1]


def test_what_the_guide_no_longer_says_is_secret_again(cache: Cache) -> None:
    """The file is the same, but its words are no longer among those that students may read."""
    telling = with_words(f"Note: {EXPLANATION}.")
    data = pdf(compile_guide(telling, STUDENT))
    assert found(data, telling, cache) == []
    assert any(EXPLANATION.lower() in message for message in found(data, guide(), cache))
    assert found(data, telling, cache) == []


def test_what_becomes_an_answer_is_found_in_a_known_file(cache: Cache) -> None:
    data = pdf(long("Nobody knows this yet"))
    assert found(data, guide(), cache) == []
    first, *others = guide().questions
    told = replace(first, explanation=markup("Nobody knows this yet"))
    (message,) = found(data, replace(guide(), questions=(told, *others)), cache)
    assert "'nobody knows this yet'" in message


def test_little_is_read_anew_after_an_edit(cache: Cache, tmp_path: Path) -> None:
    found(pdf(long("One word more")), guide(), cache)
    before = kept(tmp_path)
    found(pdf(long("One word less")), guide(), cache)
    assert len(kept(tmp_path) - before) <= 4  # the file, its strings, pages with the words, folios


def with_words(words: str) -> Guide:
    """The water guide with words that students may read at the end of a section."""
    first, *others = guide().sections
    text = replace(first.text, blocks=(*first.text.blocks, *markup(words).blocks))
    return replace(guide(), sections=(replace(first, text=text), *others))


def kept(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file()}
