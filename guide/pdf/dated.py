"""Events of a timeline's list: their text, their dates, those that stand on the spine, and the gaps between them."""

from __future__ import annotations

from collections.abc import Sequence

from guide.dataclass import replace
from guide.document import TimelineEntry, TimelineGap
from guide.pdf import timeline_marks as marks
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.lanes import Side
from guide.pdf.rows import anchor_first
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Line, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node


def event_text(setter: Setter, entry: TimelineEntry, place: Place) -> list[Row]:
    """Title, text, and where it is told, the beginnings of which are kept together."""
    place = replace(place, role="timeline")
    rows = set_text(setter, entry.title, place, place.parent.child("P"), "timeline-title")
    text = setter.stack(entry.blocks, place)
    if text:
        text[0].penalty = FORBIDDEN
        last = setter.ordinal(entry.blocks[-1])
        for row in text:
            if row.source == (last, 0):
                row.penalty = FORBIDDEN
    return rows + text


_DIVIDED = 60.0
"""Penalty of a page that ends inside of an event: as much as a quarter of the page that stays empty."""


def hold_event(rows: Sequence[Row], beginning: int) -> None:
    """Divide an event only where much of a page would be empty else, and never near an end.

    The first rows, ``beginning`` of them and one more, stand together, and the last two.
    """
    for number, row in enumerate(rows[1:], 1):
        is_end = number <= beginning or number >= len(rows) - 2
        row.penalty = FORBIDDEN if is_end else max(row.penalty, _DIVIDED)


def lines_of(
    setter: Setter, words: str, role: str, place: Place, node: Node | None, align: str
) -> list[Line]:
    """Words in lines of a place's width."""
    items = Flow(setter, place)
    items.text(words, Look(role), node)
    lines = [
        line.line
        for line in setter.lines(items.items, place.width, setter.style.text(role), align=align)
    ]
    for line in lines:
        line.x += place.x
    return lines


def across(
    setter: Setter, entry: TimelineEntry, place: Place, side: Side, date: Node, text: Node
) -> list[Row]:
    """An event on the spine itself, which ends in its knot and goes on below it."""
    x, half = place.x + side.spine, setter.grid / 2
    rows = [Row(setter.grid, [marks.spine(setter, x, half)], frames=place.frames)]
    if entry.end is not None:
        rows[0].marks.append(marks.bar(setter, x, 0.0, half))
    rows[0].marks.append(marks.knot(setter, entry, x, half))
    middle = place.inset(side.text, side.text)
    for line in lines_of(setter, entry.date, "timeline-date", middle, date, side.date_align):
        rows.append(Row(setter.grid, [line], frames=place.frames))
    for row in event_text(setter, entry, middle.under(text)):
        _centre(row, x)
        rows.append(row)
    rows.append(Row(half, frames=place.frames))
    hold_event(rows, len(rows))
    anchor_first(rows, entry.id)
    return rows


def _centre(row: Row, x: float) -> None:
    """Move a row's lines so that their middle stands at ``x``."""
    for mark in row.marks:
        if isinstance(mark, Line):
            mark.x = x - mark.natural / 2


def gap_label(setter: Setter, gap: TimelineGap, place: Place) -> Row:
    """How long a stretch without events is."""
    row = Row(setter.style.text("timeline-gap").leading, frames=place.frames)
    row.marks += lines_of(setter, gap.label, "timeline-gap", place, None, "left")[:1]
    return row


def gap_row(setter: Setter, gap: TimelineGap, place: Place, side: Side) -> Row:
    """A stretch without events: the spine is dashed, and says how long. It does not begin a page."""
    row = Row(setter.grid * 1.5, frames=place.frames, penalty=FORBIDDEN)
    row.marks.append(marks.broken_spine(setter, place.x + side.spine, row.height))
    right = place.width - side.text - side.text_width
    row.marks += gap_label(setter, gap, place.inset(side.text, right)).marks
    return row
