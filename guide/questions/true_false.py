"""true-false: a statement to be judged, and put right where it is false."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.model.text import Inlines
from guide.questions import schema
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
