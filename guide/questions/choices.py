"""What multiple-choice and multiple-response share: a list of choices, some of them right."""

from __future__ import annotations

from dataclasses import dataclass

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.kind import Entry, Fields

CORRECT_CHOICES = rule(
    "correct-choices",
    "error",
    "A multiple-choice question has exactly one correct choice, a multiple-response question at least one.",
)
EMPTY_CHOICE = rule("empty-choice", "error", "A choice says something.")

KEYS = ("choices", "shuffle")
SCHEMA: schema.Schema = {
    "choices": schema.entries(
        {
            "anyOf": [
                schema.TEXT,
                schema.mapping(
                    {
                        "text": schema.MARKDOWN,
                        "correct": schema.BOOLEAN,
                        "feedback": schema.MARKDOWN,
                    },
                    ("text",),
                ),
            ]
        }
    ),
    "shuffle": schema.BOOLEAN,
}


@dataclass(frozen=True, slots=True)
class Choice:
    content: Inlines
    correct: bool
    feedback: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """Choices in the author's order; ``shuffle`` false keeps it on paper."""

    choices: tuple[Choice, ...]
    shuffle: bool

    @property
    def correct(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.correct)


def read_choices(fields: Fields) -> ChoiceList:
    choices = tuple(_choice(entry) for entry in fields.entries("choices", required=True))
    for choice in choices:
        if not choice.content:
            fields.report(EMPTY_CHOICE, "this choice says nothing", place=choice.place)
    shuffle = fields.boolean("shuffle")
    return ChoiceList(choices, shuffle is not False)


def _choice(entry: Entry) -> Choice:
    fields = entry.fields
    if fields is None:
        return Choice(entry.inline(), correct=False, feedback=(), place=entry.place)
    fields.only(("text", "correct", "feedback"))
    return Choice(
        content=fields.inline("text", required=True),
        correct=bool(fields.boolean("correct")),
        feedback=fields.inline("feedback"),
        place=entry.place,
    )
