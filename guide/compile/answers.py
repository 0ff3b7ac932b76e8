"""The answer key: the letters at a glance, then every answer in full, in the order of the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from guide.compile import confidence, ids, practice_pages
from guide.compile.compilation import Compilation
from guide.compile.desk import Desk, answer_desk_for
from guide.compile.questions import answers, own_title
from guide.compile.targets import asks
from guide.compile.text import Writer
from guide.document import (
    Block,
    Blocks,
    Cell,
    Division,
    Heading,
    Inline,
    Inlines,
    Link,
    Strong,
    Table,
    TableRow,
    Text,
    plain_text,
)
from guide.model.records import Question, Section
from guide.questions.whole import kind_of

LONGEST_QUICK = 32
"""Characters of an answer in words that the quick key still shows; it is for letters, not for reading."""
_LETTERS = re.compile(r"(\d*[A-Z]{1,2}( |$))+")
"""Letters, with numbers or not: A, C D, 1B 2A."""


def key(compilation: Compilation) -> Iterator[Division]:
    """The key's division; nothing where the answers stand elsewhere, or there is nothing to answer."""
    if compilation.edition.answers != "end":
        return
    writer = Writer(compilation, "answers")
    full = (*_section_answers(writer), *_practice_answers(writer))
    if not full:
        return
    title = own_title(compilation) or compilation.words.word("answers")
    yield Division(
        id="answers",
        role="answers",
        title=(Text(title),),
        running_title=title,
        blocks=(
            *_marks(compilation),
            *_quick_key(writer),
            *confidence.introduction(compilation),
            *full,
        ),
        matter="back",
        notes=writer.notes.all(),
    )


def _asked_sections(compilation: Compilation) -> tuple[Section, ...]:
    return tuple(section for section in compilation.sections if compilation.questions(section))


def _section_answers(writer: Writer) -> Iterator[Block]:
    for section in _asked_sections(writer.compilation):
        yield _heading(section.title, ids.section_answers(section.id))
        yield from answers(writer.compilation.questions(section), writer)


def _practice_answers(writer: Writer) -> Iterator[Block]:
    if _keys_practice(writer.compilation):
        yield from practice_pages.answers(writer)


def _keys_practice(compilation: Compilation) -> bool:
    """Of the practice in this document or that which it is the key to; the key to the guide is for all of it."""
    companion = compilation.edition.key_to
    if companion is not None:
        return "practice" in companion.parts
    return compilation.has("practice") or not asks(compilation.edition)


def _heading(text: str, name: str) -> Heading:
    return Heading(3, (Text(text),), id=name)


# --- at a glance -------------------------------------------------------------------------------


def _quick_key(writer: Writer) -> Blocks:
    """A row for each section: "1 B · 2 C · 3 False", each linked to the answer in full."""
    words = writer.compilation.words
    rows = tuple(
        TableRow((Cell((Text(title),), scope="row"), Cell(quick)))
        for title, asked in _groups(writer)
        if (quick := _quick_answers(asked))
    )
    if not rows:
        return ()
    head = TableRow(
        tuple(
            Cell((Text(words.word(word)),), scope="col")
            for word in ("quick-key-section", "quick-key-answers")
        )
    )
    table = Table((head,), rows, ("left", "left"), role="quick-key", widths=(0.3, 0.7))
    return (_heading(words.word("quick-key"), "answers..quick"), table)


def quick_answers(compilation: Compilation) -> Iterator[str]:
    """What the quick key says, section by section."""
    for _, asked in _groups(Writer(compilation, "answers")):
        yield plain_text(_quick_answers(asked))


def _groups(writer: Writer) -> Iterator[tuple[str, list[tuple[Question, Desk]]]]:
    """The questions of each section under its title; then the practice."""
    compilation = writer.compilation
    for section in _asked_sections(compilation):
        questions = compilation.questions(section)
        yield section.title, [(each, answer_desk_for(each, writer)) for each in questions]
    if _keys_practice(compilation):
        yield compilation.words.word("practice"), practice_pages.desks(writer)


def _quick_answers(asked: list[tuple[Question, Desk]]) -> Inlines:
    entries: list[Inline] = []
    for question, desk in asked:
        quick = kind_of(question).quick_answer(question, desk)
        if not quick or (len(quick) > LONGEST_QUICK and not _LETTERS.fullmatch(quick)):
            continue
        if entries:
            entries.append(Text(" · "))
        number = Strong((Text(desk.number),))
        entries.append(Link(desk.answer_anchor, (number, Text(f"\u00a0{quick}")), "answer"))
    return tuple(entries)


# --- marks -------------------------------------------------------------------------------------


def _marks(compilation: Compilation) -> Blocks:
    """What the questions of each section sum to, in the key alone, which is the teacher's."""
    sections = _asked_sections(compilation)
    if asks(compilation.edition) or not sections:
        return ()
    words = compilation.words
    head = TableRow(
        tuple(
            Cell((Text(words.word(word)),), scope="col")
            for word in ("marks-section", "marks-questions", "marks-head")
        )
    )
    counts = [len(compilation.questions(section)) for section in sections]
    marks = [
        sum((question.marks for question in compilation.questions(section)), Decimal(0))
        for section in sections
    ]
    rows = [
        _marks_row(section.title, count, mark, compilation)
        for section, count, mark in zip(sections, counts, marks, strict=True)
    ]
    rows.append(
        _marks_row(words.word("marks-sum"), sum(counts), sum(marks, Decimal(0)), compilation)
    )
    table = Table((head,), tuple(rows), ("left", "right", "right"), role="marks")
    return (_heading(words.word("marks-summary"), "answers..marks"), table)


def _marks_row(title: str, count: int, marks: Decimal, compilation: Compilation) -> TableRow:
    return TableRow(
        (
            Cell((Text(title),), scope="row"),
            Cell((Text(str(count)),)),
            Cell((Text(compilation.words.decimal(marks)),)),
        )
    )
