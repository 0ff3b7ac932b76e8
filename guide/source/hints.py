"""Warnings across files: what an author will want to know although the guide can be built."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from guide.diagnostics import Problems, rule
from guide.model import calendar
from guide.model.dates import UNDATED
from guide.model.records import Event, Figure, Term, Work
from guide.source.files import SourceFile
from guide.source.reading import Use

UNUSED_TERM = rule("unused-term", "warning", "A term of the glossary is used in the guide.")
FIGURE_WITHOUT_SECTION = rule(
    "figure-without-section", "warning", "A key figure appears in a section."
)
UNCITED_WORK = rule(
    "uncited-work", "warning", "A work in references.yaml is cited, or marked nocite: true."
)
OUTSIDE_LIFE = rule(
    "event-outside-life",
    "warning",
    "An event that links to a person lies within that person's life.",
)

_WORD = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^()]*\)")


def check_terms(
    terms: Sequence[Term], uses: Iterable[Use], texts: Iterable[SourceFile], problems: Problems
) -> None:
    """A term is used where it is referred to, or where all its words stand in the sections' text."""
    named = {use.id for use in uses if use.kind == "term" and use.owner != f"term:{use.id}"}
    unnamed = [term for term in terms if term.id not in named]
    if not unnamed:
        return
    missing = {word for term in unnamed for word in _words_of(term)}
    for source in texts:
        if missing:
            missing.difference_update(_words(source.text))
    for term in unnamed:
        if not missing.isdisjoint(_words_of(term)):
            problems.add(
                UNUSED_TERM,
                term.place,
                f"the term '{term.term[:60]}' is never used",
                f"link it where it appears: [](term:{term.id})",
            )


def _words_of(term: Term) -> list[str]:
    """The words of a term without what it adds in brackets: Armoured car (BA-6, BA-10)."""
    return _words(_BRACKETS.sub("", term.term))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def check_figures(figures: Iterable[Figure], uses: Iterable[Use], problems: Problems) -> None:
    named = {use.id for use in uses if use.kind == "figure" and use.owner.startswith("section:")}
    for figure in figures:
        if not figure.sections and figure.id not in named:
            problems.add(
                FIGURE_WITHOUT_SECTION,
                figure.place,
                f"no section tells of '{figure.name[:60]}'",
                "list its sections, or link to it: " + f"[](figure:{figure.id})",
            )


def check_works(works: Iterable[Work], uses: Iterable[Use], problems: Problems) -> None:
    cited = {use.id for use in uses if use.kind == "work"}
    for work in works:
        if not work.nocite and work.id not in cited:
            problems.add(
                UNCITED_WORK,
                work.place,
                f"'{work.id[:60]}' is not cited, so it is not listed",
                "cite it, or add nocite: true to list it all the same",
            )


def check_lives(
    events: Iterable[Event], figures: Iterable[Figure], uses: Iterable[Use], problems: Problems
) -> None:
    """Events against the lives of those they link to."""
    dated = {f"event:{event.id}": event for event in events if event.date != UNDATED}
    lived = {figure.id: figure for figure in figures if figure.born or figure.died}
    for use in uses:
        event, figure = dated.get(use.owner), lived.get(use.id)
        if use.kind != "figure" or event is None or figure is None:
            continue
        start, end = calendar.span(event.date)
        born = calendar.span(figure.born)[0] if figure.born else None
        died = calendar.span(figure.died)[1] if figure.died else None
        if end and born and end < born:
            problem = "before the birth"
        elif start and died and died < start:
            problem = "after the death"
        else:
            continue
        problems.add(OUTSIDE_LIFE, use.place, f"this event lies {problem} of {figure.name[:60]}")
