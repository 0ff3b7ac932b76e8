"""Outlines as moves, lines and Bézier curves; the basic shapes (SVG 1.1, chapter 9); transforms (7.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import cos, pi, radians, sin, tan
from typing import NamedTuple, TypeAlias

Point: TypeAlias = tuple[float, float]


class Step(NamedTuple):
    """A PDF path operator (``m``, ``l``, ``c`` or ``h``) with its points."""

    operator: str
    points: tuple[Point, ...]


Outline: TypeAlias = list[Step]
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_ROUND = 4 / 3 * tan(pi / 8)
"""Distance of the control points of a quarter of a circle of radius 1."""
_TRANSFORM = re.compile(r"(\w+)\s*\(([^)]*)\)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def read_numbers(text: str) -> list[float]:
    return [float(value) for value in _NUMBER.findall(text)]


# --- shapes ------------------------------------------------------------------------------------


def rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Outline:
    """A rectangle, with corners rounded by the radii."""
    right, bottom = x + width, y + height
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if not (rx and ry):
        return polyline([(x, y), (right, y), (right, bottom), (x, bottom)], is_closed=True)
    kx, ky = rx * (1 - _ROUND), ry * (1 - _ROUND)
    return [
        Step("m", ((x + rx, y),)),
        Step("l", ((right - rx, y),)),
        Step("c", ((right - kx, y), (right, y + ky), (right, y + ry))),
        Step("l", ((right, bottom - ry),)),
        Step("c", ((right, bottom - ky), (right - kx, bottom), (right - rx, bottom))),
        Step("l", ((x + rx, bottom),)),
        Step("c", ((x + kx, bottom), (x, bottom - ky), (x, bottom - ry))),
        Step("l", ((x, y + ry),)),
        Step("c", ((x, y + ky), (x + kx, y), (x + rx, y))),
        Step("h", ()),
    ]


def ellipse(x: float, y: float, rx: float, ry: float) -> Outline:
    return rectangle(x - rx, y - ry, 2 * rx, 2 * ry, rx, ry)


def polyline(points: Sequence[Point], *, is_closed: bool) -> Outline:
    if not points:
        return []
    steps = [Step("m", (points[0],)), *(Step("l", (point,)) for point in points[1:])]
    return [*steps, Step("h", ())] if is_closed else steps


# --- transforms --------------------------------------------------------------------------------


def apply(matrix: Matrix, point: Point) -> Point:
    a, b, c, d, e, f = matrix
    x, y = point
    return (a * x + c * y + e, b * x + d * y + f)


def multiply(inner: Matrix, outer: Matrix) -> Matrix:
    """The transform that applies ``inner`` first."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        *(a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s),
        *(e * p + f * r + t, e * q + f * s + u),
    )


def read_transform(text: str) -> Matrix:
    """The attribute ``transform`` (SVG 1.1, 7.6): the last transform named is applied first."""
    matrix = IDENTITY
    for name, arguments in _TRANSFORM.findall(text):
        matrix = multiply(_transform(name, read_numbers(arguments)), matrix)
    return matrix


def _transform(name: str, values: list[float]) -> Matrix:
    match name, values:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest]:
            return (1, 0, 0, 1, x, rest[0] if rest else 0)
        case "scale", [x, *rest]:
            return (x, 0, 0, rest[0] if rest else x, 0, 0)
        case "rotate", [angle]:
            turn = radians(angle)
            return (cos(turn), sin(turn), -sin(turn), cos(turn), 0, 0)
        case "rotate", [angle, x, y]:
            to_centre: Matrix = (1, 0, 0, 1, -x, -y)
            back: Matrix = (1, 0, 0, 1, x, y)
            return multiply(multiply(to_centre, _transform("rotate", [angle])), back)
        case "skewX", [angle]:
            return (1, 0, tan(radians(angle)), 1, 0, 0)
        case "skewY", [angle]:
            return (1, tan(radians(angle)), 0, 1, 0, 0)
    return IDENTITY


def extent(outline: Outline) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of an outline's points (of curves, also of their control points)."""
    xs, ys = zip(*(point for step in outline for point in step.points), strict=True)
    return (min(xs), min(ys), max(xs), max(ys))
