"""What can be checked only when all files are read."""

from __future__ import annotations

from collections.abc import Iterator

from guide.diagnostics import Problems, rule
from guide.model.dates import UNDATED
from guide.model.records import About
from guide.questions import KINDS
from guide.source import hints, links
from guide.source.folder import Records, Shelf, outlined
from guide.source.groups import GROUP, check_groups
from guide.source.links import Definition

SECTION_LEFT_OUT = rule(
    "section-left-out", "error", "Where guide.yaml orders the sections, it names all of them."
)


def check_across(about: About | None, records: Records, shelf: Shelf, problems: Problems) -> None:
    known = links.collect((*_definitions(records), *shelf.anchors), problems)
    links.check_uses(
        [use for use in shelf.uses if use.kind != GROUP], known, frozenset(shelf.unsure), problems
    )
    if "figure" not in shelf.unsure:
        check_groups(records.figures, shelf.uses, problems)
    if about is not None:
        _check_outline(about, records, problems)
    _check_questions(records, problems)
    hints.check_terms(records.terms, shelf.uses, shelf.texts(), problems)
    hints.check_figures(records.figures, shelf.uses, problems)
    hints.check_works(records.works, shelf.uses, problems)
    hints.check_lives(records.events, records.figures, shelf.uses, problems)


def _definitions(records: Records) -> Iterator[Definition]:
    for kind, found in (
        ("section", records.sections),
        ("event", records.events),
        ("figure", records.figures),
        ("question", records.questions),
        ("term", records.terms),
        ("work", records.works),
    ):
        for record in found:
            yield Definition(kind, record.id, record.place)


def _check_outline(about: About, records: Records, problems: Problems) -> None:
    listed = frozenset(outlined(about))
    if not listed:
        return
    for section in records.sections:
        if section.id and section.id not in listed:
            problems.add(
                SECTION_LEFT_OUT,
                section.place,
                f"guide.yaml leaves out the section '{section.id[:60]}'",
                "add it to 'sections' there",
            )


def _check_questions(records: Records, problems: Problems) -> None:
    events = {event.id: event for event in records.events if event.date != UNDATED}
    for question in records.questions:
        KINDS[question.type].check(question, events, problems.add)
