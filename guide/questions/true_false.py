"""true-false: a statement to be judged, and put right where it is false."""

from __future__ import annotations

from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blocks, Choice, Choices, Paragraph, Strong, Text
from guide.model.records import Question
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.answering import right_answer, writing_space
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import ChoiceInteraction, SimpleChoice
from guide.questions.kind import Fields, Kind

CORRECTION = rule(
    "true-false-correction",
    "error",
    "A false statement has its correction; a true one needs none.",
)


@dataclass(frozen=True, slots=True)
class TrueFalse:
    answer: bool
    correction: Inlines
    """What is true instead; empty where the statement is true."""


CORRECTION_LINES = 1
SCHEMA: schema.Schema = {"answer": schema.BOOLEAN, "correction": schema.MARKDOWN}


class TrueFalseKind(Kind):
    name = "true-false"
    keys = ("answer", "correction")
    schema = SCHEMA
    required = ("answer",)

    def read(self, fields: Fields) -> TrueFalse:
        answer = fields.boolean("answer", required=True)
        correction = fields.inline("correction")
        if answer is False and not correction:
            fields.report(
                CORRECTION,
                "a false statement needs its correction",
                place=fields.place_of("answer"),
                hint="add correction: what is true instead",
            )
        if answer and correction:
            fields.report(
                CORRECTION,
                "a true statement has nothing to correct",
                place=fields.place_of("correction"),
                hint="move it to explanation, or set answer: false",
            )
        return TrueFalse(bool(answer), correction)

    def default_marks(self, body: TrueFalse) -> Decimal:
        return Decimal(1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        """Room for a correction is left in any case, since its absence would give the answer away."""
        answers = Choices(
            tuple(Choice("", (Text(composer.word(word)),)) for word in ("true", "false"))
        )
        invitation = Paragraph((Text(composer.word("if-false")),), role="instruction")
        return Asked(
            composer.blocks(question.prompt),
            (answers, invitation, *writing_space(CORRECTION_LINES, composer)),
        )

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: TrueFalse = question.body
        verdict = Strong((Text(self.quick_answer(question, composer)),))
        if not body.correction:
            return (right_answer((verdict,)),)
        return (right_answer((verdict, Text("\u2002"), *composer.inlines(body.correction))),)

    def quick_answer(self, question: Question, composer: Composer) -> str:
        return composer.word("true" if question.body.answer else "false")

    def interaction(self, question: Question, composer: Composer) -> ChoiceInteraction:
        body: TrueFalse = question.body
        return ChoiceInteraction(
            (
                SimpleChoice("true", (Text(composer.word("true")),), correct=body.answer),
                SimpleChoice(
                    "false",
                    (Text(composer.word("false")),),
                    correct=not body.answer,
                    feedback=composer.inlines(body.correction),
                ),
            ),
            several=False,
            shuffle=False,
        )
