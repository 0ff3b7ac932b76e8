"""Path data (SVG 1.1, chapter 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

from guide.typeset.svg.geometry import Matrix, Outline, Point, Step, apply

_TOKEN = re.compile(r"[MmZzLlHhVvCcSsQqTtAa]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def read_path(data: str) -> Outline:
    """The outline that the attribute ``d`` describes, as far as it is free of errors (8.2)."""
    reader = _PathReader()
    for command, values in _commands(data):
        reader.follow(command, values)
    return reader.outline


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with one set of its numbers; a repeated set repeats the command."""
    command, values = "", list[float]()
    for token in _split_flags(data):
        if token.isalpha():
            if token in "Zz":
                yield token, []
            command, values = token, []
            continue
        values.append(float(token))
        if command and len(values) == (_COUNTS[command.upper()] or -1):
            yield command, values
            values = []
            # Further points of a move are lines (8.3.2).
            command = {"M": "L", "m": "l"}.get(command, command)


def _split_flags(data: str) -> Iterator[str]:
    """Tokens, with the flags of arcs taken apart, which may be written without anything between them."""
    command, count = "", 0
    position = 0
    while match := _TOKEN.search(data, position):
        token, position = match[0], match.end()
        if token.isalpha():
            command, count = token, 0
        elif command in ("A", "a"):
            if count % 7 in (3, 4) and len(token) > 1:
                token, position = token[0], match.start() + 1
            count += 1
        yield token


class _PathReader:
    """Follows path commands and keeps the current point."""

    def __init__(self) -> None:
        self.outline: Outline = []
        self._start: Point = (0.0, 0.0)
        self._at: Point = (0.0, 0.0)
        self._control: Point | None = None
        """The last control point of a curve, for the smooth commands."""
        self._last = ""

    def follow(self, command: str, values: list[float]) -> None:
        name = command.upper()
        x, y = self._at if command.islower() else (0.0, 0.0)
        if name in "MLCSQT":
            pairs = zip(values[::2], values[1::2], strict=True)
            points = tuple((x + dx, y + dy) for dx, dy in pairs)
            self._to_points(name, points)
        elif name == "H":
            self._line((x + values[0], self._at[1]))
        elif name == "V":
            self._line((self._at[0], y + values[0]))
        elif name == "A":
            end = (x + values[5], y + values[6])
            for points in arc(self._at, values[0], values[1], values[2], values[3:5], end):
                self._curve(*points)
        else:
            self.outline.append(Step("h", ()))
            self._at = self._start
        self._last = name

    def _to_points(self, name: str, points: tuple[Point, ...]) -> None:
        if name == "M":
            self.outline.append(Step("m", points))
            self._at = self._start = points[0]
        elif name == "L":
            self._line(points[0])
        elif name == "C":
            self._curve(*points)
        elif name == "S":
            self._curve(self._reflected("CS"), *points)
        elif name == "Q":
            self._quadratic(*points)
        else:
            self._quadratic(self._reflected("QT"), *points)

    def _reflected(self, kinds: str) -> Point:
        """The last control point mirrored at the current point, where the command before was of its kind."""
        if self._control is None or self._last not in kinds or not self._last:
            return self._at
        return (2 * self._at[0] - self._control[0], 2 * self._at[1] - self._control[1])

    def _line(self, point: Point) -> None:
        self.outline.append(Step("l", (point,)))
        self._at = point

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        self.outline.append(Step("c", (first, second, end)))
        self._control, self._at = second, end

    def _quadratic(self, control: Point, end: Point) -> None:
        x, y = self._at
        first = (x + 2 / 3 * (control[0] - x), y + 2 / 3 * (control[1] - y))
        second = (
            end[0] + 2 / 3 * (control[0] - end[0]),
            end[1] + 2 / 3 * (control[1] - end[1]),
        )
        self._curve(first, second, end)
        self._control = control


def arc(
    start: Point, rx: float, ry: float, angle: float, flags: Sequence[float], end: Point
) -> Iterator[tuple[Point, Point, Point]]:
    """An elliptical arc as curves of at most a quarter turn each (SVG 1.1, F.6.5)."""
    rx, ry = abs(rx), abs(ry)
    if start == end:
        return
    if not (rx and ry):
        yield start, end, end
        return
    turn = radians(angle)
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    x, y = cos(turn) * dx + sin(turn) * dy, cos(turn) * dy - sin(turn) * dx
    scale = max(1.0, hypot(x / rx, y / ry))
    rx, ry = rx * scale, ry * scale
    reach = max(0.0, (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2)
    factor = sqrt(reach / ((rx * y) ** 2 + (ry * x) ** 2))
    if bool(flags[0]) == bool(flags[1]):
        factor = -factor
    cx, cy = factor * rx * y / ry, -factor * ry * x / rx
    first = atan2((y - cy) / ry, (x - cx) / rx)
    sweep = atan2((-y - cy) / ry, (-x - cx) / rx) - first
    if flags[1] and sweep < 0:
        sweep += 2 * pi
    elif not flags[1] and sweep > 0:
        sweep -= 2 * pi
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    axes = (rx * cos(turn), rx * sin(turn), -ry * sin(turn), ry * cos(turn))
    matrix = (
        *axes,
        cos(turn) * cx - sin(turn) * cy + middle[0],
        sin(turn) * cx + cos(turn) * cy + middle[1],
    )
    yield from _unit_arc(first, sweep, matrix)


def _unit_arc(first: float, sweep: float, matrix: Matrix) -> Iterator[tuple[Point, Point, Point]]:
    """A part of the unit circle, transformed."""
    count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / count
    reach = 4 / 3 * tan(step / 4)
    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        points = (
            (cos(a) - reach * sin(a), sin(a) + reach * cos(a)),
            (cos(b) + reach * sin(b), sin(b) - reach * cos(b)),
            (cos(b), sin(b)),
        )
        one, two, three = (apply(matrix, point) for point in points)
        yield one, two, three
