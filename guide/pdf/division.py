"""One division of the document on its pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from guide.document import Block, Cover, Division, Document, Heading, Paragraph, Table, walk
from guide.pdf import shapes
from guide.pdf.blocks import set_block
from guide.pdf.covers import cover_page, moments_of
from guide.pdf.geometry import Geometry
from guide.pdf.ground import ground_of
from guide.pdf.openers import division_title, part_band
from guide.pdf.setting import Memory, Place, Setter
from guide.style import Style
from guide.typeset.boxes import Drawing, Page, Row
from guide.typeset.fonts import Fonts
from guide.typeset.pages import FORBIDDEN, NoteStyle, PagePlan, break_pages, fit_pages, moved
from guide.typeset.placing import Area, place_rows
from guide.typeset.tags import Node


@dataclass(frozen=True, slots=True)
class Job:
    """What all divisions of a document are set with."""

    document: Document
    style: Style
    fonts: Fonts
    paper: Geometry
    tree: Node
    page_digits: int
    """A guess at the digits of page numbers, so that lines hardly change when they are filled in."""
    memory: Memory = field(default_factory=Memory)

    def setter(self, division: Division, measure: float) -> Setter:
        """What sets the blocks of a division on lines of ``measure`` points."""
        return Setter(
            style=self.style,
            fonts=self.fonts,
            language=division.language or self.document.metadata.language,
            level=division.level,
            measure=measure,
            text_height=self.paper.recto.height,
            images=self.document.images,
            notes={note.id: note for note in division.notes},
            ordinals={id(block): number for number, block in enumerate(walk(division.blocks))},
            set_block=set_block,
            memory=self.memory,
            continued=self.document.furniture.continued,
            page_digits=self.page_digits,
        )


@dataclass(slots=True)
class SetDivision:
    """A division on its pages."""

    division: Division
    pages: list[Page]
    opener: Division | None = None
    """The part that opens on the first of these pages, above the division's own title."""


def set_division(
    job: Job, division: Division, first_page: int, opener: Division | None = None
) -> SetDivision:
    """Set a division whose first page is the ``first_page``-th of the document (from 0)."""
    band = _set_opener(job, opener) if opener else []
    node = job.tree.child("Part" if division.role == "part" else "Sect")
    setter = job.setter(division, job.paper.recto.width)
    cover = next((block for block in division.blocks if isinstance(block, Cover)), None)
    if cover is not None:
        page = cover_page(setter, cover, node, job.paper, moments_of(job.document))
        page.rows[0].row.anchors = (division.id,)
        pages = [page]
    else:
        pages = _set_pages(job, division, setter, node, band, first_page)
    for number, page in enumerate(pages):
        page.width, page.height = job.paper.width, job.paper.height
        page.is_recto = (first_page + number) % 2 == 0
        if job.style.page.ground:
            page.frames.insert(0, ground_of(page, job.style.colour(job.style.page.ground)))
    return SetDivision(division, pages, opener)


def blank_page(job: Job, *, is_recto: bool) -> Page:
    """A page without anything on it, so that the next begins on the other side of the leaf."""
    page = Page(job.paper.width, job.paper.height, "", is_recto=is_recto)
    if job.style.page.ground:
        page.frames.append(ground_of(page, job.style.colour(job.style.page.ground)))
    return page


def _set_opener(job: Job, part: Division) -> list[Row]:
    """A part that opens on the page of its first section."""
    setter = job.setter(part, job.paper.recto.width)
    place = Place(0.0, setter.measure, job.tree.child("Part"))
    return part_band(setter, part, place)


def _set_pages(
    job: Job, division: Division, setter: Setter, node: Node, band: list[Row], first_page: int
) -> list[Page]:
    place = Place(0.0, setter.measure, node, in_flow=True)
    title = band + division_title(setter, division, place)
    columns = _Columns(job, division, setter, node, first_page)
    if columns.count > 1:
        pages = columns.set(title, place)
    else:
        pages = _set_single(job, division, setter, title, place, first_page)
    if division.role == "imprint" and len(pages) == 1:
        _sink(pages[0], job.paper.area(is_recto=first_page % 2 == 0))
    return pages


def _set_single(
    job: Job,
    division: Division,
    setter: Setter,
    title: list[Row],
    place: Place,
    first_page: int,
) -> list[Page]:
    rows = _joined(setter, title, setter.stack(division.blocks, place)) or [Row(0.0)]
    _anchor(rows, division)
    notes = note_style(setter)
    plans = fit_pages(rows, (setter.text_height,), notes, setter.grid)
    return place_rows(rows, plans, _areas(job.paper, first_page), notes, setter.grid)


def _joined(setter: Setter, title: list[Row], body: list[Row]) -> list[Row]:
    if title and body:
        body[0].penalty = FORBIDDEN
        gap = setter.style.text("section-title").after
        body[0].space_before = max(body[0].space_before, gap)
    return title + body


def _anchor(rows: list[Row], division: Division) -> None:
    if not any(division.id in row.anchors for row in rows):
        rows[0].anchors = (division.id, *rows[0].anchors)


@dataclass(frozen=True, slots=True)
class _Areas:
    paper: Geometry
    first_page: int

    def __call__(self, number: int) -> Area:
        return self.paper.area(is_recto=(self.first_page + number) % 2 == 0)


def _areas(paper: Geometry, first_page: int) -> _Areas:
    return _Areas(paper, first_page)


def _sink(page: Page, area: Area) -> None:
    """Let the rows of a page stand at the foot of its text area."""
    last = page.rows[-1]
    drop = area.y + area.height - last.y - last.row.height
    for placed in page.rows:
        placed.y += drop


def note_style(setter: Setter) -> NoteStyle:
    pen = shapes.stroke(setter.colour("line"), setter.style.rule)
    rule = Drawing(0.0, 3.0, f"{pen} {shapes.line(0, 0, 60, 0)} S")
    return NoteStyle(gap=setter.grid / 2, rule=rule, rule_height=6.0)


# --- columns ------------------------------------------------------------------------------------

COLUMN_GAP = 20.0
"""Points between two columns."""
_LEAST_COLUMN = 0.2
"""Share of a page that a column below full-width blocks has at least; else it begins on the next page."""


@dataclass(slots=True)
class _Columns:
    """A division in columns, below its title and the tables that stand before anything else."""

    job: Job
    division: Division
    setter: Setter
    node: Node
    first_page: int
    count: int = field(init=False)

    def __post_init__(self) -> None:
        layout = self.job.style.layouts.get(self.division.role)
        allowed = self.job.style.page.columns == "layout"
        self.count = 2 if allowed and layout and layout.columns == "two" else 1

    def set(self, title: list[Row], place: Place) -> list[Page]:
        """The pages, those of the full-width beginning first."""
        setter = self.setter
        leading = _full_width(self.division.blocks)
        wide = _joined(setter, title, setter.stack(leading, place)) or [Row(0.0)]
        _anchor(wide, self.division)
        notes = note_style(setter)
        height = setter.text_height
        plans = break_pages(wide, (height,), notes)
        areas = _areas(self.job.paper, self.first_page)
        pages = place_rows(wide, plans, areas, notes)
        rows = self._rows(self.division.blocks[len(leading) :])
        if not rows:
            return pages
        top = -(-(plans[-1].used + setter.grid) // setter.grid) * setter.grid
        if height - top < _LEAST_COLUMN * height:
            top = height
        begins = len(pages) - (top < height)
        rest = height - top if top < height else height
        for number, page in enumerate(self._place(rows, rest, begins)):
            if begins + number < len(pages):
                pages[begins + number].rows += page.rows
                pages[begins + number].frames += page.frames
            else:
                pages.append(page)
        return pages

    def _rows(self, blocks: Sequence[Block]) -> list[Row]:
        width = (self.setter.measure - COLUMN_GAP) / 2
        setter = replace(self.setter, measure=width)
        return setter.stack(tuple(blocks), Place(0.0, width, self.node))

    def _place(self, rows: list[Row], first_height: float, begins: int) -> list[Page]:
        """The rows in two columns a page; the first page's are ``first_height`` points high."""
        height = self.setter.text_height
        notes = note_style(self.setter)
        heights = (first_height, first_height, height)
        plans = fit_pages(rows, heights, notes, self.setter.grid, columns=2)
        last = (len(plans) - 1) // 2 * 2
        tallest = first_height if last == 0 else height
        plans[last:] = self._balanced(rows, plans[last:], tallest, notes)
        areas = _areas(self.job.paper, self.first_page + begins)
        width = (self.setter.measure - COLUMN_GAP) / 2

        def column(number: int) -> Area:
            page, side = divmod(number, 2)
            area = areas(page)
            drop = height - first_height if page == 0 else 0.0
            x = area.x + side * (width + COLUMN_GAP)
            return Area(x, area.y + drop, width, area.height - drop)

        columns = place_rows(rows, plans, column, notes)
        for left, right in zip(columns[::2], columns[1::2], strict=False):
            left.rows += right.rows
            left.frames += right.frames
        return columns[::2]

    def _balanced(
        self, rows: list[Row], plans: list[PagePlan], height: float, notes: NoteStyle
    ) -> list[PagePlan]:
        """The columns of the last page, as long as each other as can be."""
        start = plans[0].start
        lines = int(sum(plan.used for plan in plans) / 2 // self.setter.grid)
        for count in range(max(lines, 1), int(height // self.setter.grid)):
            shorter = break_pages(rows[start:], (count * self.setter.grid,), notes)
            if len(shorter) <= 2:
                return [moved(plan, start) for plan in shorter]
        return plans


def _full_width(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The tables that a division begins with, with their headings, or nothing."""
    leading = tuple(takewhile(lambda block: isinstance(block, Heading | Table | Paragraph), blocks))
    tables = [number for number, block in enumerate(leading) if isinstance(block, Table)]
    return leading[: tables[-1] + 1] if tables else ()
