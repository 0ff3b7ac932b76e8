"""The outlines of basic shapes and paths, from their attributes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from guide.typeset.svg.geometry import (
    Outline,
    ellipse,
    polyline,
    read_numbers,
    rectangle,
)
from guide.typeset.svg.path import read_path
from guide.typeset.svg.style import length, local_name


def outline_of(element: Element) -> Outline:
    """The outline of a shape; empty where its attributes make none."""
    return SHAPES[local_name(element)](element)


def _rectangle(element: Element) -> Outline:
    width, height = length(element.get("width")), length(element.get("height"))
    rx, ry = element.get("rx"), element.get("ry")
    if width <= 0 or height <= 0:
        return []
    x, y = length(element.get("x")), length(element.get("y"))
    return rectangle(x, y, width, height, length(rx or ry), length(ry or rx))


def _circle(element: Element) -> Outline:
    radius = length(element.get("r"))
    return _ellipse_at(element, radius, radius)


def _ellipse(element: Element) -> Outline:
    return _ellipse_at(element, length(element.get("rx")), length(element.get("ry")))


def _ellipse_at(element: Element, rx: float, ry: float) -> Outline:
    if rx <= 0 or ry <= 0:
        return []
    return ellipse(length(element.get("cx")), length(element.get("cy")), rx, ry)


def _line(element: Element) -> Outline:
    start = (length(element.get("x1")), length(element.get("y1")))
    end = (length(element.get("x2")), length(element.get("y2")))
    return polyline([start, end], is_closed=False)


def _points(element: Element) -> list[tuple[float, float]]:
    values = read_numbers(element.get("points", ""))
    return list(zip(values[::2], values[1::2], strict=False))


SHAPES: Mapping[str, Callable[[Element], Outline]] = {
    "rect": _rectangle,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": lambda element: polyline(_points(element), is_closed=False),
    "polygon": lambda element: polyline(_points(element), is_closed=True),
    "path": lambda element: read_path(element.get("d", "")),
}
