"""multiple-choice: one of several choices is right."""

from __future__ import annotations

from decimal import Decimal

from guide.document import Blocks
from guide.model.records import Question
from guide.questions import choices
from guide.questions.asked import Asked
from guide.questions.choices import ChoiceList
from guide.questions.composer import Composer
from guide.questions.item import ChoiceInteraction
from guide.questions.kind import Fields, Kind


class MultipleChoiceKind(Kind):
    name = "multiple-choice"
    keys = choices.KEYS
    schema = choices.SCHEMA
    required = ("choices",)

    def read(self, fields: Fields) -> ChoiceList:
        body = choices.read_choices(fields)
        found = len(body.correct)
        if body.choices and found != 1:
            fields.report(
                choices.CORRECT_CHOICES,
                f"exactly one choice is correct, not {found}",
                place=fields.place_of("choices"),
                hint="write {text: ..., correct: true} for the right one"
                if not found
                else "use type: multiple-response where several are right",
            )
        return body

    def default_marks(self, body: ChoiceList) -> Decimal:
        return Decimal(1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        return choices.ask(question, composer, "one")

    def answer(self, question: Question, composer: Composer) -> Blocks:
        return choices.answer(question, composer)

    def quick_answer(self, question: Question, composer: Composer) -> str:
        return choices.quick_answer(question, composer)

    def interaction(self, question: Question, composer: Composer) -> ChoiceInteraction:
        return choices.interaction(question, composer, several=False)
