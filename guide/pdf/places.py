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


def page_starts(divisions: Sequence[SetDivision]) -> Iterator[PageStart]:
    """Where each page begins, in the words of the document.

    A float that has moved to the page's top comes from further up in the text, and does not count.
    """
    for item in divisions:
        latest = (-1, 0)
        for number, page in enumerate(item.pages):
            sources = [placed.row.source for placed in page.rows if not placed.is_repeat]
            new = next((source for source in sources if source > latest), None)
            if number == 0:
                yield PageStart(page.label, (item.opener or item.division).id, -1)
            elif new:
                yield PageStart(page.label, item.division.id, *new)
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
