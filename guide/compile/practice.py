"""Practice pages: questions derived from timeline, key figures and glossary, the same for the same seed.

A derived question is an ordinary one of the kinds in ``guide.questions``; only its record is made here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeAlias, TypeVar

from guide.compile.compilation import Compilation
from guide.model.calendar import sort_key
from guide.model.place import NOWHERE
from guide.model.records import Event, Figure, PracticeKind, Question, Term
from guide.model.text import (
    Blocks,
    Code,
    Emphasis,
    Inline,
    Inlines,
    Markup,
    Paragraph,
    Reference,
    Strong,
    Table,
    Text,
    WebLink,
)
from guide.questions import gaps
from guide.questions.fill_in import FillIn
from guide.questions.matching import Matching, Pair
from guide.questions.ordering import Ordering

T = TypeVar("T")

ORDER_SIZE, ORDER_GROUPS = 7, 3
MATCH_SIZE = 8
TERMS_SIZE = 6
TIMELINE_SIZE = 10
LEAST = 3
"""Fewer than three make no exercise."""


def derived(compilation: Compilation) -> tuple[Question, ...]:
    """Every practice question, in the order of ``practice.kinds``."""
    practice = compilation.guide.about.practice
    if practice is None:
        return ()
    return tuple(
        Question(
            id=f"{kind}.{number}",
            type=_TYPES[kind],
            prompt=Markup((_prompt(kind, compilation), *extra)),
            marks=Decimal(0),
            body=body,
            place=NOWHERE,
            tags=(kind,),
        )
        for kind in practice.kinds
        for number, (body, extra) in enumerate(_MAKERS[kind](compilation), 1)
    )


Made: TypeAlias = tuple[Any, Blocks]
"""A question's body, and what its prompt holds beside the instruction."""


def _prompt(kind: str, compilation: Compilation) -> Paragraph:
    return _paragraph(compilation.words.word(f"practice-{kind}-prompt"))


# --- the kinds of practice ---------------------------------------------------------------------


def _order_events(compilation: Compilation) -> Iterator[Made]:
    """Events from all over the timeline; no two of one date."""
    size = ORDER_SIZE * ORDER_GROUPS
    chosen = _by_date(_picked(_dated_apart(compilation), size, "order-events", compilation))
    groups = max(1, -(-len(chosen) // ORDER_SIZE))
    for first in range(groups):
        events = tuple(event.id for event in chosen[first::groups])
        if len(events) >= LEAST:
            yield Ordering((), events, NOWHERE), ()


def _who_was_who(compilation: Compilation) -> Iterator[Made]:
    """People of one side with each other, so that no answer is given away; the rest are mixed."""
    sides: dict[str, list[Figure]] = {}
    for figure in _apart(compilation.guide.figures, lambda figure: figure.role):
        sides.setdefault(figure.group, []).append(figure)
    rest = [figure for side in sides.values() if len(side) < LEAST for figure in side]
    large = [side for side in sides.values() if len(side) >= LEAST]
    if large and len(rest) < LEAST:
        min(large, key=len).extend(rest)
        rest = []
    for side in (*large, rest):
        shuffled = _picked(side, len(side), "who-was-who", compilation)
        for people in _portions(shuffled, MATCH_SIZE):
            yield _matching((figure.name, figure.role) for figure in people), ()


def _terms(compilation: Compilation) -> Iterator[Made]:
    def meaning(term: Term) -> str:
        return _brief(_flat(term.definition, compilation))

    terms = _apart(compilation.guide.terms, meaning)
    shuffled = _picked(terms, len(terms), "terms", compilation)
    for portion in _portions(shuffled, TERMS_SIZE):
        yield _matching((term.term, meaning(term)) for term in portion), ()


def _dates(compilation: Compilation) -> Iterator[Made]:
    """Events that follow each other, so that the other dates are near by."""
    events = _dated_apart(compilation)
    chosen = _by_date(_picked(events, 2 * MATCH_SIZE, "dates", compilation))
    for portion in _portions(chosen, MATCH_SIZE):
        yield _matching((event.title, compilation.date(event.date)) for event in portion), ()


def _blank_timeline(compilation: Compilation) -> Iterator[Made]:
    """A table of dates and events in which one of each row is a gap."""
    events = _dated_apart(compilation)
    chosen = _by_date(_picked(events, TIMELINE_SIZE, "blank-timeline", compilation))
    if len(chosen) < LEAST:
        return
    rows = tuple(
        _hidden_event(event, compilation) if index % 2 else _hidden_date(event, compilation)
        for index, event in enumerate(chosen)
    )
    words = compilation.words
    head = tuple((Text(words.word(key)),) for key in ("practice-date-head", "practice-event-head"))
    table = Table(head, rows, ("left", "left"), (), None, NOWHERE)
    yield FillIn(gaps.find(Markup((table,))), word_bank=True, distractors=()), (table,)


def _hidden_date(event: Event, compilation: Compilation) -> tuple[Inlines, Inlines]:
    return (Text(gaps.written(compilation.date(event.date))),), (Text(event.title),)


def _hidden_event(event: Event, compilation: Compilation) -> tuple[Inlines, Inlines]:
    return (Text(compilation.date(event.date)),), (Text(gaps.written(event.title)),)


_MAKERS: Mapping[PracticeKind, Callable[[Compilation], Iterator[Made]]] = {
    "order-events": _order_events,
    "who-was-who": _who_was_who,
    "terms": _terms,
    "dates": _dates,
    "blank-timeline": _blank_timeline,
}
_TYPES: Mapping[PracticeKind, str] = {
    "order-events": "ordering",
    "who-was-who": "matching",
    "terms": "matching",
    "dates": "matching",
    "blank-timeline": "fill-in",
}


# --- choosing ----------------------------------------------------------------------------------


def _picked(items: Sequence[T], count: int, purpose: str, compilation: Compilation) -> list[T]:
    """``count`` of the items, shuffled. Each gets its rank from the seed and its own id."""
    practice = compilation.guide.about.practice
    seed = f"{practice.seed if practice else ''}\0{purpose}"

    def rank(item: Any) -> bytes:
        return sha256(f"{seed}\0{item.id}".encode()).digest()

    return sorted(items, key=rank)[:count]


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


def _dated_apart(compilation: Compilation) -> list[Event]:
    """Events that matter, no two of which begin on the same day or are dated in the same words."""
    events = [event for event in compilation.guide.events if event.importance != "minor"]
    distinct = _apart(events, lambda event: sort_key(event.date))
    return _apart(distinct, lambda event: compilation.date(event.date))


def _by_date(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: sort_key(event.date))


# --- wording -----------------------------------------------------------------------------------


def _matching(pairs: Iterable[tuple[str, str]]) -> Matching:
    return Matching(tuple(Pair((Text(left),), (Text(right),)) for left, right in pairs), ())


def _paragraph(text: str) -> Paragraph:
    return Paragraph((Text(text),), NOWHERE)


def _flat(markup: Markup, compilation: Compilation) -> str:
    """The first paragraph as plain text, without citations and notes."""
    for block in markup.blocks:
        if isinstance(block, Paragraph):
            text = "".join(_words_of(inline, compilation) for inline in block.content)
            return re.sub(r"\s+([.,;])", r"\1", " ".join(text.split()))
    return ""


def _words_of(inline: Inline, compilation: Compilation) -> str:
    match inline:
        case Text() | Code():
            return inline.text
        case Reference():
            inner = "".join(_words_of(each, compilation) for each in inline.content)
            return inner or compilation.targets[inline.kind, inline.id].name
        case Emphasis() | Strong() | WebLink():
            return "".join(_words_of(each, compilation) for each in inline.content)
        case _:
            return ""


_SENTENCE = re.compile(r"(?<=[a-z)][.!?])\s+(?=[A-Z])")


def _brief(text: str) -> str:
    """The first sentence of a long text."""
    if len(text) <= 160:
        return text
    first = _SENTENCE.split(text, maxsplit=1)[0]
    return first if len(first) >= 40 else text
