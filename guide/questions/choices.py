"""What multiple-choice and multiple-response share: a list of choices, some of them right."""

from __future__ import annotations

from typing import Literal

from guide import document
from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blocks, Choices, ListBlock, ListItem, Paragraph, Text
from guide.model.place import Place
from guide.model.records import Question
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.answering import labelled, letter, lettered, right_answer
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import ChoiceInteraction, SimpleChoice
from guide.questions.kind import Entry, Fields
from guide.questions.sequence import ascends

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
    """Choices in the author's order; ``shuffle`` false keeps it on paper, as does an order of numbers or dates."""

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


def ask(question: Question, composer: Composer, mark: Literal["one", "several"]) -> Asked:
    choices = tuple(
        document.Choice(letter, composer.inlines(choice.content))
        for letter, choice in _on_page(question.body, composer)
    )
    return Asked(composer.blocks(question.prompt), (Choices(choices, mark),))


def answer(question: Question, composer: Composer) -> Blocks:
    """Each right choice with what the author says of it; then why the others are wrong."""
    on_page = _on_page(question.body, composer)
    right = tuple(
        right_answer(_with_feedback(letter, choice, composer))
        for letter, choice in on_page
        if choice.correct
    )
    wrong = tuple(
        ListItem((Paragraph(composer.inlines(choice.feedback)),), label=letter)
        for letter, choice in on_page
        if choice.feedback and not choice.correct
    )
    if not wrong:
        return right
    return (*right, *labelled(composer.word("why-not"), ListBlock(wrong, role="feedback")))


def quick_answer(question: Question, composer: Composer) -> str:
    """The letters that are right: "B", "A C"."""
    return " ".join(
        letter for letter, choice in _on_page(question.body, composer) if choice.correct
    )


def interaction(question: Question, composer: Composer, *, several: bool) -> ChoiceInteraction:
    body: ChoiceList = question.body
    return ChoiceInteraction(
        tuple(
            SimpleChoice(
                f"choice-{number}",
                composer.inlines(choice.content),
                choice.correct,
                composer.inlines(choice.feedback),
            )
            for number, choice in enumerate(body.choices, 1)
        ),
        several,
        _is_shuffled(body, composer),
    )


def _on_page(body: ChoiceList, composer: Composer) -> list[tuple[str, Choice]]:
    """The choices as printed, with their letters.

    Here the author's order may come out: forbidding it would tell that the first letter is less likely.
    """
    count = len(body.choices)
    shuffled = _is_shuffled(body, composer)
    order = composer.order(count, "choices", fixed=0) if shuffled else range(count)
    return [(letter(place), body.choices[index]) for place, index in enumerate(order)]


def _is_shuffled(body: ChoiceList, composer: Composer) -> bool:
    if not body.shuffle:
        return False
    texts = [document.plain_text(composer.inlines(choice.content)) for choice in body.choices]
    return not ascends(texts, composer.series("months"))


def _with_feedback(mark: str, choice: Choice, composer: Composer) -> document.Inlines:
    content = lettered(mark, composer.inlines(choice.content))
    if not choice.feedback:
        return content
    ends = document.plain_text(content).endswith((".", "?", "!", "…"))
    return (*content, Text(" " if ends else ". "), *composer.inlines(choice.feedback))
