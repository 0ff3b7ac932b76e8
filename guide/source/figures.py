"""figures.yaml: key figures, people and bodies of people."""

from __future__ import annotations

from typing import Any

from guide.diagnostics import rule
from guide.model import calendar
from guide.model.dates import EdtfDate
from guide.model.records import Fact, Figure, NativeName, Portrait
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.lists import read_list
from guide.source.reading import FileResult

DEATH_BEFORE_BIRTH = rule("death-before-birth", "error", "Nobody dies before being born.")

NATIVE_TEXT = keys.raw("text", "The name in its own script.", required=True)
NATIVE_LANGUAGE = keys.language("language", "The language of the name, such as ru.")
FACT_LABEL = keys.text("label", "What the fact is about.", required=True)
FACT_TEXT = keys.inline("text", "The fact (Markdown).", required=True)
IMAGE_FILE = keys.image("file", "Path of the picture, from the guide's folder.")
IMAGE_ALT = keys.text("alt", "What can be seen, for those who can't.", required=True)
IMAGE_CREDIT = keys.text("credit", "Whom to thank for the picture.")

_NATIVE_KEYS = (NATIVE_TEXT, NATIVE_LANGUAGE)
_FACT_KEYS = (FACT_LABEL, FACT_TEXT)
_IMAGE_KEYS = (IMAGE_FILE, IMAGE_ALT, IMAGE_CREDIT)

ID = keys.identifier("id", "The figure's name in references.", required=True)
NAME = keys.text("name", "The name as it is shown.", required=True)
SORT_NAME = keys.text("sort_name", "The name as it is sorted: Zhukov, Georgy.")
NATIVE_NAME = keys.inner(
    "native_name",
    "The name in its own script.",
    _NATIVE_KEYS,
    lambda f: NativeName(NATIVE_TEXT.read(f), NATIVE_LANGUAGE.read(f)),
)
BORN = keys.date("born", "EDTF, such as 1896-12-01.")
DIED = keys.date("died", "EDTF, such as 1974-06-18.")
GROUP = keys.text("group", "Figures are grouped, in order of first appearance.")
ROLE = keys.text("role", "What the figure did.")
TEXT = keys.markup("text", "Who this is (Markdown).")
FACTS = keys.inner_list(
    "facts",
    "Short facts with a label.",
    _FACT_KEYS,
    lambda f: Fact(FACT_LABEL.read(f), FACT_TEXT.read(f)),
)
IMAGE = keys.inner(
    "image",
    "A portrait.",
    _IMAGE_KEYS,
    lambda f: Portrait(IMAGE_FILE.read(f), IMAGE_ALT.read(f), IMAGE_CREDIT.read(f)),
)
SECTIONS = keys.references("sections", "Ids of the sections that tell of the figure.", "section")
SOURCES = keys.sources()
ALLOW = keys.allow()

KEYS: tuple[keys.Key[Any], ...] = (
    ID,
    NAME,
    SORT_NAME,
    NATIVE_NAME,
    BORN,
    DIED,
    GROUP,
    ROLE,
    TEXT,
    FACTS,
    IMAGE,
    SECTIONS,
    SOURCES,
    ALLOW,
)


def read_figures(source: SourceFile, language: str) -> FileResult[Figure]:
    """The figures in the file's order."""
    return read_list(source, language, "figure", keys.names(KEYS), _figure)


def _figure(fields: FieldReader) -> Figure:
    born, died = BORN.read(fields), DIED.read(fields)
    _check_life(fields, born, died)
    return Figure(
        id=ID.read(fields),
        name=NAME.read(fields),
        place=fields.place,
        sort_name=SORT_NAME.read(fields),
        native_name=NATIVE_NAME.read(fields),
        born=born,
        died=died,
        group=GROUP.read(fields),
        role=ROLE.read(fields),
        text=TEXT.read(fields),
        facts=FACTS.read(fields),
        image=IMAGE.read(fields),
        sections=SECTIONS.read(fields),
        sources=SOURCES.read(fields),
        allow=ALLOW.read(fields),
    )


def _check_life(fields: FieldReader, born: EdtfDate | None, died: EdtfDate | None) -> None:
    earliest_birth = calendar.span(born)[0] if born else None
    latest_death = calendar.span(died)[1] if died else None
    if earliest_birth and latest_death and latest_death < earliest_birth:
        fields.report(
            DEATH_BEFORE_BIRTH,
            "this death lies before the birth",
            place=fields.place_of("died"),
            hint="are the two dates exchanged?",
        )
