"""The exercises of a guide, the same for the same seed: in a chapter, or spread over the guide.

Spread over the guide, they stand at the end of each part and ask about what has been told so far: first about
what is new, then about what was practised long ago.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, TypeAlias, get_args

from guide.compile.compilation import Tables
from guide.compile.practice_kinds import (
    DATES_SIZE,
    LEAST,
    MAKERS,
    ORDER_SIZE,
    PEOPLE_SIZE,
    TERMS_SIZE,
    TIMELINE_SIZE,
    instructed,
)
from guide.compile.practice_material import Material, dated_apart, mixed, stages, whole
from guide.dataclass import dataclass, replace
from guide.model.records import ExerciseKind, Practice, Question

SHORT_QUIZ_SIZE = 6
"""Questions of a quiz that comes at the end of each part."""

Sort: TypeAlias = Literal["events", "figures", "terms"]

_ASKS_ABOUT: Mapping[ExerciseKind, tuple[Sort, int]] = {
    "order-events": ("events", ORDER_SIZE),
    "dates": ("events", DATES_SIZE),
    "blank-timeline": ("events", TIMELINE_SIZE),
    "who-was-who": ("figures", PEOPLE_SIZE),
    "terms": ("terms", TERMS_SIZE),
}
"""What an exercise asks about, and about how many of them."""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A derived question, and where it stands: at the end of the section ``after``, or (empty) in the chapter."""

    kind: ExerciseKind
    question: Question
    after: str


@lru_cache(maxsize=1)
def exercises(tables: Tables) -> tuple[Exercise, ...]:
    """Every exercise of a guide, in the order in which they stand."""
    practice = tables.guide.about.practice
    if practice is None:
        return ()
    if practice.place == "chapter":
        material = whole(tables.guide)
        return tuple(
            exercise for kind in _kinds(practice) for exercise in _of_kind(kind, material, tables)
        )
    return tuple(_spread(_kinds(practice), tables))


def _kinds(practice: Practice) -> Sequence[ExerciseKind]:
    known: tuple[ExerciseKind, ...] = get_args(ExerciseKind)
    return [kind for asked in practice.kinds for kind in known if kind == asked]


def _of_kind(kind: ExerciseKind, material: Material, tables: Tables) -> Iterator[Exercise]:
    for number, made in enumerate(MAKERS[kind](material, tables), 1):
        name = ".".join(part for part in (kind, material.after, str(number)) if part)
        question = replace(made, id=name)
        if kind in _ASKS_ABOUT:
            question = instructed(question, tables.words.word(f"practice-{kind}-prompt"))
        yield Exercise(kind, question, material.after)


# --- spread over the guide -----------------------------------------------------------------------


def _spread(kinds: Sequence[ExerciseKind], tables: Tables) -> Iterator[Exercise]:
    """At each stage those kinds choose first that have waited longest, so that all come to ask about what is new."""
    practised: set[tuple[Sort, str]] = set()
    waiting = list(kinds)
    for stage in stages(tables.guide):
        made: dict[ExerciseKind, tuple[Exercise, ...]] = {}
        for kind in waiting:
            made[kind] = tuple(_of_kind(kind, _chosen(kind, stage, practised), tables))
        waiting.sort(key=lambda kind: bool(made[kind]))
        for kind in kinds:
            yield from made[kind]


def _chosen(kind: ExerciseKind, stage: Material, practised: set[tuple[Sort, str]]) -> Material:
    """As much as one exercise asks about: what is new first; nothing where too little is new."""
    if kind not in _ASKS_ABOUT:
        return replace(stage, questions=tuple(mixed(stage, SHORT_QUIZ_SIZE)))
    sort, size = _ASKS_ABOUT[kind]
    ranked = stage.ranked(getattr(stage, sort), kind)
    new = [each for each in ranked if (sort, each.id) not in practised]
    if len(new) < LEAST:
        return _limited(stage, sort, [])
    known = [each for each in ranked if (sort, each.id) in practised]
    ordered = [*new, *known]
    chosen = dated_apart(ordered, size) if sort == "events" else ordered[:size]
    practised.update((sort, each.id) for each in chosen)
    return _limited(stage, sort, chosen)


def _limited(stage: Material, sort: Sort, items: Sequence[Any]) -> Material:
    match sort:
        case "events":
            return replace(stage, events=tuple(items))
        case "figures":
            return replace(stage, figures=tuple(items))
        case "terms":
            return replace(stage, terms=tuple(items))
