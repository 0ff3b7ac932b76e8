"""The timeline: an overview drawn to scale, then a spine with dated marks that runs over pages.

Where events have two lanes and there is room for both, they stand on either side of the spine
(``guide.pdf.two_lanes``); else all stand to the right of it, in a list.
"""

from __future__ import annotations

import re

from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.pdf import timeline_marks as marks
from guide.pdf.dated import event_text, gap_row, hold_event, lines_of
from guide.pdf.inlines import Flow, Look
from guide.pdf.lanes import Side, has_lanes, side_of
from guide.pdf.overview import set_overview
from guide.pdf.rows import add_marks, anchor_first
from guide.pdf.setting import Place, Setter, Strip
from guide.pdf.two_lanes import set_in_lanes
from guide.typeset.boxes import Line, Row
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

_DASH = re.compile(r"\s*–\s*")


def set_timeline(setter: Setter, timeline: Timeline, place: Place) -> Strip:
    rows = set_overview(setter, timeline, place)
    if timeline.lanes and has_lanes(setter, place):
        rows += set_in_lanes(setter, timeline, place, timeline.lanes)
    else:
        rows += _listed(setter, timeline, place)
    anchor_first(rows, timeline.id)
    return Strip(rows, 0.0, setter.grid)


def _listed(setter: Setter, timeline: Timeline, place: Place) -> list[Row]:
    """All events right of the spine, in a list."""
    node = place.parent.child("L", list_numbering="None")
    side = side_of(setter, place, None, "")
    rows: list[Row] = []
    for entry in timeline.entries:
        if isinstance(entry, TimelineGap):
            rows.append(gap_row(setter, entry, place, side))
        else:
            rows += _event(setter, entry, place, side, node.child("LI"))
    return rows


def _event(setter: Setter, entry: TimelineEntry, place: Place, side: Side, node: Node) -> list[Row]:
    """An event right of the spine, with its date, and its lane if it has one, left of it."""
    label, body = node.child("Lbl"), node.child("LBody")
    right = place.width - side.text - side.text_width
    rows = event_text(setter, entry, place.inset(side.text, right).under(body))
    column = place.inset(side.date, place.width - side.date - side.date_width)
    beside = _date(setter, entry.date, column, label)
    if entry.lane:
        beside += lines_of(setter, entry.lane, "timeline-meta", column, label, "right")
    while len(rows) < len(beside):
        rows.append(Row(setter.grid, frames=place.frames))
    for row, line in zip(rows, beside, strict=False):
        add_marks(row, [line], 0.0)
    rows[-1].height += setter.grid / 2
    hold_event(rows, max(len(beside), 2))
    _draw(setter, entry, place.x + side.spine, rows)
    anchor_first(rows, entry.id)
    return rows


def _draw(setter: Setter, entry: TimelineEntry, x: float, rows: list[Row]) -> None:
    """The spine along an event, with its knot, and the bar of what lasts."""
    for row in rows:
        row.marks.insert(0, marks.spine(setter, x, row.height))
    y = setter.style.text("timeline-title").leading / 2
    if entry.end is not None:
        rows[0].marks.append(marks.bar(setter, x, y, setter.grid - y))
        for row in rows[1:]:
            row.marks.append(marks.bar(setter, x, 0.0, row.height))
    rows[0].marks.append(marks.knot(setter, entry, x, y))


def _date(setter: Setter, date: str, column: Place, node: Node) -> list[Line]:
    """The date in lines; a span breaks between its ends where each of them fits."""
    ends = [end.replace(" ", "\u00a0") for end in _DASH.split(date)]
    if len(ends) == 2 and all(_fits(setter, column, end) for end in ends):
        # A spaced dash ends its line; an unspaced one lets a line end after it.
        is_spaced = len(date) > len("–".join(ends))
        date = ("\u00a0– " if is_spaced else "–\u200b").join(ends)
    return lines_of(setter, date, "timeline-date", column, node, "right")


def _fits(setter: Setter, column: Place, text: str) -> bool:
    items = Flow(setter, column)
    items.text(text + "–", Look("timeline-date"), None)
    return natural_width(items.items, setter.fonts) <= column.width
