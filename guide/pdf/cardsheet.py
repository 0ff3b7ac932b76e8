"""Where cards stand on a sheet, on its front and on its back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, TypeAlias

from guide.dataclass import dataclass, replace
from guide.pdf import shapes
from guide.typeset.boxes import Drawing, Page, PlacedRow, Row

Edge: TypeAlias = Literal["long", "short"]
"""Over which a printer turns the sheet for its back."""

MILLIMETRE = 72 / 25.4
_MARK = 4 * MILLIMETRE
_CLEAR = 2 * MILLIMETRE
"""Between a cut mark and the cards."""
_BLACK = (0.0, 0.0, 0.0)
_REACH = 10
"""Millimetres to either side that the calibration sheet measures."""


@dataclass(frozen=True, slots=True)
class CardSheet:
    """A sheet of cards, upright. Lengths in points."""

    width: float = 595.276
    height: float = 841.89
    columns: int = 2
    rows: int = 4
    margin: float = 10 * MILLIMETRE
    """Around all cards: what printers can't reach, and room for cut marks."""
    edge: Edge = "long"
    offset: tuple[float, float] = (0.0, 0.0)
    """How far right and down backs have to be moved to lie behind their fronts, on a printer that is a little off."""

    @property
    def per_side(self) -> int:
        return self.columns * self.rows

    @property
    def card(self) -> tuple[float, float]:
        """Width and height of a card."""
        return (
            (self.width - 2 * self.margin) / self.columns,
            (self.height - 2 * self.margin) / self.rows,
        )

    def with_larger_cards(self) -> Iterator[CardSheet]:
        """This sheet, then ones with half as many cards on a side each, down to one card.

        First columns get longer cards, then a card gets the whole width.
        """
        sheet = self
        yield sheet
        while sheet.per_side > 1:
            if sheet.rows > 1:
                sheet = replace(sheet, rows=sheet.rows // 2)
            else:
                sheet = replace(sheet, columns=sheet.columns // 2)
            yield sheet

    def front(self, number: int) -> tuple[float, float]:
        """The top left corner of the ``number``-th card of a side, from the sheet's."""
        row, column = divmod(number, self.columns)
        width, height = self.card
        return self.margin + column * width, self.margin + row * height

    def back(self, number: int) -> tuple[float, float]:
        """Where its back is: mirrored across the edge that the sheet is turned over, then moved by the offset."""
        row, column = divmod(number, self.columns)
        if self.edge == "long":
            column = self.columns - 1 - column
        else:
            row = self.rows - 1 - row
        x, y = self.front(row * self.columns + column)
        return x + self.offset[0], y + self.offset[1]


def cut_marks(sheet: CardSheet) -> Drawing:
    """Short lines in the margins where the cards are cut apart."""
    width, height = sheet.card
    near, far = sheet.margin - _CLEAR, max(sheet.margin - _CLEAR - _MARK, 0.0)
    parts = [shapes.stroke(_BLACK, 0.4)]
    for column in range(sheet.columns + 1):
        x = sheet.margin + column * width
        parts.append(shapes.line(x, -far, x, -near))
        parts.append(shapes.line(x, near - sheet.height, x, far - sheet.height))
    for row in range(sheet.rows + 1):
        y = -sheet.margin - row * height
        parts.append(shapes.line(far, y, near, y))
        parts.append(shapes.line(sheet.width - near, y, sheet.width - far, y))
    return Drawing(0.0, 0.0, " ".join([*parts, "S"]))


def calibration_pages(sheet: CardSheet) -> list[Page]:
    """A front with millimetre scales and a back with hairlines: held to the light, the scales tell the offset.

    The hairlines fall on the middle of the scales where front and back meet; where they fall to the right of it or
    below, that many millimetres have to be taken off the offset.
    """
    x, y = sheet.width / 2, sheet.height / 2
    front, back = (Page(sheet.width, sheet.height, label) for label in ("1", "2"))
    front.rows.append(PlacedRow(x, y, Row(0.0, [_scales()])))
    moved = x + sheet.offset[0], y + sheet.offset[1]
    back.rows.append(PlacedRow(*moved, Row(0.0, [_hairlines()])))
    return [front, back]


def _scales() -> Drawing:
    """Two rulers that cross at zero, a longer tick each five millimetres."""
    reach = _REACH * MILLIMETRE
    parts = [
        shapes.stroke(_BLACK, 0.3),
        shapes.line(-reach, 0, reach, 0),
        shapes.line(0, -reach, 0, reach),
    ]
    for step in range(-_REACH, _REACH + 1):
        place, length = step * MILLIMETRE, (3.0 if step % 5 == 0 else 1.5) * MILLIMETRE
        parts.append(shapes.line(place, -length, place, length))
        parts.append(shapes.line(-length, place, length, place))
    return Drawing(0.0, 0.0, " ".join([*parts, "S"]))


def _hairlines() -> Drawing:
    reach = 2 * _REACH * MILLIMETRE
    lines = (shapes.line(-reach, 0, reach, 0), shapes.line(0, -reach, 0, reach))
    return Drawing(0.0, 0.0, " ".join((shapes.stroke(_BLACK, 0.3), *lines, "S")))
