"""One PDF: every division set on pages, pages numbered, links and outline given their places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guide.cache import NO_CACHE, Cache
from guide.document import Division, Document, PageStart
from guide.pdf.division import SetDivision, blank_page
from guide.pdf.furniture import Furnisher
from guide.pdf.geometry import Geometry, geometry
from guide.pdf.job import Job
from guide.pdf.kept import Keeper
from guide.pdf.numbering import label_pages
from guide.pdf.places import anchors_of, page_starts
from guide.style import Style
from guide.typeset.boxes import Page
from guide.typeset.fonts import Fonts
from guide.typeset.parking import park
from guide.typeset.tags import Node

_MANY = 20
"""Divisions of a document whose page numbers will have three digits."""
LARGE = 1000
"""Pages; what comes after so many is put away until it is drawn, so that memory holds a book of any size."""
_UNFURNISHED = ("cover", "imprint", "part")
"""Roles of divisions whose pages have no running heads and folios."""


@dataclass(frozen=True, slots=True)
class Book:
    """A document on pages, ready to be written."""

    pages: list[Page]
    tree: Node
    anchors: Mapping[str, tuple[int, float, float]]
    """Id -> page index, x, y from the top, in points."""
    page_starts: tuple[PageStart, ...]
    divisions: tuple[SetDivision, ...]
    paper: Geometry


def typeset(
    document: Document,
    style: Style,
    fonts: Fonts,
    width: float,
    height: float,
    cache: Cache = NO_CACHE,
) -> Book:
    """Set a document on paper of ``width`` x ``height`` points."""
    paper = geometry(style.page, style.grid, width, height)
    tree = Node("Document", language=document.metadata.language)
    digits = 2 if len(document.divisions) < _MANY else 3
    job = Job(document, style, fonts, paper, tree, digits)
    keeper = Keeper(job, cache)
    divisions: list[SetDivision] = []
    count = 0
    for division, opener in _with_openers(document, style):
        if count % 2 and _opens_recto(division, divisions, style):
            divisions[-1].pages.append(blank_page(job, is_recto=False))
            count += 1
        done = keeper.set_division(division, count, opener)
        count += len(done.pages)
        if count > LARGE:
            done.pages[:] = park(done.pages)
        divisions.append(done)
    label_pages((item.division, item.pages) for item in divisions)
    _furnish(job, divisions, count)
    pages = [page for division in divisions for page in division.pages]
    starts = page_starts(divisions)
    return Book(pages, tree, anchors_of(pages), starts, tuple(divisions), paper)


def _with_openers(document: Document, style: Style) -> Iterator[tuple[Division, Division | None]]:
    """Each division, with the part that opens on its first page where the style wants no page for parts."""
    opener: Division | None = None
    for division, after in zip(document.divisions, (*document.divisions[1:], None), strict=True):
        is_opener = division.role == "part" and after is not None and after.role == "section"
        if is_opener and style.page.parts_open == "section":
            opener = division
        else:
            yield division, opener
            opener = None


def _opens_recto(division: Division, before: list[SetDivision], style: Style) -> bool:
    """Whether a division wants a right-hand page: the text's first always does where paper has two sides."""
    if style.page.sections_open == "recto" and division.role in ("part", "section"):
        return True
    ends_front = bool(before) and before[-1].division.matter == "front" != division.matter
    return ends_front and style.page.sides == "two"


def _furnish(job: Job, divisions: list[SetDivision], pages: int) -> None:
    for item in divisions:
        if item.division.role in _UNFURNISHED:
            continue
        furnisher = Furnisher(job.setter(item.division, job.paper.recto.width), job)
        for number, page in enumerate(item.pages):
            if page.rows:
                furnisher.furnish(page, item.division, opens=number == 0, pages=pages)
