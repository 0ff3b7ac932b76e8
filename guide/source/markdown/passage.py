"""A run of inline Markdown inside a text, and what its block shares with it."""

from __future__ import annotations

from collections.abc import Sequence

from guide.model.place import Place
from guide.model.text import Blocks
from guide.source.markdown.origins import Origin
from guide.source.reading import Reading


class Scope:
    """A whole Markdown text: what its passages share."""

    __slots__ = (
        "calls",
        "in_note",
        "lines",
        "note_places",
        "notes",
        "origin",
        "reading",
        "references",
    )

    def __init__(self, lines: Sequence[str], origin: Origin, reading: Reading) -> None:
        self.lines = lines
        self.origin = origin
        self.reading = reading
        self.references: object = None
        """Link definitions, as markdown-it keeps them."""
        self.calls: dict[str, Place] = {}
        """Each note's label with the place of its first call."""
        self.notes: dict[str, Blocks] = {}
        self.note_places: dict[str, Place] = {}
        self.in_note = False


class Passage:
    """The content of an inline token, which starts on ``line`` (from 0) of the text, not before ``column``.

    The parser has cut indentation, marks and spaces at the ends off its lines.
    """

    __slots__ = ("_column", "_line", "_offset", "_outer", "content", "scope")

    def __init__(self, content: str, scope: Scope, line: int = 0, column: int = 0) -> None:
        self.content = content
        self.scope = scope
        self._line = line
        self._column = column
        self._outer: Passage | None = None
        self._offset = 0

    def part(self, content: str, offset: int) -> Passage:
        """A passage of its own that stands in this one at an offset, such as a caption."""
        inner = Passage(content, self.scope)
        inner._outer = self
        inner._offset = offset
        return inner

    def place(self, offset: int = 0) -> Place:
        """The place in the file of a character of the content."""
        if self._outer is not None:
            return self._outer.place(self._offset + offset)
        content = self.content
        start = content.rfind("\n", 0, offset) + 1
        end = content.find("\n", start)
        number = self._line + content.count("\n", 0, start)
        lines = self.scope.lines
        if number >= len(lines):
            return self.scope.origin.place(len(lines) - 1, 0)
        wanted = content[start:] if end < 0 else content[start:end]
        lead = _lead(lines[number], wanted, self._column if number == self._line else 0)
        return self.scope.origin.place(number, lead + offset - start)


def _lead(line: str, wanted: str, column: int) -> int:
    """Where a line of content starts in its source line: mostly, it is the rest of it."""
    if not column:
        if line.endswith(wanted):
            return len(line) - len(wanted)
        stripped = line.rstrip()
        if stripped.endswith(wanted):
            return len(stripped) - len(wanted)
    return max(line.find(wanted, column), column)
