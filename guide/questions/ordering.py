"""ordering: items, or events of the timeline, to be put in order."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blank, Blocks, ListBlock, ListItem, Paragraph, Span, Text
from guide.document import Inlines as DocumentInlines
from guide.model.dates import Interval
from guide.model.place import Place
from guide.model.records import Event, Question
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.answering import letter, lettered, numbered
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import OrderInteraction
from guide.questions.kind import Fields, Kind, Report

ITEMS_OR_EVENTS = rule(
    "items-or-events",
    "error",
    "An ordering question has items (in the right order) or events, at least two, not both.",
)
SAME_DATE = rule("same-date", "error", "The events of an ordering question have distinct dates.")


@dataclass(frozen=True, slots=True)
class Ordering:
    """``items`` in the right order; or ``events``, ids in any order (their dates tell)."""

    items: tuple[Inlines, ...]
    events: tuple[str, ...]
    place: Place
    """Of the items or events."""


SCHEMA: schema.Schema = {"items": schema.MARKDOWNS, "events": schema.TEXTS}


class OrderingKind(Kind):
    name = "ordering"
    keys = ("items", "events")
    schema = SCHEMA
    required = ()

    def read(self, fields: Fields) -> Ordering:
        items = fields.inlines("items")
        events = fields.reference("event", "events")
        place = fields.place_of("events" if events else "items")
        if fields.has("items") == fields.has("events"):
            fields.report(ITEMS_OR_EVENTS, "give either items or events", place=place)
        elif len(items) + len(events) < 2:
            fields.report(ITEMS_OR_EVENTS, "an order needs at least two", place=place)
        return Ordering(items, events, place)

    def default_marks(self, body: Ordering) -> Decimal:
        """One for each item."""
        return Decimal(len(body.items) + len(body.events))

    def check(self, question: Question, events: Mapping[str, Event], report: Report) -> None:
        body: Ordering = question.body
        seen: dict[object, str] = {}
        for name in body.events:
            event = events.get(name)
            if event is None:
                continue  # a dangling id is reported by the reader
            earlier = seen.setdefault(_start(event), name)
            if earlier != name:
                report(SAME_DATE, body.place, f"'{earlier}' and '{name}' begin on the same date")

    def ask(self, question: Question, composer: Composer) -> Asked:
        """The items with letters, in shuffled order, and a blank before each for its place."""
        items = _items(question.body, composer)
        shuffled = ListBlock(
            tuple(
                _shuffled_item(letter(place), items[index], composer)
                for place, index in enumerate(composer.order(len(items), "items"))
            ),
            ordered=True,
            role="ordering",
        )
        return Asked(composer.blocks(question.prompt), (shuffled,))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        letters = _letters(question.body, composer)
        dated = _dated(question.body, composer)
        return (
            numbered(
                (lettered(mark, item) for mark, item in zip(letters, dated, strict=True)),
                role="answers",
            ),
        )

    def quick_answer(self, question: Question, composer: Composer) -> str:
        return " ".join(_letters(question.body, composer))

    def interaction(self, question: Question, composer: Composer) -> OrderInteraction:
        return OrderInteraction(_items(question.body, composer))


def _start(event: Event) -> tuple[object, ...]:
    """When an event begins, as far as its date tells."""
    date = event.date.start or event.date.end if isinstance(event.date, Interval) else event.date
    return (date.year, date.season, date.month, date.day) if date else ()


def _items(body: Ordering, composer: Composer) -> tuple[DocumentInlines, ...]:
    """The items in the right order, without what would give it away."""
    if body.items:
        return tuple(composer.inlines(item) for item in body.items)
    return tuple((Text(event.title),) for event in composer.events(body.events))


def _dated(body: Ordering, composer: Composer) -> tuple[DocumentInlines, ...]:
    """The items in the right order; events with their dates."""
    if body.items:
        return _items(body, composer)
    return tuple(
        (Text(f"{event.title} ("), Span((Text(composer.date(event.date)),), role="date"), Text(")"))
        for event in composer.events(body.events)
    )


def _letters(body: Ordering, composer: Composer) -> tuple[str, ...]:
    """The letters on the page, in the right order."""
    order = composer.order(len(body.items) or len(body.events), "items")
    places = {index: letter(place) for place, index in enumerate(order)}
    return tuple(places[index] for index in range(len(order)))


def _shuffled_item(mark: str, content: DocumentInlines, composer: Composer) -> ListItem:
    blank = Blank(composer.word("blank-for", item=mark), "short")
    return ListItem((Paragraph((blank, Text(" "), *content)),), label=f"{mark}.")
