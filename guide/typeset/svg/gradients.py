"""Gradients as PDF shadings (SVG 1.1, 13.2; ISO 32000-1, 8.7.4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree.ElementTree import Element

from guide.typeset.boxes import Colour
from guide.typeset.svg.colours import read_colour
from guide.typeset.svg.geometry import Matrix, Outline, extent, multiply, read_transform
from guide.typeset.svg.style import Cascade, length, local_name
from guide.typeset.syntax import numbers

_HREF = "{http://www.w3.org/1999/xlink}href"
_MOST_LINKS = 10
_AXIS = {"x1": "0%", "y1": "0%", "x2": "100%", "y2": "0%"}
_DISC = {"cx": "50%", "cy": "50%", "r": "50%"}


class Gradient:
    """A ``linearGradient`` or ``radialGradient`` with what it takes over from the ones it refers to."""

    def __init__(self, element: Element, by_id: Mapping[str, Element], cascade: Cascade) -> None:
        self._is_radial = local_name(element) == "radialGradient"
        self._attributes: dict[str, str] = {}
        self.stops: list[tuple[float, Colour]] = []
        source: Element | None = element
        for _ in range(_MOST_LINKS):
            if source is None:
                break
            self._attributes = {**source.attrib, **self._attributes}
            self.stops = self.stops or _stops(source, cascade)
            target = source.get("href") or source.get(_HREF) or ""
            source = by_id.get(target.lstrip("#")) if target else None

    def matrix(self, outline: Outline) -> Matrix:
        """From the gradient's coordinates to those of the shape."""
        matrix = read_transform(self._attributes.get("gradientTransform", ""))
        if self._attributes.get("gradientUnits") == "userSpaceOnUse":
            return matrix
        left, top, right, bottom = extent(outline)
        return multiply(matrix, (right - left, 0, 0, bottom - top, left, top))

    def shading(self) -> str:
        """The dictionary of the shading."""
        if self._is_radial:
            cx, cy, radius = (self._length(name, default) for name, default in _DISC.items())
            focus = (self._length("fx", str(cx)), self._length("fy", str(cy)))
            kind, place = 3, [*focus, 0.0, cx, cy, radius]
        else:
            x1, y1, x2, y2 = (self._length(name, default) for name, default in _AXIS.items())
            kind, place = 2, [x1, y1, x2, y2]
        return (
            f"<</ShadingType {kind}/ColorSpace/DeviceRGB/Coords[{numbers(place)}]"
            f"/Extend[true true]/Function{_function(self.stops)}>>"
        )

    def _length(self, name: str, default: str) -> float:
        return length(self._attributes.get(name, default), whole=1.0)


def _stops(gradient: Element, cascade: Cascade) -> list[tuple[float, Colour]]:
    stops: list[tuple[float, Colour]] = []
    for element in gradient:
        if local_name(element) != "stop":
            continue
        found = read_colour(cascade.style(element).get("stop-color", "black"))
        offset = min(max(length(element.get("offset"), whole=1.0), 0.0), 1.0)
        offset = max(offset, stops[-1][0] if stops else 0.0)
        stops.append((offset, found[0] if found else (0.0, 0.0, 0.0)))
    return stops


def _function(stops: Sequence[tuple[float, Colour]]) -> str:
    """The colours along a gradient as a stitching function (7.10.4)."""
    stops = [(0.0, stops[0][1]), *stops, (1.0, stops[-1][1])]
    pieces = [
        f"<</FunctionType 2/Domain[0 1]/N 1/C0[{numbers(one)}]/C1[{numbers(other)}]>>"
        for (_, one), (_, other) in pairwise(stops)
    ]
    return (
        f"<</FunctionType 3/Domain[0 1]/Functions[{''.join(pieces)}]"
        f"/Bounds[{numbers(offset for offset, _ in stops[1:-1])}]/Encode[{'0 1 ' * len(pieces)}]>>"
    )
