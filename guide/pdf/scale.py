"""A time axis that is true to scale except where long empty stretches are cut out, and shown to be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from guide.document import TimelineEntry

BREAK_WIDTH = 14.0
"""Points that a cut takes on the axis."""
_GAP_SHARE = 0.12
"""An empty stretch longer than this share of the whole is cut out."""


@dataclass(frozen=True, slots=True)
class AxisPiece:
    """An uncut piece of the axis: years ``start`` to ``end`` between x ``left`` and ``right`` (points)."""

    start: float
    end: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Scale:
    pieces: tuple[AxisPiece, ...]
    ticks: tuple[int, ...]

    def x(self, year: float) -> float:
        """The place of a decimal year; years inside a cut stand at the cut's edge."""
        index = max(0, bisect_right([piece.start for piece in self.pieces], year) - 1)
        piece = self.pieces[index]
        share = (min(year, piece.end) - piece.start) / ((piece.end - piece.start) or 1.0)
        return piece.left + max(0.0, share) * (piece.right - piece.left)

    @staticmethod
    def name(year: int) -> str:
        """ISO years as they are read on an axis; 0 and before with a minus sign."""
        return str(year) if year > 0 else f"\u2212{-year}"


def scale_of(entries: Sequence[TimelineEntry], width: float) -> Scale:
    """An axis for entries in order of time, ``width`` points long."""
    spans = sorted((entry.start, entry.end or entry.start) for entry in entries)
    whole = max(max(end for _, end in spans) - spans[0][0], 0.01)
    groups: list[list[float]] = [[spans[0][0], spans[0][1]]]
    for start, end in spans[1:]:
        if start - groups[-1][1] > whole * _GAP_SHARE:
            groups.append([start, end])
        else:
            groups[-1][1] = max(groups[-1][1], end)
    margin = whole * 0.012
    stretches = [(start - margin, end + margin) for start, end in groups]
    room = width - BREAK_WIDTH * (len(stretches) - 1)
    least = min(60.0, room / len(stretches) / 2)
    total = sum(end - start for start, end in stretches)
    spare = room - least * len(stretches)
    pieces: list[AxisPiece] = []
    left = 0.0
    for start, end in stretches:
        right = left + least + spare * (end - start) / total
        pieces.append(AxisPiece(start, end, left, right))
        left = right + BREAK_WIDTH
    return Scale(tuple(pieces), _ticks(pieces))


def _ticks(pieces: Sequence[AxisPiece]) -> tuple[int, ...]:
    """Whole years, or as many of them as have room."""
    ticks: list[int] = []
    for piece in pieces:
        years = range(int(piece.start) + 1, int(piece.end) + 1)
        room = (piece.right - piece.left) / 32.0
        step = next(
            step for step in (1, 2, 5, 10, 20, 50, 100, 500, 10**6) if len(years) / step <= room
        )
        ticks += [year for year in years if year % step == 0]
    return tuple(ticks)
