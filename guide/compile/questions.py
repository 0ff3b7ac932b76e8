"""The questions of a section: in a chapter of their own, or at the section's end."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from guide.compile import confidence, ids
from guide.compile.compilation import Compilation
from guide.compile.desk import Desk, answer_desk_for, desk_for
from guide.compile.targets import asks
from guide.compile.text import Writer
from guide.document import (
    Block,
    Blocks,
    Division,
    Fields,
    Group,
    Heading,
    Inline,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    PageReference,
    Paragraph,
    Text,
)
from guide.model.records import Question, Section
from guide.questions.whole import answer_block, question_block

SEPARATOR = Text(" · ")


def chapter(compilation: Compilation) -> Iterator[Division]:
    """The review questions, grouped by section; nothing if there are none, or if they stand in the sections."""
    if compilation.edition.questions != "chapter":
        return
    writer = Writer(compilation, "questions")
    blocks = list(fields_block(compilation))
    for section in compilation.sections:
        blocks += section_questions(writer, section, level=3, title=section.title)
        if compilation.edition.answers == "section":
            blocks += section_answers(writer, section, level=4)
    if not any(compilation.questions(section) for section in compilation.sections):
        return
    title = own_title(compilation) or compilation.words.word("questions")
    yield Division(
        id="questions",
        role="questions",
        title=(Text(title),),
        running_title=title,
        blocks=tuple(blocks),
        matter="back",
        notes=writer.notes.all(),
    )


def own_title(compilation: Compilation) -> str:
    """What a sheet on one section calls itself, where its edition has a title."""
    edition = compilation.edition
    return edition.title if edition.section else ""


def section_questions(writer: Writer, section: Section, level: int, title: str = "") -> Blocks:
    """A section's questions under a heading (``title``, or "Questions on this section"), then their hints."""
    compilation = writer.compilation
    questions = compilation.questions(section)
    if not questions:
        return ()
    words = compilation.words
    heading = Heading(
        level,
        (Text(title or words.word("section-questions")),),
        id=ids.section_questions(section.id),
    )
    total = sum((question.marks for question in questions), Decimal(0))
    sum_of_marks = Paragraph((Text(words.count("marks-total", total)),), role="marks-total")
    asked = tuple(_asked(question, writer) for question in questions)
    hints = _hints(questions, writer) if compilation.edition.hints == "section" else ()
    return (heading, sum_of_marks, *asked, *hints)


def fields_block(compilation: Compilation) -> Blocks:
    """Lines for name, class and date, where the edition has them."""
    names = compilation.edition.fields
    if not names:
        return ()
    return (Fields(tuple(compilation.words.word(f"field-{name}") for name in names)),)


def _asked(question: Question, writer: Writer) -> Block:
    block = question_block(question, desk_for(question, writer), _footer(question, writer))
    return confidence.asked(block, writer.compilation)


def _footer(question: Question, writer: Writer) -> Inlines:
    """Links to the hint and to the answer, where the document has them."""
    compilation = writer.compilation
    links: list[Inline] = []
    if question.hint.blocks and compilation.edition.hints == "section":
        links += paged_link(ids.hint(question.id), "hint", compilation)
    if has_answers(compilation):
        links += [SEPARATOR] if links else []
        links += paged_link(ids.answer(question.id), "answer", compilation)
    return tuple(links)


def has_answers(compilation: Compilation) -> bool:
    """Whether the document holds the answers of its questions."""
    return compilation.edition.holds_answers


def paged_link(anchor: str, role: Literal["hint", "answer"], compilation: Compilation) -> Inlines:
    """``Answer on p. 41``, linked."""
    word = compilation.words.word
    link = Link(anchor, (Text(word(role)),), role)
    return (link, PageReference(anchor, word("on-page-before")))


def _hints(questions: tuple[Question, ...], writer: Writer) -> Blocks:
    """The hints of a section, apart from the prompts, each with a way back."""
    items = tuple(
        _hint(question, desk_for(question, writer))
        for question in questions
        if question.hint.blocks
    )
    if not items:
        return ()
    label = Paragraph((Text(writer.compilation.words.word("hints")),), role="hints-label")
    return (Group("hints", (label, ListBlock(items, ordered=True, role="hints"))),)


def _hint(question: Question, desk: Desk) -> ListItem:
    text = desk.word("hint-back", question=desk.label)
    back = Link(desk.question_anchor, (Text(text),), "back")
    return ListItem(
        with_tail(desk.blocks(question.hint), (Text(" "), back)),
        label=f"{desk.number}.",
        id=ids.hint(question.id),
    )


def with_tail(blocks: Blocks, tail: Inlines) -> Blocks:
    """Inlines at the end of the last paragraph, or in one of their own."""
    match blocks:
        case (*others, Paragraph() as last):
            return (*others, Paragraph((*last.content, *tail), last.role, last.id, last.language))
        case _:
            return (*blocks, Paragraph(tail))


# --- answers at the end of a section -----------------------------------------------------------


def section_answers(writer: Writer, section: Section, level: int) -> Blocks:
    """The answers to a section's questions, right after them."""
    questions = writer.compilation.questions(section)
    if not questions:
        return ()
    heading = Heading(
        level,
        (Text(writer.compilation.words.word("section-answers")),),
        id=ids.section_answers(section.id),
    )
    return (heading, *answers(questions, writer))


def answers(questions: tuple[Question, ...], writer: Writer) -> Iterator[Block]:
    linked = asks(writer.compilation.edition)
    for question in questions:
        desk = answer_desk_for(question, writer)
        back = back_link(desk, writer.compilation) if linked else ()
        yield confidence.answered(answer_block(question, desk, back), question.section, writer)


def back_link(desk: Desk, compilation: Compilation) -> Inlines:
    """``Question 14 on p. 12``, linked."""
    link = Link(desk.question_anchor, (Text(desk.label),), "back")
    page = PageReference(desk.question_anchor, compilation.words.word("on-page-before"))
    return (link, page)
