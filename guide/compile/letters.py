"""Which letter is right on the page, and whether the letters of several questions are balanced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import NamedTuple

from guide.compile.compilation import start
from guide.compile.desk import answer_desk_for
from guide.compile.editions import Edition
from guide.compile.text import Writer
from guide.model.records import Guide, Question
from guide.questions.answering import letter
from guide.questions.item import ChoiceInteraction
from guide.questions.whole import kind_of

FEWEST = 5
"""Questions of which one can say that their letters are balanced."""
DEVIATIONS = 2.0
"""How many standard deviations something may come out more often than by chance."""


class Lettered(NamedTuple):
    """The right letter of a question, and how many letters there are to choose from."""

    letter: str
    choices: int


def letters_of(choices: int) -> tuple[str, ...]:
    return tuple(letter(index) for index in range(choices))


def right_letters(
    guide: Guide, questions: Iterable[Question], edition: Edition
) -> Mapping[str, Lettered]:
    """By id, for the questions in which just one letter is right."""
    writer = Writer(start(guide, edition), "letters")
    found: dict[str, Lettered] = {}
    for question in questions:
        kind, desk = kind_of(question), answer_desk_for(question, writer)
        interaction = kind.interaction(question, desk)
        if not isinstance(interaction, ChoiceInteraction) or interaction.several:
            continue
        choices = len(interaction.choices)
        right = kind.quick_answer(question, desk)
        if right in letters_of(choices):
            found[question.id] = Lettered(right, choices)
    return found


def lopsided(letters: Iterable[Lettered]) -> str:
    """The letter that is right far more often than its share; empty where there is none."""
    lettered = tuple(letters)
    if len(lettered) < FEWEST:
        return ""
    for right, count in sorted(Counter(each.letter for each in lettered).items()):
        if often(
            count, [1 / each.choices for each in lettered if right in letters_of(each.choices)]
        ):
            return right
    return ""


def often(count: int, chances: Sequence[float]) -> bool:
    """Whether something came out far more often than by chance: by ``DEVIATIONS`` standard deviations.

    ``chances`` has its probability in each trial.
    """
    deviation = sqrt(sum(chance * (1 - chance) for chance in chances))
    return count > sum(chances) + DEVIATIONS * deviation
