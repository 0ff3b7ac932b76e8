"""The sections of the text, and the openers of their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from guide.compile import ids, practice_pages
from guide.compile.compilation import Compilation
from guide.compile.front import entries
from guide.compile.questions import fields_block, section_answers, section_questions
from guide.compile.text import Writer
from guide.compile.timeline import period
from guide.document import (
    Blocks,
    Contents,
    Division,
    Group,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
)
from guide.model.records import Part, Section
from guide.model.text import Inlines

SectionCompiler: TypeAlias = Callable[[Section, int], Division]
"""Compiles a section that stands on a level: see ``section``."""


def sections(compilation: Compilation, make: SectionCompiler) -> Iterator[Division]:
    """Each section as ``make`` makes it, with the opener of its part before the first of it."""
    if compilation.edition.section is not None:
        for section in compilation.sections:
            yield make(section, 2)
        return
    number = 0
    waiting = {section.id: section for section in compilation.sections}
    for entry in compilation.guide.about.outline:
        if isinstance(entry, Part):
            number += 1
            names = [name for name in entry.sections if name in waiting]
            inside = [make(waiting.pop(name), 3) for name in names]
            yield _opener(compilation, entry, number, inside)
            yield from inside
        elif entry in waiting:
            yield make(waiting.pop(entry), 2)
    for section in waiting.values():
        yield make(section, 2)


def _opener(
    compilation: Compilation, part: Part, number: int, inside: Sequence[Division]
) -> Division:
    return Division(
        id=ids.part(part.title),
        role="part",
        title=(Text(part.title),),
        running_title=part.title,
        blocks=(Contents(entries(inside)),),
        label=compilation.words.word("part-label", number=number),
    )


def section(compilation: Compilation, section: Section, level: int) -> Division:
    """A section, whose text is there; of the others only the skeleton is looked at."""
    numbers = compilation.numbers.within(section)
    writer = Writer(compilation, ids.section(section.id), level, numbers)
    number = compilation.numbers.sections[section.id]
    words = compilation.words
    blocks = (
        *fields_block(compilation),
        *_points(writer, section.objectives, "objectives", level),
        *writer.markup(section.text),
        *_points(writer, section.summary, "summary", level),
        *_practice(writer, section, level),
        *_questions(writer, section, level),
    )
    return Division(
        id=writer.division,
        role="section",
        title=(Text(section.title),),
        running_title=section.title,
        blocks=blocks,
        level=level,
        number=str(number),
        label=words.word("section-label", number=number),
        meta=(words.count("minutes", section.minutes),) if section.minutes else (),
        notes=writer.notes.all(),
        period=period(section.id, compilation),
    )


def _points(writer: Writer, points: tuple[Inlines, ...], role: str, level: int) -> Blocks:
    """Objectives or summary: a list under its label."""
    if not points:
        return ()
    label = Heading(
        level + 1,
        (Text(writer.compilation.words.word(role)),),
        id=f"{writer.division}..{role}",
        role=f"{role}-label",
    )
    items = tuple(ListItem((Paragraph(writer.inlines(point)),)) for point in points)
    return (Group(role, (label, ListBlock(items, role=role)), keep=True),)


def _practice(writer: Writer, section: Section, level: int) -> Blocks:
    """The exercises that stand here, where practice is spread over the guide."""
    asked = practice_pages.section_exercises(writer, section.id, level + 1)
    if writer.compilation.edition.answers != "section":
        return asked
    return (*asked, *practice_pages.section_answers(writer, section.id, level + 1))


def _questions(writer: Writer, section: Section, level: int) -> Blocks:
    """The section's questions, where the edition wants them here."""
    edition = writer.compilation.edition
    if edition.questions != "section":
        return ()
    questions = section_questions(writer, section, level + 1)
    if edition.answers != "section":
        return questions
    return (*questions, *section_answers(writer, section, level + 1))
