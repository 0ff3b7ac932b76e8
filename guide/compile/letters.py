"""Which letter is right on the page, and whether the letters of several questions are balanced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
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
"""How many standard deviations a letter may be right more often than its share."""


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
    """The letter that is right far more often than its share; empty where there is none.

    The share of a letter is what it would have on average if each choice were as likely; how far it may be above is
    told by the standard deviation of that.
    """
    lettered = tuple(letters)
    if len(lettered) < FEWEST:
        return ""
    for right, count in sorted(Counter(each.letter for each in lettered).items()):
        chances = [1 / choices for _, choices in lettered if right in letters_of(choices)]
        deviation = sqrt(sum(chance * (1 - chance) for chance in chances))
        if count > sum(chances) + DEVIATIONS * deviation:
            return right
    return ""
