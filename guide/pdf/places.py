"""Where in the finished pages the parts of the document are: for links, the outline and the EPUB's page marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from guide.document import Document, Heading, PageStart, plain_text, walk
from guide.pdf.division import SetDivision
from guide.typeset.boxes import Page


def anchors_of(pages: Sequence[Page]) -> Mapping[str, tuple[int, float, float]]:
    """Id -> page index, and x and y from the page's top left corner in points."""
    found: dict[str, tuple[int, float, float]] = {}
    for index, page in enumerate(pages):
        for placed in page.rows:
            if not placed.is_repeat:
                for anchor in placed.row.anchors:
                    found.setdefault(anchor, (index, placed.x, placed.y))
    return found


def page_starts(divisions: Sequence[SetDivision]) -> tuple[PageStart, ...]:
    """Where each page begins, in the words of the document.

    A page on which nothing new begins (floats alone, a blank page, contents that run on) is marked where the next one
    begins, so that every page that is printed can be turned to.
    """
    found = [start for item in divisions for start in _starts(item)]
    following = None
    for index in range(len(found) - 1, -1, -1):
        label, place = found[index]
        following = found[index] = (label, place or (following[1] if following else None))
    return tuple(PageStart(label, *place) for label, place in found if place)


def _starts(item: SetDivision) -> Iterator[tuple[str, tuple[str, int, int] | None]]:
    """The label of each page of a division, and where it begins, if anything does.

    A float that has moved to the page's top comes from further up in the text, and does not count.
    """
    latest = (-1, 0)
    for number, page in enumerate(item.pages):
        sources = [placed.row.source for placed in page.rows if not placed.is_repeat]
        new = next((source for source in sources if source > latest), None)
        if number == 0:
            yield page.label, ((item.opener or item.division).id, -1, 0)
        else:
            yield page.label, (item.division.id, *new) if new else None
        latest = max(sources, default=latest)


def outline_of(document: Document) -> Iterator[tuple[str, str, int]]:
    """(title, anchor, level from 1) of everything a reader may want to jump to."""
    for division in document.divisions:
        if not division.running_title:
            continue
        level = max(1, division.level - 1)
        yield division.running_title, division.id, level
        for block in walk(division.blocks):
            match block:
                case Heading(role="heading", id=str(anchor)) if block.level == division.level + 1:
                    yield plain_text(block.content), anchor, level + 1
