"""Texts as runs of words: how a text is known again, whatever its line breaks, quotes and capitals.

A text counts as found where ``LENGTH`` of its words stand in a row; a shorter one where all of it does, if it has
``LEAST`` words. A single word, or two, say nothing: the answer "Moscow" stands on every second page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeAlias, TypeVar

LENGTH = 5
"""Words of a run: shorter ones come together by chance."""
LEAST = 3

Gram: TypeAlias = tuple[str, ...]
"""At least ``LEAST`` words."""
Owner = TypeVar("Owner")

_WORD = re.compile(r"\w+")
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters inside words that are for line breaking alone."""
_GAP = "\ua66e"
"""Stands between texts that are searched together: a letter (to ``\\w``) that no text of today has."""


class Found(NamedTuple):
    """Words of a text that are known: the gram they start with, and all of them up to the last known."""

    text: int
    """Index of the text."""
    gram: Gram
    words: Sequence[str]


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; hyphens and apostrophes part words."""
    for character in _UNSEEN:
        if character in text:
            text = text.replace(character, "")
    return _WORD.findall(text.casefold())


def words_of_all(texts: Iterable[str]) -> list[str]:
    """The words of several texts, so that no run of words goes from one text to the next."""
    return words_of(f" {_GAP} ".join(texts))


def grams_of(words: Sequence[str], length: int) -> Iterator[Gram]:
    """Every run of ``length`` words, from left to right."""
    return zip(*(words[start:] for start in range(length)), strict=False)


def marks_of(text: str) -> Iterator[Gram]:
    """The grams by which a text is known again; none for one that is too short."""
    words = words_of(text)
    return grams_of(words, min(LENGTH, len(words))) if len(words) >= LEAST else iter(())


class Lexicon(Generic[Owner]):
    """Grams and what they were taken from."""

    def __init__(self, owners: Mapping[Gram, Owner]) -> None:
        self.owners = owners
        self._heads = {gram[:LEAST] for gram in owners}
        self._lengths = sorted({len(gram) for gram in owners}, reverse=True)

    def find(self, texts: Sequence[str]) -> Iterator[Found]:
        """Where words of texts are known; neighbouring finds count as one, from left to right."""
        words = words_of_all(texts)
        end = 0
        for place, gram in self._grams(words):
            if place >= end:
                end = self._end(words, place, len(gram))
                yield Found(words[:place].count(_GAP), gram, words[place:end])

    def found_in(self, words: Sequence[str]) -> frozenset[Gram]:
        """Those that stand in some words (see ``words_of_all``)."""
        return frozenset(gram for _, gram in self._grams(words)) if self.owners else frozenset()

    def without(self, known: frozenset[Gram]) -> Lexicon[Owner]:
        """The lexicon but for some grams."""
        return Lexicon({gram: own for gram, own in self.owners.items() if gram not in known})

    def _grams(self, words: Sequence[str]) -> Iterator[tuple[int, Gram]]:
        """The grams that stand in a long run of words, with their places; a quick look at their heads first."""
        heads, owners = self._heads, self.owners
        for place, head in enumerate(grams_of(words, LEAST)):
            if head in heads:
                for length in self._lengths:
                    gram = tuple(words[place : place + length])
                    if gram in owners:
                        yield place, gram

    def _end(self, words: Sequence[str], place: int, length: int) -> int:
        """Where a run of finds ends that starts at a place."""
        while tuple(words[place + 1 : place + 1 + length]) in self.owners:
            place += 1
        return place + length
