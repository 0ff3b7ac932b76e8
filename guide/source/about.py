"""guide.yaml: what the guide is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast, get_args

from guide.diagnostics import rule
from guide.model.dates import Date
from guide.model.edition_settings import LISTS, SETTINGS
from guide.model.place import Place
from guide.model.records import (
    About,
    CoverImage,
    ExerciseKind,
    KeyNumber,
    Practice,
    PracticeKind,
    PracticePlace,
)
from guide.source import edtf, keys, nodes
from guide.source.authors import AUTHORS
from guide.source.fields import FieldReader
from guide.source.files import EMPTY_FILE, SourceFile
from guide.source.identity import IDENTIFIER, SLUG
from guide.source.located_yaml import compose
from guide.source.mapping_node import WRONG_SHAPE
from guide.source.outline import OUTLINE
from guide.source.paper import PAPER
from guide.source.reading import FileResult, Reading
from guide.source.sides import SIDES

EDITION_DATE = rule(
    "edition-date", "error", "The edition's date is an ISO 8601 date: 2026, 2026-11 or 2026-11-23."
)

EXAM_DATE = rule("exam-date", "error", "The exam's date is a day: 2027-05-14.")

TITLE = keys.text("title", "The guide's title.", required=True)
SUBTITLE = keys.text("subtitle", "Shown below the title.")
DESCRIPTION = keys.markup("description", "What the guide is about (Markdown).")
LANGUAGE = keys.language("language", "BCP 47; en by default. Sets hyphenation, quotes and labels.")
EDITION = keys.text("edition", "Such as: Second edition.")
PUBLISHER = keys.text("publisher", "Who publishes the guide.")
LICENSE = keys.text("license", "Such as CC BY-SA 4.0.")
RIGHTS = keys.text("rights", "Who may do what with the guide.")
SUBJECTS = keys.raws("subjects", "Subject headings for catalogues.")
AUDIENCE = keys.text("audience", "For whom the guide is.")
STYLE = keys.identifier("style", "Name of a style in styles/; classic by default.")
REPRODUCTION = keys.text("reproduction", "Copying permission, printed at the foot of handouts.")

_COVER_IMAGE = keys.image("image", "Path of the picture, from the guide's folder.")
_COVER_ALT = keys.text("alt", "What can be seen on it.", required=True)
COVER = keys.inner(
    "cover",
    "A picture for the cover; by default one is drawn.",
    (_COVER_IMAGE, _COVER_ALT),
    lambda f: CoverImage(_COVER_IMAGE.read(f), _COVER_ALT.read(f)),
)

PRACTICE_KINDS = (*get_args(ExerciseKind), "organiser", "revision-log")
_SEED = keys.raw("seed", "The same seed gives the same practice pages.")
_KINDS = keys.choices("kinds", "Which pages to make.", PRACTICE_KINDS, required=True)
_PLACE = keys.choice(
    "place",
    "In a chapter of their own (the default), or after the sections that they ask about.",
    get_args(PracticePlace),
    "chapter",
)
PRACTICE = keys.inner(
    "practice",
    "Practice pages made from the guide's data.",
    (_SEED, _KINDS, _PLACE),
    lambda f: Practice(
        _SEED.read(f) or "1",
        cast("tuple[PracticeKind, ...]", tuple(dict.fromkeys(_KINDS.read(f)))),
        cast("PracticePlace", _PLACE.read(f)),
    ),
)

_NUMBER = keys.text("number", "As it is said: about 750 km.", required=True)
_NUMBER_TEXT = keys.inline("text", "What it counts (Markdown).", required=True)
NUMBERS = keys.inner_list(
    "numbers",
    "Numbers worth knowing by heart, for the knowledge organiser.",
    (_NUMBER, _NUMBER_TEXT),
    lambda f: KeyNumber(_NUMBER.read(f), _NUMBER_TEXT.read(f)),
)


def _date(fields: FieldReader) -> str:
    """The date as it is written, checked to be one day, month or year."""
    text = fields.raw("date")
    if not text:
        return ""
    try:
        date = edtf.parse(text)
    except edtf.DateError as error:
        fields.report(EDITION_DATE, str(error), place=fields.place_of("date"), hint=error.hint)
        return ""
    if not isinstance(date, Date) or edtf.write(Date(date.year, date.month, date.day)) != text:
        fields.report(
            EDITION_DATE,
            f"'{text[:40]}' is not the date of an edition",
            place=fields.place_of("date"),
            hint="write a day, month or year: 2026-11-23",
        )
        return ""
    return text


DATE = keys.Key(
    "date", "ISO 8601 date of this edition, the only clock that a build reads.", _date, keys.DATE
)


def _exam_date(fields: FieldReader) -> Date | None:
    date = fields.date("exam_date")
    if date is None or (isinstance(date, Date) and date.day and date.year > 0):
        return date if isinstance(date, Date) else None
    fields.report(
        EXAM_DATE,
        "an exam is on one day",
        place=fields.place_of("exam_date"),
        hint="write year, month and day: 2027-05-14",
    )
    return None


EXAM = keys.Key(
    "exam_date", "Day of the exam, from which the revision log counts back.", _exam_date, keys.DATE
)


def _editions(fields: FieldReader) -> Mapping[str, Mapping[str, Any]]:
    """The author's own editions as plain texts; ``guide.compile`` knows what may stand in them."""
    found = fields.fields("editions")
    if found is None:
        return {}
    settings: dict[str, Mapping[str, Any]] = {}
    for name in found.names():
        found.reading.check_id(name, found.place_of(name))
        node = found.node(name)
        if isinstance(node, nodes.Mapping):
            settings[name] = cast("dict[str, Any]", nodes.plain(node))
        else:
            found.report(
                WRONG_SHAPE,
                f"the edition '{name[:60]}' is a mapping of settings",
                place=found.place_of(name),
            )
    return settings


def _setting_schema(name: str) -> keys.Schema:
    options = SETTINGS[name]
    value = {"enum": list(options)} if options else keys.TEXT
    return {"anyOf": [value, keys.list_of(value)]} if name in LISTS else value


_EDITION_SCHEMA: keys.Schema = {
    "type": "object",
    "properties": {
        "based_on": {**keys.TEXT, "description": "The edition whose settings hold otherwise."},
        **{name: _setting_schema(name) for name in SETTINGS},
    },
    "additionalProperties": False,
}

EDITIONS = keys.Key(
    "editions",
    "Editions of your own, as settings over a shipped one.",
    _editions,
    {"type": "object", "additionalProperties": _EDITION_SCHEMA},
)

KEYS: tuple[keys.Key[Any], ...] = (
    TITLE, SUBTITLE, DESCRIPTION, LANGUAGE, AUTHORS, DATE, EDITION, PUBLISHER, LICENSE, RIGHTS,
    SUBJECTS, AUDIENCE, IDENTIFIER, SLUG, OUTLINE, COVER, STYLE, PAPER, SIDES, PRACTICE, NUMBERS,
    EXAM, REPRODUCTION, EDITIONS,
)  # fmt: skip


def read_about(source: SourceFile, _: str) -> FileResult[About]:
    """The one record of guide.yaml; none where the file is not YAML."""
    reading = Reading(source, "en")
    node = compose(source, reading.problems)
    if node is None:
        if not reading.problems.found:
            reading.report(EMPTY_FILE, Place(source.name), "this file holds nothing but comments")
        return reading.result((), whole=False)
    if not isinstance(node, nodes.Mapping):
        reading.report(
            WRONG_SHAPE,
            Place(source.name, node.line, node.column),
            "this file is keys and values",
            "title: ...",
        )
        return reading.result((), whole=False)
    fields = FieldReader(node, reading, "guide.yaml")
    fields.only(keys.names(KEYS))
    reading.use_language(LANGUAGE.read(fields) or "en")
    return reading.result((_about(fields),))


def _about(fields: FieldReader) -> About:
    return About(
        title=TITLE.read(fields),
        slug=SLUG.read(fields),
        identifier=IDENTIFIER.read(fields),
        language=fields.reading.language,
        place=fields.place_of("title"),
        subtitle=SUBTITLE.read(fields),
        description=DESCRIPTION.read(fields),
        authors=AUTHORS.read(fields),
        date=DATE.read(fields),
        edition=EDITION.read(fields),
        publisher=PUBLISHER.read(fields),
        license=LICENSE.read(fields),
        rights=RIGHTS.read(fields),
        subjects=SUBJECTS.read(fields),
        audience=AUDIENCE.read(fields),
        outline=OUTLINE.read(fields),
        cover=COVER.read(fields),
        style=STYLE.read(fields) or "classic",
        paper=PAPER.read(fields),
        sides=SIDES.read(fields),
        practice=PRACTICE.read(fields),
        numbers=NUMBERS.read(fields),
        exam_date=EXAM.read(fields),
        reproduction=REPRODUCTION.read(fields),
        editions=EDITIONS.read(fields),
    )
