"""Terms that are used but never defined.

That a link leads to no term is an error of the reader's. What is looked for here is what authors use without a thought
and readers stumble over: abbreviations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.checks.findings import Subject
from guide.diagnostics import Diagnostic, rule
from guide.model.place import Place
from guide.model.plain import capitals_in, texts_of
from guide.model.records import Guide

UNDEFINED_ABBREVIATION = rule(
    "undefined-abbreviation",
    "warning",
    "An abbreviation in capitals is a term of the glossary, or is explained in brackets.",
)

COMMON = frozenset(
    (
        "AD", "AM", "BC", "BCE", "CE", "CD", "DNA", "DVD", "EPUB", "EU", "FAQ", "GDP",
        "GMT", "HTML", "HTTP", "ID", "ISBN", "ISO", "NATO", "OK", "PC", "PDF", "PM", "QR",
        "RNA", "TV", "UK", "UN", "UNESCO", "URL", "US", "USA", "USB", "USSR", "UTC", "WC",
        "WHO",
    )
)  # fmt: skip
"""Known to every reader, or longer in full than in short."""

_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


def undefined_abbreviation(subject: Subject) -> Iterator[Diagnostic]:
    """Each abbreviation once, where it stands first."""
    sections = subject.guide.sections
    found: dict[str, Place] = {}
    for section in sections:
        for name, place in section.capitals:
            found.setdefault(name, place)
    unknown = sorted(found.keys() - COMMON - _named(subject.guide))
    if unknown:
        blocks = (section.text.blocks for section in subject.whole().sections)
        everything = "\n".join(text for own in blocks for _, text in texts_of(own))
        for name in unknown:
            if not _is_explained(name, everything) and not _ROMAN.fullmatch(name):
                yield _undefined(name, found[name])


def _undefined(name: str, place: Place) -> Diagnostic:
    return Diagnostic(
        UNDEFINED_ABBREVIATION,
        place,
        f"'{name}' is explained nowhere",
        f"make it a term of the glossary, or write it out once: the full name ({name})",
    )


def _named(guide: Guide) -> set[str]:
    """Those in terms, names and titles."""
    names = (
        *(term.term for term in guide.terms),
        *(figure.name for figure in guide.figures),
        *(section.title for section in guide.sections),
        guide.about.title,
    )
    return set(capitals_in("\n".join(names)))


def _is_explained(name: str, text: str) -> bool:
    """Whether it stands in brackets or before them, or is a word that is only set in capitals."""
    explained = rf"\([^()]*\b{name}\b[^()]*\)|\b{name} \(|\b{name.lower()}\b"
    return re.search(explained, text) is not None
