"""What the sections say to teachers alone, for those who teach with the student edition and the key beside it."""

from __future__ import annotations

from collections.abc import Iterator

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.text import Writer
from guide.dataclass import replace
from guide.document import Block, Division, Heading, Text
from guide.model.text import Blocks, Only
from guide.model.walk import blocks_of


def teacher_notes(compilation: Compilation) -> Iterator[Division]:
    """The blocks for teachers by section; nothing where the document is for others, or has the sections themselves."""
    if compilation.edition.audience != "teacher" or compilation.has("sections"):
        return
    within = compilation.numbers.within
    numbers = {at: each for one in compilation.sections for at, each in within(one).items()}
    writer = Writer(compilation, "teacher-notes", 3, numbers)
    blocks: list[Block] = []
    for section in compilation.sections:
        told = tuple(_for_teachers(section.text.blocks))
        if told:
            name = ids.section_teacher_notes(section.id)
            blocks.append(Heading(3, (Text(section.title),), id=name))
            blocks += writer.markup(replace(section.text, blocks=told), owner=name)
    if not blocks:
        return
    title = compilation.words.word("teacher-notes")
    yield Division(
        id="teacher-notes",
        role="teacher-notes",
        title=(Text(title),),
        running_title=title,
        blocks=tuple(blocks),
        matter="back",
        notes=writer.notes.all(),
    )


def _for_teachers(blocks: Blocks) -> Iterator[Only]:
    """The outermost blocks for teachers."""
    inside: set[int] = set()
    for block in blocks_of(blocks):
        if isinstance(block, Only) and block.edition == "teacher" and id(block) not in inside:
            inside.update(id(inner) for inner in blocks_of(block.blocks))
            yield block
