"""Where words may be divided: patterns by language, our exceptions, and the typographer's limits."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from guide.typeset.exceptions import EXCEPTIONS
from guide.typeset.patterns import Patterns, read_patterns

LEFT, RIGHT = 2, 3
"""Fewest letters before and after a hyphen."""

SOFT_HYPHEN = "\u00ad"

_CHOICES = {"en": "en_us"}
"""The patterns for a language at large where it has several: those of American English serve British spelling too."""

_words = re.compile(r"[^\W\d_]+").finditer


def hyphen_points(text: str, language: str) -> tuple[int, ...]:
    """Where a text without spaces may be divided, as indexes of the first character after the hyphen.

    Soft hyphens in a text are the author's, and the only places then. Nothing is divided in a language without
    patterns, in capitals, or together with digits.
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
    if len(word) < LEFT + RIGHT or word.isupper():
        return ()
    known = EXCEPTIONS.get(language.partition("-")[0].lower(), {})
    points = known.get(word.lower())
    if points is None:
        patterns = _patterns(language)
        points = patterns.positions(word) if patterns is not None else ()
    return tuple([point for point in points if LEFT <= point <= len(word) - RIGHT])


@lru_cache(maxsize=16)
def _patterns(language: str) -> Patterns | None:
    """The patterns of a language or, where it has none of its own, of the wider one."""
    files = _pattern_files()
    name = language.replace("-", "_").lower()
    while name and name not in files:
        name = name.rpartition("_")[0]
    name = _CHOICES.get(name, name)
    return read_patterns(files[name]) if name else None


@lru_cache(maxsize=1)
def _pattern_files() -> dict[str, Path]:
    """Pyphen's dictionaries by language in lower case; the first of a language also serves the language at large.

    Pyphen is not imported for it: that takes longer than reading a file.
    """
    package = find_spec("pyphen")
    if package is None or package.origin is None:
        return {}
    files: dict[str, Path] = {}
    for path in sorted((Path(package.origin).parent / "dictionaries").glob("hyph_*.dic")):
        name = path.stem.removeprefix("hyph_").lower()
        files[name] = path
        files.setdefault(name.partition("_")[0], path)
    return files
