"""Choices to tick, below each other or in two columns."""

from __future__ import annotations

from guide.dataclass import replace
from guide.document import (
    Choice,
    Choices,
)
from guide.pdf import shapes
from guide.pdf.inlines import set_text
from guide.pdf.labels import set_label
from guide.pdf.rows import COLUMN_GAP, anchor_first, fits, in_two_columns
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Drawing, Row
from guide.typeset.pages import FORBIDDEN, HARDLY
from guide.typeset.tags import Node

_CHOICE_LABEL = 30.0
_TICK = 16.0
_LEAST = 2
"""Choices that stand below their question where others go on overleaf, which the last does not alone."""


def set_choices(setter: Setter, block: Choices, place: Place) -> Strip:
    """Lettered choices with a ring (one is right) or a box (several may be) to tick.

    Short ones stand in two columns, read down.
    """
    node = place.parent.child("L", list_numbering="UpperAlpha")
    choices = [
        _set_choice(setter, choice, block.mark, place.under(node)) for choice in block.choices
    ]
    half = place.width / 2
    limit = place.x + half - setter.sized(COLUMN_GAP)
    if len(choices) > 1 and all(fits(rows, limit) for rows in choices):
        choices = [in_two_columns([rows[0] for rows in choices], half)]
    rows = [row for rows in choices for row in rows]
    for row in rows:
        row.penalty = FORBIDDEN
    for choice in choices[_LEAST:-1]:
        choice[0].penalty = HARDLY
    return Strip(rows, setter.grid * 0.25, 0.0)


def _set_choice(setter: Setter, choice: Choice, mark: str, place: Place) -> list[Row]:
    item = place.parent.child("LI")
    label = item.child("Lbl")
    body = item.child("LBody")
    width = setter.sized(_CHOICE_LABEL) if choice.letter else setter.sized(_TICK)
    rows = set_text(setter, choice.content, place.inset(width).under(body), body, "choice")
    rows = rows or [Row(setter.style.text("choice").leading, frames=place.frames)]
    rows[0].marks.insert(0, _tick(setter, mark, place.x))
    _letter(setter, rows[0], choice.letter, place, label)
    anchor_first(rows, choice.id)
    return rows


def _letter(setter: Setter, row: Row, letter: str, place: Place, node: Node) -> None:
    if letter:
        column = replace(place.inset(setter.sized(_TICK - 1.0)), width=setter.sized(_TICK))
        row.marks[:0] = set_label(setter, letter, "choice-letter", column, node)


def _tick(setter: Setter, mark: str, x: float) -> Drawing:
    pen = shapes.stroke(setter.colour("muted"), 0.8)
    radius, middle = setter.sized(4.0), setter.sized(5.0)
    if mark == "one":
        shape = shapes.circle(middle, 0.0, radius)
    else:
        shape = shapes.rectangle(middle - radius, -radius, 2 * radius, 2 * radius)
    return Drawing(x, setter.style.text("choice").leading * 0.5, f"{pen} {shape} S")
