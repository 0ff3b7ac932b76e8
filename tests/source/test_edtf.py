"""EDTF levels 0 and 1, from text to dates and back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model import calendar
from guide.model.dates import Date, Interval, Season
from guide.source import edtf


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("1939", Date(1939)),
        ("1939-05", Date(1939, 5)),
        ("1939-05-11", Date(1939, 5, 11)),
        ("1734?", Date(1734, uncertain=True)),
        ("1904~", Date(1904, approximate=True)),
        ("1904-06%", Date(1904, 6, uncertain=True, approximate=True)),
        ("-0431", Date(-431)),
        ("0000", Date(0)),
        ("1939-21", Date(1939, season=Season.SPRING)),
        ("201X", Date(2010, unspecified=1)),
        ("20XX", Date(2000, unspecified=2)),
        ("1985-04-XX", Date(1985, 4)),
        ("1985-XX-XX", Date(1985)),
        ("Y170000002", Date(170000002)),
        ("Y-170000002", Date(-170000002)),
        ("2000-02-29", Date(2000, 2, 29)),
        ("1985-04-12T23:20:30Z", Date(1985, 4, 12)),
        ("1939-05-11/1939-09-16", Interval(Date(1939, 5, 11), Date(1939, 9, 16))),
        ("../1932", Interval(None, Date(1932))),
        ("1932/..", Interval(Date(1932), None)),
        ("1932/", Interval(Date(1932), None)),
        ("1984~/2004-06", Interval(Date(1984, approximate=True), Date(2004, 6))),
        ("1939-05/1939", Interval(Date(1939, 5), Date(1939))),
    ],
)
def test_each_form_is_read(text: str, date: Date | Interval) -> None:
    assert edtf.parse(text) == date


DATES = st.one_of(
    st.builds(
        Date,
        st.integers(-99999999, 999999999),
        uncertain=st.booleans(),
        approximate=st.booleans(),
    ),
    st.builds(Date, st.integers(-9999, 9999), st.integers(1, 12)),
    st.builds(Date, st.integers(-9999, 9999), st.integers(1, 12), st.integers(1, 28)),
    st.builds(Date, st.integers(-9999, 9999), season=st.sampled_from(Season)),
    st.builds(Date, st.integers(1, 99).map(lambda century: century * 100), unspecified=st.just(2)),
)


@given(DATES)
def test_what_is_written_is_read_again(date: Date) -> None:
    assert edtf.parse(edtf.write(date)) == date


@given(DATES, DATES)
def test_an_interval_is_read_unless_it_ends_before_it_begins(start: Date, end: Date) -> None:
    interval = Interval(start, end)
    if calendar.last_day(end) >= calendar.first_day(start):
        assert edtf.parse(edtf.write(interval)) == interval
    else:
        with pytest.raises(edtf.DateError, match="ends before it begins"):
            edtf.parse(edtf.write(interval))


@given(st.one_of(st.text(max_size=30), st.text("0123456789-/.?~%XYT:", max_size=22)))
@settings(max_examples=500)
def test_any_text_is_a_date_or_says_why_not(text: str) -> None:
    try:
        date = edtf.parse(text)
    except edtf.DateError as error:
        assert str(error)
    else:
        assert edtf.parse(edtf.write(date)) == date


def test_dates_sort_by_their_start() -> None:
    texts = ["1939-05-11/1939-09-16", "1939-05-11", "1939", "-0431", "../1932", "1939-22", "193X"]
    ordered = sorted(texts, key=lambda text: calendar.sort_key(edtf.parse(text)))
    assert ordered == [
        "../1932",
        "-0431",
        "193X",
        "1939",
        "1939-05-11/1939-09-16",
        "1939-05-11",
        "1939-22",
    ]
