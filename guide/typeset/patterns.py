"""Liang's hyphenation (1983) on the pattern files that pyphen brings.

Pyphen itself takes as long to read a language's patterns as setting thirty pages takes; reading lazily, a tenth.
"""

from __future__ import annotations

import re
from pathlib import Path

_COMMENTS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NOHYPHEN", "NEXTLEVEL")
_comments = re.compile(f"^(?:{'|'.join(_COMMENTS)}).*", re.MULTILINE)
_spelling = re.compile(r"^[^%#\n]*/.*=", re.MULTILINE)
"""A pattern that changes the letters around a hyphen: ``schif1fahrt/ff=f,5,2``."""


class Patterns:
    """The patterns of a language.

    A pattern such as ``en1t4`` says between letters how good (odd) or bad (even) a hyphen is; the highest digit
    wins. The digits of a pattern are looked at when a word first has its letters.
    """

    def __init__(self, text: str) -> None:
        kept = _without_comments(text).split()
        text = "\n".join(kept)
        for digit in "0123456789":  # five times as fast as str.translate
            text = text.replace(digit, "")
        letters = text.split("\n")
        self._patterns = dict(zip(letters, kept, strict=True))
        self._values: dict[str, list[tuple[int, int]]] = {}
        self._longest = max(map(len, letters), default=0)

    def positions(self, word: str) -> tuple[int, ...]:
        """Where a hyphen may stand in a word, as indexes of the letter after it; margins are up to the caller."""
        marked = f".{word.lower()}."
        if len(marked) != len(word) + 2:  # letters that are two in lower case
            return ()
        size = len(marked)
        best = [0] * (size + 1)
        patterns, longest = self._patterns, self._longest
        for start in range(size - 1):
            for end in range(start + 1, min(start + longest, size) + 1):
                letters = marked[start:end]
                if letters in patterns:
                    for offset, value in self._values_of(letters):
                        if value > best[start + offset]:
                            best[start + offset] = value
        return tuple([place - 1 for place, value in enumerate(best) if value % 2])

    def _values_of(self, letters: str) -> list[tuple[int, int]]:
        """A pattern's digits above zero, each with the number of letters before it."""
        values = self._values.get(letters)
        if values is None:
            values = self._values[letters] = []
            seen = 0
            for character in self._patterns[letters]:
                if "0" < character <= "9":
                    values.append((seen, int(character)))
                elif character != "0":
                    seen += 1
        return values


def _without_comments(text: str) -> str:
    """Mostly they stand at the head alone: that is much faster to see than to look at each line."""
    while text.lstrip().startswith(_COMMENTS):
        text = text.lstrip().partition("\n")[2]
    return _comments.sub("", text) if any(word in text for word in _COMMENTS) else text


def read_patterns(path: Path) -> Patterns | None:
    """The patterns in a file of Hunspell's format; None where they also change spellings, which we can't follow."""
    data = path.read_bytes()
    encoding, _, rest = data.partition(b"\n")
    name = encoding.decode("ascii").strip().lower().replace("microsoft-", "")
    text = rest.decode(name)
    changes_spelling = "/" in text and _spelling.search(text) is not None
    return None if changes_spelling else Patterns(text)
