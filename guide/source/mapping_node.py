"""A mapping of the source as nodes: what is there, of the right shape, and where."""

from __future__ import annotations

from collections.abc import Sequence

from guide.diagnostics import Rule, did_you_mean, rule
from guide.model.place import Place
from guide.source import nodes
from guide.source.nodes import Mapping, Node, Scalar
from guide.source.reading import Reading

UNKNOWN_KEY = rule("unknown-key", "error", "A mapping has only the keys that belong to it.")
MISSING_KEY = rule("missing-key", "error", "What is required is given.")
WRONG_SHAPE = rule(
    "wrong-shape", "error", "A value is a text, a list or a mapping, as its key asks."
)


class MappingNode:
    """The values of a mapping, each with its place; ``what`` names the thing in messages ("an event")."""

    __slots__ = ("_entries", "_place", "reading", "what")

    def __init__(self, node: Mapping, reading: Reading, what: str) -> None:
        self._entries = node.entries
        self._place = Place(reading.file, node.line, node.column)
        self.reading = reading
        self.what = what

    @property
    def place(self) -> Place:
        return self._place

    def names(self) -> tuple[str, ...]:
        """The keys that are there."""
        return tuple(self._entries)

    def has(self, key: str) -> bool:
        value = self._entries.get(key)
        return value is not None and not nodes.is_blank(value.node)

    def peek(self, key: str) -> str:
        """The text of a key, unchecked."""
        value = self._entries.get(key)
        return value.node.text if value is not None and isinstance(value.node, Scalar) else ""

    def place_of(self, key: str) -> Place:
        value = self._entries.get(key)
        return self._place if value is None else self.at(value.node)

    def only(self, keys: Sequence[str]) -> None:
        for name, value in self._entries.items():
            if name not in keys:
                self.reading.report(
                    UNKNOWN_KEY,
                    Place(self.reading.file, value.line, value.column),
                    f"{self.what} has no key '{name[:60]}'",
                    did_you_mean(name, keys) or _comma_hint(name, value.node),
                )

    def report(
        self, rule: Rule, message: str, *, place: Place | None = None, hint: str = ""
    ) -> None:
        self.reading.report(rule, place or self._place, message, hint)

    # --- nodes ---------------------------------------------------------------------------------

    def at(self, node: Node) -> Place:
        return Place(self.reading.file, node.line, node.column)

    def node(self, key: str, *, required: bool = False) -> Node | None:
        """The value of a key that is given and not blank."""
        value = self._entries.get(key)
        if value is not None and not nodes.is_blank(value.node):
            return value.node
        if required:
            place = self._place
            if value is not None:
                place = Place(self.reading.file, value.line, value.column)
            self.report(MISSING_KEY, f"{self.what} needs '{key}'", place=place)
        return None

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        node = self.node(key, required=required)
        if isinstance(node, Scalar) and required and not node.text.strip():
            self.report(MISSING_KEY, f"{self.what} needs '{key}'", place=self.at(node))
            return None
        if node is None or isinstance(node, Scalar):
            return node
        self.report_shape(node, f"'{key}' is a text", "")
        return None

    def items(self, key: str, *, required: bool = False) -> tuple[Node, ...]:
        """The items of a list, blank ones left out with a finding."""
        node = self.node(key, required=required)
        if node is None:
            return ()
        if not isinstance(node, nodes.Sequence):
            hint = f"write {key}: [{node.text[:40]}]" if isinstance(node, Scalar) else ""
            self.report_shape(node, f"'{key}' is a list", hint)
            return ()
        if required and not node.items:
            self.report(MISSING_KEY, f"'{key}' is empty", place=self.at(node))
        return tuple(item for item in node.items if self._says_something(item, key))

    def _says_something(self, item: Node, key: str) -> bool:
        if nodes.is_blank(item):
            self.report_shape(item, f"an item of '{key}' says nothing", "delete the '-'")
            return False
        return True

    def scalars(self, key: str, *, required: bool = False) -> tuple[Scalar, ...]:
        """The texts of a list."""
        found: list[Scalar] = []
        for item in self.items(key, required=required):
            if isinstance(item, Scalar):
                found.append(item)
            else:
                hint = "put a text with ': ' in it into quotes" if isinstance(item, Mapping) else ""
                self.report_shape(item, f"an item of '{key}' is a text", hint)
        return tuple(found)

    def report_shape(self, node: Node, message: str, hint: str) -> None:
        self.report(WRONG_SHAPE, message, place=self.at(node), hint=hint)


def _comma_hint(name: str, value: Node) -> str:
    """What may have been meant by ``{number: 8,849 m}``, whose second key is "849 m"."""
    is_part_of_text = nodes.is_blank(value) and (" " in name or name[:1].isdigit())
    return "between braces, text that holds a comma stands in quotes" if is_part_of_text else ""
