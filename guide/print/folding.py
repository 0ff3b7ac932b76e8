"""Which page stands where on which side of which sheet: arithmetic alone, without sizes.

Pages are counted from 0; None stands for a blank. The cells of a side are told row by row, from the top left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from guide.dataclass import dataclass

PAGES_A_SHEET = 4
"""Of a sheet that is folded once."""

Cells: TypeAlias = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet."""

    cells: Cells
    depth: float = 0.0
    """How deep a folded sheet lies in its signature: 0 outermost, 1 innermost."""


def booklet(pages: int, sheets: int | None = None) -> list[Side]:
    """Sides of sheets that are folded once, put into each other and stitched through the fold.

    Front and back follow each other; the back is read when the sheet is turned over its short edge. ``sheets`` is the
    most a signature has; None puts all sheets into one (saddle stitch). Signatures are laid on each other, the first on
    top. The last is filled up with blanks to a multiple of four pages.
    """
    full = pages if sheets is None else sheets * PAGES_A_SHEET
    sides: list[Side] = []
    for first in range(0, pages, max(full, 1)):
        sides += _signature(first, min(first + full, pages))
    return sides


def _signature(first: int, stop: int) -> Iterator[Side]:
    """The sides of a signature that holds the pages from ``first`` to ``stop`` (exclusive), outermost sheet first."""
    count = -(-(stop - first) // PAGES_A_SHEET)
    last = first + count * PAGES_A_SHEET - 1
    for sheet in range(count):
        depth = sheet / (count - 1) if count > 1 else 0.0
        low, high = first + 2 * sheet, last - 2 * sheet
        yield Side(_cells((high, low), stop), depth)
        yield Side(_cells((low + 1, high - 1), stop), depth)


def in_order(pages: int, cells: int) -> list[Side]:
    """Sides with so many pages each in reading order, left to right, then down."""
    starts = range(0, pages, cells)
    return [Side(_cells(range(start, start + cells), pages)) for start in starts]


def _cells(numbers: tuple[int, ...] | range, stop: int) -> Cells:
    return tuple(number if number < stop else None for number in numbers)
