"""A time axis that is true to scale, but for long empty stretches that are cut out and shown to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from guide.dataclass import dataclass

BREAK_WIDTH = 12.0
"""Points that a cut takes on the axis."""
_GAP_SHARE = 0.12
"""An empty stretch longer than this share of the whole is cut out."""
_MARGIN = 0.018
"""Share of what remains by which a piece goes on before its first and after its last event."""
_LEAST_MARGIN = 0.01
"""Years; so that a single day has an axis too."""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_STARTS = tuple(days / 365 for days in accumulate(_DAYS, initial=0))
"""The months' starts, as shares of a year."""


@dataclass(frozen=True, slots=True)
class AxisPiece:
    """An uncut piece of the axis: years ``start`` to ``end`` between x ``left`` and ``right`` (points)."""

    start: float
    end: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    """All pieces have the same length for a year."""

    pieces: tuple[AxisPiece, ...]

    def x(self, year: float) -> float:
        """The place of a decimal year; years inside a cut stand at the cut's edge."""
        index = max(0, bisect_right([piece.start for piece in self.pieces], year) - 1)
        piece = self.pieces[index]
        share = (min(year, piece.end) - piece.start) / ((piece.end - piece.start) or 1.0)
        return piece.left + max(0.0, share) * (piece.right - piece.left)

    def years(self, room: float) -> tuple[int, ...]:
        """Whole years that have so many points to the next for their number, at even steps in each piece."""
        found: list[int] = []
        first = self.pieces[0]
        length = (first.right - first.left) / (first.end - first.start)
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**6) if step * length >= room
        )
        for piece in self.pieces:
            inside = range(-int(-piece.start // 1), int(piece.end // 1) + 1)
            found += [year for year in inside if year % step == 0] or inside[:1]
        return tuple(found)

    @staticmethod
    def name(year: int) -> str:
        """ISO years as they are read on an axis; 0 and before with a minus sign."""
        return str(year) if year > 0 else f"\u2212{-year}"


def scale_of(spans: Iterable[tuple[float, float]], width: float) -> Scale:
    """An axis ``width`` points long for stretches of time, each from start to end in decimal years."""
    ordered = sorted(spans)
    whole = max(max(end for _, end in ordered) - ordered[0][0], 0.01)
    groups: list[list[float]] = [list(ordered[0])]
    for start, end in ordered[1:]:
        if start - groups[-1][1] > whole * _GAP_SHARE:
            groups.append([start, end])
        else:
            groups[-1][1] = max(groups[-1][1], end)
    margin = max(sum(end - start for start, end in groups) * _MARGIN, _LEAST_MARGIN)
    return _fitted([(start - margin, end + margin) for start, end in groups], width)


def plain_scale(start: float, end: float, width: float) -> Scale:
    """An axis without cuts."""
    return Scale((AxisPiece(start, end, 0.0, width),))


def _fitted(stretches: Sequence[tuple[float, float]], width: float) -> Scale:
    room = width - BREAK_WIDTH * (len(stretches) - 1)
    length = room / sum(end - start for start, end in stretches)
    pieces: list[AxisPiece] = []
    left = 0.0
    for start, end in stretches:
        right = left + (end - start) * length
        pieces.append(AxisPiece(start, end, left, right))
        left = right + BREAK_WIDTH
    return Scale(tuple(pieces))


def months_between(start: float, end: float) -> list[tuple[float, float, int]]:
    """The months that a stretch of time touches: start, end, and number from 0."""
    found = []
    for year in range(int(start // 1), int(end // 1) + 1):
        for month in range(12):
            first, last = year + _STARTS[month], year + _STARTS[month + 1]
            if last > start + 1e-6 and first < end - 1e-6:
                found.append((first, last, month))
    return found


def densest(moments: Sequence[float], length: float) -> tuple[int, int]:
    """First and last index of the most moments (in order) that lie within ``length`` years of each other."""
    best = (0, 0)
    first = 0
    for last, moment in enumerate(moments):
        while moment - moments[first] > length:
            first += 1
        if last - first > best[1] - best[0]:
            best = (first, last)
    return best
