"""The chapter of practice questions, and their answers."""

from __future__ import annotations

from collections.abc import Iterator

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.desk import Desk
from guide.compile.practice import derived
from guide.compile.questions import back_link, has_answers, paged_link
from guide.compile.text import Writer
from guide.document import Block, Division, Heading, Paragraph, Text
from guide.model.records import Question
from guide.questions.whole import answer_block, question_block


def chapter(compilation: Compilation) -> Iterator[Division]:
    """The practice questions by kind; nothing where the guide asks for none."""
    writer = Writer(compilation, "practice")
    blocks = tuple(_asked(writer))
    if not blocks:
        return
    words = compilation.words
    introduction = Paragraph((Text(words.word("practice-introduction")),))
    here = compilation.edition.answers == "section"
    yield Division(
        id="practice",
        role="practice",
        title=(Text(words.word("practice")),),
        running_title=words.word("practice"),
        blocks=(introduction, *blocks, *(answers(writer) if here else ())),
        matter="back",
        notes=writer.notes.all(),
    )


def _asked(writer: Writer) -> Iterator[Block]:
    compilation = writer.compilation
    kind = ""
    for question, desk in desks(writer):
        if question.tags[0] != kind:
            kind = question.tags[0]
            title = Text(compilation.words.word(f"practice-{kind}"))
            yield Heading(3, (title,), id=f"practice..{kind}")
        footer = (
            paged_link(desk.answer_anchor, "answer", compilation)
            if has_answers(compilation)
            else ()
        )
        yield question_block(question, desk, footer)


def answers(writer: Writer) -> Iterator[Block]:
    """The answers in the order of the questions, under a heading."""
    compilation = writer.compilation
    asked = desks(writer)
    if asked:
        title = Text(compilation.words.word("practice"))
        yield Heading(3, (title,), id="answers..practice")
    for question, desk in asked:
        back = back_link(desk, compilation) if compilation.has("practice") else ()
        yield answer_block(question, desk, back)


def desks(writer: Writer) -> list[tuple[Question, Desk]]:
    """Every practice question with the desk that numbers it."""
    return [
        (question, _desk(question, number, writer))
        for number, question in enumerate(derived(writer.compilation), 1)
    ]


def _desk(question: Question, number: int, writer: Writer) -> Desk:
    about, words = writer.compilation.guide.about, writer.compilation.words
    seed = about.practice.seed if about.practice else ""
    mark = words.word("practice-number", number=number)
    return Desk(
        writer=writer,
        question_anchor=ids.practice_question(question.id),
        answer_anchor=ids.practice_answer(question.id),
        number=mark,
        label=words.word("practice-label", number=mark),
        owner=ids.practice_question(question.id),
        seed=f"{about.identifier}\0practice\0{seed}\0{question.id}",
    )
