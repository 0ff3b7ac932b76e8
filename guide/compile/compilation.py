"""What every step of compiling one edition looks things up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from guide.compile.bibliography import Listed, bibliography
from guide.compile.dates import date_text
from guide.compile.editions import Edition
from guide.compile.numbers import Numbers, number
from guide.compile.targets import Targets, sections_of, targets_of
from guide.compile.words import Words, words_for
from guide.model.dates import EdtfDate
from guide.model.records import Event, Guide, Question, Section


@dataclass(slots=True)
class Used:
    """What the document turned out to need; grows while its divisions are compiled."""

    works: set[str] = field(default_factory=set)
    """Cited works, by id."""
    images: dict[str, None] = field(default_factory=dict)
    """Shown pictures, by file, in order of first use."""


@dataclass(frozen=True, slots=True)
class Compilation:
    """A guide, the edition it is compiled to, and the tables made from both."""

    guide: Guide
    edition: Edition
    words: Words
    numbers: Numbers
    targets: Targets
    works: Mapping[str, Listed]
    sections: tuple[Section, ...]
    """Those that the edition is about."""
    events: Mapping[str, Event]
    questions: Mapping[str, tuple[Question, ...]]
    """By section."""
    used: Used = field(default_factory=Used)

    def date(self, date: EdtfDate) -> str:
        return date_text(date, self.words)

    def has(self, part: str) -> bool:
        return part in self.edition.parts


def start(guide: Guide, edition: Edition) -> Compilation:
    words = words_for(guide.about.language)
    numbers = number(guide)
    return Compilation(
        guide=guide,
        edition=edition,
        words=words,
        numbers=numbers,
        targets=targets_of(guide, edition, numbers, words),
        works=bibliography(guide.works, words),
        sections=sections_of(guide, edition),
        events={event.id: event for event in guide.events},
        questions=_by_section(guide),
    )


def _by_section(guide: Guide) -> Mapping[str, tuple[Question, ...]]:
    found: dict[str, list[Question]] = {section.id: [] for section in guide.sections}
    for question in guide.questions:
        found.setdefault(question.section, []).append(question)
    return {name: tuple(questions) for name, questions in found.items()}
