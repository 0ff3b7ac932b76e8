"""short-answer: a few sentences, marked by points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blocks
from guide.model.records import Event, Question
from guide.model.text import Inlines, Markup
from guide.questions import schema
from guide.questions.answering import bulleted, labelled, lines_for, writing_space
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import ExtendedTextInteraction
from guide.questions.kind import Fields, Kind, Report

NO_ANSWER = rule(
    "no-answer",
    "warning",
    "A written question has an answer, marking points or a rubric for the key.",
)


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    answer: Markup
    points: tuple[Inlines, ...]
    """What earns marks."""
    lines: int | None
    """Writing lines; None: by marks."""


SCHEMA: schema.Schema = {
    "answer": schema.MARKDOWN,
    "points": schema.MARKDOWNS,
    "lines": schema.COUNT,
}


class ShortAnswerKind(Kind):
    name = "short-answer"
    keys = ("answer", "points", "lines")
    schema = SCHEMA
    required = ()

    def read(self, fields: Fields) -> ShortAnswer:
        return ShortAnswer(
            fields.markup("answer"), fields.inlines("points"), fields.integer("lines")
        )

    def default_marks(self, body: ShortAnswer) -> Decimal:
        """One for each marking point, or 2."""
        return Decimal(len(body.points) or 2)

    def check(self, question: Question, events: Mapping[str, Event], report: Report) -> None:
        body: ShortAnswer = question.body
        if not body.answer.blocks and not body.points:
            report(NO_ANSWER, question.place, "the key will have nothing to say")

    def ask(self, question: Question, composer: Composer) -> Asked:
        return Asked(composer.blocks(question.prompt), writing_space(_lines(question), composer))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: ShortAnswer = question.body
        answer = composer.blocks(body.answer)
        if not body.points:
            return answer
        points = bulleted((composer.inlines(point) for point in body.points), role="points")
        return (*answer, *labelled(composer.word("marking-points"), points))

    def interaction(self, question: Question, composer: Composer) -> ExtendedTextInteraction:
        return ExtendedTextInteraction(_lines(question), self.answer(question, composer))


def _lines(question: Question) -> int:
    body: ShortAnswer = question.body
    return body.lines if body.lines is not None else lines_for(question.marks, 2, least=3)
