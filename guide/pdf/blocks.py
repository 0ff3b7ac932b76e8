"""One row for each kind of block: who sets it."""

from __future__ import annotations

from typing import assert_never

from guide import document as doc
from guide.pdf import (
    choices,
    contents,
    frames,
    lists,
    persons,
    pictures,
    questions,
    tables,
    text,
    timeline,
    writing,
)
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Row
from guide.typeset.pages import FORCED


def set_block(setter: Setter, block: doc.Block, place: Place, previous: doc.Block | None) -> Strip:
    """A block's rows at a place, given the block before it."""
    match block:
        case doc.Paragraph():
            return text.set_paragraph_block(setter, block, place, previous)
        case doc.Heading():
            return text.set_heading(setter, block, place, previous)
        case doc.ListBlock():
            return lists.set_list(setter, block, place)
        case doc.DefinitionList():
            return lists.set_definitions(setter, block, place)
        case doc.Quote():
            return text.set_quote(setter, block, place)
        case doc.CodeBlock():
            return text.set_code(setter, block, place)
        case doc.DisplayMaths():
            return text.set_display_maths(setter, block, place)
        case doc.ThematicBreak():
            return text.set_thematic_break(setter, place)
        case doc.Table():
            return tables.set_table(setter, block, place)
        case doc.Picture():
            return pictures.set_picture(setter, block, place)
        case doc.Callout():
            return frames.set_callout(setter, block, place)
        case doc.Group():
            return frames.set_group(setter, block, place)
        case doc.PersonCard():
            return persons.set_person(setter, block, place)
        case doc.Timeline():
            return timeline.set_timeline(setter, block, place)
        case doc.Question():
            return questions.set_question(setter, block, place)
        case doc.Choices():
            return choices.set_choices(setter, block, place)
        case doc.WritingSpace():
            return writing.set_writing_space(setter, block, place)
        case doc.Fields():
            return writing.set_fields(setter, block, place)
        case doc.Answer():
            return questions.set_answer(setter, block, place)
        case doc.Contents():
            return contents.set_contents(setter, block, place)
        case doc.Only():
            return _set_only(setter, block, place, previous)
        case doc.PageBreak():
            return Strip([Row(0.0, penalty=FORCED, frames=place.frames)])
        case doc.Cover():
            return Strip([])
        case _:
            assert_never(block)


def _set_only(setter: Setter, only: doc.Only, place: Place, previous: doc.Block | None) -> Strip:
    """Blocks for print; a single one is as far from its neighbours as if it stood there by itself."""
    if only.format != "pdf":
        return Strip([])
    if len(only.blocks) == 1:
        return set_block(setter, only.blocks[0], place, previous)
    return Strip(setter.stack(only.blocks, place))
