"""Half-empty pages before blocks that do not fit: breaks around them move, and nothing else does."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.boxes import Drawing, Float, Row
from guide.typeset.mending import mended
from guide.typeset.pages import FORBIDDEN, FORCED, NoteStyle, PagePlan, break_pages

LINES = 30
LINE = 10.0
HEIGHT = LINES * LINE
NOTES = NoteStyle(gap=6.0, rule=Drawing(0.0, 0.0, ""), rule_height=5.0)
law = settings(max_examples=150, deadline=None)
BLOCKS = st.lists(st.integers(1, LINES), min_size=2, max_size=40)


def blocks(*lengths: int) -> list[Row]:
    """Blocks of so many lines, none of which is divided: questions, say."""
    return [
        Row(LINE, penalty=FORBIDDEN if line else 0.0) for count in lengths for line in range(count)
    ]


def both(rows: list[Row]) -> tuple[list[PagePlan], list[PagePlan]]:
    """The pages as broken, and as mended."""
    plans = break_pages(rows, (HEIGHT,), NOTES)
    return plans, mended(rows, plans, HEIGHT, NOTES)


def emptiness(lines: int, *, is_last: bool) -> float:
    """Of a page; the last may end anywhere below a third."""
    return 0.0 if is_last and lines >= 0.38 * LINES else (1 - lines / LINES) ** 2


def cost(plans: list[PagePlan]) -> float:
    return sum(emptiness(round(plan.used / LINE), is_last=plan is plans[-1]) for plan in plans)


def least_cost(lengths: tuple[int, ...], most: int) -> float:
    """Of all ways to divide blocks into so many pages, the least cost, by trying them all."""

    @cache
    def of(first: int, pages: int) -> float:
        found = [9.9]
        for stop in range(first + 1, len(lengths) + 1):
            lines = sum(lengths[first:stop])
            if lines > LINES:
                break
            if stop == len(lengths):
                found.append(emptiness(lines, is_last=True))
            elif pages > 1:
                found.append(emptiness(lines, is_last=False) + of(stop, pages - 1))
        return min(found)

    return of(0, most)


def test_a_block_is_not_left_alone_on_its_page():
    plans, better = both(blocks(10, 10, 8, 9, 9, 10, 10, 29, 20))
    assert [plan.used for plan in plans] == [280.0, 280.0, 100.0, 290.0, 200.0]
    assert [plan.used for plan in better] == [200.0, 260.0, 200.0, 290.0, 200.0]


@law
@given(BLOCKS)
def test_mended_pages_hold_the_same_rows_and_cost_no_more(lengths):
    rows = blocks(*lengths)
    plans, better = both(rows)
    assert [index for plan in better for index in plan.indexes()] == list(range(len(rows)))
    assert all(plan.used <= HEIGHT for plan in better)
    assert all(rows[plan.start].penalty == 0.0 for plan in better)
    assert len(better) <= len(plans)
    assert cost(better) <= cost(plans)


@law
@given(st.lists(st.integers(3, LINES), min_size=2, max_size=9))
def test_of_a_few_pages_no_others_would_be_fuller(lengths):
    plans, better = both(blocks(*lengths))
    half_empty = [plan for plan in plans[:-1] if plan.used < 0.62 * HEIGHT]
    # The first such page and those around it are all that may change.
    if half_empty and len(plans) <= 4:
        assert cost(better) <= least_cost(tuple(lengths), len(plans)) + 0.021


@law
@given(st.lists(st.integers(1, 12), min_size=1, max_size=60))
def test_where_no_page_is_half_empty_nothing_moves(lengths):
    plans, better = both(blocks(*lengths))
    if all(plan.used >= 0.62 * HEIGHT for plan in plans[:-1]):
        assert better == plans


def test_nothing_moves_across_a_break_that_is_asked_for():
    rows = blocks(20, 9, 10) + blocks(20)
    rows[39].penalty = FORCED
    plans, better = both(rows)
    assert better == plans
    assert plans[-1].start == 39


@law
@given(st.lists(st.tuples(st.integers(1, 20), st.booleans()), min_size=2, max_size=30))
def test_floats_stay_in_their_order_and_come_no_earlier_than_in_the_text(made):
    rows: list[Row] = []
    for count, is_float in made:
        block = blocks(count)
        floating = Float(after=LINE) if is_float else None
        for row in block:
            row.floating = floating
        rows += block
    _, better = both(rows)
    placed = [index for plan in better for index in plan.indexes()]
    assert sorted(placed) == list(range(len(rows)))
    for wanted in (True, False):
        of_kind = [index for index in placed if (rows[index].floating is not None) == wanted]
        assert all(before < after for before, after in pairwise(of_kind))
    pages = {index: number for number, plan in enumerate(better) for index in plan.indexes()}
    for index, row in enumerate(rows):
        if row.floating is not None:
            assert all(pages[before] <= pages[index] for before in range(index))
