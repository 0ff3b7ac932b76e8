"""What is gathered while one file is read: findings, and what must be looked up in other files."""

from __future__ import annotations

import re
from typing import Generic, NamedTuple, TypeVar
from unicodedata import normalize

from guide.dataclass import dataclass, field
from guide.diagnostics import Diagnostic, Problems, Rule, rule
from guide.model.place import Place
from guide.source.files import SourceFile
from guide.source.typography import typographer

ID_FORM = rule("id-form", "error", "An id is made of lower-case letters a-z, digits and hyphens.")

LONGEST_ID = 100
_ID = re.compile(r"[a-z0-9-]+")
_ASCII = frozenset(map(chr, range(128)))


class Use(NamedTuple):
    """Something named where it is not defined: a reference, a citation, an entry of ``sources``."""

    kind: str
    """figure, event, term, section, question, image, table, or work."""
    id: str
    place: Place
    owner: str
    """The record in which it stands, as ``kind:id``."""


class Anchor(NamedTuple):
    """An id given inside Markdown: of a picture (kind ``image``), a table or a heading."""

    kind: str
    id: str
    place: Place


class ImageUse(NamedTuple):
    """A picture that is shown; ``share`` is its part of the page's width, roughly."""

    file: str
    place: Place
    share: float


@dataclass(frozen=True, slots=True)
class Mentions:
    """What one file asks of the others."""

    uses: tuple[Use, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    images: tuple[ImageUse, ...] = ()


Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class FileResult(Generic[Record]):
    """What a file means: a function of its name, its bytes and the guide's language alone, so it can be kept."""

    records: tuple[Record, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    mentions: Mentions = field(default_factory=Mentions)
    whole: bool = True
    """False where the file could not be read to its end, so that more records may stand in it."""
    characters: str = ""
    """Those beyond ASCII that stand in it, each once."""


class Reading:
    """The state of reading one file."""

    __slots__ = (
        "anchors",
        "file",
        "finish",
        "images",
        "language",
        "owner",
        "problems",
        "source",
        "uses",
    )

    def __init__(self, source: SourceFile, language: str) -> None:
        self.source = source
        self.file = source.name
        self.use_language(language)
        self.owner = ""
        self.problems = Problems()
        self.uses: list[Use] = []
        self.anchors: list[Anchor] = []
        self.images: list[ImageUse] = []

    def use_language(self, language: str) -> None:
        self.language = language
        self.finish = typographer(language)

    def report(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        self.problems.add(rule, place, message, hint)

    def use(self, kind: str, name: str, place: Place) -> None:
        self.uses.append(Use(kind, name, place, self.owner))

    def result(self, records: tuple[Record, ...], *, whole: bool = True) -> FileResult[Record]:
        mentions = Mentions(tuple(self.uses), tuple(self.anchors), tuple(self.images))
        text = self.source.text
        characters = "" if text.isascii() else "".join(sorted(set(text) - _ASCII))
        return FileResult(records, tuple(self.problems), mentions, whole, characters)

    def check_id(self, text: str, place: Place) -> None:
        """Report a text that has not the form of an id."""
        if _ID.fullmatch(text) is None or len(text) > LONGEST_ID:
            near = slug_of(text)
            self.report(
                ID_FORM,
                place,
                f"'{text[:60]}' is not an id: lower-case letters a-z, digits and hyphens",
                f"did you mean '{near}'?" if near else "",
            )


_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "’": "'"}
)
"""Letters that have no plain letter in them."""


def is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None and len(text) <= LONGEST_ID


def slug_of(text: str, longest: int = 60) -> str:
    """A text in the form of an id, cut between words; empty where nothing of it can be kept."""
    spelt = text.casefold().translate(_SPELT)
    plain = normalize("NFKD", spelt).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    slug = "-".join(words)
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug
