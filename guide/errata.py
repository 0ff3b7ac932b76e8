"""The list of what changed since an older printing: finds its record, compares, and has the sheet made."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.build import Request, page_size, read, shipped_fonts
from guide.dataclass import dataclass
from guide.diagnostics import Diagnostic, Problems
from guide.publish import publish_alone
from guide.wording.compare import Erratum, errata
from guide.wording.passage import Passage
from guide.wording.passages import passages
from guide.wording.portion import of_section
from guide.wording.record import RecordError, printings_of

if TYPE_CHECKING:
    from guide.compile.editions import Edition
    from guide.document import Document
    from guide.model.records import Guide
    from guide.model.skeleton import Skeleton
    from guide.style import Style


class NoRecordError(LookupError):
    """There is nothing to compare with; its text says why."""


@dataclass(frozen=True, slots=True)
class Copy:
    """The edition that is compared, as it is now, and the date of the older printing."""

    skeleton: Skeleton
    style: Style
    edition: Edition
    document: Document
    printed: str
    section: str = ""
    """The only section that was printed, as a handout."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A guide as it is now beside an older printing of one of its editions."""

    problems: tuple[Diagnostic, ...]
    found: tuple[Erratum, ...] = ()
    language: str = "en"
    copy: Copy | None = None
    """None where the source has errors."""


def compare(source: Path, since: Path, name: str, section: str = "") -> Comparison:
    """Compare the edition ``name`` of a guide with its printing that an older ``build.json`` tells of.

    With a ``section``, what its handout has of that edition. Raises NoRecordError where the file tells of none, or is
    not there.
    """
    from guide.compile import compile_guide
    from guide.compile.editions import editions_of

    date, older = _printed(since, name)
    problems = Problems()
    skeleton, style = read(Request(source, Path()), problems)
    if skeleton is None or style is None or problems.has_errors:
        return Comparison(problems.in_order())
    guide = skeleton.whole
    edition = editions_of(guide).get(name)
    if edition is None:
        raise NoRecordError(f"the guide has no edition '{name}' any more")
    edition = edition.for_format("pdf")
    document = compile_guide(guide, edition)
    newer: Sequence[Passage] = passages(document)
    if section:
        older, newer = (_portion(said, section, guide) for said in (older, newer))
    found = tuple(errata(older, newer))
    copy = Copy(skeleton, style, edition, document, date, section)
    return Comparison(problems.in_order(), found, document.metadata.language, copy)


def _portion(said: Sequence[Passage], name: str, guide: Guide) -> list[Passage]:
    """What a section's handout has of an edition's words."""
    from guide.compile import ids

    found = list(of_section(said, ids.section(name)))
    if found:
        return found
    known = ", ".join(section.id for section in guide.sections)
    raise NoRecordError(f"there is no section '{name}' in both printings; now there are: {known}")


def _printed(since: Path, name: str) -> tuple[str, list[Passage]]:
    """The date and the words of an edition, from the manifest of an older build."""
    if not since.is_file():
        raise NoRecordError(f"there is no file '{since}'")
    try:
        printings = printings_of(json.loads(since.read_text("utf-8"))["wording"])
        if name in printings:
            return printings[name].date, list(printings[name].passages())
    except (ValueError, LookupError, TypeError) as error:
        why = str(error) if isinstance(error, RecordError) else "it holds no words of a printing"
        raise NoRecordError(f"'{since}' can't be compared with: {why}") from error
    known = ", ".join(printings) or "none"
    raise NoRecordError(f"'{since}' tells of no edition '{name}'; it tells of: {known}")


def publish_sheet(comparison: Comparison, out: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """Put a sheet with the changes into ``out``; answers its name there, and what it says that it must not.

    Like every file for students it is searched for answers; where there are some, nothing is written.
    """
    from guide.compile.dates import iso_text
    from guide.compile.words import words_for
    from guide.leaks import Inspector
    from guide.pdf.write import write_pdf
    from guide.wording.tell import sheet

    copy = comparison.copy
    if copy is None:
        raise ValueError("there is no comparison to make a sheet of")
    printed = iso_text(copy.printed, words_for(comparison.language)) if copy.printed else ""
    document = sheet(comparison.found, copy.document, printed, _section_of(copy))
    fonts = shipped_fonts()
    size = page_size(copy.skeleton.guide.about.paper, copy.style)
    data = write_pdf(document, copy.style, fonts, *size).data
    name = _name(copy)
    leaks: Sequence[Diagnostic] = tuple(Inspector(copy.skeleton).inspect(name, data, copy.edition))
    if not leaks:
        publish_alone(out, name, data)
    return name, tuple(leaks)


def _section_of(copy: Copy) -> str:
    """The section's number and title, where one alone was printed."""
    from guide.compile import ids
    from guide.document import plain_text

    divisions = {division.id: division for division in copy.document.divisions}
    division = divisions.get(ids.section(copy.section)) if copy.section else None
    return (
        " · ".join(filter(None, (division.label, plain_text(division.title)))) if division else ""
    )


def _name(copy: Copy) -> str:
    if copy.section:
        return f"{copy.skeleton.guide.about.slug}-{copy.section}-errata.pdf"
    edition = "" if copy.edition.name == "guide" else f"-{copy.edition.name}"
    return f"{copy.skeleton.guide.about.slug}{edition}-errata.pdf"
