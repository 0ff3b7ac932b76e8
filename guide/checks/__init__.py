"""Checks of what a teacher fears: questions that give themselves away, objectives that nobody tests, impossible lives.

All of them are warnings, each with a name that an author can silence for one item: ``allow: [longest-choice]``. A
theme is one module with its rules and its checks; ``CHECKS`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable

from guide.checks import choices, duplicates, events, marks, objectives, terms
from guide.checks.allowances import check_allowances, without_allowed
from guide.checks.findings import Check, Subject
from guide.diagnostics import Problems
from guide.model.records import Guide

CHECKS: tuple[Check, ...] = (
    marks.no_marks,
    choices.longest_choice,
    choices.unbalanced_letters,
    choices.all_of_the_above,
    choices.negative_stem,
    duplicates.duplicate_question,
    objectives.unknown_objective,
    objectives.untested_objective,
    events.outside_period,
    events.named_outside_life,
    terms.undefined_abbreviation,
)


def check_teaching(guide: Guide, whole: Callable[[], Guide], problems: Problems) -> None:
    """Report what is doubtful in a guide that can be compiled; take back every warning that its item allows.

    ``guide`` may be without the texts of its sections: ``whole`` has them, for a check that needs them.
    """
    if not problems.has_errors:
        subject = Subject(guide, whole)
        for check in CHECKS:
            problems.extend(check(subject))
    problems.extend(check_allowances(guide))
    problems.found[:] = without_allowed(problems, guide)


__all__ = ["CHECKS", "check_teaching"]
