"""The timeline: an overview drawn to scale, then a spine with dated marks that runs over pages.

Where events have two lanes, the spine stands in the middle with a lane on either side.
"""

from __future__ import annotations

import re

from guide.dataclass import dataclass, replace
from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.overview import lanes_of, set_overview
from guide.pdf.rows import add_marks, anchor_first, hold
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Drawing, Mark, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

_DATE = 92.0
"""Points for the dates left of the spine."""
_SPACE = 13.0
"""Points between the spine and the text on either side of it."""
_RADIUS = {"major": 4.2, "normal": 3.0, "minor": 2.0}


_DASH = re.compile(r"\s*–\s*")


@dataclass(frozen=True, slots=True)
class _Side:
    """Where an event's date and its text stand, in points from the place's left."""

    date: float
    date_width: float
    date_align: str
    spine: float
    text: float
    text_width: float


def set_timeline(setter: Setter, timeline: Timeline, place: Place) -> Strip:
    rows = set_overview(setter, timeline, place)
    node = place.parent.child("L", list_numbering="None")
    entries = [entry for entry in timeline.entries if isinstance(entry, TimelineEntry)]
    lanes = lanes_of(entries)
    if lanes:
        rows += _lane_names(setter, lanes, place)
    first = len(rows)
    for entry in timeline.entries:
        match entry:
            case TimelineEntry():
                is_left = lanes is not None and entry.lane == lanes[0]
                side = _side(setter, place, has_lanes=lanes is not None, is_left=is_left)
                rows += _entry(setter, entry, place.under(node), side)
            case TimelineGap():
                side = _side(setter, place, has_lanes=lanes is not None, is_left=False)
                rows += _gap(setter, entry, place, side)
    for row in rows[first : first + 1] if lanes else ():
        row.penalty = FORBIDDEN
    anchor_first(rows, timeline.id)
    return Strip(rows, 0.0, setter.grid)


def _side(setter: Setter, place: Place, *, has_lanes: bool, is_left: bool) -> _Side:
    space = setter.sized(_SPACE)
    if not has_lanes:
        date = setter.sized(_DATE)
        spine = date + space
        return _Side(0.0, date, "right", spine, spine + space, place.width - spine - space)
    spine = place.width / 2
    half = spine - space
    if is_left:
        return _Side(spine + space, half, "left", spine, 0.0, half)
    return _Side(0.0, half, "right", spine, spine + space, half)


def _lane_names(setter: Setter, lanes: tuple[str, str], place: Place) -> list[Row]:
    """What each side of the spine is for, above it."""
    row = Row(setter.grid * 1.5, frames=place.frames)
    for lane, is_left in zip(lanes, (True, False), strict=True):
        side = _side(setter, place, has_lanes=True, is_left=is_left)
        items = Flow(setter, place)
        items.text(lane, Look("section-label"), place.parent.child("P"))
        text = setter.style.text("section-label")
        for line in setter.lines(items.items, side.text_width, text)[:1]:
            line.line.x += place.x + side.text
            row.marks.append(line.line)
    return [row]


def _entry(setter: Setter, entry: TimelineEntry, place: Place, side: _Side) -> list[Row]:
    item = place.parent.child("LI")
    label = item.child("Lbl")
    body = item.child("LBody")
    right = place.width - side.text - side.text_width
    inner = replace(place.inset(side.text, right).under(body), role="timeline")
    rows = set_text(setter, entry.title, inner, body.child("P"), "timeline-title")
    text = setter.stack(entry.blocks, inner)
    if text:
        text[0].penalty = FORBIDDEN
    rows += text
    date_rows = _date(setter, entry.date, place, label, side)
    while len(rows) < len(date_rows):
        rows.append(Row(setter.grid, frames=place.frames, penalty=FORBIDDEN))
    for row, marks in zip(rows, date_rows, strict=False):
        add_marks(row, marks, place.x + side.date)
    rows[-1].height += setter.grid / 2
    hold(rows, setter.text_height / 2)
    x = place.x + side.spine
    for number, row in enumerate(rows):
        row.marks[:0] = _spine(setter, row, x)
        if number == 0:
            row.marks += _knot(setter, entry, x)
        elif entry.end is not None:
            row.marks.append(_bar(setter, x, 0.0, row.height))
    anchor_first(rows, entry.id)
    return rows


def _date(setter: Setter, date: str, place: Place, node: Node, side: _Side) -> list[list[Mark]]:
    """The date in lines; a span breaks between its ends where each of them fits."""
    items = Flow(setter, place)
    look = Look("timeline-date")
    ends = [end.replace(" ", "\u00a0") for end in _DASH.split(date)]
    if len(ends) == 2 and all(_fits(setter, place, end, side.date_width) for end in ends):
        # A spaced dash ends its line; an unspaced one lets a line end after it.
        is_spaced = len(date) > len("–".join(ends))
        date = ("\u00a0– " if is_spaced else "–\u200b").join(ends)
    items.text(date, look, node)
    style = setter.style.text("timeline-date")
    lines = setter.lines(items.items, side.date_width, style, align=side.date_align)
    return [[line.line] for line in lines]


def _fits(setter: Setter, place: Place, text: str, width: float) -> bool:
    items = Flow(setter, place)
    items.text(text + "–", Look("timeline-date"), None)
    return natural_width(items.items, setter.fonts) <= width


def _spine(setter: Setter, row: Row, x: float) -> list[Mark]:
    operators = " ".join(
        (shapes.stroke(setter.colour("line"), 0.8), shapes.line(0, 0, 0, -row.height), "S")
    )
    return [Drawing(x, 0.0, operators)]


def _knot(setter: Setter, entry: TimelineEntry, x: float) -> list[Mark]:
    """A disc for a point in time (hollow where the date is uncertain), the head of a bar for a span."""
    radius = setter.sized(_RADIUS[entry.importance])
    y = setter.style.text("timeline-title").leading / 2
    accent = setter.colour("accent")
    pen = shapes.stroke(accent, 1.2, "2 1.5" if entry.uncertain else "")
    ground = shapes.fill(setter.colour("paper") if entry.uncertain else accent)
    marks: list[Mark] = []
    if entry.end is not None:
        marks.append(_bar(setter, x, y, setter.grid - y))
    marks.append(Drawing(x, y, f"{ground} {pen} {shapes.circle(0, 0, radius)} B"))
    return marks


def _bar(setter: Setter, x: float, y: float, height: float) -> Drawing:
    ground = shapes.fill(setter.colour("accent"))
    half = setter.sized(1.4)
    return Drawing(x, y, f"{ground} {shapes.rectangle(-half, -height, 2 * half, height)} f")


def _gap(setter: Setter, gap: TimelineGap, place: Place, side: _Side) -> list[Row]:
    """A stretch without events: the spine is dashed, and says how long. It does not begin a page."""
    height = setter.grid * 1.5
    dashed = (
        shapes.stroke(setter.colour("line"), 0.8, "1.5 3"), shapes.line(0, 0, 0, -height), "S"
    )  # fmt: skip
    drawing = Drawing(place.x + side.spine, 0.0, " ".join(dashed))
    row = Row(height, [drawing], frames=place.frames, penalty=FORBIDDEN)
    items = Flow(setter, place)
    items.text(gap.label, Look("timeline-gap"), None)
    text = setter.style.text("timeline-gap")
    for line in setter.lines(items.items, side.text_width, text):
        line.line.x += place.x + side.text
        row.marks.append(line.line)
    return [row]
