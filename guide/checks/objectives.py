"""Objectives and the questions that test them.

A question says with ``objectives: [2]`` which objectives of its section it tests. Whether it does can't be told from
its words; so where no question of a section says so, all that is checked is that there are enough of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.checks.findings import Subject
from guide.diagnostics import Diagnostic, rule
from guide.model.records import Question, Section

UNKNOWN_OBJECTIVE = rule(
    "unknown-objective", "error", "The objectives that a question tests are there in its section."
)
UNTESTED_OBJECTIVE = rule(
    "untested-objective", "warning", "Every objective of a section is tested by a question."
)


def unknown_objective(subject: Subject) -> Iterator[Diagnostic]:
    for section in subject.guide.sections:
        count = len(section.objectives)
        for question in subject.questions[section.id]:
            for number in question.objectives:
                if number > count:
                    yield Diagnostic(
                        UNKNOWN_OBJECTIVE,
                        question.place,
                        f"'{section.id}' has no objective {number}",
                        f"it has {count}" if count else "it has none",
                    )


def untested_objective(subject: Subject) -> Iterator[Diagnostic]:
    """Nothing is said of a guide, or of a section, that has no questions at all."""
    for section in subject.guide.sections:
        questions = subject.questions[section.id]
        if not questions or not section.objectives:
            continue
        if any(question.objectives for question in questions):
            yield from _untested(section, questions)
        elif len(questions) < len(section.objectives):
            yield Diagnostic(
                UNTESTED_OBJECTIVE,
                section.place,
                f"{len(section.objectives)} objectives are tested by only {len(questions)} questions",
                "say at each question which it tests: objectives: [1]",
            )


def _untested(section: Section, questions: tuple[Question, ...]) -> Iterator[Diagnostic]:
    tested = {number for question in questions for number in question.objectives}
    for number in range(1, len(section.objectives) + 1):
        if number not in tested:
            yield Diagnostic(
                UNTESTED_OBJECTIVE,
                section.place,
                f"no question tests objective {number}",
                f"write one with objectives: [{number}]",
            )
