"""Where words may be divided: pyphen's patterns (Liang 1983), our exceptions, and the typographer's limits."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

LEFT, RIGHT = 2, 3
"""Fewest letters before and after a hyphen."""

SOFT_HYPHEN = "\u00ad"

EXCEPTIONS: dict[str, dict[str, str]] = {
    "en": {
        word.replace("-", ""): word
        for word in ["as-so-ciate", "as-so-ciates", "dec-li-na-tion", "oblig-a-tory", "phil-an-thropic", "present", "presents", "proj-ect", "proj-ects", "reci-proc-ity", "re-cog-ni-zance", "ref-or-ma-tion", "ret-ri-bu-tion", "ta-ble", "ta-bles", "record", "records", "eve-ning", "every-thing", "some-thing", "any-thing", "noth-ing", "Man-chu-kuo", "Mon-go-lia", "Mon-go-lian", "Mon-go-lians", "Khal-khin", "No-mon-han", "Kwan-tung", "Ko-ma-tsu-ba-ra", "Zhu-kov", "Sta-lin", "Choi-bal-san", "Ja-pa-nese", "So-viet", "So-viets", "en-cir-cle-ment", "ar-mis-tice", "re-con-nais-sance", "min-is-ter"]
    }
}
"""By language: words that the patterns divide badly, with the places where they may be divided."""

_words = re.compile(r"[^\W\d_]+").finditer


def hyphen_points(text: str, language: str) -> tuple[int, ...]:
    """Where a text without spaces may be divided, as indexes of the first character after the hyphen.

    Soft hyphens in a text are the author's and the only places then. Nothing is divided in a language without
    patterns, in capitals, or in words with digits.
    """
    if SOFT_HYPHEN in text:
        return tuple(
            index + 1
            for index, character in enumerate(text)
            if character == SOFT_HYPHEN and 0 < index < len(text) - 1
        )
    if len(text) < LEFT + RIGHT or any(map(str.isdigit, text)):
        return ()
    return tuple(
        match.start() + point
        for match in _words(text)
        for point in word_points(match.group(), language)
    )


@lru_cache(maxsize=65536)
def word_points(word: str, language: str) -> tuple[int, ...]:
    """Where a word of letters alone may be divided."""
    if len(word) < LEFT + RIGHT or (word.isupper() and word.lower() != word):
        return ()
    known = EXCEPTIONS.get(language.partition("-")[0], {})
    divided = known.get(word) or known.get(word.lower())
    if divided is not None:
        return _points_of(divided)
    patterns = _patterns(language)
    return tuple(map(int, patterns.positions(word))) if patterns is not None else ()


def _points_of(divided: str) -> tuple[int, ...]:
    parts = divided.split("-")
    ends = [len("".join(parts[: index + 1])) for index in range(len(parts) - 1)]
    return tuple(ends)


@lru_cache(maxsize=16)
def _patterns(language: str) -> Any:
    """Pyphen's dictionary for a language or a wider one, or None."""
    import pyphen

    name = pyphen.language_fallback(language.replace("-", "_")) if language else None
    return pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT) if name else None
