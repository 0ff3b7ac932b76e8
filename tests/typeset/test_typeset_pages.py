"""Page breaking over generated rows: nothing is lost, nothing overflows, what is kept together stays so."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from guide.typeset.boxes import Drawing, Float, Frame, NoteRows, Row
from guide.typeset.levelling import fit_pages
from guide.typeset.pages import FORBIDDEN, FORCED, RELUCTANT, NoteStyle, break_pages
from guide.typeset.placing import Area, place_rows

HEIGHT = 300.0
law = settings(max_examples=150, deadline=None)
ROOM = st.sampled_from((0.0, 10.0))
NOTES = NoteStyle(gap=6.0, rule=Drawing(0.0, 0.0, ""), rule_height=5.0)


class Plain:
    """A frame's looks that draw nothing."""

    def operators(self, width, height, *, is_first, is_last):
        return ""


@st.composite
def lists_of_rows(draw: st.DrawFn) -> list[Row]:
    """Blocks of rows: plain ones, framed ones, floats, some with notes; any kind of break before each row."""
    rows: list[Row] = []
    for kind in draw(st.lists(st.sampled_from(("text", "text", "frame", "float")), max_size=14)):
        count = draw(st.integers(1, 4 if kind == "float" else 7))  # a float fits on a page
        block = [
            Row(
                height=draw(st.sampled_from((5.0, 12.0, 20.0, 45.0))),
                space_before=draw(st.sampled_from((0.0, 0.0, 15.0))),
                penalty=draw(st.sampled_from((0.0, 0.0, 50.0, FORBIDDEN, FORCED))),
            )
            for _ in range(count)
        ]
        if kind == "frame":
            frame = Frame(0.0, 100.0, Plain(), above=9.0, below=6.0, at_break=4.0)
            for row in block:
                row.frames = (frame,)
        if kind == "float":
            floating = Float(after=15.0)
            inside = draw(st.sampled_from((FORBIDDEN, FORBIDDEN, RELUCTANT)))
            for row in block:
                row.floating, row.penalty = floating, inside
            block[0].penalty = 0.0
        if kind == "text" and draw(st.booleans()):
            block[0].notes = [NoteRows([Row(8.0), Row(8.0)])]
        rows += block
    return rows


def area(_: int) -> Area:
    return Area(30.0, 40.0, 200.0, HEIGHT)


def positions(page):
    return [(placed.y, placed.y + placed.row.height) for placed in page.rows]


@law
@given(lists_of_rows())
def test_every_row_stands_on_one_page(rows):
    plans = break_pages(rows, (HEIGHT,), NOTES)
    assert sorted(index for plan in plans for index in plan.indexes()) == list(range(len(rows)))


@law
@given(lists_of_rows())
def test_rows_keep_their_order_but_for_floats(rows):
    placed = [index for plan in break_pages(rows, (HEIGHT,), NOTES) for index in plan.indexes()]
    flowing = [index for index in placed if rows[index].floating is None]
    floats = [index for index in placed if rows[index].floating is not None]
    assert flowing == sorted(flowing)
    assert floats == sorted(floats)


@law
@given(lists_of_rows())
def test_a_float_comes_no_earlier_than_in_the_text(rows):
    page_of = {
        index: number
        for number, plan in enumerate(break_pages(rows, (HEIGHT,), NOTES))
        for index in plan.indexes()
    }
    for index, row in enumerate(rows):
        if row.floating is not None:
            assert all(page_of[before] <= page_of[index] for before in range(index))


@law
@given(lists_of_rows())
def test_rows_stay_inside_the_text_area_and_do_not_overlap(rows):
    assume(all(sum(row.height for row in note.rows) < 50 for row in rows for note in row.notes))
    for page in place_rows(rows, break_pages(rows, (HEIGHT,), NOTES), area, NOTES):
        assert page.rows[0].y >= 40.0
        for (_, bottom), (top, _) in pairwise(positions(page)):
            assert bottom <= top + 0.01
        if len(page.rows) > 1:
            assert max(bottom for _, bottom in positions(page)) <= 40.0 + HEIGHT + 0.01


@law
@given(lists_of_rows())
def test_a_page_breaks_where_it_may_if_there_is_such_a_place(rows):
    for plan in break_pages(rows, (HEIGHT,), NOTES)[:-1]:
        if not plan.flow:
            continue
        stop = plan.flow[-1].stop
        if stop >= len(rows) or rows[stop].penalty < FORBIDDEN:
            continue
        inside = range(plan.start + (not plan.top), stop)
        flowing = [index for index in inside if rows[index].floating is None]
        assert all(rows[index].penalty == FORBIDDEN for index in flowing)


@law
@given(lists_of_rows())
def test_a_forced_break_begins_a_page(rows):
    plans = break_pages(rows, (HEIGHT,), NOTES)
    starts = {plan.start for plan in plans}
    assert all(
        index in starts
        for index, row in enumerate(rows)
        if row.penalty == FORCED and index and row.floating is None
    )


@law
@given(lists_of_rows())
def test_notes_stand_on_the_page_of_their_call(rows):
    for page in place_rows(rows, break_pages(rows, (HEIGHT,), NOTES), area, NOTES):
        shown = [placed.row for placed in page.rows]
        called = [row for placed in page.rows for note in placed.row.notes for row in note.rows]
        assert all(any(row is other for other in shown) for row in called)


@law
@given(lists_of_rows())
def test_frames_enclose_their_rows_and_nothing_else(rows):
    for page in place_rows(rows, break_pages(rows, (HEIGHT,), NOTES), area, NOTES):
        for placed in page.frames:
            for row in page.rows:
                is_inside = placed.y - 0.01 <= row.y < placed.y + placed.height - 0.01
                assert is_inside == (placed.frame in row.row.frames)


@law
@given(st.integers(2, 200), st.integers(0, 12), ROOM)
def test_the_last_page_is_filled_or_saved(count, kept, room):
    """Lines of plain text, of which the first few stay together."""
    rows = [Row(10.0, penalty=FORBIDDEN if 0 < number < kept else 0.0) for number in range(count)]
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=room)
    assert len(plans) == 1 or plans[-1].used >= HEIGHT / 3
    assert max(plan.used for plan in plans) <= HEIGHT + room


@law
@given(st.lists(st.integers(2, 9), min_size=1, max_size=60), ROOM)
def test_no_page_of_short_blocks_is_nearly_empty(lengths, room):
    """Blocks of lines that stay together, such as questions, of which none is longer than a third of the page."""
    rows = [
        Row(10.0, penalty=FORBIDDEN if line else 0.0) for count in lengths for line in range(count)
    ]
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=room)
    assert all(plan.used >= HEIGHT / 3 for plan in plans[1:])
    assert [index for plan in plans for index in plan.indexes()] == list(range(len(rows)))


def test_a_block_that_fills_a_page_leaves_none_nearly_empty_before_it():
    parts = [(10, 8), (12, 6), (28, 1)]
    rows = [
        Row(10.0, penalty=FORBIDDEN if line else 0.0)
        for count, times in parts
        for _ in range(times)
        for line in range(count)
    ]
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=10.0)
    assert all(plan.used >= HEIGHT / 3 for plan in plans)


@law
@given(st.integers(70, 900))
def test_two_columns_do_not_end_in_a_line_or_two(count):
    rows = [Row(10.0) for _ in range(count)]
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=10.0, columns=2)
    last = plans[(len(plans) - 1) // 2 * 2 :]
    assert len(plans) <= 2 or sum(plan.used for plan in last) >= HEIGHT / 3


def test_a_float_that_does_not_fit_lets_the_text_go_first():
    floating = Float(after=15.0)
    rows = [Row(10.0) for _ in range(20)]
    rows += [Row(150.0, floating=floating)]
    rows += [Row(10.0) for _ in range(20)]
    first, second = break_pages(rows, (HEIGHT,), NOTES)
    assert first.used == HEIGHT
    assert second.top == ((20, 21),)
    assert second.start == 31
    assert second.used == 150.0 + 15.0 + 100.0


def test_a_float_is_cut_only_where_nothing_else_fills_the_page():
    floating = Float(after=15.0)
    rows = [Row(10.0) for _ in range(15)]
    rows += [Row(10.0, floating=floating, penalty=RELUCTANT) for _ in range(20)]
    rows[15].penalty = 0.0
    first, second = break_pages(rows, (HEIGHT,), NOTES)
    assert first.used == HEIGHT
    assert second.top == ()
    assert second.used == 50.0

    followed = [*rows, *(Row(10.0) for _ in range(20))]
    first, second = break_pages(followed, (HEIGHT,), NOTES)
    assert first.used == HEIGHT
    assert second.top == ((15, 35),)


def test_no_line_stands_alone_below_a_float_that_fills_its_page():
    floating = Float(after=15.0)
    rows = [Row(10.0) for _ in range(20)]
    rows += [Row(275.0, floating=floating)]
    rows += [Row(10.0) for _ in range(20)]
    first, second, third = break_pages(rows, (HEIGHT,), NOTES)
    assert first.used == HEIGHT
    assert (second.top, second.flow) == (((20, 21),), ())
    assert third.start == 31


def test_text_stands_on_the_grid_below_rows_of_any_height():
    rows = [Row(17.0), Row(15.0, grid=15.0), Row(15.0, grid=15.0), Row(8.0), Row(15.0, grid=15.0)]
    (page,) = place_rows(rows, break_pages(rows, (HEIGHT,), NOTES), area, NOTES)
    assert [placed.y - 40.0 for placed in page.rows] == [0.0, 30.0, 45.0, 60.0, 75.0]


def test_short_pages_grow_at_their_gaps_so_that_facing_pages_end_alike():
    rows = [Row(10.0) for number in range(40)]
    rows[5] = Row(10.0, space_before=10.0, float_cost=60.0)
    rows[29].penalty = FORBIDDEN
    first, _ = place_rows(rows, break_pages(rows, (HEIGHT,), NOTES), area, NOTES, spread=10.0)
    assert positions(first)[-1][1] - 40.0 == HEIGHT
    assert positions(first)[5][0] - positions(first)[4][1] == 20.0


@law
@given(lists_of_rows(), ROOM)
def test_every_row_stands_on_one_page_of_those_that_fit(rows, room):
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=room)
    assert sorted(index for plan in plans for index in plan.indexes()) == list(range(len(rows)))


@law
@given(st.integers(16, 25), st.integers(6, 20), st.integers(0, 12), st.booleans())
def test_a_block_is_not_cut_for_a_last_page_that_has_room_for_it(text, lines, after, floats):
    """If it is not cut, the page before it is at least three fifths full."""
    floating = Float(after=10.0) if floats else None
    rows = [Row(10.0) for _ in range(text)]
    rows += [Row(10.0, floating=floating, penalty=RELUCTANT) for _ in range(lines)]
    rows += [Row(10.0, penalty=FORBIDDEN if line else 0.0) for line in range(after)]
    rows[text].penalty = 0.0
    plans = fit_pages(rows, (HEIGHT,), NOTES, grid=10.0, room_below=0.0)
    has_room = lines + after + floats <= 30 and text >= 0.6 * 30
    if len(plans) == 2 and has_room:
        block = set(range(text, text + lines))
        assert any(block <= set(plan.indexes()) for plan in plans)
