"""How large an SVG is on the page, and how much it asks to be drawn."""

from __future__ import annotations

import re
from typing import NamedTuple

MOST_ELEMENTS = 200_000


class Size(NamedTuple):
    width: float
    height: float


# --- size --------------------------------------------------------------------------------------

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4}
_LENGTH = re.compile(
    r"\s*\+?(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(?:e([+-]?\d))?(px|pt|pc|in|cm|mm|)\s*"
)
_NUMBERS = re.compile(r"[-+]?(?:\d{1,9}(?:\.\d{0,12})?|\.\d{1,12})(?:[eE][+-]?\d)?")


def measure_svg(attributes: dict[str, str]) -> Size | None:
    """Width and height in user units (CSS pixels): as given, or the viewBox's."""
    width, height = _length(attributes.get("width", "")), _length(attributes.get("height", ""))
    numbers = [float(text) for text in _NUMBERS.findall(attributes.get("viewBox", ""))]
    box = Size(*numbers[2:]) if len(numbers) == 4 and min(numbers[2:]) > 0 else None
    if width and height:
        return Size(width, height)
    if box and width:
        return Size(width, width * box.height / box.width)
    if box and height:
        return Size(height * box.width / box.height, height)
    return box


def _length(text: str) -> float:
    match = _LENGTH.fullmatch(text)
    if match is None:
        return 0.0
    return float(match[1]) * 10.0 ** int(match[2] or 0) * _UNITS[match[3]]


# --- repeated elements -------------------------------------------------------------------------


class Weights:
    """How many elements are drawn when every ``use`` is followed: a few lines can ask for billions."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []
        self._own: list[int] = [0]
        self._uses: list[list[str]] = [[]]
        self._groups: dict[str, int] = {}
        """The index in ``_own`` and ``_uses`` of each element with an id; 0 is the whole."""
        self._children: list[list[int]] = [[]]

    def open(self, name: str, target: str) -> None:
        group = self._open[-1][1] if self._open else 0
        if name and name not in self._groups:
            self._own.append(0)
            self._uses.append([])
            self._children.append([])
            inner = len(self._own) - 1
            self._children[group].append(inner)
            self._groups[name] = group = inner
        self._own[group] += 1
        if target:
            self._uses[group].append(target)
        self._open.append((name, group))

    def close(self) -> None:
        self._open.pop()

    def heaviest(self) -> int:
        """The number of elements drawn, counted no further than the limit; a circle counts as beyond it."""
        if not any(self._uses):
            return sum(self._own)
        weights: dict[int, int] = {}
        entered: set[int] = set()
        stack = [0]
        while stack:
            group = stack[-1]
            needed = self._needed(group)
            missing = [other for other in needed if other not in weights]
            if not missing:
                total = self._own[group] + sum(weights[other] for other in needed)
                weights[group] = min(total, MOST_ELEMENTS + 1)
                stack.pop()
            elif group in entered:
                return MOST_ELEMENTS + 1
            else:
                entered.add(group)
                stack.extend(dict.fromkeys(missing))
        return weights[0]

    def _needed(self, group: int) -> list[int]:
        named = [self._groups[name] for name in self._uses[group] if name in self._groups]
        return self._children[group] + named
