"""A division as it goes into files: drawn, with what the outline and an EPUB have to know of its pages."""

from __future__ import annotations

from typing import NamedTuple

from guide.cache import Later
from guide.dataclass import replace
from guide.document import Division
from guide.pdf.division import blank_page, set_division
from guide.pdf.job import Job
from guide.pdf.places import Begin, Moved, anchors_of, begins_of, moved_to, outline_of
from guide.typeset.boxes import Page
from guide.typeset.draw import draw_pages
from guide.typeset.drawn import DrawnPages
from guide.typeset.outline import OutlineEntry
from guide.typeset.plan import Plan, plan_of
from guide.typeset.tags import Node


class DrawnDivision(NamedTuple):
    """A division on its pages; a value that depends on no other division's pages."""

    plan: Plan
    """Of the pages."""
    pages: Later[DrawnPages]
    begins: tuple[Begin | None, ...]
    """What begins on each page, if anything does."""
    moved: tuple[Moved, ...]
    """What stands on another page than the text around it."""
    outline: tuple[OutlineEntry, ...]
    """Its own entries of the file's outline, after those of its opener."""


def draw_division(job: Job, division: Division, opener: Division | None) -> DrawnDivision:
    """Set a division on pages and draw them; rows and nodes are forgotten."""
    alone = replace(job, tree=Node("Document", language=job.tree.language))
    pages = set_division(alone, division, opener).pages
    titled = (opener, division) if opener else (division,)
    outline = tuple(entry for each in titled for entry in outline_of(each))
    drawn = _draw(alone, pages)
    begins, moved = begins_of(pages), moved_to(pages)
    alone.tree.forget()
    return DrawnDivision(plan_of(drawn), Later(drawn), begins, moved, outline)


def draw_blank(job: Job) -> DrawnPages:
    """A page with nothing on it."""
    return _draw(job, [blank_page(job)])


def _draw(job: Job, pages: list[Page]) -> DrawnPages:
    language = job.document.metadata.language
    return draw_pages(pages, job.tree, job.fonts, language, anchors_of(pages))
