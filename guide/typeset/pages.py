"""From a flat list of rows to pages: which rows stand on which page (``guide.typeset.placing`` says where).

Breaking looks ahead one page: among the places where the page may end, the one with the least cost wins. Cost is
the row's own penalty plus the emptiness that a break leaves. That is enough for rows which already carry their keep
rules as penalties (a heading forbids a break after it, a paragraph after its first and before its last line), costs
one step a row, and never looks back: a division's pages depend on its rows only.

A float that does not fit waits for the next page while the rows after it move up, if that costs less than the hole;
where both cost more, it is cut at a place that its own rows allow.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.typeset.boxes import Drawing, Frame, NoteRows, Row

FORBIDDEN = math.inf
FORCED = -math.inf

RELUCTANT = 120.0
"""Penalty of a break inside of what had better stay whole: made only where a third of the page would be empty."""
HARDLY = 250.0
"""Likewise, where half of the page would be."""
LAST_RESORT = 2000.0
"""Penalty of a break that costs more than any empty page: made only where rows would not fit otherwise."""

_EMPTINESS_COST = 1000.0
"""Of a page that is left empty; a half-empty one costs a quarter of it."""
_WAITING_COST = 8.0
"""Of each float that goes to the next page: as much as a hole of a tenth of the page."""
_LONE_FLOAT_COST = 80.0
"""Of floats left over when the text has ended."""
_LONE_ROW_COST = 60.0
"""Of a single row of text below floats at the top of a page."""
_FULL_ENOUGH = 0.38
"""Share of the last page below which other pages are made longer or shorter for it: with what a block's last row has
below its text, a third of the page."""
_SHORTEST = 0.7
"""Share of a page's height down to which pages are shortened for the last one."""
_MOST_SHARING = 6
"""Pages at the end of a long text that are shortened together for the last one."""
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How footnotes stand at a page's foot."""

    gap: float
    """Least space between text and the rule above the notes."""
    rule: Drawing
    """Drawn at the top left of the notes."""
    rule_height: float


class Span(NamedTuple):
    """Rows ``start`` to ``stop`` (exclusive)."""

    start: int
    stop: int


class PagePlan(NamedTuple):
    """The rows of one page."""

    top: tuple[Span, ...]
    """Floats that have waited for this page."""
    start: int
    """The first row of the flow (which may begin with a float that does not fit here either)."""
    flow: tuple[Span, ...]
    used: float
    """Points that all rows take, with their notes."""

    def indexes(self) -> Iterator[int]:
        """All rows of the page from top to bottom."""
        for span in self.top + self.flow:
            yield from range(*span)


def break_pages(rows: Sequence[Row], heights: Sequence[float], notes: NoteStyle) -> list[PagePlan]:
    """Divide rows into pages, ``heights`` points high; the last height holds for all further pages.

    Every row stands on exactly one page.
    Rows keep their order, but for floats, which may come after rows that follow them; floats keep theirs among
    themselves. A single row taller than the page gets a page of its own.
    """
    measures = _Measures(rows, notes)
    plans: list[PagePlan] = []
    start = 0
    waiting: list[Span] = []
    while start < len(rows) or waiting:
        height = heights[min(len(plans), len(heights) - 1)]
        page = _Page(measures, height, start, waiting)
        end = page.fill()
        passed = page.passed[: end.passed]
        flow = tuple(_without(start, end.stop, passed))
        plans.append(PagePlan(tuple(page.top), start, flow, end.used))
        start, waiting = end.stop, waiting[len(page.top) :] + passed
    return plans


def _without(start: int, stop: int, passed: Sequence[Span]) -> Iterator[Span]:
    """Rows from ``start`` to ``stop`` but for the floats passed by."""
    for span in passed:
        if start < span.start:
            yield Span(start, span.start)
        start = span.stop
    if start < stop:
        yield Span(start, stop)


def fit_pages(
    rows: Sequence[Row],
    heights: Sequence[float],
    notes: NoteStyle,
    grid: float,
    *,
    room_below: float,
    columns: int = 1,
) -> list[PagePlan]:
    """As ``break_pages``, but a page that would hold next to nothing is saved or filled.

    All pages together become a grid line longer, if that saves the last one and there is so much ``room_below`` them,
    or some lines shorter; a page that is nearly empty because of a block after it gets some of the page before.
    ``columns``: how many of the ``heights``, and of the answer, make a page.
    """
    longer = grid if room_below >= grid else 0.0
    plans = _well_ended(rows, heights, notes, grid, longer, columns)
    return plans if columns > 1 else _levelled(rows, plans, heights[-1], notes, grid)


def _well_ended(
    rows: Sequence[Row],
    heights: Sequence[float],
    notes: NoteStyle,
    grid: float,
    gain: float,
    columns: int,
) -> list[PagePlan]:
    """Pages of which the last is not nearly empty, if that can be helped."""
    plans = break_pages(rows, heights, notes)
    full = heights[-1] * _FULL_ENOUGH * columns
    if len(plans) <= columns or _last_used(plans, columns) >= full:
        return plans
    longer = break_pages(rows, _changed(heights, gain), notes) if gain else plans
    if _count(longer, columns) < _count(plans, columns):
        if _last_used(longer, columns) >= full:
            return longer
        shared = _shared_out(rows, longer, _changed(heights, gain), notes, grid, columns)
        return shared or longer
    for lines in range(1, int(heights[-1] * (1 - _SHORTEST) / grid) + 1):
        shorter = break_pages(rows, _changed(heights, -lines * grid), notes)
        if _count(shorter, columns) > _count(plans, columns):
            break
        if _last_used(shorter, columns) >= full and _torn(rows, shorter) <= _torn(rows, plans):
            return shorter
    return _shared_out(rows, plans, heights, notes, grid, columns) or plans


def _shared_out(
    rows: Sequence[Row],
    plans: list[PagePlan],
    heights: Sequence[float],
    notes: NoteStyle,
    grid: float,
    columns: int,
) -> list[PagePlan] | None:
    """The pages, of which some before the last are shorter by as few lines as may be, so that it has enough."""
    height, count = heights[-1], _count(plans, columns)
    full = height * _FULL_ENOUGH * columns
    for lines in range(1, int(height * (1 - _SHORTEST) / grid) + 1):
        for pages in range(2, min(_MOST_SHARING, count) + 1):
            first = (count - pages) * columns
            start = plans[first].start
            if plans[first].top or first < len(heights) - 1:
                continue
            shorter = [height - lines * grid] * (pages - 1) * columns
            tail = break_pages(rows[start:], [*shorter, height], notes)
            if _count(tail, columns) == pages and _last_used(tail, columns) >= full:
                return plans[:first] + [moved(plan, start) for plan in tail]
    return None


def _levelled(
    rows: Sequence[Row],
    plans: list[PagePlan],
    height: float,
    notes: NoteStyle,
    grid: float,
) -> list[PagePlan]:
    """The pages, where those that are nearly empty get some of the page before.

    Such pages come before a block that fills one, or at the end.
    """
    full = height * _FULL_ENOUGH
    for number in range(1, len(plans)):
        before, plan = plans[number - 1 : number + 1]
        if plan.used < full and before.flow and plan.flow and not before.top:
            start, stop = before.start, plan.flow[-1].stop
            pair = [moved(each, start) for each in _pair(rows[start:stop], height, notes, grid)]
            if pair and _torn(rows, pair) <= _torn(rows, [before, plan]):
                plans[number - 1 : number + 1] = pair
    return plans


def _torn(rows: Sequence[Row], plans: Sequence[PagePlan]) -> int:
    """Pages after the first that begin where a page should not end."""
    return sum(rows[plan.start].penalty >= LAST_RESORT for plan in plans[1:] if plan.flow)


def _pair(rows: Sequence[Row], height: float, notes: NoteStyle, grid: float) -> list[PagePlan]:
    """Rows on two pages of which neither is nearly empty, or nothing."""
    full = height * _FULL_ENOUGH
    for lines in range(1, int((height - full) / grid)):
        pair = break_pages(rows, (height - lines * grid, height), notes)
        if len(pair) != 2 or pair[0].used < full:
            return []
        if pair[1].used >= full:
            return pair
    return []


def moved(plan: PagePlan, by: int) -> PagePlan:
    """The plan of rows that are a slice from the ``by``-th on, for all rows."""
    return plan._replace(
        top=tuple(Span(span.start + by, span.stop + by) for span in plan.top),
        start=plan.start + by,
        flow=tuple(Span(span.start + by, span.stop + by) for span in plan.flow),
    )


def _changed(heights: Sequence[float], by: float) -> list[float]:
    return [height + by for height in heights]


def _count(plans: Sequence[PagePlan], columns: int) -> int:
    """Pages that the columns make."""
    return -(-len(plans) // columns)


def _last_used(plans: Sequence[PagePlan], columns: int) -> float:
    first = (_count(plans, columns) - 1) * columns
    return sum(plan.used for plan in plans[first:])


class _Measures:
    """The heights of rows, looked up by index, so that looking ahead is cheap."""

    def __init__(self, rows: Sequence[Row], notes: NoteStyle) -> None:
        self.rows = rows
        self.notes = notes
        self.heights = [row.height for row in rows]
        """With the paddings of frames that open above a row or close below it."""
        self.cuts = [0.0] * len(rows)
        """Padding on either side of a page break before a row: of the frames that it would cut."""
        self._measure_frames()

    def _measure_frames(self) -> None:
        before: tuple[Frame, ...] = ()
        for index, row in enumerate(self.rows):
            frames = row.frames
            if frames is before:
                if frames:
                    self.cuts[index] = sum(frame.at_break for frame in frames)
                continue
            self.heights[index] += sum(frame.above for frame in frames if frame not in before)
            self.heights[index - 1] += sum(frame.below for frame in before if frame not in frames)
            self.cuts[index] = sum(frame.at_break for frame in frames if frame in before)
            before = frames
        if before:
            self.heights[-1] += sum(frame.below for frame in before)

    def float_at(self, index: int) -> Span:
        """The rows of the float that begins with row ``index``."""
        floating = self.rows[index].floating
        stop = index + 1
        while stop < len(self.rows) and self.rows[stop].floating is floating:
            stop += 1
        return Span(index, stop)

    def height_of(self, span: Span) -> float:
        gaps = sum(self.rows[index].space_before for index in range(span.start + 1, span.stop))
        return sum(self.heights[span.start : span.stop]) + gaps

    def notes_of(self, span: Span, before: float) -> float:
        """Points that the notes called in some rows add to the ``before`` that notes already take."""
        called = [note for index in range(*span) for note in self.rows[index].notes]
        if not called:
            return 0.0
        opening = 0.0 if before else self.notes.gap + self.notes.rule_height
        return opening + sum(map(note_height, called))


def note_height(note: NoteRows) -> float:
    return sum(row.height + row.space_before for row in note.rows)


class _End(NamedTuple):
    """A place where the page may end."""

    cost: float
    stop: int
    """The first row of the flow that is not on the page."""
    passed: int
    """How many of the floats met on this page wait for the next."""
    used: float


class _Page:
    """A page while it is filled: first the floats that have waited, then the flow.

    Scans the flow until the page is full, and remembers the best end so far.
    """

    __slots__ = (
        "best",
        "cost",
        "height",
        "index",
        "is_past_float",
        "measures",
        "must_wait",
        "notes",
        "passed",
        "start",
        "top",
        "y",
    )

    def __init__(
        self, measures: _Measures, height: float, start: int, waiting: Sequence[Span]
    ) -> None:
        self.measures = measures
        self.height = height
        self.start = self.index = start
        self.y = self.notes = 0.0
        """Points taken by the rows so far, and by their notes."""
        self.top: list[Span] = []
        """Floats at the page's top."""
        self.passed: list[Span] = []
        """Floats met on this page that wait for the next."""
        self.cost = 0.0
        """Of passing them."""
        self.is_past_float = False
        """Whether the last hole left by floats is below text, not below a float that stands in its place."""
        self.best: _End | None = None
        self._place_waiting(waiting)
        self.must_wait = len(self.top) < len(waiting)
        """Whether floats from earlier pages wait on: they come first."""

    def _place_waiting(self, waiting: Sequence[Span]) -> None:
        measures = self.measures
        for span in waiting:
            height = measures.height_of(span)
            notes = measures.notes_of(span, self.notes)
            if self.top and self.y + height + self.notes + notes > self.height:
                return
            floating = measures.rows[span.start].floating
            self.y += height + (floating.after if floating else 0.0)
            self.notes += notes
            self.top.append(span)

    def fill(self) -> _End:
        """The best end of the page."""
        rows = self.measures.rows
        if self.start < len(rows):
            self.y += self.measures.cuts[self.start]
            self.y += sum(row.height for row in rows[self.start].repeat)
        while self.index < len(rows):
            row = rows[self.index]
            if self.top or self.index > self.start:
                if row.penalty == FORCED and self.index > self.start:
                    return self._end(0.0)
                if not self._consider(row):
                    break
                if self._begins_float(row) and not self._fits():
                    self._consider_cuts()
                    self._pass_by()
                    continue
            if not self._add(row):
                break
        else:
            return self._end_of_text()
        return self.best or self._forced_end()

    def _consider(self, row: Row) -> bool:
        """Weigh up a break before the next row; False where the page is full already."""
        used = self.y + self.notes + self.measures.cuts[self.index]
        if used > self.height + _CLOSE:
            return False
        penalty = row.penalty
        if row.kept_without_float and self.passed and self.passed[-1].stop == self.index:
            penalty = FORBIDDEN
        if self.top and self.index == self.start + 1:
            penalty += _LONE_ROW_COST
        self._weigh(penalty, self.index, used)
        return True

    def _weigh(self, penalty: float, index: int, used: float) -> None:
        """Remember a break before a row, with ``used`` points above it, if it is the best so far."""
        if penalty < FORBIDDEN:
            empty = 1 - used / self.height
            cost = max(penalty, 0.0) + _EMPTINESS_COST * empty * empty + self.cost
            if self.best is None or cost <= self.best.cost:
                self.best = _End(cost, index, len(self.passed), used)

    def _begins_float(self, row: Row) -> bool:
        """Whether the next row is the first of a float, or the first of what a cut has left of it."""
        floating = row.floating
        if floating is None:
            return False
        return (
            self.index == self.start or self.measures.rows[self.index - 1].floating is not floating
        )

    def _consider_cuts(self) -> None:
        """Weigh up breaks inside of the float that does not fit, which begins with the next row."""
        if self.passed or self.must_wait:
            return
        measures = self.measures
        rows, start = measures.rows, self.index
        y, notes = self._next_y(rows[start]), self.notes
        for index in range(*measures.float_at(start)):
            row = rows[index]
            if index > start:
                used = y + notes + measures.cuts[index]
                if used > self.height + _CLOSE:
                    return
                self._weigh(row.penalty, index, used)
                y = next_y(y, row, is_first=False, is_past_float=False)
            y += measures.heights[index]
            if row.notes:
                notes += measures.notes_of(Span(index, index + 1), notes)

    def _fits(self) -> bool:
        """Whether the float that begins with the next row may stand here."""
        if self.passed or self.must_wait:
            return False
        span = self.measures.float_at(self.index)
        y = self._next_y(self.measures.rows[self.index]) + self.measures.height_of(span)
        notes = self.notes + self.measures.notes_of(span, self.notes)
        return y + notes <= self.height + _CLOSE

    def _pass_by(self) -> None:
        span = self.measures.float_at(self.index)
        if not self.passed or self.passed[-1].stop < span.start:
            before = self.measures.rows[span.start - 1]
            self.is_past_float = before.floating is None
        self.passed.append(span)
        self.cost += _WAITING_COST
        self.index = span.stop

    def _add(self, row: Row) -> bool:
        """Put the next row on the page; False where it does not fit, unless it is the first."""
        is_first = self.index == self.start
        y = self.y if is_first and not self.top else self._next_y(row)
        y += self.measures.heights[self.index]
        notes = self.notes
        if row.notes:
            notes += self.measures.notes_of(Span(self.index, self.index + 1), notes)
        if y + notes > self.height + _CLOSE and (self.top or not is_first):
            return False
        if row.float_cost and (self.passed or self.must_wait):
            self.cost += row.float_cost
        self.y, self.notes = y, notes
        self.index += 1
        return True

    def _next_y(self, row: Row) -> float:
        """Where a row that follows others on the page begins."""
        is_first = self.index == self.start
        is_past_float = self.is_past_float and self.passed[-1].stop == self.index
        return next_y(self.y, row, is_first=is_first, is_past_float=is_past_float)

    def _end(self, cost: float) -> _End:
        return _End(cost, self.index, len(self.passed), self.y + self.notes)

    def _forced_end(self) -> _End:
        """Nothing allowed fits: as many rows as the page holds, one at least."""
        self.index = max(self.index, self.start + (not self.top))
        return self._end(0.0)

    def _end_of_text(self) -> _End:
        if not (self.passed or self.must_wait):
            return self._end(0.0)
        used = self.y + self.notes
        empty = 1 - used / self.height
        cost = self.cost + _LONE_FLOAT_COST + _EMPTINESS_COST * empty * empty
        end = self._end(cost)
        return end if self.best is None or cost < self.best.cost else self.best


def next_y(y: float, row: Row, *, is_first: bool, is_past_float: bool) -> float:
    """Where a row begins that follows others on its page, in points from the text area's top.

    ``is_first``: of the flow, below floats at the page's top; ``is_past_float``: a float before it has gone on.
    """
    if is_past_float and row.space_without_float is not None:
        y += row.space_without_float
    elif not is_first:
        y += row.space_before
    if row.grid:
        depth = row.grid_depth
        y = math.ceil((y + depth) / row.grid - _CLOSE) * row.grid - depth
    return y
