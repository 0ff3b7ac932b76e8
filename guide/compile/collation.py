"""The order of words in glossaries and lists of works."""

from __future__ import annotations

import unicodedata


def collation(text: str) -> str:
    """A key that sorts without regard to case, accents and punctuation; Latin before Greek before Cyrillic.

    Not the Unicode Collation Algorithm, whose tables weigh megabytes: languages that put an accented letter at the
    end of their alphabet will see it beside its plain one.
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = (letter for letter in plain if not unicodedata.combining(letter))
    return " ".join("".join(letter if letter.isalnum() else " " for letter in letters).split())
