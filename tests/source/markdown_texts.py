"""Markdown for tests: read from a string, written by hypothesis, and its words taken out again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import strategies as st

from guide.model import text as model
from guide.source.files import SourceFile
from guide.source.markdown import read_markup
from guide.source.markdown.origins import FileOrigin
from guide.source.reading import Reading

FILE = "sections/01-first.md"


def read(text: str, language: str = "en") -> tuple[model.Markup, Reading]:
    """A text as if it were a whole file."""
    reading = Reading(SourceFile(FILE, text), language)
    return read_markup(text, FileOrigin(FILE, 1), reading), reading


def blocks(text: str) -> model.Blocks:
    """The blocks of a text in which nothing is wrong."""
    markup, reading = read(text)
    assert [finding.message for finding in reading.problems] == []
    return markup.blocks


def inlines(text: str) -> model.Inlines:
    """The inlines of a text that is one paragraph."""
    (paragraph,) = blocks(text)
    assert isinstance(paragraph, model.Paragraph)
    return paragraph.content


# --- words -------------------------------------------------------------------------------------


def words_of_blocks(found: model.Blocks) -> Iterator[str]:
    for block in found:
        match block:
            case model.Paragraph() | model.Heading():
                yield from words_of_inlines(block.content)
            case model.ListBlock():
                for item in block.items:
                    yield from words_of_blocks(item)
            case model.DefinitionList():
                for definition in block.items:
                    yield from words_of_inlines(definition.term)
                    for meaning in definition.meanings:
                        yield from words_of_blocks(meaning)
            case model.Quote() | model.Only():
                yield from words_of_blocks(block.blocks)
            case model.Callout():
                yield from words_of_inlines(block.title)
                yield from words_of_blocks(block.blocks)
            case model.CodeBlock():
                yield from words_in(block.text)
            case model.MathsBlock():
                yield from words_in(block.latex)
            case model.Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from words_of_inlines(cell)
                yield from words_of_inlines(block.caption)
            case model.Picture():
                yield from words_in(block.alt)
                yield from words_of_inlines(block.caption)
            case model.PageBreak() | model.ThematicBreak():
                pass


def words_of_inlines(found: model.Inlines) -> Iterator[str]:
    for inline in found:
        match inline:
            case model.Text() | model.Code():
                yield from words_in(inline.text)
            case model.Maths():
                yield from words_in(inline.latex)
            case model.Emphasis() | model.Strong() | model.WebLink() | model.Reference():
                yield from words_of_inlines(inline.content)
            case model.Citation():
                for work in inline.works:
                    yield from words_in(work.locator)
            case model.LineBreak() | model.NoteCall():
                pass


def words_in(text: str) -> list[str]:
    """The words that ``WORD`` writes; no syntax of the texts has two of their letters in a row."""
    return re.findall(r"[mouzé]{2,}", text)


# --- strategies --------------------------------------------------------------------------------

WORD = st.text("mouzé", min_size=2, max_size=6)
_WORDS = st.lists(WORD, min_size=1, max_size=6).map(" ".join)
_MARKS = ["*{}*", "**{}**", "_{}_", "`{}`", '"{}"', "'{}'", "({})", "{}.", "{}'s", "$x{}$", "\\*{}",
          "[{}](event:b)", "[{}](https://example.org)", "![{}](a.svg)", "{}[^n]", "{} [@b, p. 3]",
          "{}--", "{}...", "&amp;{}", "<{}", "{}\\\n", "{}  \n", "{}\n", "~~{}~~", "[{}]", "{}]", "!{}",
          "$5 {}"]  # fmt: skip
INLINE = st.lists(
    st.tuples(st.sampled_from(["{}", *_MARKS]), _WORDS).map(lambda pair: pair[0].format(pair[1])),
    min_size=1,
    max_size=6,
).map(" ".join)
SIMPLE = st.lists(
    st.tuples(
        st.sampled_from(
            ["{}", "*{}*", "**{}**", '"{}"', "'{}'", "({})", "{}.", "{}'s", "[{}](event:b)", "[](term:b),",
             "[{}](https://example.org)", "{}[^n]", "{} [@b, p. 3; @c]", "{}--", "{}...", "{}\n", "{}!", "{}-", "3 {}"]
        ),
        _WORDS,
    ).map(lambda pair: pair[0].format(pair[1])),
    min_size=1,
    max_size=8,
).flatmap(lambda parts: st.sampled_from([" ", "", "\n", "("]).map(lambda between: between.join(parts)))  # fmt: skip
"""Mostly what the short way reads."""

LINE = INLINE.map(lambda text: " ".join(text.split()))

_FORMS = ["{}", "## {}", "- {}", "1. {}", "> {}", "- {}\n\n  {}", "- {}\n  - {}", "> - {}\n> - {}", "term\n: {}",
          "::: note\n{}\n:::", ":::: debate\n{}\n\n::: example\n{}\n:::\n::::", "    {}", "```\n{}\n```",
          "| {} | a |\n| - | - |\n| b | {} |", "| a |\n| - |\n| b |\n\nTable: {}", "{}\n===", "***", "::: pagebreak",
          "{}\n{}", "[^n]: {}", "$$\n{}\n$$"]  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Markdown of many constructs, right and wrong."""
    parts = []
    for form in draw(st.lists(st.sampled_from(_FORMS), min_size=1, max_size=5)):
        line = draw(LINE).replace("|", "")
        other = draw(WORD)
        parts.append(form.replace("{}", line, 1).replace("{}", other))
    return "\n\n".join(parts) + "\n"
