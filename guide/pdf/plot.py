"""A figure of lines, boxes and words while it is drawn; y counts downwards from its top, as in rows."""

from __future__ import annotations

from guide.dataclass import dataclass, field
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Drawing, Mark, Row
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

_BAND = 1.4
"""Height of an axis, in which years or months are named, as a multiple of the labels' leading."""
_BASELINE = 0.7
"""Of the names in it, as a share of its height."""
_ROW = 1.1
"""Height of a row of labels, likewise."""


@dataclass(slots=True)
class Plot:
    """The figure's operators and texts so far."""

    setter: Setter
    place: Place
    node: Node
    parts: list[str] = field(default_factory=list)
    texts: list[Mark] = field(default_factory=list)

    @property
    def band(self) -> float:
        return _BAND * self.setter.style.text("overview").leading

    @property
    def row(self) -> float:
        return _ROW * self.setter.style.text("overview").leading

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.parts += [shapes.line(x1, -y1, x2, -y2), "S"]

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Filled; ``y`` is its top."""
        self.parts += [shapes.rectangle(x, -y - height, width, height), "f"]

    def axis(self, x: float, y: float, width: float) -> None:
        """A stretch of the axis: a band on a ground, or one between two lines where the style has none."""
        if self.setter.tint("tint"):
            self.ink("tint")
            self.box(x, y, width, self.band)
        else:
            self.pen("line", 0.6)
            self.line(x, y, x + width, y)
            self.line(x, y + self.band, x + width, y + self.band)

    def dot(self, x: float, y: float, radius: float, *, is_hollow: bool) -> None:
        ground = self.setter.colour("paper" if is_hollow else "accent")
        pen = shapes.stroke(self.setter.colour("accent"), 0.9, "1.4 1" if is_hollow else "")
        self.parts += ["q", shapes.fill(ground), pen, shapes.circle(x, -y, radius), "B Q"]

    def pen(self, colour: str, width: float) -> None:
        self.parts.append(shapes.stroke(self.setter.colour(colour), width))

    def ink(self, colour: str) -> None:
        self.parts.append(shapes.fill(self.setter.colour(colour)))

    def text(self, content: str, x: float, baseline: float, role: str = "overview") -> float:
        """Write from ``x``; answers the width."""
        items = Flow(self.setter, self.place)
        items.text(content, Look(role), self.node)
        width = natural_width(items.items, self.setter.fonts)
        style = self.setter.style.text(role)
        for line in self.setter.lines(items.items, width + 1.0, style, align="left"):
            line.line.x = self.place.x + x
            line.line.baseline = baseline
            self.texts.append(line.line)
        return width

    def width_of(self, content: str) -> float:
        items = Flow(self.setter, self.place)
        items.text(content, Look("overview"), None)
        return natural_width(items.items, self.setter.fonts)

    def name(self, content: str, x: float, axis: float) -> None:
        """Write into an axis whose top is at y ``axis``."""
        self.text(content, x + 2.0, axis + self.band * _BASELINE)

    def row_of(self, height: float) -> Row:
        """The finished figure as a row of so many points."""
        lifted = [
            f"q 1 0 0 1 0 {height:.2f} cm",
            *self.parts,
            "Q",
        ]  # our origin is its top left corner
        place = self.place
        drawing = Drawing(place.x, height, " ".join(lifted), self.node, place.width, height)
        return Row(height, [drawing, *self.texts], frames=place.frames)
