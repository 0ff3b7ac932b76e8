"""Language tags (BCP 47), checked by form."""

from __future__ import annotations

import re

from guide.diagnostics import rule

LANGUAGE_TAG = rule(
    "language-tag", "error", "A language is a BCP 47 tag, such as en, de-CH or zh-Hant."
)

_TAG = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE | re.ASCII,
)
_NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "russian": "ru",
    "русский": "ru", "japanese": "ja", "日本語": "ja", "chinese": "zh", "中文": "zh",
    "mongolian": "mn", "монгол": "mn", "portuguese": "pt", "polish": "pl", "polski": "pl",
    "dutch": "nl", "greek": "el", "latin": "la", "arabic": "ar", "hebrew": "he", "korean": "ko",
    "ukrainian": "uk", "turkish": "tr", "swedish": "sv", "norwegian": "nb", "danish": "da",
    "finnish": "fi", "czech": "cs", "hungarian": "hu",
}  # fmt: skip


def is_tag(text: str) -> bool:
    return len(text) <= 60 and _TAG.fullmatch(text) is not None


def canonical(tag: str) -> str:
    """The tag in its usual capitals: ``zh-hant-tw`` is ``zh-Hant-TW``."""
    first, *others = tag.split("-")
    parts = [first.lower()]
    for index, part in enumerate(others):
        if len(others[index - 1] if index else first) == 1:
            parts.append(part.lower())
        elif len(part) == 4 and part.isalpha():
            parts.append(part.title())
        else:
            parts.append(part.upper() if len(part) == 2 else part.lower())
    return "-".join(parts)


def guess(text: str) -> str:
    if text.lower() in _NAMES:
        return f"did you mean '{_NAMES[text.lower()]}'?"
    if "_" in text and is_tag(text.partition(".")[0].replace("_", "-")):
        return f"did you mean '{canonical(text.partition('.')[0].replace('_', '-'))}'?"
    return "write en for English, de-CH for Swiss German ..."
