"""The timeline at a glance: all events on one axis, true to scale, and the crowded stretch of it enlarged below.

Where events have two lanes, such as two sides of a war, one lane stands above the axis and the other below; what
belongs to both or neither stands on both sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.document import Timeline, TimelineEntry
from guide.pdf.events import draw_above, draw_below, draw_stems, side_of
from guide.pdf.plot import Plot
from guide.pdf.scale import Scale, densest, months_between, plain_scale, scale_of
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Row

_FUNNEL = 20.0
"""Height of what leads from the crowded stretch to its enlargement, in points."""
_FEWEST = 3
"""Events that make an overview."""
_CROWD = 5
_CROWD_SHARE = 0.3
_CROWD_LENGTH = 0.06
"""A stretch is enlarged if so many events, and such a share of all, lie within such a share of the whole."""
_LONGEST_CROWD = 1.0
"""Years; more months have no room for their names."""
_BELOW = 12.0
_YEAR_GAP = 12.0
"""Points between two years named on an axis at least."""
_MOST_LABELS = 4
"""Rows of labels on each side of an axis."""
_TALLEST = 0.65
"""Share of the page: what large type makes taller has fewer labels."""
_BELOW_HEADING = 0.8
"""Share that a heading leaves: what has no room there even so enlarges nothing."""


@dataclass(frozen=True, slots=True)
class Span:
    """Decimal years from ``start`` to ``end``."""

    start: float
    end: float

    def holds(self, entry: TimelineEntry) -> bool:
        return self.start <= entry.start < self.end


def set_overview(setter: Setter, timeline: Timeline, place: Place) -> list[Row]:
    """The drawing as one row; nothing for a few events, which the list itself shows well."""
    entries = [entry for entry in timeline.entries if isinstance(entry, TimelineEntry)]
    if len(entries) < _FEWEST:
        return []
    node = place.parent.child("Figure", alt=timeline.overview_alt, bbox=True)
    crowd = _crowd(entries, timeline.months)
    for labels in range(_MOST_LABELS, 0, -1):
        drawn = _drawn(Plot(setter, place, node), timeline, entries, labels, crowd)
        if drawn.height <= setter.text_height * _TALLEST:
            return [drawn]
    if drawn.height > setter.text_height * _BELOW_HEADING:
        drawn = _drawn(Plot(setter, place, node), timeline, entries, 1, None)
    return [drawn]


def _drawn(
    plot: Plot,
    timeline: Timeline,
    entries: Sequence[TimelineEntry],
    labels: int,
    crowd: Span | None,
) -> Row:
    """The drawing with at most so many rows of labels on each side of an axis, and a stretch enlarged."""
    place, grid = plot.place, plot.setter.grid
    scale = scale_of(((entry.start, entry.end or entry.start) for entry in entries), place.width)
    lanes = timeline.lanes
    axis, y = _draw_events(plot, _Events(entries, crowd, lanes, labels), scale, 0.0)
    _name_years(plot, scale, axis)
    if crowd:
        _draw_funnel(plot, scale, crowd, y)
        inside = [entry for entry in entries if crowd.holds(entry)]
        scale = plain_scale(crowd.start, crowd.end, place.width)
        axis, y = _draw_events(plot, _Events(inside, None, lanes, labels), scale, y + _FUNNEL)
        _name_months(plot, scale, crowd, timeline.months, axis)
    return plot.row_of(-(-(y + _BELOW) // grid) * grid)


# --- the axis of all events -----------------------------------------------------------------------


class _Events(NamedTuple):
    """Events of one axis."""

    entries: Sequence[TimelineEntry]
    unlabelled: Span | None
    """A stretch whose events have their labels elsewhere."""
    lanes: tuple[str, str] | None
    labels: int
    """Rows of labels on each side, at most."""

    def is_labelled(self, entry: TimelineEntry) -> bool:
        """Whether an event gets a label if it has room."""
        return self.unlabelled is None or not self.unlabelled.holds(entry)

    def above(self) -> list[TimelineEntry]:
        """All but those of the second lane."""
        return [
            entry for entry in self.entries if self.lanes is None or entry.lane != self.lanes[1]
        ]

    def below(self) -> list[TimelineEntry]:
        """All but those of the first lane; none without lanes."""
        return [entry for entry in self.entries if self.lanes and entry.lane != self.lanes[0]]

    def below_alone(self) -> list[TimelineEntry]:
        """Those of the second lane."""
        return [entry for entry in self.entries if self.lanes and entry.lane == self.lanes[1]]

    def joined(self) -> list[TimelineEntry]:
        """Those on both sides."""
        return [entry for entry in self.entries if self.lanes and entry.lane not in self.lanes]


def _draw_events(plot: Plot, events: _Events, scale: Scale, top: float) -> tuple[float, float]:
    """The axis with its events, from y ``top`` down; answers the y of its upper edge, and that below everything."""
    joined = events.joined()
    upper, lower = events.above(), events.below()
    above = side_of(plot, upper, list(filter(events.is_labelled, upper)), scale, events.labels)
    named = filter(events.is_labelled, events.below_alone())
    below = side_of(plot, lower, list(named), scale, events.labels)
    names = plot.row if events.lanes else 0.0
    axis = top + names + above.extent
    bottom = axis + plot.band + below.extent + names
    for piece in scale.pieces:
        plot.axis(piece.left, axis, piece.right - piece.left)
    draw_stems(plot, joined, above, scale, axis, -1.0)
    draw_stems(plot, joined, below, scale, axis + plot.band, 1.0)
    draw_above(plot, above, scale, axis)
    draw_below(plot, below, scale, axis + plot.band)
    if events.lanes:
        baselines = (top + names * 0.7, bottom - names * 0.3)
        for name, baseline in zip(events.lanes, baselines, strict=True):
            plot.text(name, 0.0, baseline, "overview-lane")
    return axis, bottom


def _name_years(plot: Plot, scale: Scale, axis: float) -> None:
    plot.pen("line", 0.5)
    for year in scale.years(plot.width_of("0000") + plot.setter.sized(_YEAR_GAP)):
        x = scale.x(float(year))
        name = scale.name(year)
        ends = next(piece.right for piece in scale.pieces if x <= piece.right)
        plot.line(x, axis, x, axis + plot.band)
        if x + plot.width_of(name) + 3.0 <= ends:
            plot.name(name, x, axis)
    plot.pen("line", 0.8)
    for piece in scale.pieces[1:]:
        # Where time is cut out, the axis is torn.
        for x in (piece.left - 7.0, piece.left - 4.0):
            plot.line(x - 2.0, axis + plot.band + 2.0, x + 2.0, axis - 2.0)


# --- the crowded stretch ---------------------------------------------------------------------------


def _crowd(entries: Sequence[TimelineEntry], months: Sequence[str]) -> Span | None:
    """The stretch that is worth enlarging, in whole months."""
    if not months:
        return None
    moments = sorted(entry.start for entry in entries)
    whole = moments[-1] - moments[0]
    first, last = densest(moments, min(whole * _CROWD_LENGTH, _LONGEST_CROWD))
    if last - first + 1 < max(_CROWD, _CROWD_SHARE * len(moments)):
        return None
    touched = months_between(moments[first], moments[last] + 1 / 365)
    return Span(touched[0][0], touched[-1][1])


def _draw_funnel(plot: Plot, scale: Scale, crowd: Span, top: float) -> None:
    """The stretch that is enlarged, widening to the measure."""
    left, right = scale.x(crowd.start), scale.x(crowd.end)
    width, bottom = plot.place.width, top + _FUNNEL
    if plot.setter.tint("tint"):
        plot.ink("tint")
        corners = ((left, top), (right, top), (width, bottom), (0.0, bottom))
        path = " ".join(
            f"{x:.2f} {-y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(corners)
        )
        plot.parts += [path, "f"]
    else:
        plot.pen("line", 0.6)
        plot.line(left, top, 0.0, bottom)
        plot.line(right, top, width, bottom)


def _name_months(plot: Plot, scale: Scale, crowd: Span, months: Sequence[str], axis: float) -> None:
    """Each month's name; the year behind the first of it, or in its stead where there is no room for both."""
    plot.pen("line", 0.5)
    shown = months_between(crowd.start, crowd.end)
    room = plot.place.width / len(shown) - 4.0
    names = _fitting(plot, months, room)
    for start, _, month in shown:
        name, year = names[month], str(int(start + 1e-6))
        if month == 0 or start == crowd.start:
            name = f"{name} {year}" if plot.width_of(f"{name} {year}") <= room else year
        left = scale.x(start)
        plot.line(left, axis, left, axis + plot.band)
        plot.name(name, left, axis)


def _fitting(plot: Plot, names: Sequence[str], room: float) -> Sequence[str]:
    """The months' names, in full if all fit with a year behind them, else their first three letters."""
    if all(plot.width_of(f"{name} 0000") <= room for name in names):
        return names
    return [name[:3] for name in names]
