"""One division of the document on its pages."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.document import Cover, Division
from guide.pdf.columns import Columns
from guide.pdf.covers import cover_page
from guide.pdf.flow import set_in_one_column
from guide.pdf.furniture import furnish
from guide.pdf.ground import ground_of
from guide.pdf.job import Job
from guide.pdf.openers import division_title, part_band
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Page, Row
from guide.typeset.placing import Area
from guide.typeset.tags import Node


@dataclass(slots=True)
class SetDivision:
    """A division on its pages, which all stand as on the right-hand side."""

    division: Division
    pages: list[Page]
    opener: Division | None = None
    """The part that opens on the first of these pages, above the division's own title."""


def set_division(job: Job, division: Division, opener: Division | None = None) -> SetDivision:
    """Set a division, whose nodes go below the job's tree."""
    band = _set_opener(job, opener) if opener else []
    node = job.tree.child("Part" if division.role == "part" else "Sect")
    setter = job.setter(division, job.paper.recto.width)
    cover = next((block for block in division.blocks if isinstance(block, Cover)), None)
    if cover is not None:
        page = cover_page(setter, cover, node, job.paper)
        page.rows[0].row.anchors = (division.id,)
        pages = [page]
    else:
        pages = _set_pages(job, division, setter, node, band)
    for page in pages:
        _lay_ground(job, page)
    furnish(job, division, pages)
    return SetDivision(division, pages, opener)


def blank_page(job: Job) -> Page:
    """A page without anything on it, so that the next begins on the other side of the leaf."""
    page = Page(0.0, 0.0, "")
    _lay_ground(job, page)
    return page


def _lay_ground(job: Job, page: Page) -> None:
    """Give a page its size, and the colour behind all."""
    page.width, page.height = job.paper.width, job.paper.height
    ground = job.style.page.ground
    if ground:
        colour, beyond = job.style.colour(ground), abs(job.paper.verso_shift)
        page.frames.insert(0, ground_of(page, colour, beyond))


def _set_opener(job: Job, part: Division) -> list[Row]:
    """A part that opens on the page of its first section."""
    setter = job.setter(part, job.paper.recto.width)
    place = Place(0.0, setter.measure, job.tree.child("Part"))
    return part_band(setter, part, place)


def _set_pages(
    job: Job, division: Division, setter: Setter, node: Node, band: list[Row]
) -> list[Page]:
    place = Place(0.0, setter.measure, node, in_flow=True)
    title = band + division_title(setter, division, place)
    columns = Columns(job, division, setter, node)
    if columns.count > 1:
        return columns.set(title, place)
    pages = set_in_one_column(job, division, setter, title, place)
    if division.role == "imprint" and len(pages) == 1:
        _sink(pages[0], job.paper.recto)
    return pages


def _sink(page: Page, area: Area) -> None:
    """Let the rows of a page stand at the foot of its text area."""
    last = page.rows[-1]
    drop = area.y + area.height - last.y - last.row.height
    for placed in page.rows:
        placed.y += drop
