"""Pages of which none holds next to nothing: breaks are moved, or pages made a little longer or shorter for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide.typeset.boxes import Row
from guide.typeset.mending import mended
from guide.typeset.pages import (
    FORBIDDEN,
    LAST_RESORT,
    RELUCTANT,
    NoteStyle,
    PagePlan,
    Span,
    break_pages,
)

_FULL_ENOUGH = 0.38
"""Share of the last page below which other pages are made longer or shorter for it: with what a block's last row has
below its text, a third of the page."""
_SHORTEST = 0.7
"""Share of a page's height down to which pages are shortened for the last one."""
_FULL_BEFORE_BLOCK = 0.6
"""Share of a page that is full where a block that would be cut goes to the last page as a whole."""
_MOST_SHARING = 6
"""Pages at the end of a long text that are shortened together for the last one."""


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
    if columns > 1:
        return plans
    plans = mended(rows, plans, heights[-1], notes)
    return _levelled(rows, plans, heights[-1], notes, grid)


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
    """The pages, where those that are nearly empty, or last and begin inside a block, get some of the page before.

    Pages come out nearly empty before a block that fills one, or at the end.
    """
    for number in range(1, len(plans)):
        # Floats that wait for either page, or wait on behind it, stand where they do.
        is_calm = not any(each.top for each in plans[number - 1 : number + 2 : 2])
        before, plan = plans[number - 1 : number + 1]
        aim = _aim(rows, plan, height, is_last=number == len(plans) - 1)
        if aim and is_calm and before.flow and plan.flow:
            start, stop = before.start, plan.flow[-1].stop
            for pair in _pairs(rows[start:stop], height, notes, grid, aim.before):
                moved_pair = [moved(each, start) for each in pair]
                if aim.is_met(rows, moved_pair[1]):
                    plans[number - 1 : number + 1] = moved_pair
                    break
    return plans


class _Aim(NamedTuple):
    """What two pages should be like."""

    before: float
    """Points that the first holds at least."""
    page: float
    """That the second holds at least."""
    limit: float
    """Penalty of where it begins: less than that."""

    def is_met(self, rows: Sequence[Row], page: PagePlan) -> bool:
        """Whether the second page is as it should be."""
        is_full = bool(page.flow) and page.used >= self.page
        return is_full and rows[page.start].penalty < self.limit


def _aim(rows: Sequence[Row], plan: PagePlan, height: float, *, is_last: bool) -> _Aim | None:
    """What a page and the one before it should be like instead; None for a page that is well as it is."""
    full, penalty = height * _FULL_ENOUGH, rows[plan.start].penalty if plan.flow else 0.0
    if plan.used < full:
        return _Aim(full, full, LAST_RESORT if penalty < LAST_RESORT else FORBIDDEN)
    if is_last and RELUCTANT <= penalty < FORBIDDEN:
        # A last page has room for a block that was cut so that the page before it is full.
        return _Aim(height * _FULL_BEFORE_BLOCK, full, RELUCTANT)
    return None


def _pairs(
    rows: Sequence[Row], height: float, notes: NoteStyle, grid: float, least: float
) -> Iterator[list[PagePlan]]:
    """Ways to set rows on two pages, of which the first is ever shorter, down to the ``least`` points."""
    for lines in range(1, int((height - least) / grid)):
        pair = break_pages(rows, (height - lines * grid, height), notes)
        if len(pair) != 2 or pair[0].used < least:
            return
        yield pair


def _torn(rows: Sequence[Row], plans: Sequence[PagePlan]) -> int:
    """Pages after the first that begin where a page should not end."""
    return sum(rows[plan.start].penalty >= LAST_RESORT for plan in plans[1:] if plan.flow)


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
