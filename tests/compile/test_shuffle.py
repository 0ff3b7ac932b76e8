"""Shuffles: stable, fair enough, and never what they must not be."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from guide.compile.shuffle import shuffled

SEEDS = st.text(max_size=20)
ORDER = (2, 3, 1, 0, 4)


@given(SEEDS, st.integers(0, 40))
def test_a_shuffle_holds_every_number_once(seed: str, count: int) -> None:
    assert sorted(shuffled(count, seed)) == list(range(count))


@given(SEEDS, st.integers(2, 40))
def test_never_in_order(seed: str, count: int) -> None:
    assert shuffled(count, seed) != tuple(range(count))


@given(SEEDS, st.integers(2, 10), st.integers(0, 5))
def test_what_is_fixed_never_ascends_among_others(seed: str, fixed: int, others: int) -> None:
    order = [number for number in shuffled(fixed + others, seed, fixed) if number < fixed]
    assert order != sorted(order)


@given(SEEDS, st.integers(0, 20))
def test_one_more_leaves_the_order_of_the_others(seed: str, count: int) -> None:
    more = shuffled(count + 1, seed, fixed=0)
    assert tuple(number for number in more if number < count) == shuffled(count, seed, fixed=0)


def test_known_orders_stay_as_printed() -> None:
    """A change here would move the letters of every guide that was ever printed."""
    assert shuffled(5, "guide\0question\0choices", fixed=0) == ORDER
    assert shuffled(1, "any") == (0,)
    assert shuffled(0, "any") == ()


def test_letters_are_balanced_over_many_questions() -> None:
    firsts = Counter(shuffled(4, f"question {number}", fixed=0)[0] for number in range(400))
    assert all(70 <= firsts[letter] <= 130 for letter in range(4))
