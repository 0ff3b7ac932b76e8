"""Reading and writing dates: EDTF (ISO 8601-2:2019), levels 0 and 1.

The parts of level 2 (sets, partly qualified dates, exponential years) are not read.
"""

from __future__ import annotations

import re

from guide.model.calendar import days_in_month, first_day, last_day
from guide.model.dates import Date, EdtfDate, Interval, Season


class DateError(ValueError):
    """Text that is no date. ``hint`` says what to write instead, where that can be guessed."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


_DATE = re.compile(
    r"""
    (?P<year> -?(?: [0-9]{4} | [0-9]{3}X | [0-9]{2}XX | [0-9]XXX ) | Y-?[0-9]{5,12} )
    (?: - (?P<month> [0-9]{2} | XX ) (?: - (?P<day> [0-9]{2} | XX ) )? )?
    (?P<time> T(?:[01][0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9])? (?: Z | [+-][0-9]{2}(?::[0-9]{2})? )? )?
    (?P<qualifier> [?~%] )?
    """,
    re.VERBOSE,
)


def parse(text: str) -> EdtfDate:
    """The date or interval that ``text`` says. Raises DateError."""
    text = text.strip()
    start, slash, end = text.partition("/")
    if not slash:
        return _parse_date(text)
    interval = Interval(_parse_end(start), _parse_end(end))
    if interval.start is None and interval.end is None:
        raise DateError(f"'{text}' is an interval without a start and an end")
    if interval.start and interval.end and last_day(interval.end) < first_day(interval.start):
        raise DateError(f"'{text}' ends before it begins", f"did you mean {end}/{start}?")
    return interval


def has_time(text: str) -> bool:
    """Whether a date that can be read tells the time of day too, which ``Date`` does not keep."""
    return "T" in text


def _parse_end(text: str) -> Date | None:
    return None if text in ("", "..") else _parse_date(text)


def _parse_date(text: str) -> Date:
    match = _DATE.fullmatch(text)
    if match is None:
        raise DateError(f"'{text[:40]}' is not a date", _guess(text))
    year, unspecified = _parse_year(match["year"])
    qualifier = match["qualifier"] or ""
    date = Date(
        year,
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
        unspecified=unspecified,
    )
    month, day = match["month"], match["day"]
    if match["time"] and not (day and day.isdigit()):
        raise DateError(f"'{text}' has a time but no day")
    if month is None or (month == "XX" and day in (None, "XX")):
        return date
    if unspecified or month == "XX":
        raise DateError(f"'{text}' leaves open a larger part than it gives")
    return _with_month(date, text, int(month), day)


def _parse_year(text: str) -> tuple[int, int]:
    """The year and how many of its last digits are open."""
    if text == "-0000":
        raise DateError("'-0000' is not a year", "the year 0000 is 1 BCE")
    unspecified = text.count("X")
    return int(text.removeprefix("Y").replace("X", "0")), unspecified


def _with_month(date: Date, text: str, month: int, day: str | None) -> Date:
    common = (date.uncertain, date.approximate)
    if 21 <= month <= 24 and day is None:
        return Date(date.year, None, None, Season(month), *common)
    if not 1 <= month <= 12:
        raise DateError(f"'{text}' is impossible: there is no month {month:02}")
    if day is None or day == "XX":
        return Date(date.year, month, None, None, *common)
    if not 1 <= int(day) <= days_in_month(date.year, month):
        last = days_in_month(date.year, month)
        raise DateError(
            f"'{text}' is impossible: there is no day {day} in {_year_text(date.year)}-{month:02}",
            f"the last day of that month is {last}" if int(day) > last else "",
        )
    return Date(date.year, month, int(day), None, *common)


# --- guesses -----------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_GUESSES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(-?\d{4})[-./](\d{1,2})[-./](\d{1,2})"), "{0}-{1:0>2}-{2:0>2}"),
    (re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})"), "{2}-{1:0>2}-{0:0>2}"),
    (re.compile(r"(-?\d{4})[-./](\d)"), "{0}-{1:0>2}"),
    (re.compile(r"(\d{4})\s*(?:--?|–|—|to)\s*(\d{4})"), "{0}/{1}"),
    (re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:--?|–|—|to)\s*(\d{4}-\d\d-\d\d)"), "{0}/{1}"),
    (re.compile(r"(?:c\.?|ca\.?|circa|about)\s*(\d{3,4})"), "{0:0>4}~"),
    (re.compile(r"(\d{1,3})"), "{0:0>4}"),
    (re.compile(r"(\d{3})0s|(\d{3})0's"), "{0}X"),
)
_BEFORE_CHRIST = re.compile(r"(\d{1,4})\s*(?:bc|bce|b\.c\.|b\.c\.e\.)")
_SPOKEN = re.compile(r"(?:(\d{1,2})\.?\s+)?([a-z]{3})[a-z]*\.?,?\s+(\d{4})")
_FORM = "write it as 1939, 1939-05, 1939-05-11 or 1939-05-11/1939-09-16"


def _guess(text: str) -> str:
    """What the author may have meant, or the general form."""
    plain = text.strip().lower()
    if match := _BEFORE_CHRIST.fullmatch(plain):
        return f"did you mean {_year_text(1 - int(match[1]))}? (0000 is 1 BCE)"
    if (match := _SPOKEN.fullmatch(plain)) and match[2] in _MONTHS:
        month = _MONTHS.index(match[2]) + 1
        day = f"-{match[1]:0>2}" if match[1] else ""
        return f"did you mean {match[3]}-{month:02}{day}?"
    for pattern, form in _GUESSES:
        if match := pattern.fullmatch(plain):
            return f"did you mean {form.format(*match.groups())}?"
    return _FORM


# --- writing -----------------------------------------------------------------------------------


def write(date: EdtfDate) -> str:
    """The shortest text that ``parse`` reads as ``date``."""
    if isinstance(date, Interval):
        return "/".join(_write_date(end) if end else ".." for end in (date.start, date.end))
    return _write_date(date)


def _write_date(date: Date) -> str:
    text = _year_text(date.year)
    if date.unspecified:
        text = text[: -date.unspecified] + "X" * date.unspecified
    for part in (date.season and date.season.value, date.month, date.day):
        if part:
            text += f"-{part:02}"
    qualifiers = {(True, False): "?", (False, True): "~", (True, True): "%"}
    return text + qualifiers.get((date.uncertain, date.approximate), "")


def _year_text(year: int) -> str:
    sign = "-" if year < 0 else ""
    digits = f"{abs(year):04}"
    return f"Y{sign}{digits}" if len(digits) > 4 else sign + digits
