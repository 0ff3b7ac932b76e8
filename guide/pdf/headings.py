"""Heading levels in the tag tree."""

from __future__ import annotations

from collections.abc import Iterator

from guide.document import Cover, Document, Heading, PersonCard, walk

_DEEPEST = 6


def highest_level(document: Document) -> int:
    """The level of a document's highest heading.

    A document without a cover, such as a handout, has no title of level 1 of its own, nor has one whose cover is a
    picture that is described.
    """
    found: set[int] = set()
    for level in _levels(document):
        found.add(level)
        if level == 1:
            break  # none is higher, and it mostly is the first
    return min(found, default=1)


def heading_tag(level: int, highest: int) -> str:
    """The structure type of a heading, so that the document's highest is H1 (ISO 14289-1, 7.4.2)."""
    return f"H{min(level, _DEEPEST) - min(highest, _DEEPEST) + 1}"


def _levels(document: Document) -> Iterator[int]:
    for division in document.divisions:
        if division.title:
            yield division.level
        for block in walk(division.blocks):
            match block:
                case Cover() if not (block.image and block.alt):
                    yield 1
                case Heading() | PersonCard():
                    yield block.level
