"""numeric: a number, within a tolerance, in a unit."""

from __future__ import annotations

from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blank, Blocks, Paragraph, Text
from guide.model.records import Question
from guide.questions import schema
from guide.questions.answering import right_answer
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import NumericEntryInteraction
from guide.questions.kind import Fields, Kind

TOLERANCE = rule("negative-tolerance", "error", "A tolerance is 0 or more.")


@dataclass(frozen=True, slots=True)
class Numeric:
    answer: Decimal
    tolerance: Decimal
    """Right is what differs from the answer by no more than this."""
    unit: str


SCHEMA: schema.Schema = {
    "answer": schema.NUMBER,
    "tolerance": {**schema.NUMBER, "minimum": 0},
    "unit": schema.TEXT,
}


class NumericKind(Kind):
    name = "numeric"
    keys = ("answer", "tolerance", "unit")
    schema = SCHEMA
    required = ("answer",)

    def read(self, fields: Fields) -> Numeric:
        answer = fields.decimal("answer", required=True)
        tolerance = fields.decimal("tolerance")
        if tolerance is not None and tolerance < 0:
            fields.report(
                TOLERANCE, "a tolerance is not negative", place=fields.place_of("tolerance")
            )
        return Numeric(answer or Decimal(0), tolerance or Decimal(0), fields.text("unit"))

    def default_marks(self, body: Numeric) -> Decimal:
        return Decimal(1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        body: Numeric = question.body
        blank = Blank(composer.word("blank-answer"), "medium")
        unit = _with_unit("", body.unit, composer)
        line = Paragraph(
            (Text(f"{composer.word('answer-line')} "), blank, *((Text(unit),) if unit else ())),
            role="answer-line",
        )
        return Asked(composer.blocks(question.prompt), (line,))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: Numeric = question.body
        text = self.quick_answer(question, composer)
        if not body.tolerance:
            return (right_answer((Text(text),)),)
        between = composer.word(
            "accept-between",
            least=_number(body.answer - body.tolerance, body.unit, composer),
            most=_number(body.answer + body.tolerance, body.unit, composer),
        )
        return (right_answer((Text(f"{text} ({between})"),)),)

    def quick_answer(self, question: Question, composer: Composer) -> str:
        body: Numeric = question.body
        return _with_unit(_number(body.answer, body.unit, composer), body.unit, composer)

    def interaction(self, question: Question, composer: Composer) -> NumericEntryInteraction:
        body: Numeric = question.body
        return NumericEntryInteraction(body.answer, body.tolerance, body.unit)


def _number(number: Decimal, unit: str, composer: Composer) -> str:
    """A number of something has its thousands set apart; one of nothing may be a year."""
    return composer.quantity(number) if unit else composer.decimal(number)


def _with_unit(number: str, unit: str, composer: Composer) -> str:
    """``700 km``; per cent as the guide's language writes it: ``58%``, ``58 %``."""
    if unit == "%":
        return composer.word("percent", number=number)
    return f"{number}\u00a0{unit}" if unit else number
