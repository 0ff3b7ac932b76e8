"""The timeline's overview: all events on one axis, drawn to scale, and the crowded stretch of it enlarged below.

Events that fall on the same place are stacked, so that a crowded summer rises above the years around it; what lasts is
a bar. Where events have two lanes, one stands above the axis and the other below, and what belongs to both or neither
stands on both sides. Where long empty stretches are left out the axis is visibly broken. Everything is drawn in the
colour of the text, by day and by night.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isfinite

from guide.document import Timeline, TimelineEntry
from guide.epub.axis import Axis, Month, Span, axis_of, crowded, months, uncut_axis
from guide.epub.markup import escape

WIDTH = 320.0
"""User units; as wide as the narrowest screen, where text in the drawing keeps its size."""
FEWEST = 3
"""Events that make an overview."""

_MARGIN = 14.0
_MEASURE = WIDTH - 2 * _MARGIN
_RADIUS = {"major": 3.2, "normal": 2.5, "minor": 1.7}
_PITCH = 7.0
"""Distance of stacked events."""
_TEXT = 12.0
"""Size of text; its line is a third higher."""
_CHARACTER = 6.4
"""Width of a character of that size, with room to spare."""
_FUNNEL = 22.0


def draw_overview(timeline: Timeline) -> str:
    """The overview as inline SVG with its text alternative; "" for fewer events than make one."""
    events = list(_drawable(timeline))
    if len(events) < FEWEST:
        return ""
    crowd = crowded([_span(event) for event in events]) if timeline.months else None
    inside = [event for event in events if _is_within(event, crowd)]
    outside = [event for event in events if not _is_within(event, crowd)]
    axis = axis_of([_span(event) for event in events], _MARGIN, _MEASURE)
    lanes = timeline.lanes
    parts, edge, y = _draw_axis(axis, outside, lanes, 4.0, _TEXT * 1.5)
    parts += _years(axis, edge)
    if crowd:
        enlarged = uncut_axis(crowd, _MARGIN, _MEASURE)
        parts.append(_funnel(axis, crowd, edge, y + 2))
        more, edge, y = _draw_axis(enlarged, inside, lanes, y + _FUNNEL + 6, _TEXT * 2.6)
        parts += [*more, *_months(enlarged, months(crowd), timeline.months, edge)]
    return _svg(y, timeline.overview_alt, parts)


def _svg(height: float, alt: str, parts: Sequence[str]) -> str:
    name = escape(alt)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {height:.1f}" role="img"'
        f' aria-label="{name}" fill="none" stroke="currentColor"><title>{name}</title>'
        f"{''.join(parts)}</svg>"
    )


def _drawable(timeline: Timeline) -> Iterator[TimelineEntry]:
    """Events that have a finite place in time."""
    for entry in timeline.entries:
        if isinstance(entry, TimelineEntry) and all(map(isfinite, _span(entry))):
            yield entry


def _span(event: TimelineEntry) -> Span:
    return event.start, event.start if event.end is None else max(event.start, event.end)


def _is_within(event: TimelineEntry, crowd: Span | None) -> bool:
    start, end = _span(event)
    return crowd is not None and crowd[0] <= start and end < crowd[1]


# --- events --------------------------------------------------------------------------------------


Lanes = tuple[str, str] | None


def _draw_axis(
    axis: Axis, events: Sequence[TimelineEntry], lanes: Lanes, top: float, names: float
) -> tuple[list[str], float, float]:
    """The axis with its events; the y of its upper edge, and how far down everything comes.

    ``names`` is the height of what is written below it. Two lanes stand on either side of that.
    """
    if lanes is None:
        parts, y = _draw_above(axis, events, top)
        return parts, y, y + names
    upper = [event for event in events if event.lane != lanes[1]]
    lower = [event for event in events if event.lane != lanes[0]]
    parts, y = _draw_above(axis, upper, top + _TEXT * 1.2)
    parts.append(_text(_MARGIN, top + _TEXT * 0.8, lanes[0], "start"))
    below, bottom = _draw_below(axis, lower, y + names)
    parts += [*below, _text(_MARGIN, bottom + _TEXT, lanes[1], "start")]
    return parts, y, bottom + _TEXT * 1.4


def _draw_above(axis: Axis, events: Sequence[TimelineEntry], top: float) -> tuple[list[str], float]:
    """A line with events stacked above it, and its y."""
    stacked = list(_stacked(axis, events))
    y = top + _PITCH * (1 + max((row for _, row in stacked), default=0)) + 5
    marks = [_mark(axis, event, y - 5 - _PITCH * (row + 0.5)) for event, row in stacked]
    return [*marks, *_pieces(axis, y)], y


def _draw_below(axis: Axis, events: Sequence[TimelineEntry], y: float) -> tuple[list[str], float]:
    """A line with events hung below it, and how far down they come."""
    stacked = list(_stacked(axis, events))
    marks = [_mark(axis, event, y + 5 + _PITCH * (row + 0.5)) for event, row in stacked]
    depth = 5 + _PITCH * (1 + max((row for _, row in stacked), default=0))
    return [*_pieces(axis, y), *marks], y + depth


def _pieces(axis: Axis, y: float) -> Iterator[str]:
    for piece in axis.pieces:
        yield _line(piece.left, y, piece.right, y)
    yield from _cuts(axis, y)


def _stacked(axis: Axis, events: Sequence[TimelineEntry]) -> Iterator[tuple[TimelineEntry, int]]:
    """Each event with the lowest row where it touches no other; the longest lie lowest."""
    rows: list[list[Span]] = []
    for event in sorted(events, key=lambda event: _span(event)[0] - _span(event)[1]):
        left, right = (axis.place(year) for year in _span(event))
        left, right = left - _PITCH / 2, right + _PITCH / 2
        row = next((row for row, taken in enumerate(rows) if _is_free(taken, left, right)), None)
        if row is None:
            row = len(rows)
            rows.append([])
        insort(rows[row], (left, right))
        yield event, row


def _is_free(taken: Sequence[Span], left: float, right: float) -> bool:
    """Whether nothing of a row, from left to right, touches what is to stand there."""
    after = bisect_left(taken, (left, left))
    before_ends = after == 0 or taken[after - 1][1] <= left
    return before_ends and (after == len(taken) or right <= taken[after][0])


def _mark(axis: Axis, event: TimelineEntry, y: float) -> str:
    """A dot, or a bar for what lasts longer than a dot is wide; hollow or dashed where uncertain."""
    left, right = (axis.place(year) for year in _span(event))
    radius = _RADIUS[event.importance]
    if right - left > 2 * radius:
        dashes = ' stroke-dasharray="3 2"' if event.uncertain else ""
        return f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke-width="3"{dashes}/>'
    fill = "none" if event.uncertain else "currentColor"
    return f'<circle cx="{left:.1f}" cy="{y:.1f}" r="{radius:g}" fill="{fill}" stroke-width="0.8"/>'


# --- axes ----------------------------------------------------------------------------------------


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f'<path d="M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}"/>'


def _cuts(axis: Axis, y: float) -> Iterator[str]:
    """Two slanted strokes: the usual sign of a broken axis."""
    for before, after in pairwise(axis.pieces):
        middle = (before.right + after.left) / 2
        for x in (middle - 2.5, middle + 2.5):
            yield _line(x - 2, y + 4, x + 2, y - 4)


def _years(axis: Axis, y: float) -> Iterator[str]:
    for year in axis.years(room=_CHARACTER * 5.5):
        x = axis.place(year)
        yield _line(x, y, x, y + 4)
        yield _text(x, y + _TEXT * 1.25, _year_name(year))


def _year_name(year: int) -> str:
    """ISO year 0 is 1 BCE; years before the era have a minus sign, as on any number line."""
    return str(year) if year > 0 else f"−{1 - year}"


def _months(axis: Axis, shown: Sequence[Month], names: Sequence[str], y: float) -> Iterator[str]:
    """Months at their starts, with the year below the first of each."""
    room = _MEASURE / len(shown)
    fits = all(len(names[month.index]) * _CHARACTER < room for month in shown)
    for at, month in enumerate(shown):
        x = axis.place(month.start)
        name = names[month.index] if fits else names[month.index][:3]
        yield _line(x, y, x, y + 4)
        yield _text(x + room / 2, y + _TEXT * 1.25, name)
        if at == 0 or month.index == 0:
            yield _text(x + room / 2, y + _TEXT * 2.4, _year_name(month.year))


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_TEXT:g}" font-family="sans-serif"'
        f' text-anchor="{anchor}" fill="currentColor" stroke="none">{escape(text)}</text>'
    )


def _funnel(axis: Axis, crowd: Span, y: float, below: float) -> str:
    """The crowded stretch, stressed on its axis at ``y``, widening to its enlargement from under the years."""
    left, right = axis.place(crowd[0]), axis.place(crowd[1])
    bottom = below + _FUNNEL
    return (
        f'<path d="M{left:.1f} {y:.1f}H{right:.1f}" stroke-width="4"/>'
        f'<path d="M{left:.1f} {below:.1f}L{_MARGIN:g} {bottom:.1f}M{right:.1f} {below:.1f}'
        f'L{WIDTH - _MARGIN:g} {bottom:.1f}" stroke-width="0.6" stroke-dasharray="2 2"/>'
    )
