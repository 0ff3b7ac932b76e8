"""What a paragraph is made of, before its lines are known."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import FontStyle, Inset, NoteRows
from guide.typeset.tags import Node


class Run(NamedTuple):
    """Text in one font style that belongs to one node (None: an artifact).

    Runs of white space are one space; no-break spaces stay and stretch like spaces. Soft hyphens (U+00AD) are the
    author's hyphenation of their word, zero-width spaces (U+200B) allow a line to end.
    """

    text: str
    style: FontStyle
    node: Node | None
    language: str = ""
    """BCP 47; empty for the paragraph's."""


class Slot(NamedTuple):
    """The place of a page label that is not known yet, as wide as so many digits."""

    anchor: str
    style: FontStyle
    node: Node | None
    digits_guess: int


class HardBreak(NamedTuple):
    """Ends the line."""


class NoteMark(NamedTuple):
    """A note is called here: its rows have to stand on the page of this line."""

    note: NoteRows


class AnchorMark(NamedTuple):
    """A place that links lead to."""

    id: str


Mark: TypeAlias = NoteMark | AnchorMark
"""Takes no room; belongs to the line of the text before it, or after it where a space or nothing is before it."""

Item: TypeAlias = Run | Slot | Inset | HardBreak | NoteMark | AnchorMark
