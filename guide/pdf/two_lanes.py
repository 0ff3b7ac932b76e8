"""A timeline in two lanes: the spine in the middle, events on either side of it, as close as their order allows.

The lanes are filled side by side. An event begins where its lane is free, but not above the knot of the event before
it, so that the knots on the spine stand in order of time. What belongs to both lanes or neither stands on the spine
and ends both lanes above it. The list is tagged as a table of dates and lanes, so that a screen reader names the lane.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from guide.dataclass import dataclass, field, replace
from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.pdf import timeline_marks as marks
from guide.pdf.dated import across, event_text, gap_label, gap_row, hold_event, lines_of
from guide.pdf.inlines import Flow, Look
from guide.pdf.lanes import side_of
from guide.pdf.rows import anchor_first
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Line, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node

_TIGHTER = 0.2
"""Share of a grid line by which a line of larger leading may be set closer, so that both lanes share their lines."""

_TIE_GAP = 4.0
"""Points between a date and what ties it to its knot."""


def set_in_lanes(
    setter: Setter, timeline: Timeline, place: Place, lanes: tuple[str, str]
) -> list[Row]:
    """The events' rows below the lanes' names, which come again on each page."""
    node = place.parent.child("Table")
    head = _lane_names(setter, lanes, place, node.child("THead").child("TR"))
    spread = _Lanes(setter, place, lanes)
    body = node.child("TBody")
    for entry in timeline.entries:
        if isinstance(entry, TimelineGap):
            spread.skip(entry)
        elif entry.lane in lanes:
            spread.put_beside(entry, body.child("TR"))
        else:
            spread.put_across(entry, body.child("TR"))
    rows = spread.finished()
    for row in rows:
        row.repeat = (head,)
    if rows:
        rows[0].penalty = FORBIDDEN
    return [head, *rows]


def _lane_names(setter: Setter, lanes: tuple[str, str], place: Place, node: Node) -> Row:
    """What each side of the spine is for, above it."""
    row = Row(setter.grid * 1.5, frames=place.frames)
    node.child("TD")  # above the dates
    text = setter.style.text("timeline-lane")
    for lane in lanes:
        side = side_of(setter, place, lanes, lane)
        items = Flow(setter, place)
        items.text(lane, Look("timeline-lane"), node.child("TH", scope="Column"))
        for line in setter.lines(items.items, side.text_width, text, align="left")[:1]:
            line.line.x += place.x + side.text
            row.marks.append(line.line)
    row.marks.append(marks.spine(setter, place.x + place.width / 2, row.height))
    return row


@dataclass(slots=True)
class _Slot:
    """A grid line of a lane that a row takes, or goes on over."""

    row: Row | None
    """The row that begins here; None where one goes on."""


@dataclass(slots=True)
class _Lanes:
    """The rows so far: those above the last event that stands across, and what both lanes have below it."""

    setter: Setter
    place: Place
    lanes: tuple[str, str]
    rows: list[Row] = field(default_factory=list)
    slots: tuple[list[_Slot | None], list[_Slot | None]] = field(default_factory=lambda: ([], []))
    """By lane and grid line; None where the lane is empty."""
    next_knot: int = 0
    """The first line on which the next knot may stand."""
    dashed: set[int] = field(default_factory=set)
    """Lines on which the spine is broken: time is left out there."""
    gap: TimelineGap | None = None
    """To be shown above the next event."""

    def skip(self, gap: TimelineGap) -> None:
        """Tell above the next event for how long nothing happened."""
        self.gap = gap

    def put_beside(self, entry: TimelineEntry, node: Node) -> None:
        lane = self.lanes.index(entry.lane)
        slots = self.slots[lane]
        line = max(len(slots), self.next_knot)
        slots += [None] * (line - len(slots))
        if self.gap is not None:
            label = gap_label(self.setter, self.gap, self._side(lane))
            slots.append(_Slot(label))
            self.dashed.add(line)
            line += 1
        rows = self._event(entry, lane, node)
        if self.gap is not None:
            rows[0].penalty = FORBIDDEN
        self.gap = None
        for row in rows:
            slots += [_Slot(row), *[_Slot(None)] * (self._lines_of(row) - 1)]
        slots.append(None)
        self.next_knot = line + 1

    def put_across(self, entry: TimelineEntry, node: Node) -> None:
        self._end_lanes()
        side = side_of(self.setter, self.place, self.lanes, "")
        if self.gap is not None:
            right = side_of(self.setter, self.place, self.lanes, self.lanes[1])
            self.rows.append(gap_row(self.setter, self.gap, self.place, right))
            self.gap = None
        date, text = node.child("TH", scope="Row"), node.child("TD", col_span=2)
        self.rows += across(self.setter, entry, self.place, side, date, text)

    def finished(self) -> list[Row]:
        self._end_lanes()
        return self.rows

    # --- an event in its lane ---

    def _side(self, lane: int) -> Place:
        side = side_of(self.setter, self.place, self.lanes, self.lanes[lane])
        right = self.place.width - side.text - side.text_width
        return self.place.inset(side.text, right)

    def _event(self, entry: TimelineEntry, lane: int, node: Node) -> list[Row]:
        """Date, title and text below each other, the date tied to its knot."""
        setter, column = self.setter, self._side(lane)
        date = node.child("TH", scope="Row")
        cells = [node.child("TD") for _ in self.lanes]
        rows = [
            Row(setter.style.text("timeline-date").leading, [line], frames=column.frames)
            for line in lines_of(setter, entry.date, "timeline-date", column, date, "left")
        ]
        count = len(rows)
        rows += event_text(setter, entry, column.under(cells[lane]))
        hold_event(rows, count + 1)
        self._draw(entry, lane, column, rows)
        anchor_first(rows, entry.id)
        return rows

    def _draw(self, entry: TimelineEntry, lane: int, column: Place, rows: Sequence[Row]) -> None:
        """The knot, its tie to the date, and the bar of what lasts, on the event's side of the spine."""
        setter, x = self.setter, self.place.x + self.place.width / 2
        y = rows[0].height / 2
        (line,) = [mark for mark in rows[0].marks[:1] if isinstance(mark, Line)]
        gap = setter.sized(_TIE_GAP)
        left, right = (line.x + line.natural + gap, x) if lane == 0 else (x, column.x - gap)
        if left < right:
            rows[0].marks.append(marks.tie(setter, left, right, y))
        if entry.end is not None:
            middle = x + marks.beside_spine(setter) * (-1 if lane == 0 else 1)
            for row, top in zip(rows, (y, *[-row.space_before for row in rows[1:]]), strict=True):
                height = setter.grid * self._lines_of(row) - max(top, 0.0)
                row.marks.append(marks.bar(setter, middle, top, height))
        rows[0].marks.append(marks.knot(setter, entry, x, y))

    # --- both lanes as rows ---

    def _lines_of(self, row: Row) -> int:
        """How many grid lines a row takes."""
        return max(1, math.ceil((row.height + row.space_before) / self.setter.grid - _TIGHTER))

    def _end_lanes(self) -> None:
        """Turn the lines of both lanes into rows."""
        left, right = self.slots
        count = max(len(left), len(right))
        for slots in self.slots:
            slots += [None] * (count - len(slots))
        for line, pair in enumerate(zip(left, right, strict=True)):
            if not line or not any(slot is not None and slot.row is None for slot in pair):
                self.rows.append(self._empty_row(pair))
            self._add_line(line, pair)
        self.slots = ([], [])
        self.next_knot = 0
        self.dashed.clear()

    def _empty_row(self, pair: tuple[_Slot | None, _Slot | None]) -> Row:
        """An empty row for a line of both lanes; no page begins with one that stays so."""
        begun = [slot.row for slot in pair if slot is not None and slot.row is not None]
        penalty = max((row.penalty for row in begun), default=FORBIDDEN)
        return Row(0.0, frames=self.place.frames, penalty=penalty)

    def _add_line(self, line: int, pair: tuple[_Slot | None, _Slot | None]) -> None:
        """Lengthen the last row by a line, with what begins there."""
        grid, row = self.setter.grid, self.rows[-1]
        x = self.place.x + self.place.width / 2
        draw = marks.broken_spine if line in self.dashed else marks.spine
        spine = draw(self.setter, x, grid)
        row.marks.insert(0, replace(spine, y=row.height))
        for slot in pair:
            if slot is not None and slot.row is not None:
                _join(row, slot.row)
        row.height += grid


def _join(row: Row, other: Row) -> None:
    """Draw another row into a row, at its end; the ordinal of a block that begins there is the row's."""
    drop = row.height + other.space_before
    for mark in other.marks:
        if isinstance(mark, Line):
            mark.baseline += drop
        else:
            mark.y += drop
    row.marks += other.marks
    row.notes += other.notes
    row.anchors += other.anchors
    row.looseness = max(row.looseness, other.looseness)
    if other.source[0] >= 0 and other.source[1] == 0:
        row.source = max(row.source, other.source)
