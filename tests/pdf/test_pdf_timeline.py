"""The timeline: its axis is true to scale, its labels don't cross, its sides stand apart."""

from __future__ import annotations

import dataclasses
import io
import re
from itertools import combinations, pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import Division, Paragraph, Text, Timeline, TimelineEntry, TimelineGap
from guide.pdf.flags import Flag, Wish, place_flags
from guide.pdf.geometry import PAPERS
from guide.pdf.scale import densest, months_between, scale_of
from guide.source.styles import style_names

from .documents import STYLES, document, style, text, write
from .reading import Read

years = st.floats(-500, 2100, allow_nan=False)
spans = st.lists(st.tuples(years, st.floats(0, 30)), min_size=1, max_size=25).map(
    lambda found: [(start, start + length) for start, length in found]
)
wishes = st.lists(st.tuples(st.floats(0, 400), st.floats(5, 180)), max_size=25).map(
    lambda found: [Wish(str(number), x, width) for number, (x, width) in enumerate(found)]
)


@given(spans)
def test_a_year_has_the_same_length_everywhere_on_an_axis(found):
    pieces = scale_of(found, 400.0).pieces
    lengths = [(piece.right - piece.left) / (piece.end - piece.start) for piece in pieces]
    assert lengths == pytest.approx([lengths[0]] * len(lengths))
    assert pieces[0].left == 0
    assert pieces[-1].right == pytest.approx(400)


@given(spans)
def test_events_stand_on_the_axis_in_order_of_time(found):
    scale = scale_of(found, 400.0)
    moments = sorted(year for span in found for year in span)
    places = [scale.x(moment) for moment in moments]
    assert all(0 <= place <= 400.0001 for place in places)
    assert all(one <= other + 1e-6 for one, other in pairwise(places))


@given(spans)
def test_named_years_have_room(found):
    scale = scale_of(found, 400.0)
    for piece in scale.pieces:
        inside = [
            scale.x(float(year)) for year in scale.years(30.0) if piece.start <= year <= piece.end
        ]
        assert all(other - one >= 29.9 for one, other in pairwise(inside))


@given(wishes)
def test_labels_cross_neither_each_other_nor_a_stem(found):
    flags = place_flags(found, 400.0, 4)
    for one, other in combinations(flags, 2):
        if one.row == other.row:
            assert one.right < other.left or other.right < one.left
        low, high = sorted((one, other), key=lambda flag: flag.row)
        assert low.row == high.row or not low.left < high.x < low.right


@given(wishes)
def test_labels_stay_on_the_axis_beside_their_stem(found):
    for flag in place_flags(found, 400.0, 4):
        assert 0 <= flag.left < flag.right <= 400
        assert min(abs(flag.left - flag.x), abs(flag.right - flag.x)) < 3


def test_a_single_label_stands_right_of_its_stem():
    assert place_flags([Wish("a", 10.0, 50.0)], 400.0, 4) == [Flag("a", 10.0, 12.5, 62.5, 0)]


def test_the_densest_stretch_has_the_most_events():
    assert densest([1.0, 5.0, 5.1, 5.3, 9.0, 9.9], 0.5) == (1, 3)


def test_months_of_a_stretch():
    assert [month for *_, month in months_between(1939.3, 1939.6)] == [3, 4, 5, 6, 7]
    assert [month for *_, month in months_between(1939.99, 1940.01)] == [11, 0]


def entry(number: int, lane: str = "") -> TimelineEntry:
    return TimelineEntry(
        f"e{number}", f"{1900 + number}", 1900.0 + number, None, (Text(f"t{number}w0"),), (), lane=lane
    )  # fmt: skip


LANES = ("Left side", "Right side")


def set_pages(
    *entries: TimelineEntry | TimelineGap, lanes: tuple[str, str] | None = None, **change: object
) -> Read:
    block = Timeline(entries, "in words", lanes=lanes)
    division = Division("timeline", "timeline", (Text("Timeline"),), "Timeline", (block,))
    return Read(write(document(division), **change).data)  # type: ignore[arg-type]


def lines(*entries: TimelineEntry, lanes: tuple[str, str] | None = None):
    return [line for page in set_pages(*entries, lanes=lanes).pages for line in page]


def test_two_lanes_stand_on_either_side_of_the_spine():
    found = lines(*(entry(number, LANES[number % 2]) for number in range(6)), lanes=LANES)
    in_list = {line.text: line for line in found if line.size > 9 and line.text[0] == "t"}
    left, right = in_list["t0w0"], in_list["t1w0"]
    assert left.x < right.x
    assert {line.x for text, line in in_list.items() if int(text[1]) % 2} == {right.x}
    assert {"Left side", "Right side"} <= {line.text for line in found}


def told(number: int, words: int, lane: str) -> TimelineEntry:
    """An event with a text, dated so that its date can be found."""
    return dataclasses.replace(
        entry(number, lane), date=f"Date{number}", blocks=(Paragraph(text(f"p{number}", words)),)
    )


def stands(read: Read, found: str) -> tuple[int, float]:
    """Page and height of the line of the list that says something."""
    ((page, line),) = [each for each in read.find(found) if each[1].size > 8]
    return page, line.y


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 70), st.sampled_from((*LANES, ""))), max_size=30))
def test_lanes_are_filled_side_by_side_in_order_of_time(drawn):
    entries = [told(100 + number, *each) for number, each in enumerate(drawn)]
    read = set_pages(*entries, lanes=LANES)
    dates = [stands(read, each.date) for each in entries]
    assert all(one < other for one, other in pairwise(dates))

    # Each word once, on its side of the spine.
    for each, (words, lane) in zip(entries, drawn, strict=True):
        name = each.id.replace("e", "p")
        assert [number for _, number in read.words_of(name)] == list(range(words))
        for page, line in read.find(f"{name}w") if lane else ():
            right = max(each.x for each in read.pages[page] if each.text == LANES[1])
            assert line.right < right if lane == LANES[0] else line.x >= right - 0.1


def test_an_event_stands_beside_the_one_before_it_in_the_other_lane():
    entries = [told(100 + number, 60, LANES[number % 2]) for number in range(2)]
    read = set_pages(*entries, lanes=LANES)
    (_, first), (_, second) = (stands(read, each.date) for each in entries)
    assert second - first == pytest.approx(style().grid, abs=0.1)


def test_a_stretch_that_is_left_out_is_told_above_the_event_after_it():
    entries = (told(100, 5, LANES[0]), TimelineGap("9 years"), told(101, 5, LANES[1]))
    read = set_pages(*entries, lanes=LANES)
    first, gap, second = (stands(read, each)[1] for each in ("Date100", "9 years", "Date101"))
    assert first < gap < second


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", style_names(STYLES))
def test_an_overview_stands_below_its_heading_and_its_years_apart(name, paper):
    entries = [told(100 + 2 * number, 3, LANES[number % 2]) for number in range(20)]
    crowded = [
        dataclasses.replace(told(200 + day, 3, LANES[day % 2]), start=2020.5 + day / 365)
        for day in range(20)
    ]
    block = Timeline((*entries, *crowded), "in words", lanes=LANES, months=MONTHS)
    division = Division("timeline", "timeline", (Text("All events"),), "Timeline", (block,))
    first = Read(write(document(division), style(name), PAPERS[paper]).data).pages[0]
    assert first[0].text == "All events"
    assert any(re.match(r"\d{4}", line.text) for line in first)
    assert not any(re.search(r"\d{5}", line.text) for line in first)


def test_one_lane_has_dates_left_of_the_text():
    found = lines(*(entry(number) for number in range(4)))
    titles = [line for line in found if line.text.startswith("t") and line.size > 9]
    dates = [line for line in found if line.text == "1902"]
    assert len({line.x for line in titles}) == 1
    assert any(date.right < titles[0].x for date in dates)


def test_lanes_are_the_columns_of_a_table_and_their_names_its_heads():
    found = set_pages(
        *(entry(number, (*LANES, "")[number % 3]) for number in range(3)), lanes=LANES
    )
    with pikepdf.open(io.BytesIO(found.data)) as pdf:
        elements = [
            each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each
        ]
        rows = [[str(cell.S) for cell in row.K] for row in elements if row.S == "/TR"]
        scopes = [str(cell.A.Scope) for cell in elements if cell.S == "/TH"]
    assert rows == [["/TD", "/TH", "/TH"], *[["/TH", "/TD", "/TD"]] * 2, ["/TH", "/TD"]]
    assert sorted(scopes) == ["/Column"] * 2 + ["/Row"] * 3


def test_lanes_are_named_again_on_each_page():
    found = set_pages(*(entry(number, LANES[number % 2]) for number in range(60)), lanes=LANES)
    assert len(found) > 2
    for page in found.pages:
        assert {line.text for line in page} >= set(LANES)


def test_what_belongs_to_neither_lane_stands_on_the_spine():
    entries = [entry(number, (*LANES, "")[number % 3]) for number in range(6)]
    in_list = {line.text: line for line in lines(*entries, lanes=LANES)}
    middle = (in_list["t2w0"].x + in_list["t2w0"].right) / 2
    assert in_list["1902"].y < in_list["t2w0"].y
    assert (in_list["1902"].x + in_list["1902"].right) / 2 == pytest.approx(middle, abs=1)
    assert in_list["t0w0"].right < middle < in_list["t1w0"].x


def test_a_measure_too_narrow_for_lanes_names_them_below_the_dates():
    entries = [entry(number, LANES[number % 2]) for number in range(4)]
    found = set_pages(*entries, lanes=LANES, setting=style("large-print"))
    in_list = {line.text: line for page in found.pages for line in page}
    assert len({round(in_list[f"t{number}w0"].x) for number in range(4)}) == 1
    assert in_list["1903"].y < in_list["Right side"].y
    assert in_list["1903"].right == pytest.approx(in_list["Right side"].right, abs=1)
