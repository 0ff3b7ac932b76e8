"""From a flat list of rows to pages: which rows stand on which page (``guide.typeset.placing`` says where).

Breaking looks ahead one page: among the places where the page may end, the one with the least cost wins. Cost is
the row's own penalty plus the emptiness that a break leaves. That is enough for most rows, which already carry their
keep rules as penalties (a heading forbids a break after it, a paragraph after its first and before its last line),
costs one step a row, and never looks back: a division's pages depend on its rows only. Where a page comes out half
empty, ``guide.typeset.mending`` looks at some pages around it together.

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


class Turn(NamedTuple):
    """Where a page begins."""

    start: int
    """The first row of the flow that is on no page before."""
    waiting: tuple[Span, ...]
    """Floats that stand before it in the text and on no page yet."""


def break_pages(rows: Sequence[Row], heights: Sequence[float], notes: NoteStyle) -> list[PagePlan]:
    """Divide rows into pages, ``heights`` points high; the last height holds for all further pages.

    Every row stands on exactly one page.
    Rows keep their order, but for floats, which may come after rows that follow them; floats keep theirs among
    themselves. A single row taller than the page gets a page of its own.
    """
    measures = Measures(rows, notes)
    plans: list[PagePlan] = []
    turn = Turn(0, ())
    while turn.start < len(rows) or turn.waiting:
        height = heights[min(len(plans), len(heights) - 1)]
        page = Filling(measures, height, turn)
        plan, turn = page.ended(page.fill())
        plans.append(plan)
    return plans


def _without(start: int, stop: int, passed: Sequence[Span]) -> Iterator[Span]:
    """Rows from ``start`` to ``stop`` but for the floats passed by."""
    for span in passed:
        if start < span.start:
            yield Span(start, span.start)
        start = span.stop
    if start < stop:
        yield Span(start, stop)


class Measures:
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


class End(NamedTuple):
    """A place where the page may end."""

    cost: float
    stop: int
    """The first row of the flow that is not on the page."""
    passed: int
    """How many of the floats met on this page wait for the next."""
    used: float


class Filling:
    """A page while it is filled: first the floats that have waited, then the flow.

    Scans the flow until the page is full, and remembers all places where it may end.
    """

    __slots__ = (
        "cost",
        "ends",
        "height",
        "index",
        "is_past_float",
        "measures",
        "must_wait",
        "notes",
        "passed",
        "start",
        "top",
        "waiting",
        "y",
    )

    def __init__(self, measures: Measures, height: float, turn: Turn) -> None:
        self.measures = measures
        self.height = height
        self.start = self.index = turn.start
        self.waiting = turn.waiting
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
        self.ends: list[End] = []
        """Where the page may end, with what it costs."""
        self._place_waiting(turn.waiting)
        self.must_wait = len(self.top) < len(turn.waiting)
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

    def fill(self) -> End:
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
        return self._best() or self._forced_end()

    def ended(self, end: End) -> tuple[PagePlan, Turn]:
        """The page that ends there, and where the next begins."""
        passed = self.passed[: end.passed]
        flow = tuple(_without(self.start, end.stop, passed))
        waiting = (*self.waiting[len(self.top) :], *passed)
        return PagePlan(tuple(self.top), self.start, flow, end.used), Turn(end.stop, waiting)

    def _best(self) -> End | None:
        """Of ends that cost the same, the last."""
        return min(reversed(self.ends), key=cost_of, default=None)

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
        """Remember a break before a row, with ``used`` points above it."""
        if penalty < FORBIDDEN:
            cost = max(penalty, 0.0) + emptiness_cost(used / self.height) + self.cost
            self.ends.append(End(cost, index, len(self.passed), used))

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

    def _end(self, cost: float) -> End:
        return End(cost, self.index, len(self.passed), self.y + self.notes)

    def _forced_end(self) -> End:
        """Nothing allowed fits: as many rows as the page holds, one at least."""
        self.index = max(self.index, self.start + (not self.top))
        return self._end(LAST_RESORT)

    def _end_of_text(self) -> End:
        if not (self.passed or self.must_wait):
            return self._end(0.0)
        full = (self.y + self.notes) / self.height
        cost = self.cost + _LONE_FLOAT_COST + emptiness_cost(full)
        best, end = self._best(), self._end(cost)
        return end if best is None or cost < best.cost else best


def emptiness_cost(full: float) -> float:
    """Of what is left empty on a page, of which such a share is full."""
    return _EMPTINESS_COST * (1 - full) ** 2


def cost_of(end: End) -> float:
    return end.cost


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
