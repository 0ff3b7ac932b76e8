"""Checks of what a teacher fears: questions that give themselves away, objectives that nobody tests, impossible lives.

All of them are warnings, each with a name that an author can silence for one item: ``allow: [longest-choice]``. A
theme is one module with its rules and its checks; ``CHECKS`` and ``CHECKS_OF_TEXTS`` list them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from guide.cache import NO_CACHE, Cache
from guide.checks import choices, duplicates, events, marks, objectives, terms
from guide.checks.allowances import check_allowances, without_allowed
from guide.checks.findings import Check, Subject
from guide.diagnostics import Diagnostic, Problems
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
)
"""What needs no text of any section."""

CHECKS_OF_TEXTS: tuple[Check, ...] = (terms.undefined_abbreviation,)


def check_teaching(
    guide: Guide,
    whole: Callable[[], Guide],
    problems: Problems,
    cache: Cache = NO_CACHE,
    name: str = "",
) -> None:
    """Report what is doubtful in a guide that can be compiled; take back every warning that its item allows.

    ``guide`` may be without the texts of its sections: ``whole`` has them, for a check that needs them. For the
    ``cache``, ``name`` stands for all of the guide but these texts (``Skeleton.name``).
    """
    if not problems.has_errors:
        subject = Subject(guide, whole)
        # An edited sentence leaves all this as it was.
        problems.extend(cache.recall(("checks", name), lambda: _findings(CHECKS, subject)))
        problems.extend(_findings(CHECKS_OF_TEXTS, subject))
    problems.extend(check_allowances(guide))
    problems.found[:] = without_allowed(problems, guide)


def _findings(checks: Iterable[Check], subject: Subject) -> tuple[Diagnostic, ...]:
    return tuple(finding for check in checks for finding in check(subject))


__all__ = ["CHECKS", "CHECKS_OF_TEXTS", "check_teaching"]
