"""Painting into a form's content stream, with the graphics state that PDF keeps for us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from guide.typeset.boxes import Colour
from guide.typeset.svg.geometry import IDENTITY, Matrix, Outline
from guide.typeset.syntax import number, numbers

_DEEPEST = 26
"""Saved graphics states, of the 28 that ISO 19005-2, 6.1.13 allows: some programs count the page's."""


class Stroke(NamedTuple):
    """How lines are drawn: everything but colour and opacity."""

    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    offset: float = 0.0


class Canvas:
    """Collects operators; sets nothing that is set already."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self.opacities: dict[tuple[float, float], str] = {}
        """Resource names of graphics states, by opacity of filling and stroking."""
        self.shadings: dict[str, str] = {}
        """Resource names of shadings, by their dictionaries."""
        self._state: dict[str, object] = {}
        self._depth = 0

    @contextmanager
    def saved(self, matrix: Matrix = IDENTITY) -> Iterator[None]:
        """Within it, the coordinate system is transformed; afterwards all is as before.

        Raises RecursionError where that goes deeper than PDF/A allows.
        """
        self._depth += 1
        if self._depth > _DEEPEST:
            raise RecursionError
        before = dict(self._state)
        self.operators.append("q")
        if matrix != IDENTITY:
            self.operators.append(f"{matrix_operands(matrix)} cm")
        yield
        self.operators.append("Q")
        self._state = before
        self._depth -= 1

    def write(self, operators: str) -> None:
        self.operators.append(operators)

    def fill_colour(self, colour: Colour) -> None:
        self._set("fill", colour, f"{numbers(colour)} rg")

    def stroke_colour(self, colour: Colour) -> None:
        self._set("stroke", colour, f"{numbers(colour)} RG")

    def opacity(self, fill: float, stroke: float) -> None:
        if (fill, stroke) == self._state.get("opacity", (1.0, 1.0)):
            return
        name = self.opacities.setdefault((fill, stroke), f"/G{len(self.opacities)}")
        self._set("opacity", (fill, stroke), f"{name} gs")

    def stroke(self, stroke: Stroke) -> None:
        self._set("width", stroke.width, f"{number(stroke.width)} w")
        self._set("cap", stroke.cap, f"{stroke.cap} J")
        self._set("join", stroke.join, f"{stroke.join} j")
        self._set("miter", stroke.miter_limit, f"{number(stroke.miter_limit)} M")
        dash = f"[{numbers(stroke.dashes)}] {number(stroke.offset)} d"
        self._set("dash", dash, dash)

    def path(self, outline: Outline) -> None:
        """Construct a path, to be painted or clipped to next."""
        self.operators.extend(
            f"{' '.join(f'{number(x)} {number(y)}' for x, y in points)} {operator}".lstrip()
            for operator, points in outline
        )

    def shade(self, shading: str, matrix: Matrix) -> None:
        """Paint a gradient over all that is not clipped away."""
        name = self.shadings.setdefault(shading, f"/S{len(self.shadings)}")
        self.operators.append(f"{matrix_operands(matrix)} cm {name} sh")

    def font(self, name: str, size: float) -> None:
        self._set("font", (name, size), f"{name} {number(size)} Tf")

    def text_mode(self, mode: int) -> None:
        if mode != self._state.get("mode", 0):
            self._set("mode", mode, f"{mode} Tr")

    def tracking(self, value: float) -> None:
        if value != self._state.get("tracking", 0.0):
            self._set("tracking", value, f"{number(value)} Tc")

    def _set(self, key: str, value: object, operator: str) -> None:
        if self._state.get(key) != value:
            self._state[key] = value
            self.operators.append(operator)


def matrix_operands(matrix: Sequence[float]) -> str:
    """A matrix with six digits after the point: its scale may be small."""
    return " ".join(f"{value:.6f}".rstrip("0").rstrip(".") for value in matrix)
