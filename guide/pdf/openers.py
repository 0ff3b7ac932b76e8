"""How divisions begin: covers, part openers, section titles."""

from __future__ import annotations

from guide.document import Cover, Division
from guide.pdf import shapes
from guide.pdf.geometry import Geometry
from guide.pdf.inlines import Flow, Look, flow
from guide.pdf.period import set_period
from guide.pdf.setting import Place, Setter, rows_of_lines, rule, snap
from guide.typeset.boxes import Drawing, Page, PlacedImage, PlacedRow, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node


def division_title(setter: Setter, division: Division, place: Place) -> list[Row]:
    """Label, title and the short facts below it, as rows that stay with what follows."""
    if not division.title:
        return []
    rows: list[Row] = []
    if division.role == "part":
        rows.append(Row(setter.grid * 8, frames=place.frames))
    rows += _label(setter, division, place)
    text = setter.style.text("section-title")
    heading = place.parent.child(f"H{min(division.level, 6)}")
    items = flow(setter, division.title, place, heading, "section-title")
    rows += rows_of_lines(setter.balanced(items, place.width, text), place, text.leading)
    if division.period:
        rows += set_period(setter, division.period, place)
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    rows[0].anchors = (division.id, *rows[0].anchors)
    snap(rows, setter.grid)
    return rows


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
    heading = place.parent.child(f"H{min(part.level, 6)}")
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


def _plain(setter: Setter, content: str, place: Place, role: str, node: Node) -> list[Row]:
    """Plain text of a cover, its lines about as long as each other."""
    items = Flow(setter, place)
    items.text(content, Look(role), node)
    text = setter.style.text(role)
    return rows_of_lines(setter.balanced(items.items, place.width, text), place, text.leading)


def cover_page(setter: Setter, cover: Cover, parent: Node, paper: Geometry) -> Page:
    """A full page: the author's picture, or a ground drawn from the style with the title on it."""
    page = Page(paper.width, paper.height, "")
    if cover.image:
        page.rows.append(PlacedRow(0.0, 0.0, _picture(setter, cover, parent, paper)))
        if cover.image and cover.alt:
            return page
    else:
        page.rows.append(PlacedRow(0.0, 0.0, Row(0.0, [_ground(setter, paper)])))
    margin = paper.width * 0.115
    place = Place(0.0, paper.width - 2.4 * margin, parent)
    y = paper.height * 0.2
    for content, role, tag, space in (
        (cover.title, "cover-title", "H1", 0.0),
        (cover.subtitle, "cover-subtitle", "P", 18.0),
    ):
        if content:
            y += space
            rows = _plain(setter, content, place, role, parent.child(tag))
            y = _column(page, rows, margin, y)
    y = paper.height * 0.8
    for content, role in (
        (", ".join(cover.authors), "cover-author"),
        (" · ".join(filter(None, (cover.edition, cover.publisher))), "cover-edition"),
    ):
        if content:
            rows = _plain(setter, content, place, role, parent.child("P"))
            y = _column(page, rows, margin, y)
    return page


def _column(page: Page, rows: list[Row], x: float, y: float) -> float:
    for row in rows:
        page.rows.append(PlacedRow(x, y, row))
        y += row.height
    return y


def _ground(setter: Setter, paper: Geometry) -> Drawing:
    """A plain ground with a horizon: lines that draw together towards the middle of the page."""
    width, height = paper.width, paper.height
    parts = [
        shapes.fill(setter.colour("cover-ground")),
        shapes.rectangle(0, -height, width, height),
        "f",
        shapes.stroke(setter.colour("cover-line"), 0.7),
    ]
    horizon, drop = height * 0.56, 3.0
    while horizon < height * 0.76:
        parts.append(shapes.line(width * 0.115, -horizon, width * 0.885, -horizon))
        horizon += drop
        drop *= 1.38
    return Drawing(0.0, 0.0, " ".join([*parts, "S"]))


def _picture(setter: Setter, cover: Cover, parent: Node, paper: Geometry) -> Row:
    """The author's cover, as large as the page allows, in its middle."""
    assert cover.image is not None
    image = setter.images[cover.image]
    scale = min(paper.width / image.width, paper.height / image.height)
    width, height = image.width * scale, image.height * scale
    node = parent.child("Figure", alt=cover.alt, bbox=True) if cover.alt else None
    x, y = (paper.width - width) / 2, (paper.height + height) / 2
    return Row(paper.height, [PlacedImage(x, y, width, height, cover.image, node)])
