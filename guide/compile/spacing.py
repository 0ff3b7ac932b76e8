"""Days to come back to what was learnt, counted back from an exam.

What is met again after a while is kept longer than what is gone through several times in a row, and the gaps that
serve best are a tenth to a fifth of the time until it is needed (Cepeda et al. 2006, Psychological Bulletin 132(3)).
"""

from __future__ import annotations

from datetime import date, timedelta

WHOLE = 70
"""Days of a plan that has all the time it wants; a shorter one shrinks in proportion."""
_FIRST_READINGS = 42
"""Of them, those on which sections are read for the first time."""
_GAPS = (2, 7, 21)
"""Days from the first reading to each return."""
_LAST = 7
"""Days before the exam on which all is gone through once more."""
SHORTEST = 10
"""Days below which there is nothing to be spaced."""

RETURNS = len(_GAPS) + 1
"""How often one comes back to a section: after each gap, and shortly before the exam."""


def study_days(exam: date, sections: int, start: date | None = None) -> list[tuple[date, ...]]:
    """For each section the day of its first reading and those on which to return to it, the last before the exam.

    ``start``: no day is earlier, if that leaves time for a plan.
    """
    days = min(WHOLE, (exam - start).days) if start else WHOLE
    days = days if days >= SHORTEST else WHOLE
    scale = days / WHOLE
    return [
        _section_days(exam, index / max(sections - 1, 1), days, scale) for index in range(sections)
    ]


def _section_days(exam: date, share: float, days: int, scale: float) -> tuple[date, ...]:
    """``share``: how far through the guide the section is, from 0 to 1."""
    first = exam - timedelta(days=days - round(share * _FIRST_READINGS * scale))
    returns = [first + timedelta(days=max(1, round(gap * scale))) for gap in _GAPS]
    last = exam - timedelta(days=max(1, round((_LAST - share * (_LAST - 1)) * scale)))
    return (first, *returns, last)
