"""sections/NN-name.md: front matter, then Markdown."""

from __future__ import annotations

import re
from typing import Any

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.records import Section
from guide.model.skeleton import described
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.located_yaml import compose
from guide.source.mapping_node import WRONG_SHAPE
from guide.source.markdown import read_markup
from guide.source.markdown.origins import FileOrigin
from guide.source.nodes import Mapping
from guide.source.reading import FileResult, Reading

FRONT_MATTER = rule(
    "front-matter", "error", "A section starts with front matter between two lines '---'."
)

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


def read_section(source: SourceFile, language: str) -> FileResult[Section]:
    """The one section of a file."""
    reading = Reading(source, language)
    end = _front_matter_end(reading)
    if end is None:
        return reading.result((), whole=False)
    # The line before the front matter is left out, so that its lines are counted from the second.
    front_matter = SourceFile(source.name, "\n".join(source.lines[1:end]) + "\n")
    node = compose(front_matter, reading.problems, first_line=1)
    if isinstance(node, Mapping):
        fields = FieldReader(node, reading, "a section's front matter")
    else:
        if node is not None or not reading.problems.found:
            reading.report(
                WRONG_SHAPE, Place(source.name, 2), "front matter is keys and values", "title: ..."
            )
        fields = FieldReader(Mapping({}, 1, 1), Reading(source, language), "front matter")
    fields.only(keys.names(KEYS))
    section = _section(fields, reading, end)
    return reading.result((section,), whole=node is not None)


def _front_matter_end(reading: Reading) -> int | None:
    """The index of the line that closes the front matter; None with a finding where there is none."""
    lines = reading.source.lines
    if lines[0].rstrip() != "---":
        reading.report(
            FRONT_MATTER,
            Place(reading.file),
            "this section has no front matter",
            "start the file with the lines ---, title: ..., ---",
        )
        return None
    for index in range(1, len(lines)):
        if lines[index].rstrip() in ("---", "..."):
            return index
    reading.report(
        FRONT_MATTER, Place(reading.file), "this front matter is not closed", "close it with ---"
    )
    return None


def _section(fields: FieldReader, reading: Reading, end: int) -> Section:
    name = ID.read(fields) or _id_from_name(fields, reading)
    reading.owner = f"section:{name}"
    content = "\n".join(reading.source.lines[end + 1 :])
    text = read_markup(content, FileOrigin(reading.file, end + 2), reading)
    section = Section(
        id=name,
        title=TITLE.read(fields),
        text=text,
        place=fields.place_of("title"),
        objectives=OBJECTIVES.read(fields),
        summary=SUMMARY.read(fields),
        minutes=MINUTES.read(fields),
        period=PERIOD.read(fields),
        allow=ALLOW.read(fields),
    )
    return described(section)


def _id_from_name(fields: FieldReader, reading: Reading) -> str:
    name = default_id(reading.file)
    if not fields.has("id"):
        reading.check_id(name, Place(reading.file))
    return name
