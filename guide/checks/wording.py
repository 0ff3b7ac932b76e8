"""Words that betray a bad question, by language. What a language has no list for is not checked in it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Wording(NamedTuple):
    """Patterns of one language."""

    all_of_the_above: re.Pattern[str]
    negative_stem: re.Pattern[str]
    """A question for what is *not* so. Asking why something did not happen is another matter."""


_WORDINGS = {
    "en": Wording(
        re.compile(
            r"\b(?:all|none|both|neither|any|some)\s+(?:of\s+)?(?:the\s+above|these|the\s+answers|them)\b"
            r"|\ball\s+are\s+(?:right|correct|true)\b|\bnone\s+is\s+(?:right|correct|true)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:[Ww]hich|[Ww]hat|[Ww]ho|[Ww]here|[Ww]hen)\b[^.?!]*"
            r"(?:\b(?:not|never|except|neither|cannot)\b|(?<!\bat )\bleast\b|n['’]t\b)"
        ),
    ),
    "de": Wording(
        re.compile(
            r"\b(?:alle|keine|beide)s?\b.*\b(?:genannten|obigen|davon|hiervon|antworten)\b",
            re.IGNORECASE,
        ),
        re.compile(
            r"\b(?:[Ww]elche[rsnm]?|[Ww]as|[Ww]er|[Ww]en|[Ww]o|[Ww]ann)\b[^.?!]*"
            r"\b(?:nicht|nie|kein(?:e[rsnm]?)?|außer|am wenigsten)\b"
        ),
    ),
}


def wording(language: str) -> Wording | None:
    """The patterns for a BCP 47 tag."""
    return _WORDINGS.get(language.split("-")[0].lower())
