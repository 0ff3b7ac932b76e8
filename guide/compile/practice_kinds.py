"""The kinds of exercises: what each makes of the material it is given.

A maker yields ordinary questions of the kinds in ``guide.questions``, without ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from guide.compile import brief
from guide.compile.compilation import Tables
from guide.compile.dates import date_text
from guide.compile.practice_material import Material, dated_apart, mixed
from guide.dataclass import replace
from guide.model.dates import Interval
from guide.model.place import NOWHERE
from guide.model.records import Event, ExerciseKind, Figure, Question, Term
from guide.model.text import Blocks, Inlines, Markup, Paragraph, Table, Text
from guide.questions import gaps
from guide.questions.fill_in import FillIn
from guide.questions.matching import Matching, Pair
from guide.questions.ordering import Ordering

T = TypeVar("T")

ORDER_SIZE, ORDER_GROUPS = 7, 3
DATES_SIZE, DATES_GROUPS = 8, 2
PEOPLE_SIZE = 8
TERMS_SIZE = 6
TIMELINE_SIZE = 10
QUIZ_SIZE = 12
LEAST = 3
"""Fewer than three make no exercise."""

Maker: TypeAlias = Callable[[Material, Tables], Iterator[Question]]


def order_events(material: Material, _: Tables) -> Iterator[Question]:
    """Events from all over the timeline; of no two is it in doubt which came first."""
    ranked = material.ranked(material.events, "order-events")
    chosen = dated_apart(ranked, ORDER_SIZE * ORDER_GROUPS)
    groups = max(1, -(-len(chosen) // ORDER_SIZE))
    for first in range(groups):
        events = tuple(event.id for event in chosen[first::groups])
        if len(events) >= LEAST:
            yield _question("ordering", Ordering((), events, NOWHERE))


def who_was_who(material: Material, _: Tables) -> Iterator[Question]:
    """People of one side with each other, so that no answer is given away; the rest are mixed."""
    sides: dict[str, list[Figure]] = {}
    for figure in _apart(material.figures, lambda figure: figure.role):
        sides.setdefault(figure.group, []).append(figure)
    rest = [figure for side in sides.values() if len(side) < LEAST for figure in side]
    large = [side for side in sides.values() if len(side) >= LEAST]
    if large and len(rest) < LEAST:
        min(large, key=len).extend(rest)
        rest = []
    for side in (*large, rest):
        for people in _portions(material.ranked(side, "who-was-who"), PEOPLE_SIZE):
            yield _matching((figure.name, figure.role) for figure in people)


def terms(material: Material, tables: Tables) -> Iterator[Question]:
    """Terms whose meanings don't name them."""

    def meaning(term: Term) -> str:
        text = brief.meaning(term.definition, tables)
        return "" if term.term.casefold() in text.casefold() else text

    found = _apart(material.terms, meaning)
    for portion in _portions(material.ranked(found, "terms"), TERMS_SIZE):
        yield _matching((term.term, meaning(term)) for term in portion)


def dates(material: Material, tables: Tables) -> Iterator[Question]:
    """Events that follow each other, so that the other dates are near by."""
    silent = [event for event in material.events if not _tells_its_year(event)]
    chosen = dated_apart(material.ranked(silent, "dates"), DATES_SIZE * DATES_GROUPS)
    for portion in _portions(chosen, DATES_SIZE):
        yield _matching((event.title, date_text(event.date, tables.words)) for event in portion)


def blank_timeline(material: Material, tables: Tables) -> Iterator[Question]:
    """A table of dates and events in which one of each row is a gap."""
    ranked = material.ranked(material.events, "blank-timeline")
    chosen = dated_apart(ranked, TIMELINE_SIZE)
    if len(chosen) < LEAST:
        return
    rows = tuple(_with_gap(event, index, tables) for index, event in enumerate(chosen))
    head = tuple(
        (Text(tables.words.word(key)),) for key in ("practice-date-head", "practice-event-head")
    )
    table = Table(head, rows, ("left", "left"), (), None, NOWHERE)
    body = FillIn(gaps.find(Markup((table,))), word_bank=True, distractors=())
    yield _question("fill-in", body, (table,))


def mixed_quiz(material: Material, _: Tables) -> Iterator[Question]:
    """Review questions asked again, out of the company that tells what they are about."""
    asked = mixed(material, QUIZ_SIZE)
    if len(asked) >= LEAST:
        for question in asked:
            yield replace(question, marks=Decimal(0), hint=Markup())


MAKERS: Mapping[ExerciseKind, Maker] = {
    "order-events": order_events,
    "who-was-who": who_was_who,
    "terms": terms,
    "dates": dates,
    "blank-timeline": blank_timeline,
    "mixed-quiz": mixed_quiz,
}


# --- questions -----------------------------------------------------------------------------------


def _question(kind: str, body: Any, prompt: Blocks = ()) -> Question:
    return Question(
        id="", type=kind, prompt=Markup(prompt), marks=Decimal(0), body=body, place=NOWHERE
    )


def _matching(pairs: Iterable[tuple[str, str]]) -> Question:
    body = Matching(tuple(Pair((Text(left),), (Text(right),)) for left, right in pairs), ())
    return _question("matching", body)


def instructed(question: Question, instruction: str) -> Question:
    """A question with an instruction before whatever else its prompt holds."""
    paragraph = Paragraph((Text(instruction),), NOWHERE)
    return replace(question, prompt=Markup((paragraph, *question.prompt.blocks)))


def _with_gap(event: Event, index: int, tables: Tables) -> tuple[Inlines, Inlines]:
    """A row with a gap for its date, or, in every other row, for its event."""
    date, title = date_text(event.date, tables.words), event.title
    if index % 2:
        return (Text(date),), (Text(gaps.written(title)),)
    return (Text(gaps.written(date)),), (Text(title),)


def _tells_its_year(event: Event) -> bool:
    """Whether its title gives the date away."""
    date = event.date.start if isinstance(event.date, Interval) else event.date
    return date is not None and str(date.year) in event.title


# --- choosing ------------------------------------------------------------------------------------


def _portions(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Portions as equal as can be, of no more than ``size``; none where there are too few."""
    if len(items) < LEAST:
        return
    count = -(-len(items) // size)
    for index in range(count):
        yield items[index * len(items) // count : (index + 1) * len(items) // count]


def _apart(items: Iterable[T], key: Callable[[T], Any]) -> list[T]:
    """The items that have a key, the first of each."""
    found: dict[Any, T] = {}
    for item in items:
        if key(item):
            found.setdefault(key(item), item)
    return list(found.values())
