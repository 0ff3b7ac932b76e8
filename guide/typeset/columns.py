"""A part's units as columns of numbers, and the stops among them where its lines may end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from math import inf
from operator import add, sub
from typing import NamedTuple

from guide.typeset.gather import Part
from guide.typeset.hanging import HYPHEN
from guide.typeset.linebreak import Measure, Stops, reach_of
from guide.typeset.opportunities import Join
from guide.typeset.units import Division

_SPACE, _DASH, _ADDRESS, _SYLLABLE = Join.SPACE, Join.DASH, Join.ADDRESS, Join.SYLLABLE

PENALTIES = {
    Join.SPACE: 0.0,
    Join.BREAK: 400.0,
    Join.DASH: 2_500.0,
    Join.ADDRESS: 5_000.0,
    Join.SYLLABLE: 2_500.0,
    Join.FORCED: 250_000.0,
}
"""Demerits of ending a line at each join."""
_SHORTEST_DIVIDED = 5
_NO_DIVISIONS: Mapping[int, Division] = {}


class Columns(NamedTuple):
    """By unit; ``starts``, ``spaces`` and ``lengths`` have the part's end as one more. Points from the part's start."""

    pieces: Sequence[str]
    widths: Sequence[float]
    gaps: Sequence[float]
    """Of the space after a unit."""
    joins: Sequence[Join]
    texts: Sequence[str]
    starts: list[float]
    ends: list[float]
    """Without the gap."""
    spaces: list[int]
    """How many there are before the unit."""
    lengths: list[int]
    """How many characters the units before it have."""
    lefts: Sequence[float]
    """Points that hang out to the left where it begins a line."""
    rights: Sequence[float]
    """Likewise to the right where it ends one."""


def columns_of(part: Part) -> Columns:
    pieces, widths, gaps, joins, texts, _, _, lefts, rights = zip(*part.units, strict=True)
    starts = list(accumulate(map(add, widths, gaps), initial=0.0))
    return Columns(
        pieces,
        widths,
        gaps,
        joins,
        texts,
        starts,
        list(map(add, starts, widths)),
        list(accumulate(map(bool, gaps), initial=0)),
        list(accumulate(map(len, texts), initial=0)),
        lefts,
        rights,
    )


class Candidates(NamedTuple):
    """The places where lines may end."""

    stops: Stops
    units: Sequence[int]
    """The unit at (or in) which each stop is."""
    divisions: Mapping[int, Division]
    """By stop: how its unit is divided."""

    def widest(self) -> float:
        """The width in points of the longest stretch between two stops."""
        ends, starts = self.stops.ends, self.stops.starts
        widths: Iterator[float] = map(sub, ends, chain((0.0,), starts))
        return max(widths)


def without_hyphens(part: Part, columns: Columns, indent: float) -> Candidates:
    """The stops at spaces and other joins; words are not divided."""
    joins, starts, ends, spaces = columns.joins, columns.starts, columns.ends, columns.spaces
    count = len(joins)
    if joins.count(_SPACE) == count:
        return Candidates(
            Stops(
                ends,
                [*starts[1:-1], -indent],
                spaces[:-1],
                [*spaces[1:-1], 0],
                [0.0] * count,
                [False] * count,
            ),
            range(count),
            _NO_DIVISIONS,
        )
    chosen = [unit for unit, join in enumerate(joins) if join >= _SPACE]
    stops = Stops(
        [_end(part, columns, unit) for unit in chosen],
        [*[starts[unit + 1] for unit in chosen[:-1]], -indent],
        [spaces[unit] for unit in chosen],
        [*[spaces[unit + 1] for unit in chosen[:-1]], 0],
        [PENALTIES[joins[unit]] for unit in chosen],
        [joins[unit] in (_DASH, _SYLLABLE) for unit in chosen],
    )
    return Candidates(stops, chosen, _NO_DIVISIONS)


def _end(part: Part, columns: Columns, unit: int) -> float:
    """Where a line ends that ends after a unit, with the hyphen that this may need."""
    if columns.joins[unit] is not _SYLLABLE:
        return columns.ends[unit]
    words = part.owner_of(unit).words
    assert words is not None  # only words have syllables
    return columns.ends[unit] + words.hyphen[1]


def with_hyphens(
    part: Part, columns: Columns, plain: Candidates, measure: Measure, tolerance: float
) -> Candidates:
    """The stops of ``plain`` and those inside of words that can come to stand at a line's end."""
    starts, ends, spaces = columns.starts, columns.ends, columns.spaces
    plain_rows = list(zip(*plain.stops, strict=True))
    rows: list[tuple[float, float, int, int, float, bool]] = []
    units: list[int] = []
    divisions: dict[int, Division] = {}
    done = 0
    for stop, unit, ways in _divided(part, columns, plain, measure, tolerance):
        rows += plain_rows[done:stop]
        units += plain.units[done:stop]
        done = stop
        start, end, count = starts[unit], ends[unit], spaces[unit]
        for way in ways:
            divisions[len(rows)] = way
            rows.append(
                (start + way.before_width, end - way.after_width, count, count, way.penalty, True)
            )
            units.append(unit)
    rows += plain_rows[done:]
    units += plain.units[done:]
    return Candidates(Stops(*zip(*rows, strict=True)), units, divisions)


def _divided(
    part: Part, columns: Columns, plain: Candidates, measure: Measure, tolerance: float
) -> Iterator[tuple[int, int, Sequence[Division]]]:
    """The units that may be divided at a line's end, with the stop after each and the ways to do it."""
    owners = iter([*part.owners, part.owners[-1]._replace(first=len(part.units))])
    owner, next_owner = next(owners), next(owners)
    for stop, unit in _long_units(columns, plain, measure, tolerance):
        while unit >= next_owner.first:
            owner, next_owner = next_owner, next(owners)
        if owner.words is not None:
            ways = owner.words.divisions(part.units[unit])
            if ways:
                yield stop, unit, ways


def _long_units(
    columns: Columns, plain: Candidates, measure: Measure, tolerance: float
) -> list[tuple[int, int]]:
    """The units at line ends that are long enough to be divided, each with the stop after it."""
    units, texts, joins = plain.units, columns.texts, columns.joins
    stops = _words_at_line_ends(plain.stops, measure, tolerance)
    if isinstance(units, range):  # each unit is a word
        return [(stop, stop) for stop in stops if len(texts[stop]) >= _SHORTEST_DIVIDED]
    # A web address is never hyphenated, a word with a hyphen of its own only at the last.
    barriers = {_ADDRESS} if tolerance == inf else {_ADDRESS, _DASH}
    return [
        (stop, unit)
        for stop in stops
        for unit in range(units[stop - 1] + 1 if stop else 0, units[stop] + 1)
        if len(texts[unit]) >= _SHORTEST_DIVIDED
        and barriers.isdisjoint(joins[max(unit - 1, 0) : unit + 1])
    ]


def _words_at_line_ends(stops: Stops, measure: Measure, tolerance: float) -> list[int]:
    """The stops whose word may be divided at the end of some line.

    Line by line, from the earliest and the latest place where the line before can end. Only of these words are the
    hyphenation points asked for: new words are slow.
    """
    reach = reach_of(stops, measure, tolerance)
    last = len(stops.ends) - 1
    found: list[int] = []
    earliest = latest = -1
    while latest < last:
        # A line may start inside the word before ``earliest``, and end inside the word after the latest.
        earliest = reach(max(earliest - 1, -1)).start
        unknown = max(earliest, latest + 1)
        latest = min(reach(latest).stop, last)
        found += range(unknown, latest + 1)
    return found


def hung(candidates: Candidates, part: Part, columns: Columns) -> Candidates:
    """The same stops, but what hangs out of a line takes none of its room."""
    stops, units, divisions = candidates
    rights, lefts = columns.rights, (*columns.lefts[1:], 0.0)  # of the unit after each
    ending, beginning = rights, lefts[:-1]
    if not isinstance(units, range):
        ending = [
            rights[unit]
            if columns.joins[unit] is not _SYLLABLE
            else HYPHEN * part.units[unit].style.size
            for unit in units
        ]
        beginning = tuple([lefts[unit] for unit in units[:-1]])
    ends = list(map(sub, stops.ends, ending))
    starts = [*map(add, stops.starts, beginning), stops.starts[-1]]
    for stop in divisions:
        starts[stop] = stops.starts[stop]
        ends[stop] = stops.ends[stop] - HYPHEN * part.units[units[stop]].style.size
    return Candidates(stops._replace(ends=ends, starts=starts), units, divisions)


def boxes(part: Part) -> Iterator[tuple[int, int, float]]:
    """The stretches that can't be broken: first unit, unit after the last, width in points."""
    first, width = 0, 0.0
    for index, unit in enumerate(part.units):
        width += unit.width
        if unit.join >= _SPACE:
            yield first, index + 1, width
            first, width = index + 1, 0.0
        else:
            width += unit.gap
