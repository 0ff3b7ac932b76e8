"""numeric: a number, within a tolerance, in a unit."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.questions import schema
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
