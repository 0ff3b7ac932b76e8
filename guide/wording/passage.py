"""What is compared as one, and on which page it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

PICTURE = "picture"
"""The slot of a passage whose text is not words: it names a picture's bytes."""

_TO = "–"
"""Between the first and the last page of a passage."""


class Passage(NamedTuple):
    """A paragraph, a table's row, a date: what is compared as one."""

    item: str
    """Id of what it belongs to (a section, a question, an event), from the source: it survives an edit."""
    slot: str
    """What it is of that: ``paragraph``, ``choice``, ``date`` ..."""
    name: str
    """The item's name as printed ("Question 14")."""
    where: str
    """Of a passage in a longer item, its place there ("“Recall it”, paragraph 2"); may be empty."""
    page: str
    """Label of the page that it stands on ("27", "27–28"); empty where there are no pages."""
    text: str


class Pages(NamedTuple):
    """The pages of a division, numbered from 0."""

    begins: tuple[tuple[int, int], ...]
    """Of each page: ordinal of a block, and offset in it. The first page begins before everything."""
    moved: tuple[tuple[int, int], ...]
    """Ordinals of blocks that stand on other pages than these tell, and those."""

    def at(self, block: int, first: int = 0, length: int = 0) -> str:
        """The number of the page, or of the first and last page, of so many characters of a block."""
        elsewhere = next((page for moved, page in self.moved if moved == block), None)
        if elsewhere is not None:
            return str(elsewhere)
        begin, end = (
            bisect_right(self.begins, (block, offset)) - 1
            for offset in (first, first + max(length - 1, 0))
        )
        return str(begin) if begin == end else f"{begin}{_TO}{end}"


def labelled(found: Iterable[Passage], labels: Sequence[str]) -> Iterator[Passage]:
    """Passages with the labels of their pages instead of their numbers."""
    for passage in found:
        numbers = passage.page.split(_TO) if passage.page else []
        yield passage._replace(page=_TO.join(labels[int(number)] for number in numbers))
