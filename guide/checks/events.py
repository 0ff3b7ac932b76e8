"""Events against the sections that tell of them and the lives of those they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter

from guide.checks.findings import Subject
from guide.diagnostics import Diagnostic, rule
from guide.model.calendar import span
from guide.model.dates import EdtfDate
from guide.model.records import Event, Figure
from guide.model.text import Reference
from guide.model.walk import inlines_of

OUTSIDE_PERIOD = rule(
    "event-outside-period",
    "warning",
    "An event lies in the period of the section that tells of it.",
)
NAMED_OUTSIDE_LIFE = rule(
    "named-outside-life",
    "warning",
    "An event that has a person's name in its title lies within that person's life.",
)

_WORD = re.compile(r"\w+")


def outside_period(subject: Subject) -> Iterator[Diagnostic]:
    periods = {section.id: section.period for section in subject.guide.sections if section.period}
    for event in subject.guide.events:
        period = periods.get(event.section or "")
        if period is not None and (where := _apart(event.date, period)):
            yield Diagnostic(
                OUTSIDE_PERIOD,
                event.place,
                f"'{event.id}' lies {where} the period of '{event.section}'",
                "widen the section's period, or give the event to another section",
            )


def named_outside_life(subject: Subject) -> Iterator[Diagnostic]:
    """By the name that a person is sorted under; links are looked at by the reader of the source."""
    lives = _lives(subject.guide.figures)
    for event in subject.guide.events:
        linked = _linked(event)
        for figure in _named(lives, event.title):
            if figure.id not in linked and (where := _outside_life(event, figure)):
                yield Diagnostic(
                    NAMED_OUTSIDE_LIFE,
                    event.place,
                    f"this event lies {where} of {figure.name[:60]}",
                    "look at both dates; perhaps another person of that name is meant",
                )


def _lives(figures: Sequence[Figure]) -> Mapping[str, Sequence[tuple[int, Figure]]]:
    """Persons with a date, numbered, by the first word of their family name: not each is looked for in each title."""
    found: dict[str, list[tuple[int, Figure]]] = {}
    for numbered in enumerate(figures):
        figure = numbered[1]
        words = _WORD.findall(_family(figure))
        if words and (figure.born or figure.died):
            found.setdefault(words[0], []).append(numbered)
    return found


def _named(lives: Mapping[str, Sequence[tuple[int, Figure]]], title: str) -> Iterator[Figure]:
    """The persons that a title names, in the order of the guide."""
    words = dict.fromkeys(_WORD.findall(title))
    likely = sorted((each for word in words for each in lives.get(word, ())), key=itemgetter(0))
    return (figure for _, figure in likely if _is_named(figure, title))


def _linked(event: Event) -> set[str]:
    return {
        inline.id
        for inline in inlines_of(event.text.blocks)
        if isinstance(inline, Reference) and inline.kind == "figure"
    }


def _is_named(figure: Figure, title: str) -> bool:
    family = _family(figure)
    return len(family) > 2 and re.search(rf"\b{re.escape(family)}\b", title) is not None


def _family(figure: Figure) -> str:
    return figure.sort_name.partition(",")[0].strip()


def _outside_life(event: Event, figure: Figure) -> str:
    start, end = span(event.date)
    born = span(figure.born)[0] if figure.born else None
    died = span(figure.died)[1] if figure.died else None
    if end and born and end < born:
        return "before the birth"
    return "after the death" if start and died and died < start else ""


def _apart(date: EdtfDate, period: EdtfDate) -> str:
    """Whether a date lies wholly before or after a period, in words; empty where they touch."""
    start, end = span(date)
    first, last = span(period)
    if end and first and end < first:
        return "before"
    return "after" if start and last and last < start else ""
