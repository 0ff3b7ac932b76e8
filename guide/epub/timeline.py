"""The timeline: an overview drawn to scale, then every event as an item of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.document import Timeline, TimelineEntry, TimelineGap
from guide.epub.markup import attributes, element, escape
from guide.epub.overview import draw_overview

if TYPE_CHECKING:
    from guide.epub.writer import Writer


def write_timeline(writer: Writer, timeline: Timeline) -> str:
    """A list keeps its order and its words on the smallest screen; the rest is the style sheet's."""
    overview = draw_overview(timeline)
    if overview:
        overview = f'<figure class="overview">{overview}</figure>'
    items = "".join([_entry(writer, entry) for entry in timeline.entries])
    entries = f'<ol class="timeline" role="list">{items}</ol>'
    return element("div", overview + entries, id=timeline.id, class_="timeline-frame")


def _entry(writer: Writer, entry: TimelineEntry | TimelineGap) -> str:
    if isinstance(entry, TimelineGap):
        return f'<li class="timeline-gap">{escape(entry.label)}</li>'
    names = attributes(id=entry.id, class_=_classes(entry))
    return (
        f'<li{names}><p class="timeline-date">{escape(entry.date)}</p>{_lane(entry)}'
        f'<p class="timeline-title">{writer.inlines(entry.title)}</p>'
        f"{writer.blocks(entry.blocks)}</li>"
    )


def _lane(entry: TimelineEntry) -> str:
    return f'<p class="timeline-lane">{escape(entry.lane)}</p>' if entry.lane else ""


def _classes(entry: TimelineEntry) -> str:
    interval = entry.end is not None and entry.end > entry.start
    names = ["event", entry.importance if entry.importance != "normal" else ""]
    names += ["interval" if interval else "", "uncertain" if entry.uncertain else ""]
    return " ".join(filter(None, names))
