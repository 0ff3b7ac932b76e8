"""ordering: items, or events of the timeline, to be put in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.records import Event, Question
from guide.model.text import Inlines
from guide.questions import schema
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
            earlier = seen.setdefault(event.date, name)
            if earlier != name:
                report(SAME_DATE, body.place, f"'{earlier}' and '{name}' have the same date")
