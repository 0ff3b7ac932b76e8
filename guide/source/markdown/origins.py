"""From a position in a Markdown text to its place in the file.

A text is a file's own, or the value of a YAML scalar: there, indentation, folded lines, quotes and escapes lie
between the two, so places are found line by line, and only when one is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Protocol

from guide.model.place import Place
from guide.source.files import SourceFile
from guide.source.nodes import Scalar


class Origin(Protocol):
    """Where a Markdown text comes from."""

    def place(self, line: int, column: int) -> Place:
        """The place of a character of the text; line and column count from 0."""


class FileOrigin:
    """A text that starts on a line (from 1) of a file and goes on to its end."""

    __slots__ = ("_file", "_line")

    def __init__(self, file: str, line: int) -> None:
        self._file = file
        self._line = line

    def place(self, line: int, column: int) -> Place:
        return Place(self._file, self._line + line, column + 1)


_ESCAPES = {
    "'": re.compile(r"''"),
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|.)"),
}

_LONGEST = 200_000
"""Characters of a text that are searched; in a longer one all places are its start."""


class ScalarOrigin:
    """The text of a YAML scalar in a file."""

    __slots__ = ("_file", "_node", "_offsets", "_positions", "_source")

    def __init__(self, source: SourceFile, node: Scalar) -> None:
        self._source = source
        self._file = source.name
        self._node = node
        self._offsets: list[int] = []
        self._positions: list[tuple[int, int]] = []

    def place(self, line: int, column: int) -> Place:
        node = self._node
        if node.line == node.end_line and not node.style:
            return Place(self._file, node.line, node.column + column)
        if line == column == 0:
            return self._start()
        if not self._offsets:
            self._align()
        offset = _offset_of(node.text, line) + column
        index = bisect_right(self._offsets, offset) - 1
        found_line, found_column = self._positions[max(index, 0)]
        return Place(
            self._file, found_line, found_column + max(0, offset - self._offsets[max(index, 0)])
        )

    def _start(self) -> Place:
        """The place of the first character."""
        node = self._node
        if node.style not in ("|", ">"):
            return Place(self._file, node.line, node.column + len(node.style))
        for number in range(node.line + 1, min(node.end_line, len(self._source.lines)) + 1):
            raw = self._source.lines[number - 1]
            text = raw.lstrip()
            if text:
                return Place(self._file, number, len(raw) - len(text) + 1)
        return Place(self._file, node.line, node.column)

    def _align(self) -> None:
        """Find each stretch of the source in the value, in order."""
        node = self._node
        if len(node.text) > _LONGEST:
            self._offsets, self._positions = [0], [(node.line, node.column)]
            return
        block = node.style in ("|", ">")
        first = node.line + 1 if block else node.line
        cursor = 0
        for number in range(first, min(node.end_line, len(self._source.lines)) + 1):
            raw = self._source.lines[number - 1]
            start = node.column - 1 + len(node.style) if number == node.line and not block else 0
            for column, piece in _pieces(raw, start, node.style):
                at = node.text.find(piece, cursor)
                if at >= 0:
                    self._offsets.append(at)
                    self._positions.append((number, column + 1))
                    cursor = at + len(piece)
        if not self._offsets:
            self._offsets.append(0)
            self._positions.append((node.line, node.column))


def _offset_of(text: str, line: int) -> int:
    offset = 0
    for _ in range(line):
        offset = text.find("\n", offset) + 1
    return offset


def _pieces(raw: str, start: int, style: str) -> list[tuple[int, str]]:
    """The stretches of a source line that stand as they are in the value, with their columns (from 0)."""
    escape = _ESCAPES.get(style)
    spans: list[tuple[int, int]] = []
    position = start
    if escape is not None:
        for match in escape.finditer(raw, start):
            spans.append((position, match.start()))
            position = match.end()
    spans.append((position, len(raw)))
    pieces = []
    for begin, end in spans:
        piece = raw[begin:end]
        if style == '"' or style == "'":
            piece = piece.partition(style)[0]
        stripped = piece.strip()
        if stripped:
            pieces.append((begin + piece.index(stripped), stripped))
    return pieces
