"""Dates in words, by the guide's language, and as decimal years for drawing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guide.compile.words import Words
from guide.model.calendar import days_in_month, first_day, last_day
from guide.model.dates import Date, EdtfDate, Interval

MOST_YEARS_IN_MONTHS = 2
"""A longer period is told in years alone."""


def date_text(date: EdtfDate, words: Words) -> str:
    """A date as the guide's language writes it: "16 September 1939", "c. 1904", "432 BCE".

    An interval names what its ends share only once: "11–16 May 1939", "11 May – 16 September 1939".
    """
    if isinstance(date, Date):
        return _date(date, words)
    start, end = date.start, date.end
    if start is None or end is None:
        if start is not None:
            return words.word("date-from", start=_date(start, words))
        return words.word("date-until", end=_date(end, words)) if end is not None else ""
    first, last = _date(start, words), _date(end, words)
    short = _shortened(start, end, words)
    return _range(first, last, words) if short == first else _closed(short, last, words)


def _range(start: str, end: str, words: Words) -> str:
    """``1904–1905``; with spaces around the dash where a date has some: ``1904 – 5 September 1905``."""
    if len(end.split()) > 1:
        return words.word("date-range-long", start=start, end=end)
    return _closed(start, end, words)


def _closed(start: str, end: str, words: Words) -> str:
    """``11–16 May 1939``, the dash between two words; with spaces where it is not."""
    is_long = len(start.split()) > 1
    return words.word("date-range-long" if is_long else "date-range", start=start, end=end)


def _date(date: Date, words: Words) -> str:
    return _qualified(date, _plain(date, words), words)


def _qualified(date: Date, text: str, words: Words) -> str:
    if date.approximate:
        text = words.word("date-circa", date=text)
    if date.uncertain:
        text = words.word("date-uncertain", date=text)
    return text


def _plain(date: Date, words: Words) -> str:
    year = _year(date, words)
    if date.season is not None:
        season = words.series("seasons")[date.season.value - 21]
        return words.word("date-season", season=season, year=year)
    if date.month is None:
        return year
    month = words.series("months")[date.month - 1]
    if date.day is None:
        return words.word("date-month", month=month, year=year)
    return words.word("date-day", day=date.day, month=month, year=year)


def _year(date: Date, words: Words) -> str:
    """ISO year 0 is 1 BCE."""
    if date.unspecified == 1:
        return words.word("date-decade", year=date.year)
    if date.unspecified:
        return words.word("date-century", year=date.year, last=date.year + 10**date.unspecified - 1)
    return str(date.year) if date.year > 0 else words.word("date-bce", year=1 - date.year)


def _shortened(start: Date, end: Date, words: Words) -> str:
    """The start of an interval without what its end repeats; in full where it is qualified."""
    plain = not (start.approximate or start.uncertain or end.approximate or end.uncertain)
    same_year = start.year == end.year and not start.unspecified and not end.unspecified
    if not (plain and same_year and start.month and end.month):
        return _date(start, words)
    month = words.series("months")[start.month - 1]
    if start.day is None or end.day is None:
        return month if start.day is None and end.day is None else _date(start, words)
    if start.month == end.month:
        return words.word("date-day-alone", day=start.day)
    return words.word("date-day-month", day=start.day, month=month)


def span(date: EdtfDate) -> tuple[float, float | None]:
    """Start and end in decimal years; no end for a single date. An open end is the other one."""
    if isinstance(date, Date):
        return decimal_year(date), None
    known = date.start or date.end
    if known is None:
        return 0.0, None
    start = decimal_year(known)
    if date.start is None or date.end is None:
        return start, None
    return start, decimal_year(date.end)


def decimal_year(date: Date) -> float:
    """1939-07-02 as 1939.5, rounded to a day; a year or month stands for its first day."""
    year, month, day = first_day(date)
    days = sum(days_in_month(year, earlier) for earlier in range(1, month)) + day - 1
    return round(year + days / (337 + days_in_month(year, 2)), 4)


def is_uncertain(date: EdtfDate) -> bool:
    ends = (date,) if isinstance(date, Date) else (date.start, date.end)
    return any(end.uncertain or end.approximate for end in ends if end is not None)


def life_text(born: EdtfDate | None, died: EdtfDate | None, words: Words) -> str:
    """``1 December 1896 – 18 June 1974``; ``born 1901``, ``died 1939``."""
    if born is None:
        return words.word("died", date=date_text(died, words)) if died is not None else ""
    if died is None:
        return words.word("born", date=date_text(born, words))
    return _range(date_text(born, words), date_text(died, words), words)


def day_text(day: date, words: Words) -> str:
    """A day of a year that is known: "12 March"."""
    month = words.series("months")[day.month - 1]
    return words.word("date-day-month", day=day.day, month=month)


def iso_text(text: str, words: Words) -> str:
    """An ISO 8601 date (as in guide.yaml) in words; other text as it is."""
    numbers = text.split("-")
    if not all(number.isdigit() for number in numbers) or len(numbers) > 3:
        return text
    year, month, day = (*(int(number) for number in numbers), None, None)[:3]
    return _date(Date(year or 0, month, day), words)


def years_text(dates: Sequence[EdtfDate], words: Words) -> str:
    """From the first year to the last: "1904–1945"; empty for no dates."""
    ends = [end for date in dates for end in _ends(date)]
    if not ends:
        return ""
    first, last = min(ends, key=first_day), max(ends, key=last_day)
    if first.year == last.year:
        return _year(Date(first.year), words)
    return date_text(Interval(Date(first.year), Date(last.year)), words)


def period_text(dates: Sequence[EdtfDate], words: Words) -> str:
    """From the first month to the last, "May–July 1939"; in years where months are unknown or many."""
    ends = [end for date in dates for end in _ends(date)]
    if not ends:
        return ""
    first, last = min(ends, key=first_day), max(ends, key=last_day)
    if not (first.month and last.month) or last.year - first.year > MOST_YEARS_IN_MONTHS:
        return years_text(dates, words)
    if (first.year, first.month) == (last.year, last.month):
        return _plain(Date(first.year, first.month), words)
    months = Interval(Date(first.year, first.month), Date(last.year, last.month))
    return date_text(months, words)


def _ends(date: EdtfDate) -> tuple[Date, ...]:
    if isinstance(date, Date):
        return (date,)
    return tuple(end for end in (date.start, date.end) if end is not None)
