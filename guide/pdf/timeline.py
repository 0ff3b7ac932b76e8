"""The timeline: an overview drawn to scale, then a spine with dated marks that runs over pages."""

from __future__ import annotations

from dataclasses import replace

from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.overview import set_overview
from guide.pdf.setting import Place, Setter, Strip, add_marks, anchor_first, hold
from guide.typeset.boxes import Drawing, Mark, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node

DATE_WIDTH = 92.0
"""Points for the dates left of the spine."""
SPINE = 104.0
TEXT = 118.0
_RADIUS = {"major": 4.2, "normal": 3.0, "minor": 2.0}


def set_timeline(setter: Setter, timeline: Timeline, place: Place) -> Strip:
    rows = set_overview(setter, timeline, place)
    node = place.parent.child("L", list_numbering="None")
    for entry in timeline.entries:
        match entry:
            case TimelineEntry():
                rows += _entry(setter, entry, place.under(node))
            case TimelineGap():
                rows += _gap(setter, entry, place)
    anchor_first(rows, timeline.id)
    return Strip(rows, 0.0, setter.grid)


def _entry(setter: Setter, entry: TimelineEntry, place: Place) -> list[Row]:
    item = place.parent.child("LI")
    label = item.child("Lbl")
    body = item.child("LBody")
    inner = replace(place.inset(setter.sized(TEXT)).under(body), role="timeline")
    rows = set_text(setter, entry.title, inner, body.child("P"), "timeline-title")
    text = setter.stack(entry.blocks, inner)
    if text:
        text[0].penalty = FORBIDDEN
    rows += text
    date_rows = _date(setter, entry.date, place, label)
    while len(rows) < len(date_rows):
        rows.append(Row(setter.grid, frames=place.frames, penalty=FORBIDDEN))
    for row, marks in zip(rows, date_rows, strict=False):
        add_marks(row, marks, place.x)
    rows[-1].height += setter.grid / 2
    hold(rows, setter.text_height / 2)
    for number, row in enumerate(rows):
        row.marks[:0] = _spine(setter, row, place.x + setter.sized(SPINE))
        if number == 0:
            row.marks += _knot(setter, entry, place.x + setter.sized(SPINE))
        elif entry.end is not None:
            row.marks.append(_bar(setter, place.x + setter.sized(SPINE), 0.0, row.height))
    anchor_first(rows, entry.id)
    return rows


def _date(setter: Setter, date: str, place: Place, node: Node) -> list[list[Mark]]:
    items = Flow(setter, place)
    items.text(date, Look("timeline-date"), node)
    lines = setter.lines(items.items, setter.sized(DATE_WIDTH), setter.style.text("timeline-date"))
    return [[line.line] for line in lines]


def _spine(setter: Setter, row: Row, x: float) -> list[Mark]:
    operators = " ".join(
        (shapes.stroke(setter.colour("line"), 0.8), shapes.line(0, 0, 0, -row.height), "S")
    )
    return [Drawing(x, 0.0, operators)]


def _knot(setter: Setter, entry: TimelineEntry, x: float) -> list[Mark]:
    """A disc for a point in time (hollow where the date is uncertain), the head of a bar for a span."""
    radius = setter.sized(_RADIUS[entry.importance])
    y = setter.grid / 2
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
    return Drawing(x, y, f"{ground} {shapes.rectangle(-1.4, -height, 2.8, height)} f")


def _gap(setter: Setter, gap: TimelineGap, place: Place) -> list[Row]:
    """A stretch without events: the spine is dashed, and says how long."""
    height = setter.grid * 1.5
    operators = " ".join(
        (
            shapes.stroke(setter.colour("line"), 0.8, "1.5 3"),
            shapes.line(0, 0, 0, -height),
            "S",
        )
    )
    row = Row(height, [Drawing(place.x + setter.sized(SPINE), 0.0, operators)], frames=place.frames)
    items = Flow(setter, place)
    items.text(gap.label, Look("timeline-gap"), None)
    text = setter.style.text("timeline-gap")
    for line in setter.lines(items.items, place.width - setter.sized(TEXT), text):
        line.line.x += place.x + setter.sized(TEXT)
        row.marks.append(line.line)
    return [row]
