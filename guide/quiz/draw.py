"""Drawing a quiz's questions: so many, or of so many marks, with the right letters balanced.

A question's order of choices depends on itself alone (``guide.compile.shuffle``), so that letters can't be balanced by
moving choices: any such repair would move the choices of one question because of another. They are balanced by what is
drawn, as far as there is a choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import TypeAlias

from guide.compile.letters import Lettered, letters_of
from guide.model.records import Question
from guide.quiz.wanted import Wanted

WINDOW = 100
"""How many questions are looked at for the one that balances the letters best."""

Letters: TypeAlias = Sequence[Mapping[str, Lettered]]
"""The right letters of questions, by id, in each version."""


def rank(question: Question, seed: str) -> bytes:
    """Where a question stands in the order of a seed: told by the seed and its id alone."""
    return sha256(f"{seed}\0{question.id}".encode()).digest()


def draw(
    questions: Sequence[Question], wanted: Wanted, seed: str, letters: Letters
) -> tuple[Question, ...]:
    """The questions of a quiz. Fewer, or of fewer marks, where those asked for can't be had."""
    if wanted.questions is None and wanted.marks is None:
        return tuple(questions)
    ranked = sorted(questions, key=lambda question: rank(question, seed))
    order = balanced(ranked, letters)
    if wanted.marks is None:
        return tuple(order[: wanted.questions])
    return _of_marks(order, wanted.marks, wanted.questions)


# --- balance -----------------------------------------------------------------------------------


def balanced(questions: Sequence[Question], letters: Letters) -> list[Question]:
    """The questions in an order whose every beginning has its letters as balanced as can be.

    Where a question with letters stood there is one again, so that a quiz has as many of them as chance gives it.
    """
    lettered = [question for question in questions if any(question.id in each for each in letters)]
    in_balance = _in_balance(lettered, letters)
    names = {question.id for question in lettered}
    return [next(in_balance) if question.id in names else question for question in questions]


def _in_balance(questions: Sequence[Question], letters: Letters) -> Iterator[Question]:
    """Each time the question whose letters are least ahead of the others, in whichever version they are most."""
    counts: list[Counter[str]] = [Counter() for _ in letters]

    def lead(question: Question) -> int:
        """How often its letter was right already, beside the letter that was so least."""
        return max(
            count[version[question.id].letter]
            - min(count[each] for each in letters_of(version[question.id].choices))
            for version, count in zip(letters, counts, strict=True)
        )

    waiting = list(questions)
    while waiting:
        chosen = min(waiting[:WINDOW], key=lead)
        waiting.remove(chosen)
        for version, count in zip(letters, counts, strict=True):
            count[version[chosen.id].letter] += 1
        yield chosen


# --- marks -------------------------------------------------------------------------------------


def _of_marks(order: Sequence[Question], marks: Decimal, most: int | None) -> tuple[Question, ...]:
    """The first questions of an order whose marks sum to ``marks``, or else to as much as can be had below it."""
    reachable = _reachable(order, marks, most)
    goal = max(sum_ for sum_, _ in reachable[0])
    count = max(count for sum_, count in reachable[0] if sum_ == goal) if most else None
    chosen: list[Question] = []
    rest, left = goal, count
    for index, question in enumerate(order):
        following = rest - question.marks, (left - 1 if left is not None else 0)
        if question.marks and following in reachable[index + 1]:
            chosen.append(question)
            rest, left = following[0], (following[1] if left is not None else None)
    return tuple(chosen)


def _reachable(
    order: Sequence[Question], marks: Decimal, most: int | None
) -> list[set[tuple[Decimal, int]]]:
    """For each place in the order, the sums of marks (and numbers of questions) that the rest can give."""
    sums: list[set[tuple[Decimal, int]]] = [{(Decimal(0), 0)}]
    for question in reversed(order):
        step = 0 if most is None else 1
        with_it = {
            (sum_ + question.marks, count + step)
            for sum_, count in sums[-1]
            if question.marks and sum_ + question.marks <= marks and (most is None or count < most)
        }
        sums.append(sums[-1] | with_it)
    return sums[::-1]
