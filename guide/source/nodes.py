"""YAML as a tree of texts, each with its place."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class Scalar(NamedTuple):
    """A text. Lines and columns count from 1; ``style`` is the mark it is written with (``'``, ``"``, ``|``, ``>``)."""

    text: str
    line: int
    column: int
    end_line: int
    style: str = ""


class Sequence(NamedTuple):
    items: tuple[Node, ...]
    line: int
    column: int


class Value(NamedTuple):
    """A value of a mapping; ``line`` and ``column`` are its key's."""

    node: Node
    line: int
    column: int


class Mapping(NamedTuple):
    entries: dict[str, Value]
    line: int
    column: int


Node: TypeAlias = Scalar | Sequence | Mapping


def plain(node: Node) -> object:
    """A node as plain texts, lists and dicts, its places forgotten."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {key: plain(value.node) for key, value in node.entries.items()}


def is_blank(node: Node) -> bool:
    """Whether nothing stands after a key: ``subtitle:``."""
    return isinstance(node, Scalar) and not node.text and not node.style
