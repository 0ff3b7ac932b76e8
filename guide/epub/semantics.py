"""What a division is, in the words that reading systems know."""

from __future__ import annotations

from collections.abc import Mapping

from guide.document import Division, DivisionRole

Semantics = tuple[str, str]
"""An EPUB structural semantic (``epub:type``) and its DPUB-ARIA role; "" for none."""

_SEMANTICS: Mapping[DivisionRole, Semantics] = {
    "cover": ("cover", ""),
    "imprint": ("imprint", ""),
    "contents": ("", ""),  # its list is the element that is a doc-toc
    "introduction": ("introduction", "doc-introduction"),
    "part": ("part", "doc-part"),
    "section": ("chapter", "doc-chapter"),
    "glossary": ("glossary", "doc-glossary"),
    "references": ("bibliography", "doc-bibliography"),
    "credits": ("credits", "doc-credits"),
}
"""Divisions named by no row are chapters of the body or appendices after it."""


def semantics(division: Division) -> Semantics:
    found = _SEMANTICS.get(division.role)
    if found is not None:
        return found
    if division.matter == "back":
        return "appendix", "doc-appendix"
    return "chapter", "doc-chapter"
