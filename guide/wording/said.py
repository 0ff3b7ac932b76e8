"""Inlines as plain text, as one reads them on paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide import document as d

_NUMBERED = frozenset({"section", "question", "image", "table", "hint", "answer", "back"})
"""Links whose text is often a number of what they lead to. A shift of numbers is no change of the text."""


def said(content: d.Inlines) -> str:
    """Inlines as they are read; gaps are lines, and numbers in cross-references are left open."""
    return "".join(_said(inline) for inline in content)


def _said(inline: d.Inline) -> str:
    match inline:
        case d.Text() | d.Code():
            return inline.text
        case d.Link() if inline.role in _NUMBERED:
            return re.sub(r"\d+", "…", said(inline.content))
        case d.Emphasis() | d.Strong() | d.Span() | d.Link() | d.WebLink():
            return said(inline.content)
        case d.Maths():
            return inline.latex
        case d.LineBreak():
            return " "
        case d.Blank():
            return "____"
        case _:
            return ""


def said_of(blocks: d.Blocks) -> Iterator[str]:
    """The texts of blocks and of those inside them."""
    for block in d.walk(blocks):
        for content in d.own_inlines(block):
            yield said(content)


def notes_called(content: Iterable[d.Inline]) -> Iterator[str]:
    """The ids of the notes that inlines call."""
    for inline in content:
        match inline:
            case d.NoteCall():
                yield inline.note
            case d.Emphasis() | d.Strong() | d.Span() | d.Link() | d.WebLink():
                yield from notes_called(inline.content)
            case _:
                pass
