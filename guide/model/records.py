"""The author's records, each with its place in the source."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Literal, TypeAlias

from guide.dataclass import dataclass, field
from guide.model.dates import Date, EdtfDate
from guide.model.place import Place
from guide.model.text import Inlines, Markup


@dataclass(frozen=True, slots=True)
class Contributor:
    name: str
    role: str = "aut"
    """A MARC relator code."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of sections under a title."""

    title: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page size in points (1/72 inch)."""

    name: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class CoverImage:
    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of two sides, such as those of a war: its name, and the groups of figures that stand on it."""

    name: str
    groups: tuple[str, ...]


ExerciseKind: TypeAlias = Literal[
    "order-events", "who-was-who", "terms", "blank-timeline", "dates", "mixed-quiz"
]
"""Questions made from the guide's data, or asked again."""

PracticeKind: TypeAlias = ExerciseKind | Literal["organiser", "revision-log"]
"""What can be made for practice: exercises, and pages to learn from and to plan with."""

PracticePlace: TypeAlias = Literal["chapter", "sections"]
"""Where the exercises stand: in a chapter of their own, or after the sections that they ask about."""


@dataclass(frozen=True, slots=True)
class Practice:
    seed: str
    kinds: tuple[PracticeKind, ...]
    place: PracticePlace = "chapter"


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number worth knowing by heart: ``number`` as it is said ("about 750 km"), and what it counts."""

    number: str
    text: Inlines


@dataclass(frozen=True, slots=True)
class About:
    """guide.yaml: what the guide is."""

    title: str
    slug: str
    identifier: str
    language: str
    place: Place
    subtitle: str = ""
    description: Markup = field(default_factory=Markup)
    authors: tuple[Contributor, ...] = ()
    date: str = ""
    """ISO 8601, as the author wrote it."""
    edition: str = ""
    publisher: str = ""
    license: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = ()
    audience: str = ""
    outline: tuple[Part | str, ...] = ()
    """The order of sections: ids, and parts that group them."""
    cover: CoverImage | None = None
    style: str = "classic"
    paper: Paper | None = None
    sides: tuple[Side, ...] = ()
    """None or two."""
    practice: Practice | None = None
    numbers: tuple[KeyNumber, ...] = ()
    exam_date: Date | None = None
    """A day; the revision log counts back from it."""
    reproduction: str = ""
    editions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The author's own editions, as settings over a shipped one (see ``guide.compile.editions``)."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture or a table in a text, as the rest of the guide knows it."""

    kind: Literal["image", "table"]
    id: str
    """Empty where it has none."""
    is_numbered: bool
    readers: str
    """Who alone sees it: ``student``, ``teacher``, ``pdf`` or ``epub``; empty for all."""
    file: str = ""
    """Of a picture; likewise ``credit``."""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section. What others must know of its text stands beside it: see ``guide.model.skeleton``."""

    id: str
    title: str
    text: Markup
    place: Place
    objectives: tuple[Inlines, ...] = ()
    summary: tuple[Inlines, ...] = ()
    minutes: int | None = None
    period: EdtfDate | None = None
    """When what it tells of happened; its events lie in it."""
    allow: tuple[str, ...] = ()
    """Names of warnings that are not given for it; likewise in the other records."""
    exhibits: tuple[Exhibit, ...] = ()
    """The pictures and tables in its text, in their order."""
    terms: tuple[str, ...] = ()
    """The terms that it refers to, by id, each once."""
    capitals: tuple[tuple[str, Place], ...] = ()
    """Words in capitals in its text, each where it stands first."""
    for_teachers: tuple[tuple[Place, str], ...] = ()
    """What its text says to teachers alone, with the places of the blocks."""


Importance: TypeAlias = Literal["major", "normal", "minor"]


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    date: EdtfDate
    title: str
    place: Place
    time: str = ""
    text: Markup = field(default_factory=Markup)
    location: str = ""
    """The format's key ``place``: where it happened."""
    importance: Importance = "normal"
    groups: tuple[str, ...] = ()
    """Whose act it was, by groups of figures; where none is given, that of those named in its text."""
    section: str | None = None
    sources: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NativeName:
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Fact:
    label: str
    text: Inlines


@dataclass(frozen=True, slots=True)
class Portrait:
    file: str
    alt: str
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A key figure: a person, or a body of people."""

    id: str
    name: str
    place: Place
    sort_name: str = ""
    native_name: NativeName | None = None
    born: EdtfDate | None = None
    died: EdtfDate | None = None
    group: str = ""
    role: str = ""
    text: Markup = field(default_factory=Markup)
    facts: tuple[Fact, ...] = ()
    image: Portrait | None = None
    sections: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


Level: TypeAlias = Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


@dataclass(frozen=True, slots=True)
class Question:
    """What all kinds of questions share; ``body`` is the kind's own record (``guide.questions``)."""

    id: str
    type: str
    prompt: Markup
    marks: Decimal
    body: Any
    place: Place
    section: str = ""
    """Empty for the parts of a multi-part question."""
    level: Level | None = None
    hint: Markup = field(default_factory=Markup)
    explanation: Markup = field(default_factory=Markup)
    sources: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    """Which of its section's objectives it tests, counted from 1."""
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    term: str
    definition: Markup
    place: Place
    language: str | None = None
    see: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """A CSL-JSON item, its values as text, lists and mappings, checked to be data only."""

    id: str
    csl: Mapping[str, Any]
    nocite: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ImageFile:
    """A picture of the guide's folder, checked on reading: it is what its name says, and harmless."""

    file: str
    media_type: Literal["image/svg+xml", "image/png", "image/jpeg"]
    data: bytes
    width: float
    """Intrinsic width: pixels, or user units of an SVG."""
    height: float


@dataclass(frozen=True, slots=True)
class Guide:
    about: About
    sections: tuple[Section, ...]
    """In reading order."""
    events: tuple[Event, ...] = ()
    """By date; ties in file order."""
    figures: tuple[Figure, ...] = ()
    """In file order."""
    questions: tuple[Question, ...] = ()
    """In section order; within a section in file order."""
    terms: tuple[Term, ...] = ()
    works: tuple[Work, ...] = ()
    images: Mapping[str, ImageFile] = field(default_factory=dict)
