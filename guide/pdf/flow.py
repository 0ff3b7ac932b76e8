"""The rows of a division flow over its pages, in one column."""

from __future__ import annotations

from collections.abc import Callable

from guide.document import Division
from guide.pdf import shapes
from guide.pdf.geometry import Geometry
from guide.pdf.job import Job
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Drawing, Page, Row
from guide.typeset.levelling import fit_pages
from guide.typeset.pages import FORBIDDEN, NoteStyle
from guide.typeset.placing import Area, place_rows


def set_in_one_column(
    job: Job,
    division: Division,
    setter: Setter,
    title: list[Row],
    place: Place,
) -> list[Page]:
    """The pages of a division: the rows of its title, then its blocks at a place."""
    rows = joined(setter, title, setter.stack(division.blocks, place)) or [Row(0.0)]
    anchor_division(rows, division)
    notes = note_style(setter)
    room = room_below(job)
    plans = fit_pages(rows, (setter.text_height,), notes, setter.grid, room_below=room)
    return place_rows(rows, plans, text_areas(job.paper), notes, setter.grid)


def joined(setter: Setter, title: list[Row], body: list[Row]) -> list[Row]:
    """A title, and what it stays together with."""
    if title and body:
        body[0].penalty = FORBIDDEN
        gap = setter.style.text("section-title").after
        body[0].space_before = max(body[0].space_before, gap)
    return title + body


def anchor_division(rows: list[Row], division: Division) -> None:
    """Make the first row the division's place, if no title is it."""
    if not any(division.id in row.anchors for row in rows):
        rows[0].anchors = (division.id, *rows[0].anchors)


def text_areas(paper: Geometry) -> Callable[[int], Area]:
    """The text areas of a division's pages, all as on right-hand ones: left-hand ones are moved when bound."""
    return lambda _: paper.recto


_FIGURES = 0.66
"""Height of figures, as a share of their size."""
_CLEAR = 2.5
"""Points between the text and the folio at least."""


def room_below(job: Job) -> float:
    """Points between the text area and what stands at a page's foot."""
    area = job.paper.recto
    folio = job.paper.foot - _FIGURES * job.style.text("folio").size
    return folio - _CLEAR - (area.y + area.height)


def note_style(setter: Setter) -> NoteStyle:
    """Notes stand below a short rule."""
    pen = shapes.stroke(setter.colour("line"), setter.style.rule)
    rule = Drawing(0.0, 3.0, f"{pen} {shapes.line(0, 0, 60, 0)} S")
    return NoteStyle(gap=setter.grid / 2, rule=rule, rule_height=6.0)
