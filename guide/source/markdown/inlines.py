"""A passage to inlines, the short way or the long one."""

from __future__ import annotations

from guide.diagnostics import rule
from guide.model.text import Inlines
from guide.source.markdown.converter import Converter
from guide.source.markdown.parser import parse_inline
from guide.source.markdown.passage import Passage
from guide.source.markdown.simple import read_simple

TEXT_TOO_LONG = rule(
    "text-too-long",
    "error",
    "A paragraph has at most 20,000 characters, a text a million and 20,000 lines.",
)

LONGEST = 20_000


def read_inlines(passage: Passage) -> Inlines:
    """The inlines of a passage; what is wrong with them goes to its reading's findings."""
    content = passage.content
    if len(content) > LONGEST:
        passage.scope.reading.report(
            TEXT_TOO_LONG,
            passage.place(),
            f"this paragraph has {len(content):,} characters, more than {LONGEST:,}",
            "divide it with blank lines",
        )
        return ()
    simple = read_simple(passage)
    return read_any(passage) if simple is None else simple


def read_any(passage: Passage) -> Inlines:
    """The long way, which reads every passage."""
    tokens = parse_inline(passage.content, passage.scope.references)
    return Converter(passage, tokens).convert()
