"""multi-part: a stem, with a source excerpt if the author gives one, and questions about it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blocks, Callout
from guide.model.records import Event, Question
from guide.model.text import Markup
from guide.questions import schema
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import CompositeInteraction
from guide.questions.kind import Fields, Kind, Report
from guide.questions.whole import answer_block, item, kind_of, question_block

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

    def parts(self, question: Question) -> tuple[Question, ...]:
        body: MultiPart = question.body
        return body.parts

    def ask(self, question: Question, composer: Composer) -> Asked:
        body: MultiPart = question.body
        prompt = composer.blocks(question.prompt)
        excerpt = composer.blocks(body.source)
        if excerpt:
            label = composer.word("callout-source")
            prompt = (*prompt, Callout("source", label, title=(), blocks=excerpt))
        return Asked(
            prompt,
            tuple(
                question_block(part, composer.part(part, index))
                for index, part in enumerate(body.parts)
            ),
        )

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: MultiPart = question.body
        return tuple(
            answer_block(part, composer.part(part, index)) for index, part in enumerate(body.parts)
        )

    def quick_answer(self, question: Question, composer: Composer) -> str:
        """What the parts have of quick answers, each with its letter."""
        found: list[str] = []
        for index, part in enumerate(question.body.parts):
            desk = composer.part(part, index)
            quick = kind_of(part).quick_answer(part, desk)
            if quick:
                found.append(f"{desk.number} {quick}")
        return " ".join(found)

    def interaction(self, question: Question, composer: Composer) -> CompositeInteraction:
        """The excerpt is part of the item's prompt (see ``ask``)."""
        body: MultiPart = question.body
        return CompositeInteraction(
            tuple(item(part, composer.part(part, index)) for index, part in enumerate(body.parts))
        )
