"""Blocks of the document -> XHTML: one function a node, and the writer that hands each block to its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from guide.document import (
    Answer,
    Block,
    Blocks,
    Callout,
    Choices,
    CodeBlock,
    Contents,
    Cover,
    DefinitionList,
    DisplayMaths,
    Division,
    Document,
    Fields,
    Group,
    Heading,
    Inlines,
    ListBlock,
    Only,
    PageBreak,
    Paragraph,
    PersonCard,
    Picture,
    Question,
    Quote,
    Table,
    ThematicBreak,
    Timeline,
    WritingSpace,
    own_inlines,
    plain_text,
    walk,
)
from guide.epub.cards import write_callout, write_person
from guide.epub.inlines import write_inlines
from guide.epub.lists import write_contents, write_definitions, write_list
from guide.epub.markup import escape
from guide.epub.pages import Cursor, PageMark
from guide.epub.pictures import write_cover, write_picture
from guide.epub.questions import write_answer, write_choices, write_question
from guide.epub.tables import write_table
from guide.epub.text import (
    write_code,
    write_group,
    write_heading,
    write_maths,
    write_paragraph,
    write_quote,
)
from guide.epub.timeline import write_timeline


class Writer:
    """Writes the blocks of one division, with the marks of the printed pages at their words.

    It counts blocks as ``guide.document.walk`` does, so every block must be written once and in that order.
    """

    def __init__(
        self, document: Document, division: Division, marks: Mapping[int, Sequence[PageMark]]
    ) -> None:
        self.images = document.images
        self.furniture = document.furniture
        self._marks = marks
        self._cursor: Cursor | None = None
        self._ordinal = -1
        self._above = division.level - 1
        self._deepest = 1

    def blocks(self, blocks: Blocks) -> str:
        return "".join([self.block(block) for block in blocks])

    def block(self, block: Block) -> str:
        self._ordinal += 1
        if not self._marks:
            return self._write(block)
        outer, self._cursor = self._cursor, None
        markup = self._marked(block, self._marks.get(self._ordinal, ()))
        self._cursor = outer
        return markup

    def inlines(self, content: Inlines) -> str:
        return write_inlines(self, content)

    def uncounted(self, content: Inlines) -> str:
        """Inlines that are not among the block's ``own_inlines``: captions, native names."""
        outer, self._cursor = self._cursor, None
        markup = write_inlines(self, content)
        self._cursor = outer
        return markup

    def text(self, text: str) -> str:
        """Plain text, escaped, with the page marks that fall into it."""
        return self._cursor.cut(text) if self._cursor else escape(text)

    def pass_over(self, length: int) -> str:
        """The page marks in a piece of text that is not written as such."""
        return self._cursor.pass_over(length) if self._cursor else ""

    def heading_level(self, level: int) -> int:
        """An absolute level as one of this file, where the division's title is 1: no level is skipped."""
        self._deepest = max(2, min(level - self._above, self._deepest + 1, 6))
        return self._deepest

    def _marked(self, block: Block, marks: Sequence[PageMark]) -> str:
        if not marks:
            return self._write(block)
        cursor = self._cursor = Cursor(marks, [plain_text(piece) for piece in own_inlines(block)])
        # In running text the mark stands in the paragraph, before its first word.
        before = "" if isinstance(block, Paragraph | Heading) else cursor.first()
        return before + self._write(block) + cursor.rest()

    def _write(self, block: Block) -> str:
        match block:
            case Paragraph():
                return write_paragraph(self, block)
            case ListBlock():
                return write_list(self, block)
            case Question():
                return write_question(self, block)
            case Choices():
                return write_choices(self, block)
            case Answer():
                return write_answer(self, block)
            case Heading():
                return write_heading(self, block)
            case Table():
                return write_table(self, block)
            case DefinitionList():
                return write_definitions(self, block)
            case Callout():
                return write_callout(self, block)
            case Group():
                return write_group(self, block)
            case Quote():
                return write_quote(self, block)
            case Picture():
                return write_picture(self, block)
            case PersonCard():
                return write_person(self, block)
            case Timeline():
                return write_timeline(self, block)
            case CodeBlock():
                return write_code(self, block)
            case DisplayMaths():
                return write_maths(block)
            case Only():
                return self._only(block)
            case ThematicBreak():
                return "<hr/>"
            case Contents():
                return write_contents(self, block)
            case Cover():
                return write_cover(self, block)
            case WritingSpace() | Fields() | PageBreak():
                return ""  # there is no paper to write on, and no page to fill
            case _:
                assert_never(block)

    def _only(self, block: Only) -> str:
        if block.format == "epub":
            return self.blocks(block.blocks)
        return "".join(self.leave_out(inner) for inner in walk(block.blocks))

    def leave_out(self, _block: Block) -> str:
        """Nothing of a block but the starts of pages in it."""
        self._ordinal += 1
        return "".join(mark.markup for mark in self._marks.get(self._ordinal, ()))

    @property
    def written(self) -> int:
        """How many blocks have been written."""
        return self._ordinal + 1
