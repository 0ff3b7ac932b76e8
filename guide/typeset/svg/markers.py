"""The vertices of a path and the directions there, for arrowheads (SVG 1.1, 11.6)."""

from __future__ import annotations

from math import atan2, cos, radians, sin
from typing import NamedTuple

from guide.typeset.svg.geometry import Matrix, Outline, Point
from guide.typeset.svg.style import length


class Vertex(NamedTuple):
    """A point of a path, with the directions (as vectors) in which the path comes and goes."""

    point: Point
    arriving: Point
    leaving: Point

    def matrix(self, orient: str, scale: float) -> Matrix:
        """Where a marker's reference point is put, and how it is turned and scaled."""
        fixed = radians(length(orient.removesuffix("deg")))
        turn = self._angle() if orient.startswith("auto") else fixed
        c, s = scale * cos(turn), scale * sin(turn)
        return (c, s, -s, c, *self.point)

    def _angle(self) -> float:
        one, other = _unit(self.arriving), _unit(self.leaving)
        x, y = one[0] + other[0], one[1] + other[1]
        return atan2(y, x) if (x or y) else 0.0


def vertices(outline: Outline) -> list[Vertex]:
    """The vertices in order. At an end the one direction there is counts alone."""
    found: list[Vertex] = []
    start: Point = (0.0, 0.0)
    for operator, points in outline:
        if operator == "m":
            start = points[0]
            found.append(Vertex(start, (0.0, 0.0), (0.0, 0.0)))
            continue
        at = found[-1].point if found else start
        path = list(points or (start,))
        found[-1] = found[-1]._replace(leaving=_direction(at, path))
        arriving = _direction(path[-1], [at, *path[:-1]][::-1])
        found.append(Vertex(path[-1], (-arriving[0], -arriving[1]), (0.0, 0.0)))
    return found


def _direction(origin: Point, path: list[Point]) -> Point:
    """Towards the first point that is elsewhere."""
    for x, y in path:
        if (x, y) != origin:
            return (x - origin[0], y - origin[1])
    return (0.0, 0.0)


def _unit(vector: Point) -> Point:
    size = (vector[0] ** 2 + vector[1] ** 2) ** 0.5
    return (vector[0] / size, vector[1] / size) if size else (0.0, 0.0)
