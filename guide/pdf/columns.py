"""A division in two columns, below its title and the tables that stand before anything else."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from guide.dataclass import dataclass, field, replace
from guide.document import Block, Division, Heading, Paragraph, Table
from guide.pdf.flow import anchor_division, joined, note_style, room_below, text_areas
from guide.pdf.job import Job
from guide.pdf.lanes import CHARACTER
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Page, Row
from guide.typeset.levelling import fit_pages, moved
from guide.typeset.pages import NoteStyle, PagePlan, break_pages
from guide.typeset.placing import Area, place_rows
from guide.typeset.tags import Node

COLUMN_GAP = 20.0
"""Points between two columns."""
_TEXTS = {"answers": "answer", "glossary": "glossary"}
"""By role of a division, that of its text."""
_SHORTEST = 34
"""Characters of a line in a column at least: of fewer, lists inside of answers are too narrow."""
_LEAST_COLUMN = 0.2
"""Share of a page that a column below full-width blocks has at least; else it begins on the next page."""


@dataclass(slots=True)
class Columns:
    """A division in columns, below its title and the tables that stand before anything else."""

    job: Job
    division: Division
    setter: Setter
    node: Node
    count: int = field(init=False)

    def __post_init__(self) -> None:
        layout = self.job.style.layouts.get(self.division.role)
        allowed = self.job.style.page.columns == "layout"
        asked = allowed and layout is not None and layout.columns == "two"
        self.count = 2 if asked and self._has_room() else 1

    def _has_room(self) -> bool:
        """Whether lines of text are long enough in a column; what is made to stand on one page has no choice."""
        role = _TEXTS.get(self.division.role)
        if role is None:
            return True
        text = self.job.style.text(role)
        return self._width >= _SHORTEST * (text.size * CHARACTER + text.tracking)

    @property
    def _width(self) -> float:
        """Of a column, in points."""
        return (self.setter.measure - COLUMN_GAP) / 2

    def set(self, title: list[Row], place: Place) -> list[Page]:
        """The pages, those of the full-width beginning first."""
        setter = self.setter
        leading = _full_width(self.division.blocks)
        wide = joined(setter, title, setter.stack(leading, place)) or [Row(0.0)]
        anchor_division(wide, self.division)
        notes = note_style(setter)
        height = setter.text_height
        plans = break_pages(wide, (height,), notes)
        pages = place_rows(wide, plans, text_areas(self.job.paper), notes)
        rows = self._rows(self.division.blocks[len(leading) :])
        if not rows:
            return pages
        top = -(-(plans[-1].used + setter.grid) // setter.grid) * setter.grid
        if height - top < _LEAST_COLUMN * height:
            top = height
        begins = len(pages) - (top < height)
        rest = height - top if top < height else height
        for number, page in enumerate(self._place(rows, rest)):
            if begins + number < len(pages):
                pages[begins + number].rows += page.rows
                pages[begins + number].frames += page.frames
            else:
                pages.append(page)
        return pages

    def _rows(self, blocks: Sequence[Block]) -> list[Row]:
        width = self._width
        setter = replace(self.setter, measure=width)
        return setter.stack(tuple(blocks), Place(0.0, width, self.node))

    def _place(self, rows: list[Row], first_height: float) -> list[Page]:
        """The rows in two columns a page; the first page's are ``first_height`` points high."""
        height = self.setter.text_height
        notes = note_style(self.setter)
        heights = (first_height, first_height, height)
        plans = fit_pages(
            rows, heights, notes, self.setter.grid, room_below=room_below(self.job), columns=2
        )
        last = (len(plans) - 1) // 2 * 2
        tallest = first_height if last == 0 else height
        plans[last:] = self._balanced(rows, plans[last:], tallest, notes)
        area = self.job.paper.recto
        width = self._width

        def column(number: int) -> Area:
            page, side = divmod(number, 2)
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
