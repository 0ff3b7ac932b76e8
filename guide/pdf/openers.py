"""How divisions begin: parts and section titles."""

from __future__ import annotations

from guide.document import Division
from guide.pdf.inlines import Flow, Look, flow
from guide.pdf.labels import set_label
from guide.pdf.period import set_period
from guide.pdf.rows import rows_of_lines, rule, snap
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Line, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import BASELINE

_BESIDE_NUMBER = 14.0
"""Points between a title and its number."""


def division_title(setter: Setter, division: Division, place: Place) -> list[Row]:
    """Label, title and the short facts below it, as rows that stay with what follows."""
    if not division.title:
        return []
    rows: list[Row] = []
    if division.role == "part":
        rows.append(Row(setter.grid * 8, frames=place.frames))
    rows += _label(setter, division, place)
    text = setter.style.text("section-title")
    heading = place.parent.child(setter.heading_tag(division.level))
    items = flow(setter, division.title, place, heading, "section-title")
    number = _number(setter, division, place)
    room = place.width - sum(line.natural + setter.sized(_BESIDE_NUMBER) for line in number)
    title = rows_of_lines(setter.balanced(items, room, text), place, text.leading)
    title[0].marks += number
    rows += title
    if division.period:
        period = set_period(setter, division.period, place)
        period[0].space_before = setter.grid / 2
        rows += period
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    rows[0].anchors = (division.id, *rows[0].anchors)
    snap(rows, setter.grid)
    return rows


def _number(setter: Setter, division: Division, place: Place) -> list[Line]:
    """The section's number, large, at the right end of its title's first line: what one leafs for.

    An artifact, as the label says it. It is as high as label and title together.
    """
    if not (division.number and division.label) or division.role == "part":
        return []
    title = setter.style.text("section-title")
    lines = set_label(setter, division.number, "section-number", place, None, "right")
    for line in lines:
        line.baseline = title.leading * BASELINE
    return lines


def _label(setter: Setter, division: Division, place: Place) -> list[Row]:
    """ "Section 3 · 15 minutes"."""
    if not (division.label or division.meta):
        return []
    node = place.parent.child("P")
    items = Flow(setter, place)
    items.text(division.label, Look("section-label"), node)
    for fact in division.meta:
        items.text(f"\u2002·\u2002{fact}" if items.items else fact, Look("meta"), node)
    text = setter.style.text("section-label")
    return rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)


def part_band(setter: Setter, part: Division, place: Place) -> list[Row]:
    """A part that opens above its first section: label and title in one line, and a rule below."""
    heading = place.parent.child(setter.heading_tag(part.level))
    items = Flow(setter, place)
    if part.label:
        items.text(part.label, Look("part-label"), heading)
        items.text("\u2003", Look("part-label"), heading)
    items.add(part.title, Look("part-title"), heading)
    text = setter.style.text("part-title")
    rows = rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)
    thick = rule(0.0, text.leading, place.width, 1.2, setter.colour("accent"))
    rows[-1].marks.append(thick)
    rows[-1].height += setter.grid
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    rows[0].anchors = (part.id,)
    snap(rows, setter.grid)
    return rows
