"""The names by which machines know a guide: its slug and its identifier."""

from __future__ import annotations

import re

from guide.diagnostics import rule
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.reading import slug_of

IDENTIFIER_FORM = rule(
    "identifier", "error", "An identifier is urn:uuid:..., urn:isbn:... or a URL, and valid."
)
SLUG_NAME = rule("slug", "error", "The slug can be a file's name on every system.")

_RESERVED = {"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))}


def _slug(fields: FieldReader) -> str:
    slug = fields.identifier("slug")
    if slug in _RESERVED:
        fields.report(
            SLUG_NAME,
            f"'{slug}' is a name that Windows keeps for itself",
            place=fields.place_of("slug"),
            hint=f"write {slug}-guide",
        )
    return slug or _default_slug(fields.peek("title"))


def _default_slug(title: str) -> str:
    slug = slug_of(title) or "study-guide"
    return f"{slug}-guide" if slug in _RESERVED else slug


SLUG = keys.Key("slug", "Base name of the outputs; by default from the title.", _slug, keys.ID)

_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/?#]+\S*")


def _identifier(fields: FieldReader) -> str:
    text = fields.raw("identifier")
    if not text:
        return _default_identifier(fields)
    lower = text.lower()
    if lower.startswith("urn:isbn:"):
        valid = _is_isbn(lower.removeprefix("urn:isbn:"))
    else:
        valid = bool(_UUID.fullmatch(text) or _URL.fullmatch(text))
    if not valid:
        fields.report(
            IDENTIFIER_FORM,
            f"'{text[:60]}' is not a valid identifier",
            place=fields.place_of("identifier"),
            hint=_guess_identifier(text),
        )
    return text


def _default_identifier(fields: FieldReader) -> str:
    from uuid import NAMESPACE_URL, uuid5

    language = fields.peek("language") or "en"
    return uuid5(NAMESPACE_URL, f"{language}:{fields.peek('title')}").urn


def _is_isbn(text: str) -> bool:
    digits = text.replace("-", "")
    if re.fullmatch(r"\d{13}", digits, re.ASCII):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dx]", digits, re.ASCII):
        values = [10 if d == "x" else int(d) for d in digits]
        return sum(value * (10 - i) for i, value in enumerate(values)) % 11 == 0
    return False


def _guess_identifier(text: str) -> str:
    if _is_isbn(text.lower()):
        return f"did you mean 'urn:isbn:{text}'?"
    if text.lower().startswith("urn:isbn:"):
        return "its last digit does not fit the others: is a digit wrong?"
    if _UUID.fullmatch(f"urn:uuid:{text}"):
        return f"did you mean 'urn:uuid:{text}'?"
    return "write urn:isbn:..., urn:uuid:... or a URL, or leave it out"


IDENTIFIER = keys.Key(
    "identifier",
    "urn:uuid:..., urn:isbn:... or a URL; by default made from title and language.",
    _identifier,
    {"type": "string"},
)
