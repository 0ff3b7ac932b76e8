"""Dates as historians know them: EDTF (ISO 8601-2:2019), levels 0 and 1.

The values only; reading them from text is the business of ``guide.source.edtf``.
"""

from __future__ import annotations

from enum import Enum
from typing import TypeAlias

from guide.dataclass import dataclass


class Season(Enum):
    """The season codes of EDTF level 1 (21-24 in place of a month)."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24


@dataclass(frozen=True, slots=True)
class Date:
    """A date to the precision that is known.

    ``year`` is an ISO year: 0 is 1 BCE, -431 is 432 BCE. ``unspecified`` tells how many of the year's
    last digits are open (``19XX`` is year 1900 with 2).
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    uncertain: bool = False
    """Marked ``?`` or ``%``."""
    approximate: bool = False
    """Marked ``~`` or ``%``."""
    unspecified: int = 0


UNDATED = Date(0, unspecified=4)
"""Stands where a date could not be read: one of which nothing is known, which no text gives."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From a date to another; None is an open end (``..`` or nothing)."""

    start: Date | None
    end: Date | None


EdtfDate: TypeAlias = Date | Interval
