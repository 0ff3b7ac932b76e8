"""multi-part: a stem, with a source excerpt if the author gives one, and questions about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.model.records import Event, Question
from guide.model.text import Markup
from guide.questions import schema
from guide.questions.kind import Fields, Kind, Report

NESTED_PARTS = rule("nested-parts", "error", "A part of a question has no parts of its own.")
PART_MARKS = rule(
    "part-marks", "warning", "The marks of the parts add up to the marks of their question."
)


@dataclass(frozen=True, slots=True)
class MultiPart:
    source: Markup
    """An excerpt that all parts are about, with its citation in it; may be empty."""
    parts: tuple[Question, ...]

    @property
    def part_marks(self) -> Decimal:
        return sum((part.marks for part in self.parts), Decimal(0))


SCHEMA: schema.Schema = {
    "source": schema.MARKDOWN,
    # The whole schema names what a part is: a question without a section.
    "parts": schema.entries({"$ref": "#/$defs/part"}),
}


class MultiPartKind(Kind):
    name = "multi-part"
    keys = ("source", "parts")
    schema = SCHEMA
    required = ("parts",)

    def read(self, fields: Fields) -> MultiPart:
        body = MultiPart(fields.markup("source"), fields.questions("parts"))
        for part in body.parts:
            if isinstance(part.body, MultiPart):
                fields.report(NESTED_PARTS, "a part can't have parts", place=part.place)
        return body

    def default_marks(self, body: MultiPart) -> Decimal:
        return body.part_marks

    def check(self, question: Question, events: Mapping[str, Event], report: Report) -> None:
        from guide.questions import KINDS

        body: MultiPart = question.body
        if body.part_marks != question.marks:
            report(
                PART_MARKS,
                question.place,
                f"the parts give {body.part_marks} marks, the question {question.marks}",
            )
        for part in body.parts:
            KINDS[part.type].check(part, events, report)
