"""Where the rows of a page stand, and the frames around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.typeset.boxes import Frame, NoteRows, Page, PlacedFrame, PlacedRow, Row
from guide.typeset.pages import FORBIDDEN, NoteStyle, PagePlan, Span, next_y, note_height

_MOST_SPREAD = 2
"""Lines by which a page grows at most."""


@dataclass(frozen=True, slots=True)
class Area:
    """The text area of a page, in points; ``x`` and ``y`` from the paper's top left corner."""

    x: float
    y: float
    width: float
    height: float


def place_rows(
    rows: Sequence[Row],
    plans: Sequence[PagePlan],
    areas: Callable[[int], Area],
    notes: NoteStyle,
    spread: float = 0.0,
) -> list[Page]:
    """Pages with every row and frame at its place; ``areas(n)`` is the text area of the n-th page.

    Where ``spread`` is set, a page but the last that is some multiples of so many points short grows by them at its
    larger gaps, so that facing pages end on the same line. Page size, label and furniture are left to the caller.
    """
    pages = []
    for number, plan in enumerate(plans):
        area = areas(number)
        is_last = number == len(plans) - 1
        gains = {} if is_last or not spread else _gains(rows, plan, area.height, spread)
        pages.append(_Placer(rows, plan, area, gains).place(notes))
    return pages


def _gains(rows: Sequence[Row], plan: PagePlan, height: float, unit: float) -> dict[int, float]:
    """By row, the points to be added above it."""
    short = int((height - plan.used) / unit + 1e-6)
    if not 0 < short <= _MOST_SPREAD:
        return {}
    gaps = [
        index
        for index in plan.indexes()
        if index != plan.start
        and rows[index].penalty < FORBIDDEN
        and _may_spread(rows[index], unit)
    ]
    # Above a heading more space is seen least; then above a table or a callout.
    gaps.sort(key=lambda index: -rows[index].float_cost)
    return dict.fromkeys(gaps[:short], unit) if short <= len(gaps) else {}


def _may_spread(row: Row, unit: float) -> bool:
    is_first_of_float = row.floating is not None and row.space_before >= unit
    return row.float_cost > 0 or is_first_of_float


class _Open(NamedTuple):
    """A frame whose end has not come yet."""

    number: int
    """Its place among the page's frames: outer ones are drawn first."""
    top: float
    is_first: bool


class _Placer:
    """Places the rows of one page; ``y`` counts from the top of the text area."""

    def __init__(
        self, rows: Sequence[Row], plan: PagePlan, area: Area, gains: dict[int, float]
    ) -> None:
        self.rows = rows
        self.plan = plan
        self.area = area
        self.gains = gains
        self.page = Page(0.0, 0.0, "")
        self.y = 0.0
        self.open: dict[Frame, _Open] = {}
        self.frames: list[PlacedFrame | None] = []
        self.called: list[NoteRows] = []

    def place(self, notes: NoteStyle) -> Page:
        for span in self.plan.top:
            self._place_waited(span)
        if self.plan.flow:
            self._continue(self.plan.start)
        before = self.plan.start
        for start, stop in self.plan.flow:
            has_hole = start > before and self.rows[before - 1].floating is None
            for index in range(start, stop):
                self._place_flowing(index, is_past_float=has_hole and index == start)
            before = stop
        self.page.frames = [frame for frame in self.frames if frame is not None]
        if self.called:
            self._place_notes(notes)
        return self.page

    def _place_waited(self, span: Span) -> None:
        for index in range(*span):
            if index > span.start:
                self.y += self.rows[index].space_before
            self._put(index, span.stop)
        floating = self.rows[span.start].floating
        self.y += floating.after if floating else 0.0

    def _continue(self, start: int) -> None:
        """Open again the frames that the page break before row ``start`` has cut, and repeat a table's head."""
        before = self.rows[start - 1].frames if start else ()
        top = self.y
        for frame in self.rows[start].frames:
            if frame in before:
                self._open(frame, top, is_first=False)
                self.y += frame.at_break
        for row in self.rows[start].repeat:
            self.page.rows.append(self._placed(row, is_repeat=True))
            self.y += row.height

    def _place_flowing(self, index: int, *, is_past_float: bool) -> None:
        row, start = self.rows[index], self.plan.start
        if index > start or self.plan.top:
            self.y = next_y(self.y, row, is_first=index == start, is_past_float=is_past_float)
        self.y += self.gains.get(index, 0.0)
        self._put(index, self.plan.flow[-1].stop)

    def _put(self, index: int, stop: int) -> None:
        """Place a row, with the frames that open above or end below it; at ``stop`` all do."""
        row = self.rows[index]
        for frame in row.frames:
            if frame not in self.open:
                self._open(frame, self.y, is_first=True)
                self.y += frame.above
        self.page.rows.append(self._placed(row))
        self.y += row.height
        self.called += row.notes
        if row.frames:
            self._close(index, is_cut=index + 1 == stop)

    def _placed(self, row: Row, *, is_repeat: bool = False) -> PlacedRow:
        return PlacedRow(self.area.x, self.area.y + self.y, row, is_repeat)

    def _open(self, frame: Frame, top: float, *, is_first: bool) -> None:
        self.open[frame] = _Open(len(self.frames), top, is_first)
        self.frames.append(None)

    def _close(self, index: int, *, is_cut: bool) -> None:
        """Finish the frames that end with a row, or all at a page's end."""
        after = self.rows[index + 1].frames if index + 1 < len(self.rows) else ()
        for frame in reversed(self.rows[index].frames):
            ends = frame not in after
            if ends or is_cut:
                self.y += frame.below if ends else frame.at_break
                self._finish(frame, is_last=ends)

    def _finish(self, frame: Frame, *, is_last: bool) -> None:
        number, top, is_first = self.open.pop(frame)
        x, y = self.area.x + frame.x, self.area.y + top
        height = self.y - top
        self.frames[number] = PlacedFrame(x, y, frame.width, height, frame, is_first, is_last)

    def _place_notes(self, notes: NoteStyle) -> None:
        height = sum(map(note_height, self.called)) + notes.rule_height
        self.y = self.area.height - height
        self.page.rows.append(self._placed(Row(notes.rule_height, [notes.rule])))
        self.y += notes.rule_height
        for note in self.called:
            for row in note.rows:
                self.y += row.space_before
                self.page.rows.append(self._placed(row))
                self.y += row.height
