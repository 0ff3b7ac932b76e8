"""multiple-response: all choices that are right are to be ticked."""

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


class MultipleResponseKind(Kind):
    name = "multiple-response"
    keys = choices.KEYS
    schema = choices.SCHEMA
    required = ("choices",)

    def read(self, fields: Fields) -> ChoiceList:
        body = choices.read_choices(fields)
        if body.choices and not body.correct:
            fields.report(
                choices.CORRECT_CHOICES,
                "no choice is marked as correct",
                place=fields.place_of("choices"),
                hint="write {text: ..., correct: true} for each right one",
            )
        return body

    def default_marks(self, body: ChoiceList) -> Decimal:
        """One for each right choice."""
        return Decimal(len(body.correct) or 1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        return choices.ask(question, composer, "several")

    def answer(self, question: Question, composer: Composer) -> Blocks:
        return choices.answer(question, composer)

    def quick_answer(self, question: Question, composer: Composer) -> str:
        return choices.quick_answer(question, composer)

    def interaction(self, question: Question, composer: Composer) -> ChoiceInteraction:
        return choices.interaction(question, composer, several=True)
