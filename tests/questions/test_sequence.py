"""Numbers and dates in their order are choices that keep it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.compile.words import words_for
from guide.questions.sequence import ascends

ENGLISH, GERMAN = (words_for(language).series("months") for language in ("en", "de"))


@pytest.mark.parametrize(
    "texts",
    [
        ["1936", "1937", "1939"],
        ["8,611 m", "8,849 m", "10,994 m"],
        ["about 35 g", "about 350 g", "about 3,500 g"],
        ["0.5 %", "1.7 %", "97.5 %"],
        ["11 May 1939", "28 May 1939", "2 July 1939", "September 1939", "1945"],
        ["1904--1905", "1936--1939", "1941--1945"],
        ["2 to 3 km", "4 to 5 km", "10 to 20 km"],
    ],
)
def test_in_order(texts: list[str]) -> None:
    assert ascends(texts, ENGLISH)
    assert not ascends(texts[::-1], ENGLISH)
    assert not ascends([*texts[1:], texts[0]], ENGLISH)


def test_dates_of_another_language() -> None:
    texts = ["11. Mai 1939", "2. Juli 1939", "16. September 1939"]
    assert ascends(texts, GERMAN)
    assert not ascends(texts, ENGLISH)


@pytest.mark.parametrize(
    "texts",
    [
        ["1936", "1939"],
        ["1936", "1936", "1939"],
        ["Ice", "Rain", "Snow"],
        ["57th Corps", "1st Army Group", "6th Army"],
        ["3 lorries", "4 tanks", "5 guns"],
        ["1936", "some time later", "1939"],
    ],
)
def test_no_order(texts: list[str]) -> None:
    assert not ascends(texts, ENGLISH)


@given(
    st.lists(st.integers(0, 10**7), min_size=3, max_size=8, unique=True),
    st.sampled_from(["{}", "{:,}"]),
)
def test_sorted_whole_numbers_are_in_order_and_no_others(numbers: list[int], form: str) -> None:
    written = [form.format(number) + " km" for number in numbers]
    assert ascends(written, ENGLISH) == (numbers == sorted(numbers))
    assert ascends([form.format(number) + " km" for number in sorted(numbers)], ENGLISH)
