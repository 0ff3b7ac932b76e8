"""The order of dates: what days a date of any precision can mean (proleptic Gregorian calendar, ISO years)."""

from __future__ import annotations

from typing import TypeAlias

from guide.model.dates import Date, EdtfDate, Interval, Season

Day: TypeAlias = tuple[int, int, int]
"""Year, month, day; compared as tuples."""

_SEASONS = {
    # Meteorological seasons of the northern hemisphere, winter as the end of the named year: EDTF
    # leaves both open, and 21 < 22 < 23 < 24 is the order that its numbers suggest.
    Season.SPRING: ((3, 1), (5, 31)),
    Season.SUMMER: ((6, 1), (8, 31)),
    Season.AUTUMN: ((9, 1), (11, 30)),
    Season.WINTER: ((12, 1), (12, 31)),
}


def days_in_month(year: int, month: int) -> int:
    """28 to 31; ``month`` is 1 to 12."""
    if month == 2:
        leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if leap else 28
    return 30 if month in (4, 6, 9, 11) else 31


def first_day(date: Date) -> Day:
    """The earliest day that a date can mean; qualifiers such as ``~`` don't widen it."""
    if date.season:
        return (date.year, *_SEASONS[date.season][0])
    return (_years(date)[0], date.month or 1, date.day or 1)


def last_day(date: Date) -> Day:
    """The latest day that a date can mean."""
    if date.season:
        return (date.year, *_SEASONS[date.season][1])
    year = _years(date)[1]
    month = date.month or 12
    return (year, month, date.day or days_in_month(year, month))


def _years(date: Date) -> tuple[int, int]:
    """The first and last year meant: ``19XX`` is 1900 to 1999, ``-04XX`` is -499 to -400."""
    span = 10**date.unspecified - 1
    return (date.year, date.year + span) if date.year >= 0 else (date.year - span, date.year)


def span(date: EdtfDate) -> tuple[Day | None, Day | None]:
    """The first and last day of a date or interval; None where an interval is open."""
    if isinstance(date, Interval):
        return (
            first_day(date.start) if date.start else None,
            last_day(date.end) if date.end else None,
        )
    return first_day(date), last_day(date)


_BEFORE_ALL: Day = (-(10**18), 1, 1)


def sort_key(date: EdtfDate) -> Day:
    """Dates sort by the day on which they start; an interval with an open start comes before all others."""
    return span(date)[0] or _BEFORE_ALL
