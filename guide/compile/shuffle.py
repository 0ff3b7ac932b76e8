"""Shuffles that are the same whenever their seed is, on every machine and in every version of Python."""

from __future__ import annotations

from hashlib import sha256

_TRIES = 64


def shuffled(count: int, seed: str, fixed: int | None = None) -> tuple[int, ...]:
    """A shuffle of ``range(count)``.

    Each number gets its place from the seed and itself alone, so that one more at the end leaves the order of
    the others as it is. The first ``fixed`` numbers (None: all) never come out in ascending order if there
    are two or more of them, nor in descending order, which is seen through as fast, if there are more.
    """
    limit = count if fixed is None else fixed
    for attempt in range(_TRIES):
        order = _order(count, f"{seed}\0{attempt}" if attempt else seed)
        if limit < 2 or not _is_sorted(order, limit):
            return order
    raise AssertionError("a hash that sorts two numbers alike in every try")


def _order(count: int, seed: str) -> tuple[int, ...]:
    return tuple(sorted(range(count), key=lambda n: sha256(f"{seed}\0{n}".encode()).digest()))


def _is_sorted(order: tuple[int, ...], limit: int) -> bool:
    numbers = [number for number in order if number < limit]
    ascending = sorted(numbers)
    return numbers == ascending or (limit > 2 and numbers == ascending[::-1])
