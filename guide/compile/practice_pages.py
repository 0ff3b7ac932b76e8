"""The exercises on their pages, in a chapter or at the end of sections, and their answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.compile import confidence, ids
from guide.compile.compilation import Compilation
from guide.compile.desk import Desk
from guide.compile.practice import Exercise, exercises
from guide.compile.questions import back_link, has_answers, paged_link
from guide.compile.text import Writer
from guide.dataclass import replace
from guide.document import Answer, Block, Blocks, Division, Heading, Paragraph, Text
from guide.model.records import Question
from guide.questions.whole import answer_block, question_block


def chapter(compilation: Compilation) -> Iterator[Division]:
    """The exercises by kind; nothing where the guide asks for none, or has them in its sections."""
    asked = _numbered(compilation, after="")
    if not asked:
        return
    writer = Writer(compilation, "practice")
    words = compilation.words
    introduction = Paragraph((Text(words.word("practice-introduction")),))
    here = compilation.edition.answers == "section"
    yield Division(
        id="practice",
        role="practice",
        title=(Text(words.word("practice")),),
        running_title=words.word("practice"),
        blocks=(introduction, *_by_kind(asked, writer), *(answers(writer) if here else ())),
        matter="back",
        notes=writer.notes.all(),
    )


def _by_kind(asked: Sequence[tuple[int, Exercise]], writer: Writer) -> Iterator[Block]:
    kind = ""
    for number, exercise in asked:
        if exercise.kind != kind:
            kind = exercise.kind
            title = Text(writer.compilation.words.word(f"practice-{kind}"))
            yield Heading(3, (title,), id=f"practice..{kind}")
            if kind == "mixed-quiz":
                yield _quiz_instruction(writer)
        yield _asked(exercise, number, writer)


def section_exercises(writer: Writer, section: str, level: int) -> Blocks:
    """The exercises at the end of a section, under a heading; nothing where there are none."""
    compilation = writer.compilation
    asked = _numbered(compilation, section) if compilation.has("practice") else ()
    if not asked:
        return ()
    title = Text(compilation.words.word("practice-so-far"))
    blocks: list[Block] = [Heading(level, (title,), id=ids.section_practice(section))]
    for number, exercise in asked:
        if exercise.kind == "mixed-quiz" and exercise.question.id.endswith(".1"):
            blocks.append(_quiz_instruction(writer))
        blocks.append(_asked(exercise, number, writer))
    return tuple(blocks)


def section_answers(writer: Writer, section: str, level: int) -> Blocks:
    """The answers to the exercises at the end of a section, right after them."""
    asked = _numbered(writer.compilation, section) if writer.compilation.has("practice") else ()
    if not asked:
        return ()
    title = Text(writer.compilation.words.word("practice-answers"))
    heading = Heading(level, (title,), id=ids.section_practice_answers(section))
    return (heading, *(_answer(exercise, number, writer) for number, exercise in asked))


def answers(writer: Writer) -> Iterator[Block]:
    """The answers of all exercises in their order, under a heading."""
    asked = _numbered(writer.compilation)
    if asked:
        title = Text(writer.compilation.words.word("practice"))
        yield Heading(3, (title,), id="answers..practice")
    for number, exercise in asked:
        yield _answer(exercise, number, writer)


def desks(writer: Writer) -> list[tuple[Question, Desk]]:
    """Every exercise's question with the desk of its answer."""
    return [
        (exercise.question, _answer_desk(exercise.question, number, writer))
        for number, exercise in _numbered(writer.compilation)
    ]


def _numbered(
    compilation: Compilation, after: str | None = None
) -> tuple[tuple[int, Exercise], ...]:
    """The exercises with their numbers: all of them, or those that stand ``after`` a section (empty: the chapter)."""
    everything = enumerate(exercises(compilation.tables), 1)
    return tuple(entry for entry in everything if after in (None, entry[1].after))


def _quiz_instruction(writer: Writer) -> Paragraph:
    text = writer.compilation.words.word("practice-mixed-quiz-prompt")
    return Paragraph((Text(text),), role="instruction")


def _asked(exercise: Exercise, number: int, writer: Writer) -> Block:
    compilation = writer.compilation
    desk = _desk(exercise.question, number, writer)
    linked = has_answers(compilation)
    footer = paged_link(desk.answer_anchor, "answer", compilation) if linked else ()
    return confidence.asked(question_block(exercise.question, desk, footer), compilation)


def _answer(exercise: Exercise, number: int, writer: Writer) -> Answer:
    desk = _answer_desk(exercise.question, number, writer)
    compilation = writer.compilation
    back = back_link(desk, compilation) if compilation.has("practice") else ()
    block = answer_block(exercise.question, desk, back)
    return confidence.answered(block, exercise.question.section, writer)


def _answer_desk(question: Question, number: int, writer: Writer) -> Desk:
    return replace(_desk(question, number, writer), owner=ids.practice_answer(question.id))


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
