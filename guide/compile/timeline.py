"""The timeline: every event by date, with long stretches between them shown as such."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.dates import is_uncertain, period_text, span, years_text
from guide.compile.sides import sides_of
from guide.compile.text import Writer
from guide.document import (
    Blocks,
    Division,
    Inline,
    Paragraph,
    Period,
    Text,
    Timeline,
    TimelineEntry,
    TimelineGap,
)
from guide.model.records import Event

GAP_RATIO = 8
"""A stretch is long if it is so many times the usual one ..."""
GAP_SHARE = 0.06
"""... and no less than this share of the whole timeline."""
_UNITS = (("years", 1.0), ("months", 1 / 12), ("days", 1 / 365.25))
"""What a stretch is counted in, with its length in years."""


def timeline(compilation: Compilation) -> Iterator[Division]:
    events = compilation.guide.events
    if not events:
        return
    writer = Writer(compilation, "timeline")
    title = compilation.words.word("timeline")
    sides = sides_of(compilation.guide)
    of_event = sides.of_event if sides else {}
    entries = [_entry(event, writer, of_event.get(event.id, "")) for event in events]
    block = Timeline(
        tuple(_with_gaps(entries, compilation)),
        _in_words(events, compilation),
        id="timeline..all",
        months=tuple(compilation.words.series("months")),
        lanes=sides.names if sides else None,
    )
    yield Division(
        id="timeline",
        role="timeline",
        title=(Text(title),),
        running_title=title,
        blocks=(block,),
        matter="back",
        notes=writer.notes.all(),
    )


def period(section: str, compilation: Compilation) -> Period | None:
    """When the events that a section tells of happened; None where it tells of none."""
    told = [event.date for event in compilation.tables.told.get(section, ())]
    if not told:
        return None
    spans = [span(date) for date in told]
    return Period(
        start=min(start for start, _ in spans),
        end=max(end or start for start, end in spans),
        label=period_text(told, compilation.words),
        moments=compilation.tables.moments,
    )


def _entry(event: Event, writer: Writer, side: str) -> TimelineEntry:
    compilation = writer.compilation
    start, end = span(event.date)
    date = compilation.date(event.date)
    anchor = ids.event(event.id)
    return TimelineEntry(
        id=anchor,
        date=f"{date}, {event.time}" if event.time else date,
        start=start,
        end=end,
        title=(Text(event.title),),
        blocks=(*writer.markup(event.text, anchor), *_meta(event, writer)),
        uncertain=is_uncertain(event.date),
        importance=event.importance,
        lane=side,
    )


def _meta(event: Event, writer: Writer) -> Blocks:
    """Where it happened, where it is told, and by whom."""
    facts: list[tuple[Inline, ...]] = []
    if event.location:
        facts.append((Text(event.location),))
    if event.section:
        told = Text(f"{writer.compilation.words.word('told-in')} ")
        facts.append((told, *writer.link("section", event.section)))
    if event.sources:
        facts.append(writer.sources(event.sources))
    if not facts:
        return ()
    content = tuple(
        inline
        for index, fact in enumerate(facts)
        for inline in ((Text(" · "), *fact) if index else fact)
    )
    return (Paragraph(content, role="timeline-meta"),)


def _with_gaps(
    entries: Sequence[TimelineEntry], compilation: Compilation
) -> Iterator[TimelineEntry | TimelineGap]:
    stretches = [max(after.start - before.start, 0.0) for before, after in pairwise(entries)]
    whole = entries[-1].start - entries[0].start
    long = max(GAP_SHARE * whole, GAP_RATIO * _median(stretches))
    reached = entries[0].start
    for entry in entries:
        empty = entry.start - reached
        if 0.0 < long <= empty:
            yield TimelineGap(_stretch(empty, compilation))
        yield entry
        reached = max(reached, entry.end or entry.start)


def _median(values: Sequence[float]) -> float:
    """0 for none. The standard library's takes longer to import than all else here to run."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2 if ordered else 0.0


def _stretch(years: float, compilation: Compilation) -> str:
    """A length of time in the largest unit that it fills: "6 years", "3 months"."""
    unit, length = next(((unit, length) for unit, length in _UNITS if years >= length), _UNITS[-1])
    return compilation.words.count(f"timeline-gap-{unit}", max(1, int(years / length)))


def _in_words(events: Sequence[Event], compilation: Compilation) -> str:
    """What the drawn overview shows, for those who can't see it."""
    words = compilation.words
    years = years_text(tuple(event.date for event in events), words)
    text = words.count("timeline-overview", len(events), years=years)
    major = [event for event in events if event.importance == "major"]
    if not major:
        return text
    named = "; ".join(f"{event.title} ({compilation.date(event.date)})" for event in major)
    return f"{text} {words.word('timeline-major', events=named)}"
