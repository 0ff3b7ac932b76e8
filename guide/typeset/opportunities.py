"""Where a line may end inside a stretch without spaces (after Unicode Standard Annex 14, the parts that we need)."""

from __future__ import annotations

import re
from enum import IntEnum
from unicodedata import category


class Join(IntEnum):
    """What stands between a unit and the next, and whether a line may end there."""

    GLUE = 0
    """Nothing; no line ends here."""
    TIE = 1
    """A space at which no line ends."""
    SPACE = 2
    BREAK = 3
    """Nothing, but a line may end: after a dash, between two ideographs."""
    DASH = 4
    """The same after a written hyphen, which counts as a hyphenated line."""
    ADDRESS = 5
    """The same inside a web address."""
    SYLLABLE = 6
    """Inside a word that is longer than a line: a line that ends here gets a hyphen."""
    FORCED = 7
    """Inside such a word where it has no syllables: between any two characters, without a mark."""


_needs_care = re.compile(r"[-‐–—/\u00a0\u200b]|[^\x00-\u2e7f]|\.\w").search
_is_address = re.compile(
    r"[(\[<«“‘\"']*(?:[a-z]+://|www\.|mailto:|doi:|10\.\d{4,}/)|[\w.-]+\.[a-z]{2,}/", re.I
).match
_after_address_part = re.compile(r"(?<=[/.\-_?&=#~+%:@])(?![/.\-_?&=#~+%:@])")
_after_dash = re.compile(r"(?<=[^\W\d_]{2})[-‐](?=[^\W\d_]{2})")
_after_mark = re.compile(r"\u200b+|[\w.,;:!?’”)»]—+(?=[\w“‘«(])|(?<=\w)–(?=\w)|(?<=\w\w)/(?=\w\w)")
_SMALL_KANA = "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶーゝゞヽヾ々〻"
_CLOSING = frozenset(("Pe", "Pf", "Po"))
_OPENING = frozenset(("Ps", "Pi"))


def split(word: str) -> list[tuple[str, Join]]:
    """The parts of a word between which a line may end, each with its join to the next; the last join is GLUE."""
    if is_whole(word):
        return [(word, Join.GLUE)]
    joins = _joins_in(word)
    places = sorted(place for place in joins if 0 < place < len(word))
    return [
        (word[start:end], joins.get(end, Join.GLUE))
        for start, end in zip([0, *places], [*places, len(word)], strict=True)
    ]


def is_whole(word: str) -> bool:
    """Whether a stretch is an ordinary word: no line ends in it, no no-break space ties it to another."""
    return _needs_care(word) is None


def _joins_in(word: str) -> dict[int, Join]:
    if _is_address(word):
        places = (match.end() for match in _after_address_part.finditer(word))
        # Two characters of an address alone on a line are no use to anyone.
        return {place: Join.ADDRESS for place in places if 2 < place < len(word) - 2}
    joins = {match.end(): Join.BREAK for match in _after_mark.finditer(word)}
    joins |= {match.end(): Join.DASH for match in _after_dash.finditer(word)}
    joins |= {
        place: Join.BREAK
        for place in range(1, len(word))
        if may_break_between(word[place - 1], word[place])
    }
    return joins


def may_break_between(left: str, right: str) -> bool:
    """Whether a line may end between two characters of which one at least is ideographic (JIS X 4051, kinsoku)."""
    if not (_is_ideographic(left) or _is_ideographic(right)):
        return False
    return not (
        category(right) in _CLOSING
        or right in _SMALL_KANA
        or category(left) in _OPENING
        or category(right)[0] == "M"
    )


def _is_ideographic(character: str) -> bool:
    """Whether it is of a script without spaces: Han, kana, bopomofo, their punctuation and full-width forms."""
    return character >= "\u2e80" and (
        character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\ufe30" <= character <= "\ufe4f"
        or "\uff01" <= character <= "\uff60"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def clusters(text: str) -> list[str]:
    """A text in what readers take for characters: letters with the marks upon them, soft hyphens with what precedes."""
    found: list[str] = []
    for character in text:
        if found and (category(character)[0] == "M" or category(character) == "Cf"):
            found[-1] += character
        else:
            found.append(character)
    return found
