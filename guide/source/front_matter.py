"""The front matter of a section: YAML before the Markdown. An edit of the text leaves it as it was."""

from __future__ import annotations

import re
from typing import Any

from guide.model.place import Place
from guide.model.records import Section
from guide.model.text import Markup
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.located_yaml import compose
from guide.source.mapping_node import WRONG_SHAPE
from guide.source.nodes import Mapping
from guide.source.reading import FileResult, Reading

ID = keys.identifier("id", "The section's name in references; by default from the file's name.")
TITLE = keys.text("title", "The section's title.", required=True)
OBJECTIVES = keys.inlines("objectives", "What the reader can do afterwards (Markdown).")
SUMMARY = keys.inlines("summary", "The section in a few points (Markdown).")
MINUTES = keys.integer("minutes", "Study time in minutes.", 1)
PERIOD = keys.date("period", "When its events happened: EDTF, such as 1939-05/1939-09.")
ALLOW = keys.allow()

KEYS: tuple[keys.Key[Any], ...] = (ID, TITLE, OBJECTIVES, SUMMARY, MINUTES, PERIOD, ALLOW)

_NUMBER = re.compile(r"\d+[-_. ]*")


def default_id(file: str) -> str:
    """The id of a section whose front matter has none: its file's name without number and ending."""
    name = file.rpartition("/")[2].removesuffix(".md")
    number = _NUMBER.match(name)
    return name[number.end() :] or name if number else name


def read_front_matter(file: str, text: str, language: str) -> FileResult[Section]:
    """The section without its text. ``text`` stands in the file from its second line on."""
    as_it_stands = f"---\n{text}"  # places are looked up in the file's own lines
    source = SourceFile(file, as_it_stands)
    reading = Reading(source, language)
    node = compose(SourceFile(file, text), reading.problems, first_line=1)
    if isinstance(node, Mapping):
        fields = FieldReader(node, reading, "a section's front matter")
    else:
        if node is not None or not reading.problems.found:
            reading.report(
                WRONG_SHAPE, Place(file, 2), "front matter is keys and values", "title: ..."
            )
        fields = FieldReader(Mapping({}, 1, 1), Reading(source, language), "front matter")
    fields.only(keys.names(KEYS))
    section = _section(fields, reading)
    return reading.result((section,), whole=node is not None)


def _section(fields: FieldReader, reading: Reading) -> Section:
    name = ID.read(fields) or _id_from_name(fields, reading)
    reading.owner = f"section:{name}"
    return Section(
        id=name,
        title=TITLE.read(fields),
        text=Markup(),
        place=fields.place_of("title"),
        objectives=OBJECTIVES.read(fields),
        summary=SUMMARY.read(fields),
        minutes=MINUTES.read(fields),
        period=PERIOD.read(fields),
        allow=ALLOW.read(fields),
    )


def _id_from_name(fields: FieldReader, reading: Reading) -> str:
    name = default_id(reading.file)
    if not fields.has("id"):
        reading.check_id(name, Place(reading.file))
    return name
