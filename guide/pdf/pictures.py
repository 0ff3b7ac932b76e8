"""Pictures with their captions."""

from __future__ import annotations

from guide.document import Picture
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look
from guide.pdf.rows import anchor_first, let_float
from guide.pdf.setting import Place, Setter, Strip
from guide.pdf.tables import set_caption
from guide.typeset.boxes import Drawing, Mark, PlacedImage, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node

_TALLEST = 0.62
"""Share of the text height that a picture may take."""
_PIXELS_PER_POINT = 150 / 72
"""Raster pictures are not enlarged beyond 150 pixels an inch unless the author asks."""
_PIN_RADIUS = 6.5
_NARROWEST_CAPTION = 0.5
"""Share of the measure: a caption is as wide as its picture, but not narrower."""


def set_picture(setter: Setter, picture: Picture, place: Place) -> Strip:
    """A picture with its caption, as large as is asked for and the page allows."""
    return set_picture_within(setter, picture, place, setter.text_height * _TALLEST)


def set_picture_within(setter: Setter, picture: Picture, place: Place, tallest: float) -> Strip:
    """The same, but no more than ``tallest`` points high without its caption."""
    image = setter.images[picture.image]
    width = place.width * (picture.width or 1.0)
    if picture.width is None and image.media_type != "image/svg+xml":
        width = min(width, image.width / _PIXELS_PER_POINT)
    height = width * image.height / image.width
    if height > tallest:
        height = tallest
        width = height * image.width / image.height
    x = place.x + (place.width - width) / 2
    figure = place.parent.child("Figure", alt=picture.alt, bbox=True) if picture.alt else None
    marks: list[Mark] = [PlacedImage(x, height, width, height, picture.image, figure)]
    for pin in picture.pins:
        marks += _pin(setter, x + pin.x * width, pin.y * height, pin.label)
    rows = [Row(height, marks, frames=place.frames, source=(setter.ordinal(picture), 0))]
    if picture.caption:
        parent = place.parent if figure is None else figure
        beside = (place.width - max(width, place.width * _NARROWEST_CAPTION)) / 2
        caption = set_caption(setter, picture.caption, place.inset(beside, beside), parent)
        if caption:
            caption[0].space_before = 6.0
        for row in caption:
            row.penalty = FORBIDDEN
        rows += caption
    anchor_first(rows, picture.id)
    floats = let_float(setter, rows, place)
    return Strip(rows, setter.grid, setter.grid / 2, floats=floats)


def _pin(setter: Setter, x: float, y: float, label: str) -> list[Mark]:
    """A numbered disc; the picture's alt tells what the pins mark."""
    radius = setter.sized(_PIN_RADIUS)
    ground = " ".join(
        (
            shapes.fill(setter.colour("paper")),
            shapes.stroke(setter.colour("ink"), 1.0),
            shapes.circle(0, 0, radius),
            "B",
        )
    )
    text = setter.style.text("choice-letter")
    items = Flow(setter, Place(0.0, 2 * radius, Node("NonStruct")))
    items.text(label, Look("table-head"), None)
    marks: list[Mark] = [Drawing(x, y, ground)]
    for line in setter.lines(items.items, 2 * radius, text, align="center"):
        line.line.x += x - radius
        line.line.baseline = y + radius * 0.46
        marks.append(line.line)
    return marks
