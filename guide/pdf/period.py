"""A section's place in time: when what it tells of happened, on a small axis of the whole guide."""

from __future__ import annotations

from functools import lru_cache

from guide.document import Period
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look
from guide.pdf.scale import Scale, scale_of
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Drawing, Row
from guide.typeset.paragraph import natural_width

_GAP = 12.0
_HALF = 2.5
"""Half the height of the axis, in points."""
_SHORTEST = 3.0
"""Points that a short period is drawn long."""


def set_period(setter: Setter, period: Period, place: Place) -> list[Row]:
    """The period in words, and beside it an axis with all events on which it stands out."""
    items = Flow(setter, place)
    items.text(period.label, Look("meta"), place.parent.child("P"))
    text = setter.style.text("meta")
    words = natural_width(items.items, setter.fonts)
    row = Row(text.leading, frames=place.frames)
    for line in setter.lines(items.items, place.width, text, align="left"):
        line.line.x += place.x
        row.marks.append(line.line)
    width = place.width - words - _GAP
    if len(period.moments) > 1 and width > place.width / 3:
        x = place.x + words + _GAP
        row.marks.append(Drawing(x, text.leading * 0.55, _axis(setter, period, width)))
    return [row]


@lru_cache(maxsize=8)
def _scale(moments: tuple[float, ...], width: float) -> tuple[Scale, tuple[float, ...]]:
    """The axis of all events, the same for all sections; and where on it they are."""
    scale = scale_of([(moment, moment) for moment in moments], width)
    return scale, tuple(dict.fromkeys(round(scale.x(moment), 1) for moment in moments))


def _axis(setter: Setter, period: Period, width: float) -> str:
    """The axis as an artifact: its label says what it shows."""
    scale, ticks = _scale(period.moments, round(width))
    parts = [shapes.stroke(setter.colour("hairline"), 0.8)]
    parts += [shapes.line(piece.left, 0, piece.right, 0) for piece in scale.pieces]
    parts.append("S")
    parts.append(shapes.stroke(setter.colour("line"), 0.5))
    parts += [shapes.line(x, -_HALF / 2, x, _HALF / 2) for x in ticks]
    parts.append("S")
    left, right = scale.x(period.start), scale.x(period.end)
    middle, length = (left + right) / 2, max(right - left, _SHORTEST)
    parts.append(shapes.fill(setter.colour("accent")))
    parts += [shapes.rectangle(middle - length / 2, -_HALF, length, 2 * _HALF), "f"]
    return " ".join(parts)
