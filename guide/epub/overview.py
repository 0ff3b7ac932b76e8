"""The timeline's overview: all events on one axis, drawn to scale, with the empty stretches cut out.

One scale holds for the whole axis; where the timeline leaves a long gap out, the axis is visibly broken. Events
that fall on the same place are stacked, so that a crowded summer rises above the years around it; intervals are bars
below the axis. Everything is drawn in the colour of the text, by day and by night.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, isfinite

from guide.document import TimelineEntry, TimelineGap
from guide.epub.markup import escape

WIDTH = 320.0
"""User units; as wide as the narrowest screen, where text in the drawing keeps its size."""
MARGIN = 14.0
BREAK = 16.0
"""Width of a break in the axis."""
DOT = 2.6
"""Radius of an event."""
PITCH = 6.6
"""Distance of stacked events, and of bars."""
TEXT = 12.0
LEAST_TICK = 36.0
"""Least distance of labelled ticks: room for "1939"."""

_STEPS = tuple(step * 10**power for power in range(5) for step in (1, 2, 5))


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the axis without a break: whole years from ``first`` to ``last``."""

    first: int
    last: int
    left: float
    """Where it starts, in user units."""
    unit: float
    """User units a year."""

    def place(self, year: float) -> float:
        return self.left + (min(max(year, self.first), self.last) - self.first) * self.unit

    @property
    def right(self) -> float:
        return self.place(self.last)


def draw_overview(entries: Sequence[TimelineEntry | TimelineGap], alt: str) -> str:
    """The overview as inline SVG with its text alternative; "" where nothing can be drawn to scale."""
    runs = list(_runs(entries))
    if not runs:
        return ""
    stretches = _stretches(runs)
    pairs = list(zip(stretches, runs, strict=True))
    dots = _stacked([(s, e) for s, run in pairs for e in run if not _is_bar(s, e)])
    bars = _stacked_bars([(s, e) for s, run in pairs for e in run if _is_bar(s, e)])
    axis = 6 + PITCH * (1 + max((row for _, _, row in dots), default=0)) + 4
    below = axis + 6 + PITCH * len({row for _, _, _, row in bars})
    parts = [
        *_axis(stretches, axis),
        *(_dot(x, axis - 4 - PITCH * (row + 0.5), event) for x, event, row in dots),
        *(_bar(x0, x1, axis + 5 + PITCH * row, event) for x0, x1, event, row in bars),
        *_ticks(stretches, axis, below + TEXT),
    ]
    height = below + TEXT + 5
    name = escape(alt)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:.1f}" role="img"'
        f' aria-label="{name}" fill="none" stroke="currentColor"><title>{name}</title>'
        f"{''.join(parts)}</svg>"
    )


def _runs(entries: Iterable[TimelineEntry | TimelineGap]) -> Iterator[list[TimelineEntry]]:
    """Events between gaps; those without a finite place in time can't be drawn."""
    run: list[TimelineEntry] = []
    for entry in entries:
        if isinstance(entry, TimelineEntry):
            if isfinite(entry.start) and isfinite(_end(entry)):
                run.append(entry)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _end(event: TimelineEntry) -> float:
    return event.start if event.end is None else event.end


def _stretches(runs: Sequence[Sequence[TimelineEntry]]) -> list[Stretch]:
    """The axis: each run widened to whole years, all at the same scale."""
    spans = []
    for run in runs:
        first = floor(min(event.start for event in run))
        spans.append((first, max(ceil(max(map(_end, run))), first + 1)))
    years = sum(last - first for first, last in spans)
    unit = (WIDTH - 2 * MARGIN - BREAK * (len(spans) - 1)) / years
    stretches = []
    left = MARGIN
    for first, last in spans:
        stretches.append(Stretch(first, last, left, unit))
        left = stretches[-1].right + BREAK
    return stretches


def _is_bar(stretch: Stretch, event: TimelineEntry) -> bool:
    """Intervals shorter than a dot are drawn as dots."""
    return stretch.place(_end(event)) - stretch.place(event.start) > 2 * DOT


def _stacked(
    events: Iterable[tuple[Stretch, TimelineEntry]],
) -> list[tuple[float, TimelineEntry, int]]:
    """Each event with its place and the lowest row where it touches no other."""
    ends: list[float] = []
    placed = []
    for x, event in sorted(
        ((s.place(event.start), event) for s, event in events), key=lambda pair: pair[0]
    ):
        row = _free_row(ends, x - PITCH / 2, x + PITCH / 2)
        placed.append((x, event, row))
    return placed


def _stacked_bars(
    events: Iterable[tuple[Stretch, TimelineEntry]],
) -> list[tuple[float, float, TimelineEntry, int]]:
    ends: list[float] = []
    placed = []
    for x0, x1, event in sorted(
        ((s.place(event.start), s.place(_end(event)), event) for s, event in events),
        key=lambda bar: bar[:2],
    ):
        placed.append((x0, x1, event, _free_row(ends, x0, x1 + 2)))
    return placed


def _free_row(ends: list[float], left: float, right: float) -> int:
    """The first row whose last piece ends before ``left``; ``ends`` is brought up to date."""
    for row, end in enumerate(ends):
        if end <= left:
            ends[row] = right
            return row
    ends.append(right)
    return len(ends) - 1


def _axis(stretches: Sequence[Stretch], y: float) -> Iterator[str]:
    for stretch in stretches:
        yield _line(stretch.left, y, stretch.right, y, 1.2)
    for before in stretches[:-1]:
        # Two slanted strokes: the usual sign of a broken axis.
        middle = before.right + BREAK / 2
        for x in (middle - 2.5, middle + 2.5):
            yield _line(x - 2, y + 4, x + 2, y - 4, 1.2)


def _line(x0: float, y0: float, x1: float, y1: float, thickness: float) -> str:
    return f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}" stroke-width="{thickness:g}"/>'


def _dot(x: float, y: float, event: TimelineEntry) -> str:
    radius = {"major": DOT + 0.4, "normal": DOT - 0.2, "minor": DOT - 0.9}[event.importance]
    fill = ' fill="none"' if event.uncertain else ' fill="currentColor"'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"{fill} stroke-width="0.8"/>'


def _bar(x0: float, x1: float, y: float, event: TimelineEntry) -> str:
    dashes = ' stroke-dasharray="3 2"' if event.uncertain else ""
    return f'<path d="M{x0:.1f} {y:.1f}H{x1:.1f}" stroke-width="3"{dashes}/>'


def _ticks(stretches: Sequence[Stretch], y: float, text_y: float) -> Iterator[str]:
    """Years at a round step that leaves room for their labels; each stretch has at least its first year."""
    unit = stretches[0].unit
    step = next((step for step in _STEPS if step * unit >= LEAST_TICK), _STEPS[-1])
    last_label = -LEAST_TICK
    for stretch in stretches:
        years = [year for year in range(stretch.first, stretch.last + 1) if year % step == 0]
        for year in years or [stretch.first]:
            x = stretch.place(year)
            if x - last_label < LEAST_TICK:
                continue
            last_label = x
            yield _line(x, y, x, y + 3.5, 0.8)
            yield (
                f'<text x="{x:.1f}" y="{text_y:.1f}" font-size="{TEXT:g}" text-anchor="middle"'
                f' font-family="sans-serif" fill="currentColor" stroke="none">{_label(year)}</text>'
            )


def _label(year: int) -> str:
    """ISO year 0 is 1 BCE; years before the era are written with a minus sign, as on any number line."""
    return str(year) if year > 0 else f"−{1 - year}"
