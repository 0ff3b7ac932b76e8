"""The first look at a file: which secrets stand in it at all, whether students may read them elsewhere or not.

A suspicion hangs on nothing but the file and the secrets. So it is remembered portion by portion: after an edit, only
what says something new is read and searched.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from guide.leaks.flags import TICKS, flag_in
from guide.leaks.passages import Passage, Portion
from guide.leaks.phrases import Gram
from guide.leaks.portions import portions_of
from guide.leaks.wanted import Wanted


class Suspicion(NamedTuple):
    """What is suspect in a file, or in a portion of it."""

    grams: frozenset[Gram]
    """Of secrets."""
    ticks: frozenset[str]
    is_flagged: bool
    """Whether an anchor or a sign of the file format gives an answer away."""


def suspicion_of(data: bytes, wanted: Wanted) -> Suspicion:
    """What is suspect in a file. Raises UnreadableError."""
    return wanted.cache.recall(_inputs(data, wanted), lambda: _look(data, wanted))


def is_remembered(data: bytes, wanted: Wanted) -> bool:
    """Whether a file has been looked at before."""
    cache = wanted.cache
    return cache.is_on and cache.find(cache.name(_inputs(data, wanted))) is not None


def _inputs(data: bytes, wanted: Wanted) -> object:
    return "suspicion of a file", wanted.cache.digest(data), wanted.stamp


def _look(data: bytes, wanted: Wanted) -> Suspicion:
    found = [_suspicion_of_portion(portion, wanted) for portion in portions_of(data)]
    return Suspicion(
        frozenset(gram for each in found for gram in each.grams),
        frozenset(tick for each in found for tick in each.ticks),
        any(each.is_flagged for each in found),
    )


def _suspicion_of_portion(portion: Portion, wanted: Wanted) -> Suspicion:
    inputs = "suspicion of a portion", portion.key, wanted.stamp
    return wanted.cache.recall(inputs, partial(_read, portion, wanted))


def _read(portion: Portion, wanted: Wanted) -> Suspicion:
    passages = list(portion.read())
    texts = [passage.text for passage in passages]
    return Suspicion(
        frozenset(gram for lexicon in wanted.lexicons for gram in lexicon.found_in(texts)),
        TICKS.intersection("".join(texts)),
        _is_flagged(passages, wanted.looked.anchors),
    )


def _is_flagged(passages: Iterable[Passage], anchors: frozenset[str]) -> bool:
    return any(flag_in(passage, anchors, frozenset()) for passage in passages)
