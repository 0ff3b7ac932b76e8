"""The timeline: an overview drawn to scale, then a spine with dated marks that runs over pages.

Where events have two lanes, the spine stands in the middle with a lane on either side, and what belongs to both or
neither stands on the spine. Such a list is tagged as a table of dates and lanes, so that a screen reader names the
lane; any other is tagged as a list.
"""

from __future__ import annotations

import re

from guide.dataclass import dataclass, replace
from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.pdf import timeline_marks as marks
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.lanes import Side, lanes_of, side_of
from guide.pdf.overview import set_overview
from guide.pdf.rows import add_marks, anchor_first, hold
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Line, Mark, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

_DASH = re.compile(r"\s*–\s*")


@dataclass(frozen=True, slots=True)
class _Item:
    """The nodes of an event, and where it stands."""

    date: Node
    text: Node
    side: Side
    lane: str
    """Said below the date; "" where the place on the page tells the lane."""


def set_timeline(setter: Setter, timeline: Timeline, place: Place) -> Strip:
    rows = set_overview(setter, timeline, place)
    lanes = lanes_of(timeline, setter, place)
    listed = (
        _in_lanes(setter, timeline, place, lanes) if lanes else _listed(setter, timeline, place)
    )
    rows += listed
    anchor_first(rows, timeline.id)
    return Strip(rows, 0.0, setter.grid)


def _listed(setter: Setter, timeline: Timeline, place: Place) -> list[Row]:
    """All events right of the spine, in a list."""
    node = place.parent.child("L", list_numbering="None")
    side = side_of(setter, place, None, "")
    rows: list[Row] = []
    for entry in timeline.entries:
        if isinstance(entry, TimelineGap):
            rows += _gap(setter, entry, place, side)
            continue
        item = node.child("LI")
        nodes = _Item(item.child("Lbl"), item.child("LBody"), side, entry.lane)
        rows += _beside(setter, entry, place, nodes)
    return rows


def _in_lanes(
    setter: Setter, timeline: Timeline, place: Place, lanes: tuple[str, str]
) -> list[Row]:
    """Events on both sides of the spine, in a table whose head comes again on each page."""
    node = place.parent.child("Table")
    head = _lane_names(setter, lanes, place, node.child("THead").child("TR"))
    body = node.child("TBody")
    gap_side = side_of(setter, place, lanes, lanes[1])
    rows: list[Row] = []
    for entry in timeline.entries:
        if isinstance(entry, TimelineGap):
            rows += _gap(setter, entry, place, gap_side)
        elif entry.lane in lanes:
            item = _item_in_lane(body, side_of(setter, place, lanes, entry.lane), lanes, entry.lane)
            rows += _beside(setter, entry, place, item)
        else:
            nodes = body.child("TR")
            date, text = nodes.child("TH", scope="Row"), nodes.child("TD", col_span=2)
            side = side_of(setter, place, lanes, "")
            rows += _across(setter, entry, place, _Item(date, text, side, ""))
    for row in rows:
        row.repeat = (head,)
    if rows:
        rows[0].penalty = FORBIDDEN
    return [head, *rows]


def _item_in_lane(body: Node, side: Side, lanes: tuple[str, str], lane: str) -> _Item:
    row = body.child("TR")
    date = row.child("TH", scope="Row")
    cells = [row.child("TD") for _ in lanes]
    return _Item(date, cells[lanes.index(lane)], side, "")


def _lane_names(setter: Setter, lanes: tuple[str, str], place: Place, node: Node) -> Row:
    """What each side of the spine is for, above it."""
    row = Row(setter.grid * 1.5, frames=place.frames)
    node.child("TD")  # above the dates
    text = setter.style.text("timeline-lane")
    for lane, align in zip(lanes, ("right", "left"), strict=True):
        side = side_of(setter, place, lanes, lane)
        items = Flow(setter, place)
        items.text(lane, Look("timeline-lane"), node.child("TH", scope="Column"))
        for line in setter.lines(items.items, side.text_width, text, align=align)[:1]:
            line.line.x += place.x + side.text
            row.marks.append(line.line)
    row.marks.append(marks.spine(setter, place.x + place.width / 2, row.height))
    return row


# --- events ---------------------------------------------------------------------------------------


def _beside(setter: Setter, entry: TimelineEntry, place: Place, item: _Item) -> list[Row]:
    """An event on one side of the spine, its date on the other."""
    side = item.side
    right = place.width - side.text - side.text_width
    rows = _text(setter, entry, place.inset(side.text, right).under(item.text))
    beside = _date(setter, entry.date, place, item.date, side)
    if item.lane:
        beside += _lines(setter, item.lane, "timeline-meta", place, item.date, side)
    while len(rows) < len(beside):
        rows.append(Row(setter.grid, frames=place.frames, penalty=FORBIDDEN))
    for row, line in zip(rows, beside, strict=False):
        add_marks(row, [line], place.x + side.date)
    rows[-1].height += setter.grid / 2
    hold(rows, setter.text_height / 2)
    x = place.x + side.spine
    for row in rows:
        row.marks.insert(0, marks.spine(setter, x, row.height))
    y = setter.style.text("timeline-title").leading / 2
    if entry.end is not None:
        rows[0].marks.append(marks.bar(setter, x, y, setter.grid - y))
        for row in rows[1:]:
            row.marks.append(marks.bar(setter, x, 0.0, row.height))
    rows[0].marks.append(marks.knot(setter, entry, x, y))
    anchor_first(rows, entry.id)
    return rows


def _across(setter: Setter, entry: TimelineEntry, place: Place, item: _Item) -> list[Row]:
    """An event on the spine itself, which ends in its knot and goes on below it."""
    side = item.side
    x, half = place.x + side.spine, setter.grid / 2
    rows = [Row(setter.grid, [marks.spine(setter, x, half)], frames=place.frames)]
    if entry.end is not None:
        rows[0].marks.append(marks.bar(setter, x, 0.0, half))
    rows[0].marks.append(marks.knot(setter, entry, x, half))
    for line in _date(setter, entry.date, place, item.date, side):
        line.x += place.x + side.date
        rows.append(Row(setter.grid, [line], frames=place.frames))
    for row in _text(setter, entry, place.inset(side.text, side.text).under(item.text)):
        _centre(row, x)
        rows.append(row)
    rows.append(Row(half, frames=place.frames))
    hold(rows, setter.text_height / 2)
    anchor_first(rows, entry.id)
    return rows


def _centre(row: Row, x: float) -> None:
    """Move a row's lines so that their middle stands at ``x``."""
    for mark in row.marks:
        if isinstance(mark, Line):
            mark.x = x - mark.natural / 2


def _text(setter: Setter, entry: TimelineEntry, place: Place) -> list[Row]:
    """Title and text, which are kept together."""
    place = replace(place, role="timeline")
    rows = set_text(setter, entry.title, place, place.parent.child("P"), "timeline-title")
    text = setter.stack(entry.blocks, place)
    if text:
        text[0].penalty = FORBIDDEN
    return rows + text


def _date(setter: Setter, date: str, place: Place, node: Node, side: Side) -> list[Line]:
    """The date in lines; a span breaks between its ends where each of them fits."""
    ends = [end.replace(" ", "\u00a0") for end in _DASH.split(date)]
    if len(ends) == 2 and all(_fits(setter, place, end, side.date_width) for end in ends):
        # A spaced dash ends its line; an unspaced one lets a line end after it.
        is_spaced = len(date) > len("–".join(ends))
        date = ("\u00a0– " if is_spaced else "–\u200b").join(ends)
    return _lines(setter, date, "timeline-date", place, node, side)


def _lines(
    setter: Setter, words: str, role: str, place: Place, node: Node, side: Side
) -> list[Line]:
    """Words where the date stands."""
    items = Flow(setter, place)
    items.text(words, Look(role), node)
    text = setter.style.text(role)
    lines = setter.lines(items.items, side.date_width, text, align=side.date_align)
    return [line.line for line in lines]


def _fits(setter: Setter, place: Place, text: str, width: float) -> bool:
    items = Flow(setter, place)
    items.text(text + "–", Look("timeline-date"), None)
    return natural_width(items.items, setter.fonts) <= width


def _gap(setter: Setter, gap: TimelineGap, place: Place, side: Side) -> list[Row]:
    """A stretch without events: the spine is dashed, and says how long. It does not begin a page."""
    height = setter.grid * 1.5
    drawn: list[Mark] = [marks.broken_spine(setter, place.x + side.spine, height)]
    items = Flow(setter, place)
    items.text(gap.label, Look("timeline-gap"), None)
    text = setter.style.text("timeline-gap")
    for line in setter.lines(items.items, side.text_width, text):
        line.line.x += place.x + side.text
        drawn.append(line.line)
    return [Row(height, drawn, frames=place.frames, penalty=FORBIDDEN)]
