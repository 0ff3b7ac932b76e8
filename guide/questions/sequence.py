"""Choices that are numbers or dates in their order: shuffled, they would be harder to read and no better to ask."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TypeAlias

LEAST = 3
"""Fewer stand in order by chance."""

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?!\d)(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_SHORTEST_YEAR = 3
"""Digits."""

Moment: TypeAlias = tuple[str, tuple[Decimal, ...]]
"""What the text says beside its numbers, and the numbers, the weightiest first. Those of a date say nothing beside."""


def ascends(texts: Sequence[str], months: Sequence[str]) -> bool:
    """Whether texts are numbers with the same words around them, or dates, each greater or later than the one before.

    >>> ascends(["8,611 m", "8,849 m", "10,994 m"], ())
    True
    >>> ascends(["11 May 1939", "July 1939", "1945"], ("January", "May", "July"))
    True
    >>> ascends(["1945", "1939", "1941"], ()) or ascends(["one", "two", "three"], ())
    False
    """
    if len(texts) < LEAST:
        return False
    moments = [_date(text, months) or _quantity(text) for text in texts]
    return all(
        before is not None and after is not None and before[0] == after[0] and before[1] < after[1]
        for before, after in pairwise(moments)
    )


def _quantity(text: str) -> Moment | None:
    numbers = tuple(map(_value, _NUMBER.findall(text)))
    return (_NUMBER.sub("#", text), numbers) if numbers else None


def _value(number: str) -> Decimal:
    return Decimal(_THOUSANDS.sub("", number).replace(",", "."))


def _date(text: str, months: Sequence[str]) -> Moment | None:
    """Year, month and day of a text that is a date and nothing else."""
    words = re.findall(r"[^\W\d_]+|\d+", text)
    numbers = [word for word in words if word.isdigit()]
    named = [months.index(word) + 1 for word in words if word in months]
    years = [int(number) for number in numbers if len(number) >= _SHORTEST_YEAR]
    days = [int(number) for number in numbers if len(number) < _SHORTEST_YEAR]
    is_date = len(words) == len(named) + len(years) + len(days)
    if not is_date or len(years) != 1 or len(named) > 1 or len(days) > len(named):
        return None
    return "", tuple(map(Decimal, (*years, *(named or [0]), *(days or [0]))))
