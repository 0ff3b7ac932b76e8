"""The first look at a file: which secrets stand in it at all, whether students may read them elsewhere or not.

A suspicion hangs on nothing but the file and the secrets. So it is remembered portion by portion: after an edit, only
what says something new is read and searched.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from guide.leaks.flags import TICKS, anchor_in
from guide.leaks.passages import Portion
from guide.leaks.phrases import Gram, words_of_all
from guide.leaks.portions import portions_of
from guide.leaks.wanted import Wanted


class Suspicion(NamedTuple):
    """What is suspect in a file, or in a portion of it."""

    grams: frozenset[Gram]
    """Of secrets."""
    ticks: frozenset[str]
    is_flagged: bool
    """Whether an anchor or a sign of the file format gives an answer away."""


class _Read(NamedTuple):
    """What a portion says."""

    texts: tuple[str, ...]
    has_signs: bool


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
    return wanted.cache.recall(inputs, partial(_search, portion, wanted))


def _search(portion: Portion, wanted: Wanted) -> Suspicion:
    # What it says is remembered too, for when something else is secret.
    read = wanted.cache.recall(("texts of a portion", portion.key), partial(_read, portion))
    words = words_of_all(read.texts)
    return Suspicion(
        frozenset(gram for lexicon in wanted.lexicons for gram in lexicon.found_in(words)),
        TICKS.intersection("".join(read.texts)),
        read.has_signs or any(anchor_in(text, wanted.looked.anchors) for text in read.texts),
    )


def _read(portion: Portion) -> _Read:
    passages = list(portion.read())
    texts = tuple(passage.text for passage in passages)
    return _Read(texts, any(passage.is_sign for passage in passages))
