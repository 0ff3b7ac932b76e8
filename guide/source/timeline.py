"""timeline.yaml: dated events."""

from __future__ import annotations

from typing import Any, cast, get_args

from guide.model.dates import UNDATED
from guide.model.records import Event, Importance
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.lists import read_list
from guide.source.reading import FileResult
from guide.source.sides import groups

ID = keys.identifier("id", "The event's name in references.", required=True)
DATE = keys.date(
    "date", "EDTF: 1939, 1939-05, 1939-05-11/1939-09-16, 1734?, 1904~, ../1932.", required=True
)
TIME = keys.text("time", "The time of day, as text.")
TITLE = keys.text("title", "What happened, in a few words.", required=True)
TEXT = keys.markup("text", "What happened (Markdown).")
PLACE = keys.text("place", "Where it happened.")
IMPORTANCE = keys.choice(
    "importance", "How much it matters: normal by default.", get_args(Importance), "normal"
)
GROUPS = groups(
    "Whose act it was: groups of figures; by default those of the figures named in the text."
)
SECTION = keys.reference("section", "Id of the section that tells of it.", "section")
SOURCES = keys.sources()
ALLOW = keys.allow()

KEYS: tuple[keys.Key[Any], ...] = (
    ID,
    DATE,
    TIME,
    TITLE,
    TEXT,
    PLACE,
    IMPORTANCE,
    GROUPS,
    SECTION,
    SOURCES,
    ALLOW,
)


def read_timeline(source: SourceFile, language: str) -> FileResult[Event]:
    """The events in the file's order."""
    return read_list(source, language, "event", keys.names(KEYS), _event)


def _event(fields: FieldReader) -> Event:
    return Event(
        id=ID.read(fields),
        date=DATE.read(fields) or UNDATED,
        title=TITLE.read(fields),
        place=fields.place,
        time=TIME.read(fields),
        text=TEXT.read(fields),
        location=PLACE.read(fields),
        importance=cast(Importance, IMPORTANCE.read(fields)),
        groups=GROUPS.read(fields),
        section=SECTION.read(fields) or None,
        sources=SOURCES.read(fields),
        allow=ALLOW.read(fields),
    )
