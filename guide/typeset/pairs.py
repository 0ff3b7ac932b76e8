"""Plain words set from what is known of their pairs of letters, without asking HarfBuzz again.

In the faces of our styles, what becomes of a Latin letter, a figure or a common mark depends on nothing but the next
character (kerning). So a word is the sum of its pairs: each is learnt from the first word that has it. Pairs that a
ligature joins are never learnt; words with them, or with any other character, go to HarfBuzz every time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import add

Glyph = tuple[int, int, int]
"""Character code, advance and offset to the right, in font units."""

_is_plain = re.compile("[!-~‘’“”–—…]+").fullmatch


class Pairs:
    """The pairs of one face, features and language, in words of one script (kerning may depend on it)."""

    __slots__ = ("_advances", "_first", "_kerned", "_next")

    def __init__(self) -> None:
        self._first: dict[str, str] = {}
        """By character: its code in hexadecimal."""
        self._next: dict[str, str] = {}
        """By pair: the second's code, with the kern before it."""
        self._kerned: dict[str, int] = {}
        """By pair: the advance of the first in it."""
        self._advances: dict[str, int] = {}
        """By character: its advance with nothing after it."""

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
        if len(glyphs) != len(text) or end or not _is_plain(text):
            return
        if any(offset for _, _, offset in glyphs):
            return
        advances = [advance for _, advance, _ in glyphs]
        pairs = list(map(add, text, text[1:]))
        self._first[text[0]] = parts[0]
        self._next.update(zip(pairs, parts[1:], strict=True))
        self._kerned.update(zip(pairs, advances, strict=False))
        self._advances[text[-1]] = advances[-1]
