"""Where in the finished pages the parts of the document are: for links, the outline and the EPUB's page marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from guide.document import Division, Heading, PageStart, plain_text, walk
from guide.typeset.boxes import Page
from guide.typeset.outline import OutlineEntry


def anchors_of(pages: Sequence[Page]) -> Mapping[str, tuple[int, float, float]]:
    """Id -> number of the page, and x and y from the page's top left corner in points."""
    found: dict[str, tuple[int, float, float]] = {}
    for index, page in enumerate(pages):
        for placed in page.rows:
            if not placed.is_repeat:
                for anchor in placed.row.anchors:
                    found.setdefault(anchor, (index, placed.x, placed.y))
    return found


Begin: TypeAlias = tuple[int, int]
"""Ordinal of a block in its division and offset in its text: see ``guide.document.PageStart``."""


def begins_of(pages: Sequence[Page]) -> tuple[Begin | None, ...]:
    """What begins on each page of a division, if anything does.

    A float that has moved to the page's top comes from further up in the text, and does not count.
    """
    found: list[Begin | None] = []
    latest = (-1, 0)
    for page in pages:
        sources = [placed.row.source for placed in page.rows if not placed.is_repeat]
        found.append(next((source for source in sources if source > latest), None))
        latest = max(sources, default=latest)
    return ((-1, 0), *found[1:])


Moved: TypeAlias = tuple[int, int]
"""Number of a page in its division, and ordinal of a block that stands there though later text stands before it."""


def moved_to(pages: Sequence[Page]) -> tuple[Moved, ...]:
    """The blocks that ``begins_of`` leaves out: floats that have moved to another page than the text around them."""
    found: dict[int, int] = {}
    latest = (-1, 0)
    for number, page in enumerate(pages):
        rows = [placed.row for placed in page.rows if not placed.is_repeat]
        for row in rows:
            if row.floating is not None and row.source[0] >= 0 and row.source < latest:
                found.setdefault(row.source[0], number)
        latest = max((row.source for row in rows), default=latest)
    return tuple((page, block) for block, page in found.items())


def page_starts(
    divisions: Iterable[tuple[Division, Division | None, Sequence[Begin | None]]],
    labels: Sequence[str],
) -> tuple[PageStart, ...]:
    """Where each page begins, in the words of the document: from divisions, their openers, and what begins on pages.

    A page on which nothing new begins (floats alone, a blank page, contents that run on) is marked where the next one
    begins, so that every page that is printed can be turned to.
    """
    places = [place for entry in divisions for place in _places(*entry)]
    following = None
    for index in range(len(places) - 1, -1, -1):
        following = places[index] = places[index] or following
    found = zip(labels, places, strict=True)
    return tuple(PageStart(label, *place) for label, place in found if place)


def _places(
    division: Division, opener: Division | None, begins: Sequence[Begin | None]
) -> Iterator[tuple[str, int, int] | None]:
    for number, begin in enumerate(begins):
        first = opener if opener and not number else division
        yield (first.id, *begin) if begin else None


def outline_of(division: Division) -> Iterator[OutlineEntry]:
    """Everything in a division that a reader may want to jump to, levels from 1."""
    if not division.running_title:
        return
    level = max(1, division.level - 1)
    yield OutlineEntry(division.running_title, division.id, level)
    for block in walk(division.blocks):
        match block:
            case Heading(role="heading", id=str(anchor)) if block.level == division.level + 1:
                yield OutlineEntry(plain_text(block.content), anchor, level + 1)
