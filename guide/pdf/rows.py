"""Rows: made of lines, measured, held together."""

from __future__ import annotations

import math
from collections.abc import Sequence

from guide.pdf.setting import Place, Setter
from guide.style import Colour
from guide.typeset.boxes import (
    Drawing,
    Float,
    Line,
    Mark,
    PlacedImage,
    Row,
)
from guide.typeset.pages import FORBIDDEN, RELUCTANT
from guide.typeset.paragraph import SetLine


def rows_of_lines(
    lines: Sequence[SetLine], place: Place, leading: float, ordinal: int = -1
) -> list[Row]:
    """A paragraph's lines as rows that keep no single line at a page's foot or head."""
    rows: list[Row] = []
    for line in lines:
        line.line.x += place.x
        rows.append(
            Row(
                leading,
                [line.line],
                frames=place.frames,
                notes=list(line.notes),
                anchors=line.anchors,
                source=(ordinal, line.offset),
                looseness=line.ratio,
                hyphenated=line.hyphenated,
            )
        )
    if len(rows) > 1:
        rows[1].penalty = FORBIDDEN
        rows[-1].penalty = FORBIDDEN
    for row, line in zip(rows[1:], lines[:-1], strict=False):
        if line.hyphenated and row.penalty < FORBIDDEN:
            row.penalty = 200.0
    return rows


def height_of(rows: Sequence[Row]) -> float:
    """The height of rows below each other, without what their frames add."""
    return sum(row.height + row.space_before for row in rows)


def hold(rows: Sequence[Row], limit: float) -> None:
    """Forbid page breaks inside rows that fit on a page of ``limit`` points."""
    if height_of(rows) <= limit:
        for row in rows[1:]:
            row.penalty = FORBIDDEN


def hold_loosely(rows: Sequence[Row], least: float) -> None:
    """Let a page break inside rows, where it may, only if much of it would be empty else.

    At least ``least`` points stay together at either end.
    """
    whole, above = height_of(rows), height_of(rows[:1])
    for row in rows[1:]:
        is_end = min(above, whole - above) < least
        row.penalty = FORBIDDEN if is_end else max(row.penalty, RELUCTANT)
        above += row.height + row.space_before


def let_float(setter: Setter, rows: Sequence[Row], place: Place) -> bool:
    """Let rows move to the next page where they do not fit, if they fit on one; tells whether they may."""
    if not (place.in_flow and rows) or any(row.penalty < RELUCTANT for row in rows[1:]):
        return False
    floating = Float(after=setter.grid)
    for row in rows:
        row.floating = floating
    return True


def snap(rows: list[Row], grid: float, padding: float = 0.0) -> None:
    """Lengthen the last row so that what follows stands on the baseline grid again.

    ``padding``: what frames around the rows add.
    """
    if not rows:
        return
    rest = (height_of(rows) + padding) % grid
    if 0.01 < rest < grid - 0.01:
        rows[-1].height += grid - rest


def anchor_first(rows: Sequence[Row], identifier: str | None) -> None:
    """Make an id's place the first of some rows."""
    if identifier and rows:
        rows[0].anchors = (identifier, *rows[0].anchors)


def add_marks(row: Row, marks: Sequence[Mark], x: float) -> None:
    """Draw marks into a row *before* its own, moved right by ``x`` points: labels come before their text."""
    for mark in marks:
        mark.x += x
    row.marks[:0] = marks


def right_end(row: Row) -> float:
    """Where the last line of text in a row ends; infinitely far where there is anything else than text."""
    lines = [mark for mark in row.marks if isinstance(mark, Line)]
    if not lines or any(isinstance(mark, PlacedImage) for mark in row.marks):
        return math.inf
    return max(line.x + max(line.natural, line.target) for line in lines)


COLUMN_GAP = 8.0
"""Points between two columns of choices or blanks."""


def fits(rows: Sequence[Row], limit: float) -> bool:
    """Whether rows are one line of text that ends before ``limit``."""
    return len(rows) == 1 and right_end(rows[0]) <= limit


def in_two_columns(rows: list[Row], shift: float) -> list[Row]:
    """The second half of some rows beside the first, ``shift`` points to the right."""
    count = -(-len(rows) // 2)
    for left, right in zip(rows, rows[count:], strict=False):
        for mark in right.marks:
            mark.x += shift
        left.marks += right.marks
        left.anchors += right.anchors
        left.notes += right.notes
    return rows[:count]


def rule(
    x: float, y: float, width: float, thickness: float, colour: Colour, dash: str = ""
) -> Drawing:
    """A horizontal rule as an artifact; ``y`` is its middle, from the row's top, downwards."""
    red, green, blue = colour
    pattern = f"[{dash}] 0 d " if dash else ""
    return Drawing(
        x,
        y,
        f"{pattern}{thickness:.2f} w {red:.3f} {green:.3f} {blue:.3f} RG 0 0 m {width:.2f} 0 l S",
    )
