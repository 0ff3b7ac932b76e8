"""The desk at which one question is composed (``guide.questions.composer.Composer``)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.shuffle import shuffled
from guide.compile.text import TextHook, Writer
from guide.dataclass import dataclass, replace
from guide.document import Blocks, Inlines
from guide.model import text as model
from guide.model.dates import EdtfDate
from guide.model.records import Event, Question
from guide.questions.answering import part_letter


@dataclass(frozen=True, slots=True)
class Desk:
    """A question's place in the document, and the means to write it."""

    writer: Writer
    question_anchor: str
    answer_anchor: str
    number: str
    label: str
    owner: str
    """Id that the notes of what is written here belong to: the question's or the answer's."""
    seed: str
    """Names the question among all questions of all guides."""

    def blocks(self, markup: model.Markup, hook: TextHook | None = None) -> Blocks:
        if not markup.blocks:
            return ()
        return self.writer.markup(markup, self.owner, hook)

    def inlines(self, content: model.Inlines) -> Inlines:
        return self.writer.inlines(content)

    def word(self, key: str, **values: object) -> str:
        return self.writer.compilation.words.word(key, **values)

    def series(self, key: str) -> Sequence[str]:
        return self.writer.compilation.words.series(key)

    def count(self, key: str, number: int | Decimal) -> str:
        return self.writer.compilation.words.count(key, number)

    def decimal(self, number: Decimal) -> str:
        return self.writer.compilation.words.decimal(number)

    def quantity(self, number: Decimal) -> str:
        return self.writer.compilation.words.quantity(number)

    def date(self, date: EdtfDate) -> str:
        return self.writer.compilation.date(date)

    def events(self, names: Sequence[str]) -> tuple[Event, ...]:
        events = self.writer.compilation.tables.events
        return tuple(events[name] for name in events if name in names)

    def picture(self, file: str) -> str:
        self.writer.compilation.used.images.setdefault(file)
        return file

    def sources(self, works: Sequence[str]) -> Inlines:
        return self.writer.sources(works)

    def order(self, count: int, purpose: str, fixed: int | None = None) -> tuple[int, ...]:
        return shuffled(count, f"{self.seed}\0{purpose}", fixed)

    def part(self, part: Question, index: int) -> Desk:
        mark = part_letter(index)
        return replace(
            self,
            question_anchor=ids.part_of(self.question_anchor, part.id),
            answer_anchor=ids.part_of(self.answer_anchor, part.id),
            owner=ids.part_of(self.owner, part.id),
            number=f"{mark})",
            label=self.word("part-question-label", question=self.label, letter=mark),
            seed=f"{self.seed}\0{part.id}",
        )


def desk_for(question: Question, writer: Writer) -> Desk:
    """The desk of a question of the guide."""
    compilation = writer.compilation
    number = compilation.numbers.questions[question.id]
    return Desk(
        writer=writer,
        question_anchor=ids.question(question.id),
        answer_anchor=ids.answer(question.id),
        number=str(number),
        label=compilation.words.word("question-label", number=number),
        owner=ids.question(question.id),
        seed=seed_of(question, compilation),
    )


def seed_of(question: Question, compilation: Compilation) -> str:
    """From guide, version and the question itself: no other question moves its choices."""
    named = f"{compilation.guide.about.identifier}\0{question.id}"
    shuffle = compilation.edition.shuffle
    return f"{named}\0{shuffle}" if shuffle else named


def answer_desk_for(question: Question, writer: Writer) -> Desk:
    """The desk of its answer."""
    return replace(desk_for(question, writer), owner=ids.answer(question.id))
