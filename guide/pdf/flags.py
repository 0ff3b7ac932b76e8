"""Labels along an axis: each on a stem above its point, in rows, none crossing another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

_GAP = 6.0
"""Points between two labels of a row."""
_OFFSET = 2.5
"""Points between a stem and its label."""


class Wish(NamedTuple):
    """A point on the axis that would have a label."""

    key: str
    x: float
    width: float
    """Of the label, in points."""


class Flag(NamedTuple):
    """A label with a place: its stem at ``x``, its text from ``left`` to ``right``, ``row`` counted from the axis."""

    key: str
    x: float
    left: float
    right: float
    row: int


def place_flags(wishes: Iterable[Wish], width: float, rows: int) -> list[Flag]:
    """Labels that have room, in the order in which they are wished for; the others get none.

    ``width`` is the axis's, in points; labels stay within it.
    """
    placed: list[Flag] = []
    for wish in wishes:
        free = (flag for flag in _choices(wish, width, rows) if not _is_in_the_way(flag, placed))
        placed += islice(free, 1)
    used = sorted({flag.row for flag in placed})
    return [flag._replace(row=used.index(flag.row)) for flag in placed]


def _choices(wish: Wish, width: float, rows: int) -> Iterator[Flag]:
    """Right of its stem, as low as may be; or left of it, as high as may be, since it covers what comes before."""
    if wish.x + _OFFSET + wish.width <= width:
        left = wish.x + _OFFSET
        for row in range(rows):
            yield Flag(wish.key, wish.x, left, left + wish.width, row)
    if wish.x - _OFFSET - wish.width >= 0:
        right = wish.x - _OFFSET
        for row in reversed(range(rows)):
            yield Flag(wish.key, wish.x, right - wish.width, right, row)


def _is_in_the_way(flag: Flag, placed: Sequence[Flag]) -> bool:
    for other in placed:
        if (
            other.row == flag.row
            and flag.left < other.right + _GAP
            and other.left < flag.right + _GAP
        ):
            return True
        if other.row < flag.row and other.left - 1 < flag.x < other.right + 1:
            return True
        if other.row > flag.row and flag.left - 1 < other.x < flag.right + 1:
            return True
        if abs(other.x - flag.x) < 1.0:
            return True
    return False
