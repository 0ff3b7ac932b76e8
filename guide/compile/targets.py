"""What a reference can lead to: what it is called, and where it is in an edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from guide.compile import ids
from guide.compile.editions import Edition
from guide.compile.numbers import Numbers
from guide.compile.words import Words
from guide.dataclass import dataclass
from guide.model.records import Guide, Section
from guide.model.text import ReferenceKind
from guide.questions.answering import part_letter
from guide.questions.whole import kind_of

Key: TypeAlias = tuple[ReferenceKind, str]


@dataclass(frozen=True, slots=True)
class Name:
    """A target in the guide, whatever the edition."""

    name: str
    anchor: str
    part: str
    """The part of an edition that holds it: ``sections``, ``timeline``, ``questions`` ..."""
    section: str = ""
    """Where the part is by sections: the section."""
    readers: str = ""
    """Who alone reads it: ``student``, ``teacher``, ``pdf`` or ``epub``; empty for all."""

    @property
    def division(self) -> str:
        """The division that holds it, in an edition that puts the questions into a chapter."""
        return ids.section(self.section) if self.part == "sections" else self.part


Names: TypeAlias = Mapping[Key, Name]

_EXHIBITS = {"image": ("picture-label", ids.image), "table": ("table-label", ids.table)}
"""By kind: the label's key, and what makes the anchor of an id."""


@dataclass(frozen=True, slots=True)
class Target:
    """``anchor`` is empty where the edition leaves the target out: the reference is then plain text."""

    anchor: str
    name: str
    division: str


class Targets:
    """The targets of one edition."""

    def __init__(self, names: Names, edition: Edition) -> None:
        self._names = names
        self._edition = edition

    def __getitem__(self, key: Key) -> Target:
        """Raises KeyError for what the guide does not have (the reader lets no such reference pass)."""
        name = self._names[key]
        return Target(name.anchor if self._holds(name) else "", name.name, name.division)

    def _holds(self, name: Name) -> bool:
        edition = self._edition
        if name.readers not in ("", edition.audience):
            return False
        if name.section and edition.section not in (None, name.section):
            return False
        return asks(edition) if name.part == "questions" else name.part in edition.parts


def asks(edition: Edition) -> bool:
    """Whether the edition holds questions."""
    return "questions" in edition.parts or (
        edition.questions == "section" and "sections" in edition.parts
    )


def sections_of(guide: Guide, edition: Edition) -> tuple[Section, ...]:
    """The sections that an edition is about."""
    if edition.section is None:
        return guide.sections
    return tuple(section for section in guide.sections if section.id == edition.section)


def names_of(guide: Guide, numbers: Numbers, words: Words) -> Names:
    """Everything in a guide that a reference can name."""
    names: dict[Key, Name] = {}
    for each in guide.sections:
        names["section", each.id] = Name(each.title, ids.section(each.id), "sections", each.id)
    for question in guide.questions:
        label = words.word("question-label", number=numbers.questions[question.id])
        anchor = ids.question(question.id)
        names["question", question.id] = Name(label, anchor, "questions", question.section)
        for index, inner in enumerate(kind_of(question).parts(question)):
            names["question", inner.id] = Name(
                words.word("part-question-label", question=label, letter=part_letter(index)),
                ids.part_of(anchor, inner.id),
                "questions",
                question.section,
            )
    for event in guide.events:
        names["event", event.id] = Name(event.title, ids.event(event.id), "timeline")
    for figure in guide.figures:
        names["figure", figure.id] = Name(figure.name, ids.person(figure.id), "figures")
    for term in guide.terms:
        names["term", term.id] = Name(term.term, ids.term(term.id), "glossary")
    for exhibit, number, part, section, _ in numbers.exhibits:
        if exhibit.id:
            noun, anchor_of = _EXHIBITS[exhibit.kind]
            label = words.word(noun, number=number or "")
            names[exhibit.kind, exhibit.id] = Name(
                label, anchor_of(exhibit.id), part, section, exhibit.readers
            )
    return names
