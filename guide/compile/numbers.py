"""What is numbered in a guide: sections, parts, questions, pictures and tables.

Numbers are given over the whole guide, whatever an edition leaves out, so that "Question 14" and "Figure 3" are the
same in the student edition, the key and every handout.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guide.dataclass import dataclass
from guide.model.place import Place
from guide.model.records import Guide
from guide.model.text import Blocks, Picture, Table
from guide.model.walk import blocks_of


@dataclass(frozen=True, slots=True)
class Numbers:
    """``pictures`` and ``tables`` are known by their place in the source, since not all have an id."""

    sections: Mapping[str, int]
    questions: Mapping[str, int]
    pictures: Mapping[Place, int]
    tables: Mapping[Place, int]


def number(guide: Guide) -> Numbers:
    pictures: dict[Place, int] = {}
    tables: dict[Place, int] = {}
    for blocks in authored(guide):
        for block in blocks_of(blocks):
            if isinstance(block, Picture) and is_numbered_picture(block):
                pictures[block.place] = len(pictures) + 1
            elif isinstance(block, Table) and is_numbered_table(block):
                tables[block.place] = len(tables) + 1
    return Numbers(
        sections={section.id: index for index, section in enumerate(guide.sections, 1)},
        questions={question.id: index for index, question in enumerate(guide.questions, 1)},
        pictures=pictures,
        tables=tables,
    )


def is_numbered_picture(picture: Picture) -> bool:
    return not picture.decorative


def is_numbered_table(table: Table) -> bool:
    """A table that is named or has a caption; the others are part of the text."""
    return bool(table.id or table.caption)


def authored(guide: Guide) -> Iterator[Blocks]:
    """The blocks of a guide that may hold pictures and tables, in the order of the whole book."""
    for section in guide.sections:
        yield section.text.blocks
    for event in guide.events:
        yield event.text.blocks
    for figure in guide.figures:
        yield figure.text.blocks
    for question in guide.questions:
        yield question.prompt.blocks
    for term in guide.terms:
        yield term.definition.blocks
