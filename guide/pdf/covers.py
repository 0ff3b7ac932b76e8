"""Covers: the author's picture, or one drawn from the style and the guide's own dates."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

from guide.document import Cover, Moment
from guide.pdf import shapes
from guide.pdf.geometry import Geometry
from guide.pdf.ground import BEYOND
from guide.pdf.inlines import Flow, Look
from guide.pdf.rows import height_of, rows_of_lines
from guide.pdf.scale import scale_of
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Drawing, Page, PlacedImage, PlacedRow, Row
from guide.typeset.tags import Node

_MARGIN = 0.115
"""Share of the paper's width."""
_HORIZON = 0.58
"""Share of the paper's height."""
_BLADES = {"major": 0.085, "normal": 0.048, "minor": 0.026}
"""Shares of the paper's height."""
_UNLIKE = 0.22
"""Share by which blades differ in height."""
_TITLES, _HIGHEST = 0.2, 0.07
"""Shares of the paper's height above titles that have room, and at least."""
_CLEAR = 0.02
"""Share of it between titles and the tallest blades."""
_BELOW_TITLE = 18.0
"""Points between title and subtitle."""
_FEWEST = 5
"""Events that make a picture."""


def cover_page(setter: Setter, cover: Cover, parent: Node, paper: Geometry) -> Page:
    """A full page: the author's picture, or a ground drawn from the style with the title on it."""
    page = Page(paper.width, paper.height, "")
    if cover.image:
        page.rows.append(PlacedRow(0.0, 0.0, _picture(setter, cover, parent, paper)))
        if cover.image and cover.alt:
            return page
    else:
        page.rows.append(PlacedRow(0.0, 0.0, Row(0.0, [_ground(setter, paper, cover.moments)])))
    margin = paper.width * _MARGIN
    place = Place(0.0, paper.width - 2.4 * margin, parent)
    titles = _titles(setter, cover, place)
    _column(page, titles, margin, _top(paper, height_of(titles)))
    y = paper.height * 0.8
    for content, role in (
        (", ".join(cover.authors), "cover-author"),
        (" · ".join(filter(None, (cover.edition, cover.publisher))), "cover-edition"),
    ):
        if content:
            rows = _plain(setter, content, place, role, parent.child("P"))
            y = _column(page, rows, margin, y)
    return page


def _titles(setter: Setter, cover: Cover, place: Place) -> list[Row]:
    rows = _plain(setter, cover.title, place, "cover-title", place.parent.child("H1"))
    if cover.subtitle:
        node = place.parent.child("P")
        subtitle = _plain(setter, cover.subtitle, place, "cover-subtitle", node)
        subtitle[0].space_before = _BELOW_TITLE
        rows += subtitle
    return rows


def _top(paper: Geometry, height: float) -> float:
    """Where titles of a height begin: higher than they would, where they would run into the grass."""
    grass = _HORIZON - max(_BLADES.values()) * (1 + _UNLIKE) - _CLEAR
    return max(min(paper.height * _TITLES, paper.height * grass - height), paper.height * _HIGHEST)


def _column(page: Page, rows: list[Row], x: float, y: float) -> float:
    for row in rows:
        y += row.space_before
        page.rows.append(PlacedRow(x, y, row))
        y += row.height
    return y


def _ground(setter: Setter, paper: Geometry, moments: Sequence[Moment]) -> Drawing:
    """The guide's events as blades of grass on a horizon, and lines that draw together towards it."""
    width, height = paper.width, paper.height
    parts: list[str] = []
    if ground := setter.tint("cover-ground"):
        # Beyond the edges too: a cut that is a little off leaves no white behind.
        size = width + 2 * BEYOND, height + 2 * BEYOND
        parts += [shapes.fill(ground), shapes.rectangle(-BEYOND, -height - BEYOND, *size), "f"]
    margin, horizon = width * _MARGIN, -height * _HORIZON
    parts.append(shapes.stroke(setter.colour("cover-line"), 0.7))
    y, drop = horizon, height * 0.0036
    while y > -height * 0.74:
        parts.append(shapes.line(margin, y, width - margin, y))
        y -= drop
        drop *= 1.42
    parts.append("S")
    if len(moments) >= _FEWEST:
        parts += _blades(moments, width - 2 * margin, margin, horizon, height)
    return Drawing(0.0, 0.0, " ".join(parts))


def _blades(
    moments: Sequence[Moment], width: float, left: float, horizon: float, height: float
) -> list[str]:
    """A stroke for each event at its place in time, the taller the more it matters."""
    scale = scale_of(((moment.year, moment.year) for moment in moments), width)
    parts = ["1 J 0.8 w"]
    for number, moment in enumerate(moments):
        x = left + scale.x(moment.year)
        # No two neighbours are alike, and the same guide always has the same grass.
        tall = _BLADES[moment.importance] * height * (1 + _UNLIKE * sin(2.4 * number))
        lean = tall * 0.3 * cos(1.7 * number)
        middle, top = horizon + tall * 0.6, horizon + tall
        parts.append(
            f"{x:.2f} {horizon:.2f} m {x:.2f} {middle:.2f} {x:.2f} {middle:.2f} "
            f"{x + lean:.2f} {top:.2f} c S"
        )
    return parts


def _picture(setter: Setter, cover: Cover, parent: Node, paper: Geometry) -> Row:
    """The author's cover, as large as the page allows, in its middle."""
    assert cover.image is not None
    image = setter.images[cover.image]
    scale = min(paper.width / image.width, paper.height / image.height)
    width, height = image.width * scale, image.height * scale
    node = parent.child("Figure", alt=cover.alt, bbox=True) if cover.alt else None
    x, y = (paper.width - width) / 2, (paper.height + height) / 2
    return Row(paper.height, [PlacedImage(x, y, width, height, cover.image, node)])


def _plain(setter: Setter, content: str, place: Place, role: str, node: Node) -> list[Row]:
    """Plain text of a cover, its lines about as long as each other."""
    items = Flow(setter, place)
    items.text(content, Look(role), node)
    text = setter.style.text(role)
    return rows_of_lines(setter.balanced(items.items, place.width, text), place, text.leading)
