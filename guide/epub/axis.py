"""A time axis true to scale: long empty stretches are cut out, a crowded one is found to be enlarged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from guide.dataclass import dataclass

BREAK = 16.0
"""Width of a cut, in user units."""

_EMPTY_SHARE = 0.12
_EMPTY_RATIO = 3.0
"""A stretch without events is cut out if it is a larger share of the whole, and so many times as long as is usual."""
_MARGIN_SHARE = 0.02
"""The axis goes on so far before and after the events of a piece."""
_STEPS = tuple(step * 10**power for power in range(6) for step in (1, 2, 5))
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_STARTS = tuple(days / 365 for days in accumulate(_DAYS, initial=0))

_CROWD_COUNT = 5
_CROWD_SHARE = 0.3
_CROWD_LENGTH = 0.06
"""A stretch is crowded if so many events, and such a share of all, lie within such a share of the whole."""

Span = tuple[float, float]
"""From and to, in decimal years."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An uncut piece of the axis: its years, its left end in user units, and user units a year."""

    start: float
    end: float
    left: float
    unit: float

    def place(self, year: float) -> float:
        return self.left + (min(max(year, self.start), self.end) - self.start) * self.unit

    @property
    def right(self) -> float:
        return self.place(self.end)


@dataclass(frozen=True, slots=True)
class Axis:
    """Pieces in order, all at one scale."""

    pieces: tuple[Piece, ...]

    def place(self, year: float) -> float:
        """Where a year is; one that was cut out is at the cut's left edge."""
        index = bisect_right([piece.start for piece in self.pieces], year) - 1
        return self.pieces[max(index, 0)].place(year)

    def years(self, room: float) -> list[int]:
        """Whole years at a round step that are at least ``room`` apart; each piece has one if it can."""
        unit = self.pieces[0].unit
        step = next((step for step in _STEPS if step * unit >= room), _STEPS[-1])
        found: list[int] = []
        for piece in self.pieces:
            inside = range(-int(-piece.start // 1), int(piece.end // 1) + 1)
            for year in [year for year in inside if year % step == 0] or inside[:1]:
                if not found or self.place(year) - self.place(found[-1]) >= room:
                    found.append(year)
        return found


def axis_of(spans: Iterable[Span], left: float, width: float) -> Axis:
    """An axis for stretches of time, of which there is at least one."""
    groups = _groups(sorted(spans))
    margin = max(sum(end - start for start, end in groups) * _MARGIN_SHARE, 0.01)
    stretches = [(start - margin, end + margin) for start, end in groups]
    room = width - BREAK * (len(stretches) - 1)
    unit = room / sum(end - start for start, end in stretches)
    pieces: list[Piece] = []
    for start, end in stretches:
        pieces.append(Piece(start, end, left, unit))
        left = pieces[-1].right + BREAK
    return Axis(tuple(pieces))


def _groups(ordered: Sequence[Span]) -> list[Span]:
    """The stretches that hold events, with the long empty ones between them left out."""
    filled: list[Span] = [ordered[0]]
    for start, end in ordered[1:]:
        if start > filled[-1][1]:
            filled.append((start, end))
        else:
            filled[-1] = filled[-1][0], max(filled[-1][1], end)
    gaps = [after[0] - before[1] for before, after in pairwise(filled)]
    if not gaps:
        return filled
    usual = sorted(gaps)[len(gaps) // 2]
    longest = max((filled[-1][1] - filled[0][0]) * _EMPTY_SHARE, usual * _EMPTY_RATIO)
    groups = filled[:1]
    for gap, (start, end) in zip(gaps, filled[1:], strict=True):
        if gap > longest:
            groups.append((start, end))
        else:
            groups[-1] = groups[-1][0], end
    return groups


def uncut_axis(span: Span, left: float, width: float) -> Axis:
    return Axis((Piece(*span, left, width / (span[1] - span[0])),))


def crowded(spans: Sequence[Span]) -> Span | None:
    """The stretch, in whole months, in which events crowd so that one scale can't show them; None if none does.

    What lasts long does not crowd.
    """
    whole = max(end for _, end in spans) - min(start for start, _ in spans)
    length = min(whole * _CROWD_LENGTH, 1.0)
    ordered = sorted(span for span in spans if span[1] - span[0] <= length / 4)
    first, best = 0, (0, 0)
    for last, (_, end) in enumerate(ordered):
        while end - ordered[first][0] > length:
            first += 1
        best = max(best, (last - first + 1, -first))
    count, start = best[0], -best[1]
    if count < max(_CROWD_COUNT, _CROWD_SHARE * len(spans)):
        return None
    inside = ordered[start : start + count]
    touched = months((inside[0][0], max(end for _, end in inside) + 1 / 365))
    return touched[0].start, touched[-1].end


@dataclass(frozen=True, slots=True)
class Month:
    year: int
    index: int
    """From 0."""

    @property
    def start(self) -> float:
        return self.year + _MONTH_STARTS[self.index]

    @property
    def end(self) -> float:
        return self.year + _MONTH_STARTS[self.index + 1]


def months(span: Span) -> Sequence[Month]:
    """The months that a stretch touches."""
    start, end = span
    every = (
        Month(year, index)
        for year in range(int(start // 1), int(end // 1) + 1)
        for index in range(12)
    )
    return [month for month in every if month.end > start + 1e-6 and month.start < end - 1e-6]
