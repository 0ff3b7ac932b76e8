"""What a reference can lead to: what it is called, and where it is in an edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from guide.compile import ids
from guide.compile.editions import Edition
from guide.compile.numbers import Numbers
from guide.compile.words import Words
from guide.dataclass import dataclass
from guide.model.records import Guide, Section
from guide.model.text import Block, Blocks, Only, Picture, ReferenceKind, Table
from guide.model.walk import blocks_of
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
    for section in guide.sections:
        anchor = ids.section(section.id)
        names["section", section.id] = Name(section.title, anchor, "sections", section.id)
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
    for part, home, blocks in _homes(guide):
        for block, readers in _readers(blocks):
            if isinstance(block, Picture) and block.id:
                number = numbers.pictures.get(block.place, "")
                label = words.word("picture-label", number=number)
                names["image", block.id] = Name(label, ids.image(block.id), part, home, readers)
            elif isinstance(block, Table) and block.id:
                label = words.word("table-label", number=numbers.tables[block.place])
                names["table", block.id] = Name(label, ids.table(block.id), part, home, readers)
    return names


def _homes(guide: Guide) -> Iterator[tuple[str, str, Blocks]]:
    """Where pictures and tables may stand: part, section, blocks."""
    for section in guide.sections:
        yield "sections", section.id, section.text.blocks
    for event in guide.events:
        yield "timeline", "", event.text.blocks
    for figure in guide.figures:
        yield "figures", "", figure.text.blocks
    for question in guide.questions:
        yield "questions", question.section, question.prompt.blocks
    for term in guide.terms:
        yield "glossary", "", term.definition.blocks


def _readers(blocks: Blocks) -> Iterator[tuple[Block, str]]:
    """Every block with its readers. Blocks for one format are no target: the other has not got them."""
    hidden = {
        inner.place: block.format or block.edition
        for block in blocks_of(blocks)
        if isinstance(block, Only)
        for inner in blocks_of(block.blocks)
    }
    for block in blocks_of(blocks):
        yield block, hidden.get(block.place, "")
