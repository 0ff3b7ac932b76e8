"""Key figures: a card with portrait or initials."""

from __future__ import annotations

from guide.dataclass import replace
from guide.document import PersonCard
from guide.pdf import shapes
from guide.pdf.frames import PADDING, Box, settle
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.pictures import set_picture
from guide.pdf.rows import anchor_first, right_end, rows_of_lines
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Drawing, Frame, Mark, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node

MONOGRAM = 34.0
"""Diameter of the disc with a person's initials, in points."""
_PORTRAIT = 62.0
_WHOLE = 0.45
"""Share of the page up to which a card is not divided: larger ones would leave pages half empty."""


def set_person(setter: Setter, card: PersonCard, place: Place) -> Strip:
    node = place.parent.child("Sect")
    box = Box("rules", setter.colour("hairline"), None)
    frame = Frame(place.x, place.width, box, above=8.0, below=7.0, at_break=4.0)
    left = setter.sized((_PORTRAIT if card.portrait else MONOGRAM) + 12.0)
    inner = replace(place.inset(left).under(node), frames=(*place.frames, frame), role="person")
    rows = _person_head(setter, card, inner)
    body = setter.stack(card.blocks, inner)
    if body:
        body[0].space_before = 3.0
        body[0].penalty = FORBIDDEN
    rows += body
    rows[0].marks += _face(setter, card, place.under(node))
    anchor_first(rows, card.id)
    settle(setter, rows, frame, _WHOLE)
    return Strip(rows, 0.0, 0.0)


def _person_head(setter: Setter, card: PersonCard, place: Place) -> list[Row]:
    heading = place.parent.child(setter.heading_tag(card.level))
    items = Flow(setter, place)
    items.text(card.name, Look("person-name"), heading)
    if card.native_name:
        items.text("\u2002", Look("person-native"), heading)
        items.add((card.native_name,), Look("person-native"), heading)
    text = setter.style.text("person-name")
    rows = rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)
    dates = place.parent.child("P") if card.dates else None
    if card.role:
        role = set_text(setter, card.role, place, place.parent.child("P"), "person-role")
        rows += role
    if dates:
        rows += _dates(setter, card.dates, place, dates, rows)
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    return rows


def _dates(setter: Setter, dates: str, place: Place, node: Node, rows: list[Row]) -> list[Row]:
    """The dates of a life at the right of the first row that has room for them, else in a row of their own."""
    items = Flow(setter, place)
    items.text(dates, Look("person-dates"), node)
    text = setter.style.text("person-dates")
    lines = setter.lines(items.items, place.width, text, align="right")
    for row in rows if len(lines) == 1 else ():
        end = right_end(row)
        if place.x + place.width - end - setter.sized(PADDING) >= lines[0].line.natural:
            (line,) = lines
            line.line.x += place.x
            row.marks.append(line.line)
            return []
    left = setter.lines(items.items, place.width, text, align="left")
    return rows_of_lines(left, place, text.leading)


def _face(setter: Setter, card: PersonCard, place: Place) -> list[Mark]:
    """The portrait, or a disc with the initials (an artifact: the name says the same)."""
    if card.portrait:
        strip = set_picture(setter, card.portrait, replace(place, width=setter.sized(_PORTRAIT)))
        return list(strip.rows[0].marks)
    radius = setter.sized(MONOGRAM / 2)
    tint = setter.tint("tint")
    disc = " ".join(
        (
            shapes.fill(tint) if tint else "",
            shapes.stroke(setter.colour("accent"), 0.7),
            shapes.circle(radius, -radius, radius),
            "B" if tint else "S",
        )
    )
    marks: list[Mark] = [Drawing(place.x, 0.0, disc)]
    items = Flow(setter, place)
    items.text(card.monogram, Look("monogram"), None)
    text = setter.style.text("monogram")
    for line in setter.lines(items.items, 2 * radius, text, align="center"):
        line.line.x += place.x
        line.line.baseline = radius + text.size * 0.34
        marks.append(line.line)
    return marks
