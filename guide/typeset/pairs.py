"""Plain words set from what is known of their pairs of letters, without asking HarfBuzz again.

In the faces of our styles, what becomes of a Latin letter, a figure or a common mark depends on nothing but the next
character (kerning). So a word is the sum of its pairs: each is learnt from the first word that has it. Pairs that a
ligature joins are never learnt; words with them, or with any other character, are kept as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add

Glyph = tuple[int, int, int]
"""Character code, advance and offset to the right, in font units."""

_MOST_WORDS = 4_000
"""That are no sums of pairs and are kept all the same."""

_is_plain = re.compile("[!-~‘’“”–—…]+").fullmatch


class Pairs:
    """The pairs of one face, features and language, in words of one script (kerning may depend on it)."""

    __slots__ = ("_advances", "_first", "_kerned", "_next", "_words", "lessons")

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        """By character: its code in hexadecimal."""
        self._next: dict[str, str] = {}
        """By pair: the second's code, with the kern before it."""
        self._kerned: dict[str, int] = {}
        """By pair: the advance of the first in it."""
        self._advances: dict[str, int] = {}
        """By character: its advance with nothing after it."""
        self._words: dict[str, Sequence[Glyph]] = {}
        """The glyphs of other words."""
        self.lessons = 0
        """How many words were learnt from."""

    def word(self, text: str) -> Sequence[Glyph] | None:
        """The glyphs of a text that was met before and is no sum of pairs."""
        return self._words.get(text)

    def knows(self, text: str) -> bool:
        return text in self._words or self.compose(text) is not None

    def compose(self, text: str) -> tuple[str, int] | None:
        """The piece of a ``TJ`` array for a text and its advance, or None where a pair of it is not known."""
        pairs = list(map(add, text, text[1:]))
        try:
            piece = self._first[text[0]] + "".join(map(self._next.__getitem__, pairs))
            advance = sum(map(self._kerned.__getitem__, pairs), self._advances[text[-1]])
        except KeyError:
            return None
        return f"<{piece}>", advance

    def learn(self, text: str, glyphs: Sequence[Glyph], parts: Sequence[str], end: str) -> None:
        """Learn from a text that HarfBuzz set: its glyphs, what stands in the piece for each, and after the last."""
        is_sum = len(glyphs) == len(text) and not end and _is_plain(text)
        if not is_sum or any(offset for _, _, offset in glyphs):
            if len(self._words) < _MOST_WORDS:
                self._words[text] = tuple(glyphs)
            return
        self.lessons += 1
        advances = [advance for _, advance, _ in glyphs]
        pairs = list(map(add, text, text[1:]))
        self._first[text[0]] = parts[0]
        self._next.update(zip(pairs, parts[1:], strict=True))
        self._kerned.update(zip(pairs, advances, strict=False))
        self._advances[text[-1]] = advances[-1]
