"""sections/NN-name.md: front matter, then Markdown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from guide.dataclass import replace
from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.records import Section
from guide.model.skeleton import described
from guide.source.files import SourceFile
from guide.source.markdown import read_markup
from guide.source.markdown.origins import FileOrigin
from guide.source.reading import FileResult, Mentions, Reading

FRONT_MATTER = rule(
    "front-matter", "error", "A section starts with front matter between two lines '---'."
)

Remember: TypeAlias = Callable[[object, Callable[[], FileResult[Section]]], FileResult[Section]]
"""Gives what was read before, or reads it: see ``Cache.recall``."""


def read_section(source: SourceFile, language: str, remember: Remember) -> FileResult[Section]:
    """The one section of a file."""
    reading = Reading(source, language)
    end = _front_matter_end(reading)
    if end is None:
        return reading.result((), whole=False)
    # The line before the front matter is left out, so that its lines are counted from the second.
    given = source.name, "\n".join(source.lines[1:end]) + "\n", language
    front = remember(("front matter", *given), lambda: _front_matter(*given))
    section = front.records[0]
    reading.owner = f"section:{section.id}"
    content = "\n".join(source.lines[end + 1 :])
    text = read_markup(content, FileOrigin(reading.file, end + 2), reading)
    result = reading.result((described(replace(section, text=text)),), whole=front.whole)
    return replace(
        result,
        findings=(*front.findings, *result.findings),
        mentions=_joined(front.mentions, result.mentions),
    )


def _front_matter(file: str, text: str, language: str) -> FileResult[Section]:
    # YAML and all that reads it take longer to load than most texts to read.
    from guide.source.front_matter import read_front_matter

    return read_front_matter(file, text, language)


def _joined(one: Mentions, other: Mentions) -> Mentions:
    return Mentions(one.uses + other.uses, one.anchors + other.anchors, one.images + other.images)


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
