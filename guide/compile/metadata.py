"""What libraries and shops want to know of an edition, and the words for pages and navigation."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from guide.compile.compilation import Compilation
from guide.compile.editions import GUIDE
from guide.compile.front import edition_title
from guide.compile.text import Writer
from guide.document import Contributor, Furniture, Metadata, Paragraph, plain_text
from guide.model.records import About

_EPOCH = "1980-01-01"
"""The date of what has none: the earliest that a ZIP file knows."""


def metadata(compilation: Compilation) -> Metadata:
    about = compilation.guide.about
    return Metadata(
        identifier=_identifier(compilation),
        title=_title(compilation),
        language=about.language,
        subtitle=about.subtitle,
        description=_description(compilation),
        contributors=tuple(Contributor(person.name, person.role) for person in about.authors),
        date=about.date,
        modified=modified(about, os.environ),
        edition=" · ".join(part for part in (edition_title(compilation), about.edition) if part),
        publisher=about.publisher,
        license=about.license,
        rights=about.rights,
        subjects=about.subjects,
        audience=about.audience,
    )


def _identifier(compilation: Compilation) -> str:
    """The guide's own for the whole guide; one made from it for every other edition, stable across builds."""
    identifier, edition = compilation.guide.about.identifier, compilation.edition
    if edition.name == GUIDE.name:
        return identifier
    from uuid import NAMESPACE_URL, uuid5  # slow to import, and not needed for the guide

    name = f"{identifier}#{edition.name}" + (f"/{edition.section}" if edition.section else "")
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _title(compilation: Compilation) -> str:
    """With the section's title, where the document is about one."""
    about = compilation.guide.about
    if compilation.edition.section is None:
        return about.title
    return ": ".join((about.title, *(section.title for section in compilation.sections)))


def _description(compilation: Compilation) -> str:
    blocks = Writer(compilation, "imprint").markup(compilation.guide.about.description)
    return " ".join(plain_text(block.content) for block in blocks if isinstance(block, Paragraph))


def modified(about: About, environment: Mapping[str, str]) -> str:
    """When the edition was made: SOURCE_DATE_EPOCH, else the guide's date; never the clock.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    date = about.date or _EPOCH
    filled = date + "-01-01"[len(date) - 4 :] if 4 <= len(date) < 10 else date
    return f"{filled}T00:00:00Z"


def furniture(compilation: Compilation) -> Furniture:
    word = compilation.words.word
    return Furniture(
        contents=word("contents"),
        landmarks=word("landmarks"),
        page_list=word("page-list"),
        cover=word("cover"),
        start_of_text=word("start-of-text"),
        page=word("page"),
        note=word("note"),
        back_to_text=word("back-to-text"),
        continued=word("continued"),
        accessibility_summary=word("accessibility-summary"),
        running_foot=_foot(compilation),
        page_of=word("page-of") if compilation.edition.section else "",
    )


def _foot(compilation: Compilation) -> str:
    """Of a handout: the guide, the edition and whether it may be copied; a quiz paper begins with its code."""
    about, edition = compilation.guide.about, compilation.edition
    if edition.section is None:
        return ""
    permission = "" if edition.holds_answers else about.reproduction
    parts = (edition.code, about.title, edition_title(compilation), about.edition, permission)
    return " · ".join(part for part in parts if part)
