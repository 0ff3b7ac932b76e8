"""Events on an axis: dots for points in time, bars for spans, labels on stems."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.dataclass import dataclass
from guide.document import TimelineEntry, plain_text
from guide.pdf.flags import Flag, Wish, place_flags
from guide.pdf.plot import Plot
from guide.pdf.scale import Scale

_RADIUS = {"major": 2.9, "normal": 2.1, "minor": 1.4}
_STEP = 6.0
"""From dot to dot where several events share a place."""
_MOST_DOTS = 5
"""Dots above each other; further ones cover the topmost."""
_FIRST = 4.0
"""From the axis to the middle of the first dot."""
_BAR = 2.4
_CLEAR = 8.0
"""From the topmost dot to the lowest label."""


@dataclass(frozen=True, slots=True)
class Side:
    """What stands on one side of an axis, all measured away from it in points."""

    entries: Sequence[TimelineEntry]
    heights: dict[str, float]
    """Of each event's dot."""
    flags: Sequence[Flag]
    dots: float
    """From the axis to the first row of labels."""
    extent: float
    """From the axis to the last row of labels."""


def side_of(
    plot: Plot,
    entries: Sequence[TimelineEntry],
    labelled: Sequence[TimelineEntry],
    scale: Scale,
    most: int,
) -> Side:
    """The events of one side in their places; of those ``labelled``, the more important first, as many as have room.

    ``most`` is how many rows of labels there may be.
    """
    unit = plot.setter.sized(1.0)
    heights = {key: height * unit for key, height in _heights(entries, scale, unit)}
    flags = place_flags(_wishes(plot, labelled, scale), plot.place.width, most)
    rows = max((flag.row for flag in flags), default=-1) + 1
    dots = max(heights.values(), default=0.0) + _CLEAR * unit / 2 if entries else 0.0
    return Side(entries, heights, flags, dots, dots + rows * plot.row)


def draw_above(plot: Plot, side: Side, scale: Scale, axis: float) -> None:
    """Draw a side upwards from the y of the axis's upper edge."""
    _draw(plot, side, scale, axis, -1.0)


def draw_below(plot: Plot, side: Side, scale: Scale, axis: float) -> None:
    """Draw a side downwards from the y of the axis's lower edge."""
    _draw(plot, side, scale, axis, 1.0)


def draw_stems(
    plot: Plot,
    entries: Sequence[TimelineEntry],
    side: Side,
    scale: Scale,
    axis: float,
    away: float,
) -> None:
    """Lines from an axis to what stands on both sides of it; ``away`` is upwards (-1) or down (1)."""
    plot.pen("accent", 0.9)
    for entry in entries:
        x = scale.x(entry.start)
        plot.line(x, axis, x, axis + away * side.heights[entry.id])


def _draw(plot: Plot, side: Side, scale: Scale, axis: float, away: float) -> None:
    titles = {entry.id: plain_text(entry.title) for entry in side.entries}
    plot.pen("line", 0.5)
    for flag in side.flags:
        middle = axis + away * (side.dots + (flag.row + 0.5) * plot.row)
        baseline = middle + plot.row * 0.3
        plot.line(flag.x, middle, flag.x, axis + away * side.heights[flag.key])
        plot.text(titles[flag.key], flag.left, baseline)
    plot.ink("accent")
    bar = plot.setter.sized(_BAR)
    for entry in side.entries:
        if entry.end is not None:
            left, right = scale.x(entry.start), scale.x(entry.end)
            y = axis + away * side.heights[entry.id] - bar / 2
            plot.box(left, y, max(right - left, bar), bar)
    for entry in side.entries:
        y = axis + away * side.heights[entry.id]
        radius = plot.setter.sized(_RADIUS[entry.importance])
        plot.dot(scale.x(entry.start), y, radius, is_hollow=entry.uncertain)


def _heights(
    entries: Sequence[TimelineEntry], scale: Scale, unit: float
) -> Iterator[tuple[str, float]]:
    """How far from the axis each event stands, in units: beyond those that are too near."""
    ends = [-9.0 * unit] * _MOST_DOTS
    for entry in sorted(entries, key=lambda entry: entry.start):
        left = scale.x(entry.start)
        right = scale.x(entry.end) if entry.end is not None else left
        free = (level for level, end in enumerate(ends) if left - end > _STEP * unit)
        level = next(free, _MOST_DOTS - 1)
        ends[level] = max(right, left)
        yield entry.id, _FIRST + level * _STEP


def _wishes(plot: Plot, entries: Sequence[TimelineEntry], scale: Scale) -> Iterator[Wish]:
    """Important events first; from right to left, so that labels to the right of their stems find room."""
    for importance in ("major", "normal"):
        chosen = [entry for entry in entries if entry.importance == importance]
        for entry in sorted(chosen, key=lambda entry: -entry.start):
            yield Wish(entry.id, scale.x(entry.start), plot.width_of(plain_text(entry.title)))
