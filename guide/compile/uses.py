"""Where a guide speaks of what: the sections that refer to a term."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.model.records import Guide
from guide.model.text import Reference
from guide.model.walk import inlines_of, nested


def sections_with_terms(guide: Guide) -> Mapping[str, Sequence[str]]:
    """The sections that refer to each term, in reading order; terms that no section uses are left out."""
    found: dict[str, dict[str, None]] = {}
    for section in guide.sections:
        points = (*section.objectives, *section.summary)
        inlines = (
            *inlines_of(section.text.blocks),
            *(inline for point in points for inline in nested(point)),
        )
        for inline in inlines:
            if isinstance(inline, Reference) and inline.kind == "term":
                found.setdefault(inline.id, {}).setdefault(section.id)
    return {name: tuple(sections) for name, sections in found.items()}
