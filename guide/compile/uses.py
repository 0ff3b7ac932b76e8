"""Where a guide speaks of what: the sections that refer to a term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.model.records import Guide


def sections_with_terms(guide: Guide) -> Mapping[str, Sequence[str]]:
    """The sections that refer to each term, in reading order; terms that no section uses are left out."""
    found: dict[str, list[str]] = {}
    for section in guide.sections:
        for term in section.terms:
            found.setdefault(term, []).append(section.id)
    return found
