"""Which questions a quiz is taken from."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import get_args

from guide.dataclass import dataclass
from guide.diagnostics import did_you_mean
from guide.model.records import Guide, Level, Question
from guide.questions import KINDS


class UnknownFilterError(LookupError):
    """A quiz was asked for by what the guide has not; the text says so, and what there is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question is wanted that has one of each; an empty filter lets all through."""

    sections: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    questions: int | None = None
    """How many at most; None for all."""
    marks: Decimal | None = None
    """What their marks sum to; None for whatever comes."""


def candidates(guide: Guide, wanted: Wanted) -> tuple[Question, ...]:
    """The questions that pass the filters, in the guide's order.

    Raises UnknownFilterError where a filter names what there is not, or nothing is left.
    """
    _check(guide, wanted)
    found = tuple(question for question in guide.questions if _passes(question, wanted))
    if not found:
        raise UnknownFilterError("no question is left by these filters")
    return found


def _passes(question: Question, wanted: Wanted) -> bool:
    return (
        (not wanted.sections or question.section in wanted.sections)
        and (not wanted.levels or question.level in wanted.levels)
        and (not wanted.tags or not set(wanted.tags).isdisjoint(question.tags))
        and (not wanted.kinds or question.type in wanted.kinds)
    )


def _check(guide: Guide, wanted: Wanted) -> None:
    tags = {tag for question in guide.questions for tag in question.tags}
    for what, asked, known in (
        ("section", wanted.sections, [section.id for section in guide.sections]),
        ("level", wanted.levels, list(get_args(Level))),
        ("tag", wanted.tags, sorted(tags)),
        ("kind", wanted.kinds, list(KINDS)),
    ):
        _check_names(what, asked, known)


def _check_names(what: str, asked: Iterable[str], known: list[str]) -> None:
    for name in asked:
        if name not in known:
            hint = did_you_mean(name, known) or f"there is: {', '.join(known) or 'none'}"
            raise UnknownFilterError(f"there is no {what} '{name}'; {hint}")
