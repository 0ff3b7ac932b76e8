"""From a flat list of rows to pages: where to break, and what stands where.

Breaking looks ahead one page: among the places where the page may end, within its last third, the one with the
least cost wins. Cost is the row's own penalty plus the emptiness that a break leaves. That is enough for rows
which already carry their keep rules as penalties (a heading forbids a break after it, a paragraph after its first
and before its last line), costs one step a row, and never looks back: a division's pages depend on its rows only.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guide.typeset.boxes import Drawing, Frame, NoteRows, Page, PlacedFrame, PlacedRow, Row

FORBIDDEN = math.inf
FORCED = -math.inf

_WINDOW = 0.35
"""Share of the page, from its end, in which break places compete."""
_EMPTINESS_COST = 1000.0


@dataclass(frozen=True, slots=True)
class Area:
    """The text area of a page, in points; ``x`` and ``y`` from the paper's top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How footnotes stand at a page's foot."""

    gap: float
    """Least space between text and the rule above the notes."""
    rule: Drawing
    """Drawn at the top left of the notes."""
    rule_height: float


@dataclass(slots=True)
class Span:
    """Rows ``start`` to ``stop`` (exclusive) on one page."""

    start: int
    stop: int


def break_pages(rows: Sequence[Row], height: float, notes: NoteStyle) -> list[Span]:
    """Divide rows into pages of ``height`` points. Every row stands on exactly one page, in order.

    A single row taller than the page gets a page of its own.
    """
    spans: list[Span] = []
    start = 0
    while start < len(rows):
        stop = _page_end(rows, start, height, notes)
        spans.append(Span(start, stop))
        start = stop
    return spans


def _page_end(rows: Sequence[Row], start: int, height: float, notes: NoteStyle) -> int:
    """The first row of the next page, for a page that begins with row ``start``."""
    used = sum(row.height for row in rows[start].repeat)
    used += sum(frame.at_break for frame in _continued(rows, start))
    note_height = 0.0
    best, best_cost = -1, math.inf
    last_legal = -1
    count = len(rows)
    for index in range(start, count):
        row = rows[index]
        if index > start:
            if row.penalty == FORCED:
                return index
            closing = used + _open_ends(rows, index)
            if closing + note_height > height:
                break
            if row.penalty < FORBIDDEN:
                last_legal = index
                empty = (height - closing - note_height) / height
                if empty < _WINDOW:
                    cost = row.penalty + _EMPTINESS_COST * empty * empty
                    if cost <= best_cost:
                        best, best_cost = index, cost
            used += row.space_before
        used += row.height + _frame_space(rows, index, start)
        if row.notes:
            if not note_height:
                note_height = notes.gap + notes.rule_height
            note_height += sum(_note_height(note) for note in row.notes)
        if used + note_height > height and index > start:
            break
    else:
        if used + note_height <= height:
            return count
        index = count
    if best > start:
        return best
    if last_legal > start:
        return last_legal
    return max(start + 1, min(index, count))


def _note_height(note: NoteRows) -> float:
    return sum(row.height + row.space_before for row in note.rows)


def _continued(rows: Sequence[Row], index: int) -> list[Frame]:
    """The frames that are already open before row ``index``."""
    if index == 0:
        return []
    before = rows[index - 1].frames
    return [frame for frame in rows[index].frames if frame in before]


def _open_ends(rows: Sequence[Row], index: int) -> float:
    """Padding at the foot of frames that would be cut by a break before row ``index``."""
    if not rows[index].frames or not rows[index - 1].frames:
        return 0.0
    return sum(frame.at_break for frame in _continued(rows, index))


def _frame_space(rows: Sequence[Row], index: int, start: int) -> float:
    """Padding of the frames that open at row ``index`` and of those that close after it."""
    frames = rows[index].frames
    if not frames:
        return 0.0
    before = rows[index - 1].frames if index else ()
    after = rows[index + 1].frames if index + 1 < len(rows) else ()
    space = 0.0
    for frame in frames:
        if frame not in before:
            space += frame.above
        if frame not in after:
            space += frame.below
    return space


def place_rows(
    rows: Sequence[Row], spans: Sequence[Span], areas: Callable[[int], Area], notes: NoteStyle
) -> list[Page]:
    """Pages with every row and frame at its place; ``areas(n)`` is the text area of the n-th page.

    Page size, label and furniture are left to the caller.
    """
    return [_place_page(rows, span, areas(number), notes) for number, span in enumerate(spans)]


def _place_page(rows: Sequence[Row], span: Span, area: Area, notes: NoteStyle) -> Page:
    page = Page(0.0, 0.0, "")
    y = area.y
    tops: dict[int, tuple[Frame, float, bool]] = {}
    first = rows[span.start]
    for frame in _continued(rows, span.start):
        tops[id(frame)] = (frame, y, False)
        y += frame.at_break
    for row in first.repeat:
        page.rows.append(PlacedRow(area.x, y, row, is_repeat=True))
        y += row.height
    called: list[NoteRows] = []
    for index in range(span.start, span.stop):
        row = rows[index]
        if index > span.start:
            y += row.space_before
        before = rows[index - 1].frames if index else ()
        for frame in row.frames:
            if frame not in before:
                tops[id(frame)] = (frame, y, True)
                y += frame.above
        page.rows.append(PlacedRow(area.x, y, row))
        y += row.height
        called += row.notes
        y = _close_frames(rows, index, span, y, tops, page, area)
    if called:
        _place_notes(called, area, notes, page)
    return page


def _close_frames(
    rows: Sequence[Row],
    index: int,
    span: Span,
    y: float,
    tops: dict[int, tuple[Frame, float, bool]],
    page: Page,
    area: Area,
) -> float:
    """Finish the frames that end with this row or are cut here; answers the new y."""
    after = rows[index + 1].frames if index + 1 < len(rows) else ()
    for frame in reversed(rows[index].frames):
        ends = frame not in after
        if not ends and index + 1 < span.stop:
            continue
        y += frame.below if ends else frame.at_break
        _, top, is_first = tops.pop(id(frame))
        page.frames.append(
            PlacedFrame(area.x + frame.x, top, frame.width, y - top, frame, is_first, ends)
        )
    return y


def _place_notes(called: list[NoteRows], area: Area, notes: NoteStyle, page: Page) -> None:
    y = area.y + area.height - sum(_note_height(note) for note in called) - notes.rule_height
    page.rows.append(PlacedRow(area.x, y, Row(notes.rule_height, [notes.rule])))
    y += notes.rule_height
    for note in called:
        for row in note.rows:
            y += row.space_before
            page.rows.append(PlacedRow(area.x, y, row))
            y += row.height
