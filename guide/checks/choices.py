"""Multiple choice that gives itself away (Haladyna, Downing and Rodriguez 2002, rules 9, 17, 23-26)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide import document as d
from guide.checks.findings import Subject
from guide.checks.wording import wording
from guide.compile.editions import GUIDE
from guide.compile.letters import Lettered, lopsided, often, right_letters
from guide.diagnostics import Diagnostic, rule
from guide.model.records import Question
from guide.questions.item import ChoiceInteraction, Item, SimpleChoice

LONGEST_CHOICE = rule(
    "longest-choice", "warning", "The right choice is not nearly always the longest of its section."
)
UNBALANCED_LETTERS = rule(
    "unbalanced-letters", "warning", "In a section every letter is right about as often."
)
ALL_OF_THE_ABOVE = rule(
    "all-of-the-above",
    "warning",
    "No choice is about the other choices, such as 'all of the above'.",
)
NEGATIVE_STEM = rule(
    "negative-stem",
    "warning",
    "A question for what is not so has the 'not' emphasised: What was *not* ...?",
)

FEWEST = 3
"""Questions of a section of which one can say that the longest choice is always right."""
_TRUTH = frozenset(("true", "false"))


def longest_choice(subject: Subject) -> Iterator[Diagnostic]:
    for section in subject.guide.sections:
        questions = [
            (question, choices)
            for question in subject.counted(section, LONGEST_CHOICE)
            if (choices := _single(subject.items[question.id]))
        ]
        longest = [question for question, choices in questions if _is_longest(choices)]
        chances = [1 / len(choices) for _, choices in questions]
        if len(questions) >= FEWEST and often(len(longest), chances):
            yield Diagnostic(
                LONGEST_CHOICE,
                longest[0].place,
                f"the longest choice is right in {len(longest)} of {len(questions)} questions"
                f" on '{section.title[:40]}'",
                f"lengthen wrong choices or shorten right ones, in {_names(longest)}",
            )


def _single(item: Item) -> tuple[SimpleChoice, ...]:
    """The choices of a question in which one is right; none of true and false, which are always the same."""
    match item.interaction:
        case ChoiceInteraction(choices=choices, several=False):
            return () if {choice.identifier for choice in choices} <= _TRUTH else choices
        case _:
            return ()


def _is_longest(choices: Sequence[SimpleChoice]) -> bool:
    """Whether the right choice is longer than every other."""
    lengths = [len(d.plain_text(choice.content)) for choice in choices]
    right = next(index for index, choice in enumerate(choices) if choice.correct)
    return all(lengths[right] > other for index, other in enumerate(lengths) if index != right)


def unbalanced_letters(subject: Subject) -> Iterator[Diagnostic]:
    """The letters as they are printed, after shuffling."""
    lettered = [each for each in subject.guide.questions if _single(subject.items[each.id])]
    letters = right_letters(subject.guide, lettered, GUIDE)
    for section in subject.guide.sections:
        questions = [
            question
            for question in subject.counted(section, UNBALANCED_LETTERS)
            if question.id in letters
        ]
        found = lopsided(letters[question.id] for question in questions)
        if found:
            yield _unbalanced(found, questions, [letters[each.id] for each in questions])


def _unbalanced(
    letter: str, questions: Sequence[Question], letters: Sequence[Lettered]
) -> Diagnostic:
    alike = [
        question for question, each in zip(questions, letters, strict=True) if each.letter == letter
    ]
    return Diagnostic(
        UNBALANCED_LETTERS,
        alike[0].place,
        f"{letter} is right in {len(alike)} of {len(questions)} questions of this section",
        f"give one of {_names(alike)} 'shuffle: false' and put its right choice elsewhere",
    )


def all_of_the_above(subject: Subject) -> Iterator[Diagnostic]:
    words = wording(subject.guide.about.language)
    if words is None:
        return
    for question in subject.guide.questions:
        for choice in _choices(subject.items[question.id]):
            text = d.plain_text(choice.content)
            if words.all_of_the_above.search(text):
                yield Diagnostic(
                    ALL_OF_THE_ABOVE,
                    question.place,
                    f"the choice '{text[:40]}' is about the other choices",
                    "make it a multiple-response question, or write a choice of its own",
                )


def negative_stem(subject: Subject) -> Iterator[Diagnostic]:
    words = wording(subject.guide.about.language)
    if words is None:
        return
    for question in subject.guide.questions:
        item = subject.items[question.id]
        if _choices(item) and words.negative_stem.search(_unemphasised(item.prompt)):
            yield Diagnostic(
                NEGATIVE_STEM,
                question.place,
                f"'{question.id}' asks for what is not so, which is read over easily",
                "ask for what is so, or emphasise the word: *not*",
            )


def _choices(item: Item) -> tuple[SimpleChoice, ...]:
    """All choices that can be picked, but for true and false."""
    match item.interaction:
        case ChoiceInteraction(choices=choices):
            return () if {choice.identifier for choice in choices} <= _TRUTH else choices
        case _:
            return ()


def _unemphasised(prompt: d.Blocks) -> str:
    """A prompt's text with a mark in place of what is emphasised."""
    return " ".join(
        d.plain_text(
            tuple(
                d.Text("*") if isinstance(inline, d.Emphasis | d.Strong) else inline
                for inline in content
            )
        )
        for block in d.walk(prompt)
        for content in d.own_inlines(block)
    )


def _names(questions: Sequence[Question]) -> str:
    return ", ".join(question.id for question in questions)
