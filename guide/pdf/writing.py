"""Room to write: ruled lines, and fields at the head of a paper."""

from __future__ import annotations

from guide.document import (
    Fields,
    WritingSpace,
)
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look
from guide.pdf.rows import rule
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Drawing, Mark, Row
from guide.typeset.pages import FORBIDDEN, RELUCTANT
from guide.typeset.paragraph import natural_width

_LEAST = 3
"""Lines to write on that stand together at a page's foot and at its head."""


def set_writing_space(setter: Setter, space: WritingSpace, place: Place) -> Strip:
    """Ruled lines (or the style's other ruling), read as one "space for your answer"."""
    pitch = setter.style.writing.pitch
    node = place.parent.child("P").child("Span", actual_text=space.label)
    ink = setter.colour("line")
    rows: list[Row] = []
    for number in range(space.lines):
        is_end = min(number, space.lines - number) < _LEAST
        row = Row(pitch, frames=place.frames, penalty=FORBIDDEN if is_end else RELUCTANT)
        row.marks = _ruling(setter, place, number, space.lines, pitch, ink)
        if number == 0:
            first = row.marks[0]
            if isinstance(first, Drawing):
                first.node = node
        rows.append(row)
    return Strip(rows, 0.0, setter.grid * 0.5)


def _ruling(
    setter: Setter,
    place: Place,
    number: int,
    count: int,
    pitch: float,
    ink: tuple[float, float, float],
) -> list[Mark]:
    match setter.style.writing.ruling:
        case "lines":
            return [rule(place.x, pitch, place.width, 0.5, ink)]
        case "dots":
            return [rule(place.x, pitch, place.width, 0.9, ink, "0.1 4")]
        case "grid":
            return [_grid(place, pitch, ink)]
        case "box":
            return [_box_part(place, number, count, pitch, ink)]


def _grid(place: Place, pitch: float, ink: tuple[float, float, float]) -> Drawing:
    cell = pitch / 2
    columns = int(place.width // cell)
    parts = [shapes.stroke(ink, 0.3)]
    for row in range(3):
        parts.append(shapes.line(0, -row * cell, columns * cell, -row * cell))
    for column in range(columns + 1):
        parts.append(shapes.line(column * cell, 0, column * cell, -pitch))
    return Drawing(place.x, 0.0, " ".join([*parts, "S"]))


def _box_part(
    place: Place, number: int, count: int, pitch: float, ink: tuple[float, float, float]
) -> Drawing:
    parts = [
        shapes.stroke(ink, 0.7),
        shapes.line(0, 0, 0, -pitch),
        shapes.line(place.width, 0, place.width, -pitch),
    ]
    if number == 0:
        parts.append(shapes.line(0, 0, place.width, 0))
    if number == count - 1:
        parts.append(shapes.line(0, -pitch, place.width, -pitch))
    return Drawing(place.x, 0.0, " ".join([*parts, "S"]))


def set_fields(setter: Setter, fields: Fields, place: Place) -> Strip:
    """Name, class, date: labels with a line behind each, side by side."""
    text = setter.style.text("field")
    gap = 12.0
    shares = [2.0 if number == 0 else 1.0 for number in range(len(fields.labels))]
    unit = (place.width - gap * (len(shares) - 1)) / sum(shares)
    row = Row(setter.grid * 2, frames=place.frames)
    x = place.x
    for label, share in zip(fields.labels, shares, strict=True):
        node = place.parent.child("P")
        items = Flow(setter, place)
        items.text(label, Look("field"), node)
        label_width = natural_width(items.items, setter.fonts) + 5.0
        for line in setter.lines(items.items, unit * share, text):
            line.line.x += x
            line.line.baseline += setter.grid * 0.5
            row.marks.append(line.line)
            base = line.line.baseline
        row.marks.append(
            rule(x + label_width, base + 2.0, unit * share - label_width, 0.6, setter.colour("ink"))
        )
        x += unit * share + gap
    return Strip([row], 0.0, setter.grid)
