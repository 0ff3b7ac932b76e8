"""A whole document on pages: which divisions come on which, with blank pages where one is to open on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from guide.dataclass import dataclass
from guide.document import Division, Document
from guide.pdf.division import SetDivision, blank_page, set_division
from guide.pdf.geometry import Geometry
from guide.pdf.job import job_of
from guide.pdf.numbering import labels_of
from guide.style import Style
from guide.typeset.boxes import Page
from guide.typeset.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Book:
    """A document on pages, to be looked at: all stand as on the right-hand side."""

    pages: list[Page]
    divisions: tuple[SetDivision, ...]
    paper: Geometry


def typeset(document: Document, style: Style, fonts: Fonts, width: float, height: float) -> Book:
    """Set a document on paper of ``width`` x ``height`` points."""
    job = job_of(document, style, fonts, width, height)
    divisions = [set_division(job, *opening) for opening in openings(document, style)]
    blanks = blanks_after([(item.division, len(item.pages)) for item in divisions], style)
    for item, count in zip(divisions, blanks, strict=True):
        item.pages += [blank_page(job) for _ in range(count)]
    labels = labels_of((item.division, len(item.pages)) for item in divisions)
    pages = [page for item in divisions for page in item.pages]
    for page, label in zip(pages, labels, strict=True):
        page.label = label
    return Book(pages, tuple(divisions), job.paper)


def openings(document: Document, style: Style) -> Iterator[tuple[Division, Division | None]]:
    """Each division, with the part that opens on its first page where the style wants no page for parts."""
    opener: Division | None = None
    for division, after in zip(document.divisions, (*document.divisions[1:], None), strict=True):
        is_opener = division.role == "part" and after is not None and after.role == "section"
        if is_opener and style.page.parts_open == "section":
            opener = division
        else:
            yield division, opener
            opener = None


def blanks_after(divisions: Sequence[tuple[Division, int]], style: Style) -> list[int]:
    """How many blank pages follow each of some divisions, given with the numbers of their pages: one or none."""
    blanks = [0] * len(divisions)
    pages = 0
    for number, ((before, count), (division, _)) in enumerate(pairwise(divisions)):
        pages += count
        if pages % 2 and _opens_recto(division, before, style):
            blanks[number] = 1
            pages += 1
    return blanks


def _opens_recto(division: Division, before: Division, style: Style) -> bool:
    """Whether a division wants a right-hand page: the text's first always does where paper has two sides."""
    if style.page.sections_open == "recto" and division.role in ("part", "section"):
        return True
    ends_front = before.matter == "front" != division.matter
    return ends_front and style.page.sides == "two"
