"""What every step of compiling one edition looks things up in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from guide.compile.bibliography import Listed, bibliography
from guide.compile.dates import date_text, span
from guide.compile.editions import Edition
from guide.compile.numbers import Numbers, number
from guide.compile.origins import Origins
from guide.compile.targets import Names, Targets, names_of, sections_of
from guide.compile.words import Words, words_for
from guide.dataclass import dataclass, field, replace
from guide.model.dates import EdtfDate
from guide.model.records import Event, Guide, Question, Section


@dataclass(slots=True)
class Used:
    """What the document turned out to need; grows while its divisions are compiled."""

    works: set[str] = field(default_factory=set)
    """Cited works, by id."""
    images: dict[str, None] = field(default_factory=dict)
    """Shown pictures, by file, in order of first use."""

    def add(self, other: Used) -> None:
        self.works |= other.works
        self.images |= other.images


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """What is the same in all editions of a guide. Two are equal if they are the same: more can be kept by them."""

    guide: Guide
    words: Words
    numbers: Numbers
    names: Names
    works: Mapping[str, Listed]
    events: Mapping[str, Event]
    questions: Mapping[str, tuple[Question, ...]]
    """By section."""
    told: Mapping[str, tuple[Event, ...]]
    """Events by the section that tells of them."""
    moments: tuple[float, ...]
    """When the events start, in decimal years."""

    def of_texts(self) -> Tables:
        """What sections are compiled by that hold no more than their texts: no question of the guide, no exercise."""
        return replace(
            self,
            guide=Guide(replace(self.guide.about, practice=None), sections=()),
            numbers=replace(self.numbers, exhibits=(), places={}),
            events={},
            questions={},
        )


@dataclass(frozen=True, slots=True)
class Compilation:
    """A guide and the edition that it is compiled to."""

    tables: Tables
    edition: Edition
    targets: Targets
    sections: tuple[Section, ...]
    """Those that the edition is about."""
    used: Used = field(default_factory=Used)
    origins: Origins | None = None
    """Where they are asked for: filled while the document is compiled."""

    @property
    def guide(self) -> Guide:
        return self.tables.guide

    @property
    def words(self) -> Words:
        return self.tables.words

    @property
    def numbers(self) -> Numbers:
        return self.tables.numbers

    def date(self, date: EdtfDate) -> str:
        return date_text(date, self.words)

    def has(self, part: str) -> bool:
        return part in self.edition.parts

    def questions(self, section: Section) -> tuple[Question, ...]:
        return self.tables.questions[section.id]


def start(guide: Guide, edition: Edition, origins: Origins | None = None) -> Compilation:
    tables = tables_of(guide)
    return Compilation(
        tables=tables,
        edition=edition,
        targets=Targets(tables.names, edition),
        sections=sections_of(guide, edition),
        origins=origins,
    )


_kept: list[Tables] = []
"""The tables of the last guide: its next edition wants the same. A thousand handouts would make them anew."""


def tables_of(guide: Guide) -> Tables:
    """What is looked up in a guide, whatever the edition."""
    if not _kept or _kept[0].guide is not guide:
        _kept[:] = [_make_tables(guide)]
    return _kept[0]


def _make_tables(guide: Guide) -> Tables:
    words = words_for(guide.about.language)
    numbers = number(guide)
    return Tables(
        guide=guide,
        words=words,
        numbers=numbers,
        names=names_of(guide, numbers, words),
        works=bibliography(guide.works, words),
        events={event.id: event for event in guide.events},
        questions=_by_section(guide.questions, (section.id for section in guide.sections)),
        told=_by_section(guide.events),
        moments=tuple(sorted(span(event.date)[0] for event in guide.events)),
    )


_Record = TypeVar("_Record", Event, Question)


def _by_section(
    records: Iterable[_Record], sections: Iterable[str] = ()
) -> Mapping[str, tuple[_Record, ...]]:
    """Records by their section, those of none under ""; ``sections`` have an entry even without records."""
    found: dict[str, list[_Record]] = {section: [] for section in sections}
    for record in records:
        found.setdefault(record.section or "", []).append(record)
    return {name: tuple(own) for name, own in found.items()}
