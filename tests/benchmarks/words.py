"""Text that looks like English to a typesetter: its words, their frequencies, sentences and names.

``words.txt`` holds the word forms of the guide in ``source/`` at one time, the most frequent first, and never
changes, so that figures stay comparable. Words are drawn by Zipf's law; one in thirty is a name made up of
syllables, since real text never ceases to bring new forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from random import Random

_FORMS = (Path(__file__).parent / "words.txt").read_text().split()
_WEIGHTS = tuple(accumulate(1 / (rank + 2.7) for rank in range(len(_FORMS))))
_NAMES = 3000
_NAME_EVERY = 30
_ONSETS = "B Ch D G H K Kh L M N R S Sh T Ts V Y Z".split()  # noqa: SIM905 (a list would take 18 lines)
_VOWELS = "aeiou"
_CODAS = ("", "n", "r", "l", "shi", "ko", "ma", "rin", "gai", "mov")


class Writer:
    """Writes words, phrases and sentences, always the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._names = [self._new_name() for _ in range(_NAMES)]

    def _new_name(self) -> str:
        choice = self.random.choice
        return choice(_ONSETS) + choice(_VOWELS) + choice(_CODAS) + choice(_CODAS)

    def words(self, count: int) -> list[str]:
        """Words of running text, with a name here and there."""
        words = self.random.choices(_FORMS, cum_weights=_WEIGHTS, k=count)
        for index in range(self.random.randrange(_NAME_EVERY), count, _NAME_EVERY):
            words[index] = self.random.choice(self._names)
        return words

    def rare_word(self) -> str:
        """A word that is not among the most frequent, fit for a term."""
        return self.random.choice(_FORMS[300:])

    def phrase(self, count: int) -> str:
        """A few words with a capital, without a full stop."""
        return _capital(" ".join(self.words(count)))

    def name(self) -> str:
        """A person's name."""
        return f"{self.random.choice(self._names)} {self.random.choice(self._names)}"

    def sentence(self, count: int) -> str:
        """A sentence of ``count`` words, with a comma where it is long."""
        words = self.words(count)
        if count > 11:
            words[self.random.randrange(4, count - 4)] += ","
        return _capital(" ".join(words)) + "."

    def sentences(self, count: int) -> str:
        """Sentences of ``count`` words in all."""
        return " ".join(self.sentence(length) for length in self._lengths(count))

    def _lengths(self, total: int) -> Iterator[int]:
        while total > 26:
            length = self.random.randint(8, 22)
            total -= length
            yield length
        yield total


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
