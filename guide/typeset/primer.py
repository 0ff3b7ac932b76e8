"""What a way of setting is taught as soon as it turns out to be used: the pairs of letters that any text will have.

HarfBuzz sets a long text almost as fast as a short one, so that to ask for all pairs at once takes less time than to
ask for some dozen words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import ascii_lowercase, digits

ENOUGH = 6
"""Lessons of words after which it is worth it."""
ENOUGH_FIGURES = 2
"""Lessons of figures, of which there are fewer pairs."""

_TO_LIGATURES = "fbhijklt"
"""Letters that many faces join to an "f" before them: such pairs are not learnt, and would spoil the others."""
_AFTER_LETTERS = ".,;:?!)’”-"
_AFTER_DIGITS = ".,:;)–-%"


def _all_pairs(characters: str) -> Iterator[str]:
    """Texts with all pairs of some characters, of which each begins one and ends one."""
    following = characters[1:] + characters[0]
    for place, (character, after) in enumerate(zip(characters, following, strict=True)):
        others = "".join([character + other for other in characters[place + 1 :]])
        yield f"{character}{others}{after}"


def _pairs_with(character: str, others: str) -> str:
    """A text with the pairs of a character and each of others, in either order."""
    return character.join(others) + character


_LETTERS = ascii_lowercase.replace("f", "")
_BESIDE_F = "".join([letter for letter in _LETTERS if letter not in _TO_LIGATURES])

LATIN: Sequence[str] = (
    *_all_pairs(_LETTERS),
    _pairs_with("f", _BESIDE_F),
    *[f"{letter}f" for letter in _TO_LIGATURES[1:]],
    *[_pairs_with(mark, ascii_lowercase) for mark in _AFTER_LETTERS],
)
"""For words in Latin letters."""
FIGURES: Sequence[str] = (
    *_all_pairs(digits),
    *[_pairs_with(mark, digits) for mark in _AFTER_DIGITS],
)
"""For figures without letters."""
