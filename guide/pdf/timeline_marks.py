"""A timeline's spine and the marks on it; x in points from the text area's left, y downwards from the row's top."""

from __future__ import annotations

from guide.document import TimelineEntry
from guide.pdf import shapes
from guide.pdf.setting import Setter
from guide.typeset.boxes import Drawing, Mark

_RADIUS = {"major": 4.2, "normal": 3.0, "minor": 2.0}
_BAR = 2.8


def spine(setter: Setter, x: float, height: float) -> Drawing:
    return _stroke(setter, x, height, "")


def broken_spine(setter: Setter, x: float, height: float) -> Drawing:
    """Dashed: of a stretch that is left out."""
    return _stroke(setter, x, height, "1.5 3")


def _stroke(setter: Setter, x: float, height: float, dashes: str) -> Drawing:
    pen = shapes.stroke(setter.colour("line"), 0.8, dashes)
    return Drawing(x, 0.0, f"{pen} {shapes.line(0, 0, 0, -height)} S")


def knot(setter: Setter, entry: TimelineEntry, x: float, y: float) -> Mark:
    """A disc, hollow and dashed where the date is uncertain."""
    radius = setter.sized(_RADIUS[entry.importance])
    accent = setter.colour("accent")
    pen = shapes.stroke(accent, 1.2, "2 1.5" if entry.uncertain else "")
    ground = shapes.fill(setter.colour("paper") if entry.uncertain else accent)
    return Drawing(x, y, f"{ground} {pen} {shapes.circle(0, 0, radius)} B")


def tie(setter: Setter, left: float, right: float, y: float) -> Drawing:
    """Between a date and its knot."""
    pen = shapes.stroke(setter.colour("line"), 0.5)
    return Drawing(left, y, f"{pen} {shapes.line(0, 0, right - left, 0)} S")


def beside_spine(setter: Setter) -> float:
    """How far from the spine the middle of a bar stands that belongs to one side of it."""
    return setter.sized(_BAR / 2) + 0.4


def bar(setter: Setter, x: float, y: float, height: float) -> Drawing:
    """For what lasts: from its knot down along its text."""
    width = setter.sized(_BAR)
    ground = shapes.fill(setter.colour("accent"))
    return Drawing(x, y, f"{ground} {shapes.rectangle(-width / 2, -height, width, height)} f")
