"""What a reference can lead to: where it is in this document, and what it is called."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from guide.compile import ids
from guide.compile.editions import Edition
from guide.compile.numbers import Numbers
from guide.compile.words import Words
from guide.model.records import Guide, Section
from guide.model.text import Block, Blocks, Only, Picture, ReferenceKind, Table
from guide.model.walk import blocks_of


@dataclass(frozen=True, slots=True)
class Target:
    """``anchor`` is empty where the edition leaves the target out: the reference is then plain text."""

    anchor: str
    name: str
    division: str = ""
    """Of pictures and tables, which need no page number nearby."""


Targets: TypeAlias = Mapping[tuple[ReferenceKind, str], Target]


def sections_of(guide: Guide, edition: Edition) -> tuple[Section, ...]:
    """The sections that an edition is about."""
    if edition.section is None:
        return guide.sections
    return tuple(section for section in guide.sections if section.id == edition.section)


def targets_of(guide: Guide, edition: Edition, numbers: Numbers, words: Words) -> Targets:
    found: dict[tuple[ReferenceKind, str], Target] = {}
    parts = edition.parts
    shown = {section.id for section in sections_of(guide, edition)}
    asked = shown if asks(edition) else set()
    told = shown if "sections" in parts else set()
    for section in guide.sections:
        anchor = ids.section(section.id) if section.id in told else ""
        found["section", section.id] = Target(anchor, section.title)
    for question in guide.questions:
        anchor = ids.question(question.id) if question.section in asked else ""
        label = words.word("question-label", number=numbers.questions[question.id])
        found["question", question.id] = Target(anchor, label)
    for event in guide.events:
        anchor = ids.event(event.id) if "timeline" in parts else ""
        found["event", event.id] = Target(anchor, event.title)
    for figure in guide.figures:
        anchor = ids.person(figure.id) if "figures" in parts else ""
        found["figure", figure.id] = Target(anchor, figure.name)
    for term in guide.terms:
        anchor = ids.term(term.id) if "glossary" in parts else ""
        found["term", term.id] = Target(anchor, term.term)
    found.update(_numbered(guide, edition, numbers, words))
    return found


def asks(edition: Edition) -> bool:
    """Whether the edition holds questions."""
    return "questions" in edition.parts or (
        edition.questions == "section" and "sections" in edition.parts
    )


def _numbered(
    guide: Guide, edition: Edition, numbers: Numbers, words: Words
) -> Iterator[tuple[tuple[ReferenceKind, str], Target]]:
    """Pictures and tables with an id; those that a reader may not have in front of them get no anchor."""
    for division, blocks, present in _homes(guide, edition):
        hidden = {block.place for block in _hidden(blocks, edition)}
        for block in blocks_of(blocks):
            if not isinstance(block, Picture | Table) or not block.id:
                continue
            here = present and block.place not in hidden
            if isinstance(block, Picture):
                label = words.word("picture-label", number=numbers.pictures.get(block.place, ""))
                anchor = ids.image(block.id) if here else ""
                yield ("image", block.id), Target(anchor, label, division)
            else:
                label = words.word("table-label", number=numbers.tables[block.place])
                anchor = ids.table(block.id) if here else ""
                yield ("table", block.id), Target(anchor, label, division)


def _homes(guide: Guide, edition: Edition) -> Iterator[tuple[str, Blocks, bool]]:
    """Where pictures and tables may stand: a division, its blocks, and whether the edition holds it."""
    shown = {section.id for section in sections_of(guide, edition)}
    parts = edition.parts
    for section in guide.sections:
        present = "sections" in parts and section.id in shown
        yield ids.section(section.id), section.text.blocks, present
    for event in guide.events:
        yield "timeline", event.text.blocks, "timeline" in parts
    for figure in guide.figures:
        yield "figures", figure.text.blocks, "figures" in parts
    for question in guide.questions:
        present = asks(edition) and question.section in shown
        yield "questions", question.prompt.blocks, present
    for term in guide.terms:
        yield "glossary", term.definition.blocks, "glossary" in parts


def _hidden(blocks: Blocks, edition: Edition) -> Iterator[Block]:
    """Blocks that another audience reads, or one output alone."""
    for block in blocks_of(blocks):
        if isinstance(block, Only) and (
            block.format or block.edition not in ("", edition.audience)
        ):
            yield from blocks_of(block.blocks)
