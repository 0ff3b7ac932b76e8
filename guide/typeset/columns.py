"""A part's units as columns of numbers, and the stops among them where its lines may end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from guide.typeset.gather import Part
from guide.typeset.linebreak import Measure, Stops, reach_of
from guide.typeset.opportunities import Join
from guide.typeset.units import Division

PENALTIES = {
    Join.SPACE: 0.0,
    Join.BREAK: 20.0,
    Join.DASH: 50.0,
    Join.ADDRESS: 70.0,
    Join.SYLLABLE: 50.0,
    Join.FORCED: 500.0,
}
"""Of ending a line at each join."""
HYPHEN = 50.0
"""Penalty of dividing a word."""
HYPHEN_IN_NAME = 120.0
"""Of dividing one with a capital, more often than not a name, or one that has a hyphen already."""


class Place(NamedTuple):
    """Where a line may end: after a unit, or inside it where it is divided."""

    unit: int
    division: Division | None = None


class Columns(NamedTuple):
    """By unit. Points from the part's start; a gap is the space after a unit."""

    pieces: Sequence[str]
    widths: Sequence[float]
    gaps: Sequence[float]
    joins: Sequence[Join]
    texts: Sequence[str]
    ends: Sequence[float]
    starts: Sequence[float]
    """Of the next unit."""
    counts_at_end: Sequence[int]
    """Spaces before the unit's end."""
    counts_at_start: Sequence[int]
    """Spaces before the next unit."""


def columns_of(part: Part) -> Columns:
    pieces, widths, gaps, joins, texts, _, _ = zip(*part.units, strict=True)
    starts = list(accumulate(map(add, widths, gaps)))
    is_spaced = [1 if gap else 0 for gap in gaps]
    counts = list(accumulate(is_spaced))
    return Columns(
        pieces,
        widths,
        gaps,
        joins,
        texts,
        ends=list(map(sub, starts, gaps)),
        starts=starts,
        counts_at_end=list(map(sub, counts, is_spaced)),
        counts_at_start=counts,
    )


class Candidates(NamedTuple):
    """All stops of a part, and what each of them is."""

    stops: Stops
    places: Sequence[Place]


def without_hyphens(part: Part, columns: Columns, indent: float) -> Candidates:
    """The stops at spaces and other joins; words are not divided."""
    joins = columns.joins
    chosen = [place for place, join in enumerate(joins) if join >= Join.SPACE]
    places = [Place(place) for place in chosen]
    if len(chosen) == len(joins) and joins.count(Join.SPACE) == len(joins):
        stops = Stops(
            columns.ends,
            columns.starts,
            columns.counts_at_end,
            columns.counts_at_start,
            [0.0] * len(joins),
            [False] * len(joins),
        )
    else:
        stops = Stops(
            [_end(part, columns, unit) for unit in chosen],
            [columns.starts[unit] for unit in chosen],
            [columns.counts_at_end[unit] for unit in chosen],
            [columns.counts_at_start[unit] for unit in chosen],
            [PENALTIES[joins[unit]] for unit in chosen],
            [joins[unit] in (Join.DASH, Join.SYLLABLE) for unit in chosen],
        )
    return Candidates(_indented(stops, indent), places)


def _end(part: Part, columns: Columns, unit: int) -> float:
    """Where a line ends that ends after a unit, with the hyphen that this may need."""
    if columns.joins[unit] is not Join.SYLLABLE:
        return columns.ends[unit]
    words = part.owner_of(unit).words
    assert words is not None  # only words have syllables
    return columns.ends[unit] + words.hyphen[1]


def _indented(stops: Stops, indent: float) -> Stops:
    """The stops with the first line's start at their end, as ``Stops`` wants it."""
    return stops._replace(
        starts=[*stops.starts[:-1], -indent], counts_at_start=[*stops.counts_at_start[:-1], 0]
    )


def with_hyphens(
    part: Part, columns: Columns, plain: Candidates, measure: Measure, tolerance: float
) -> Candidates:
    """The stops of ``plain`` and those inside of words that can come to stand at a line's end."""
    rows: list[tuple[float, float, int, int, float, bool]] = []
    places: list[Place] = []
    askable = _words_at_line_ends(plain.stops, measure, tolerance)
    first = 0
    for stop, row in enumerate(zip(*plain.stops, strict=True)):
        place = plain.places[stop]
        if stop in askable:
            for unit in range(first, place.unit + 1):
                for division in _divisions(part, columns, unit):
                    end = columns.ends[unit]
                    count = columns.counts_at_end[unit]
                    penalty = _penalty(columns, unit)
                    before = end - columns.widths[unit] + division.before_width
                    rows.append((before, end - division.after_width, count, count, penalty, True))
                    places.append(Place(unit, division))
        rows.append(row)
        places.append(place)
        first = place.unit + 1
    return Candidates(Stops(*zip(*rows, strict=True)), places)


def _words_at_line_ends(stops: Stops, measure: Measure, tolerance: float) -> set[int]:
    """The stops whose word may be divided at the end of some line.

    Line by line, from the earliest and the latest place where the line before can end. Patterns are asked for those
    words only: they are slow.
    """
    reach = reach_of(stops, measure, tolerance)
    last = len(stops.ends) - 1
    found: set[int] = set()
    earliest = latest = -1
    while True:
        # A line may start inside the word before ``earliest``, or end inside the word after the latest.
        earliest, latest = reach(max(earliest - 1, -1)).start, min(reach(latest).stop, last)
        found.update(range(earliest, latest + 1))
        if latest == last:
            found.update(range(earliest, last + 1))
            return found


def _divisions(part: Part, columns: Columns, unit: int) -> Sequence[Division]:
    if len(columns.texts[unit]) < 5 or Join.ADDRESS in columns.joins[max(unit - 1, 0) : unit + 1]:
        return ()
    words = part.owner_of(unit).words
    if words is None or part.units[unit].style is not words.style:
        return ()
    return words.divisions(columns.texts[unit])


def _penalty(columns: Columns, unit: int) -> float:
    text = columns.texts[unit]
    is_compound = Join.DASH in columns.joins[max(unit - 1, 0) : unit + 1]
    return HYPHEN_IN_NAME if is_compound or text != text.lower() else HYPHEN


def boxes(part: Part) -> Iterator[tuple[int, int, float]]:
    """The stretches that can't be broken: first unit, unit after the last, width."""
    first, width = 0, 0.0
    for index, unit in enumerate(part.units):
        width += unit.width
        if unit.join >= Join.SPACE:
            yield first, index + 1, width
            first, width = index + 1, 0.0
        else:
            width += unit.gap
