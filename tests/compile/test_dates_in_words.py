"""Dates in words and as decimal years."""

from __future__ import annotations

import pytest

from guide.compile.dates import (
    date_text,
    decimal_year,
    iso_text,
    life_text,
    period_text,
    span,
    years_text,
)
from guide.compile.words import words_for
from guide.model.dates import Date, EdtfDate, Interval, Season

ENGLISH, GERMAN = words_for("en"), words_for("de")

CASES: list[tuple[EdtfDate, str, str]] = [
    (Date(1939), "1939", "1939"),
    (Date(1939, 9), "September 1939", "September 1939"),
    (Date(1939, 9, 16), "16 September 1939", "16. September 1939"),
    (Date(1904, approximate=True), "c. 1904", "um 1904"),
    (Date(1734, uncertain=True), "1734?", "1734?"),
    (Date(1734, uncertain=True, approximate=True), "c. 1734?", "um 1734?"),
    (Date(-431), "432 BCE", "432 v. Chr."),
    (Date(0), "1 BCE", "1 v. Chr."),
    (Date(-43, 3, 15), "15 March 44 BCE", "15. März 44 v. Chr."),
    (Date(1939, season=Season.SPRING), "spring 1939", "Frühjahr 1939"),
    (Date(1930, unspecified=1), "1930s", "1930er Jahre"),
    (Date(1900, unspecified=2), "1900–1999", "1900–1999"),
    (Interval(None, Date(1932)), "until 1932", "bis 1932"),
    (Interval(Date(1932), None), "since 1932", "seit 1932"),
    (Interval(Date(1939, 5, 11), Date(1939, 5, 16)), "11–16 May 1939", "11.–16. Mai 1939"),
    (
        Interval(Date(1939, 5, 11), Date(1939, 9, 16)),
        "11 May – 16 September 1939",
        "11. Mai – 16. September 1939",
    ),
    (
        Interval(Date(1904, 2, 8), Date(1905, 9, 5)),
        "8 February 1904 – 5 September 1905",
        "8. Februar 1904 – 5. September 1905",
    ),
    (
        Interval(Date(1918, 8), Date(1922, 10)),
        "August 1918 – October 1922",
        "August 1918 – Oktober 1922",
    ),
    (Interval(Date(1939, 5), Date(1939, 9)), "May–September 1939", "Mai–September 1939"),
    (Interval(Date(1904), Date(1905)), "1904–1905", "1904–1905"),
    (
        Interval(Date(1939, 5, 11, approximate=True), Date(1939, 9, 16)),
        "c. 11 May 1939 – 16 September 1939",
        "um 11. Mai 1939 – 16. September 1939",
    ),
]


@pytest.mark.parametrize(("date", "english", "german"), CASES, ids=[case[1] for case in CASES])
def test_in_words(date: EdtfDate, english: str, german: str) -> None:
    assert plain(date_text(date, ENGLISH)) == english
    assert plain(date_text(date, GERMAN)) == german


def plain(text: str) -> str:
    """Without regard to where a line may end."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_day_stays_with_its_month() -> None:
    assert date_text(Date(1939, 9, 16), ENGLISH) == "16\N{NO-BREAK SPACE}September 1939"
    assert date_text(Date(1939, 9, 16), GERMAN) == "16.\N{NO-BREAK SPACE}September 1939"


def test_lives() -> None:
    assert plain(life_text(Date(1896, 12, 1), Date(1974), ENGLISH)) == "1 December 1896 – 1974"
    assert plain(life_text(Date(1903), Date(1939, 7, 12), ENGLISH)) == "1903 – 12 July 1939"
    assert life_text(Date(1903), Date(1939), ENGLISH) == "1903–1939"
    assert life_text(Date(1901), None, ENGLISH) == "born 1901"
    assert life_text(None, Date(1939), ENGLISH) == "died 1939"
    assert life_text(None, None, ENGLISH) == ""


def test_the_authors_date() -> None:
    assert plain(iso_text("2026-11-23", ENGLISH)) == "23 November 2026"
    assert iso_text("2026-11", GERMAN) == "November 2026"
    assert iso_text("spring term", ENGLISH) == "spring term"


def test_first_to_last_year() -> None:
    assert years_text((Date(1904, 2), Interval(Date(1939), Date(1945))), ENGLISH) == "1904–1945"
    assert years_text((Date(1939, 1), Date(1939, 2)), ENGLISH) == "1939"
    assert years_text((), ENGLISH) == ""


def test_periods() -> None:
    may, august = Date(1939, 5, 11), Interval(Date(1939, 8, 20), Date(1939, 8, 31))
    assert period_text((may, august), ENGLISH) == "May–August 1939"
    assert period_text((may,), ENGLISH) == "May 1939"
    assert period_text((Date(1904, 2), august), ENGLISH) == "1904–1939"
    assert period_text((Date(1938), august), ENGLISH) == "1938–1939"
    assert period_text((Date(1938, 12), august), ENGLISH) == "December 1938 – August 1939"


def test_decimal_years_grow_with_the_date() -> None:
    days = [Date(1939, month, day) for month in range(1, 13) for day in (1, 15, 28)]
    years = [decimal_year(day) for day in days]
    assert years == sorted(set(years))
    assert years[0] == 1939.0
    assert years[-1] < 1940.0


def test_spans() -> None:
    assert span(Date(1939)) == (1939.0, None)
    assert span(Interval(Date(1904), Date(1905))) == (1904.0, 1905.0)
    assert span(Interval(None, Date(1932))) == (1932.0, None)
