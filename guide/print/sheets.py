"""Where pages lie on a sheet: sizes, places, the shift of inner sheets, and the marks to cut and fold by.

Lengths are in points, with the origin at the sheet's bottom left corner and y upwards, as in PDF.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from guide.dataclass import dataclass

Edge: TypeAlias = Literal["left", "right"]

MILLIMETRE = 72 / 25.4

SHEETS = {
    "a3": (297 * MILLIMETRE, 420 * MILLIMETRE),
    "a4": (210 * MILLIMETRE, 297 * MILLIMETRE),
    "a5": (148 * MILLIMETRE, 210 * MILLIMETRE),
    "letter": (612.0, 792.0),
    "tabloid": (792.0, 1224.0),
}
"""Width and height, upright."""

_MARK_LENGTH = 4 * MILLIMETRE
_MARK_GAP = 2 * MILLIMETRE
"""Between the corner of what is cut out and a mark: a cut a little off leaves no ink behind."""
_MARGIN = _MARK_LENGTH + 2 * _MARK_GAP
"""Room for marks, which also keeps them clear of the strip that printers can't reach."""
_SAME = 1.0
"""Points that two sizes of the same paper may differ by."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a sheet."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def top(self) -> float:
        return self.y + self.height

    def grown(self, by: float) -> Box:
        """A box that is so much larger at each side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


@dataclass(frozen=True, slots=True)
class Grid:
    """How a sheet is divided. ``is_folded``: its two columns meet at a fold, where nothing is cut."""

    columns: int
    rows: int
    is_folded: bool = False


def usual_sheet(width: float, height: float) -> str:
    """The paper that a printer is likely to hold for pages of a size: Letter for American ones, else A4."""
    wide, high = SHEETS["letter"]
    is_letter = abs(width - wide) < _SAME and abs(height - high) < _SAME
    return "letter" if is_letter else "a4"


def turned(size: tuple[float, float], grid: Grid) -> tuple[float, float]:
    """A sheet laid as its grid wants it: on its side where it has more columns than rows."""
    short, long = sorted(size)
    return (long, short) if grid.columns > grid.rows else (short, long)


def cell(sheet: tuple[float, float], grid: Grid, number: int) -> Box:
    """The part of a sheet that holds the page of a cell."""
    width, height = sheet[0] / grid.columns, sheet[1] / grid.rows
    row, column = divmod(number, grid.columns)
    return Box(column * width, sheet[1] - (row + 1) * height, width, height)


def place(room: Box, page: tuple[float, float], grid: Grid, number: int, margin: float) -> Box:
    """Where a page of a size lies in its cell: as large as fits, never enlarged, at the fold or in the middle.

    ``margin`` stays free on all sides but the fold's.
    """
    sides = 1 if grid.is_folded else 2
    fit = ((room.width - sides * margin) / page[0], (room.height - 2 * margin) / page[1])
    scale = min(1.0, *fit)
    width, height = page[0] * scale, page[1] * scale
    x = room.x + (room.width - width) / 2
    if grid.is_folded:
        x = room.x if number % 2 else room.right - width
    return Box(x, room.y + (room.height - height) / 2, width, height)


def shifted(box: Box, number: int, shift: float) -> Box:
    """A page of a folded sheet moved to its fold: right in the left cell, left in the right one."""
    return Box(box.x - shift if number % 2 else box.x + shift, box.y, box.width, box.height)


def margin_for_marks(*, wanted: bool) -> float:
    """What is left free around pages for cut marks."""
    return _MARGIN if wanted else 0.0


def room_for_marks() -> float:
    """The margin around what is printed beyond a page's edges, for marks that keep clear of it."""
    return _MARGIN


def cut_marks(box: Box, sides: Sequence[Edge] = ("left", "right"), bleed: float = 0.0) -> str:
    """PDF operators of two short lines at each corner of ``box`` on the sides named, to cut along.

    They stay clear of ``bleed``: what is printed beyond the box.
    """
    lines = [line for side in sides for line in _corner_marks(box, side, bleed + _MARK_GAP)]
    return _stroked("0.25 w 0 G", lines)


def _corner_marks(box: Box, side: Edge, near: float) -> Iterator[tuple[float, float, float, float]]:
    x, out = (box.x, -1) if side == "left" else (box.right, 1)
    far = near + _MARK_LENGTH
    for y, up in ((box.y, -1), (box.top, 1)):
        yield x + out * near, y, x + out * far, y
        yield x, y + up * near, x, y + up * far


def fold_marks(sheet: tuple[float, float]) -> str:
    """PDF operators of dashed lines at the ends of the fold in a sheet's middle."""
    middle, height = sheet[0] / 2, sheet[1]
    ends = ((0.0, _MARK_LENGTH), (height - _MARK_LENGTH, height))
    lines = [(middle, low, middle, high) for low, high in ends]
    return _stroked("[2 2] 0 d 0.25 w 0 G", lines)


def _stroked(state: str, lines: list[tuple[float, float, float, float]]) -> str:
    drawn = " ".join(f"{a:.3f} {b:.3f} m {c:.3f} {d:.3f} l" for a, b, c, d in lines)
    return f"q {state} {drawn} S Q"
