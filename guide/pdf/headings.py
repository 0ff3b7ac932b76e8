"""Heading levels in the tag tree."""

from __future__ import annotations

from collections.abc import Iterator

from guide.typeset.tags import Node


def begin_with_h1(tree: Node) -> None:
    """Raise all headings alike, so that the highest is H1 (ISO 14289-1, 7.4.2).

    A document without a cover, such as a handout, has no title of level 1 of its own.
    """
    headings = [node for node in _nodes(tree) if _is_heading(node)]
    shift = min((int(node.tag[1:]) for node in headings), default=1) - 1
    if shift:
        for node in headings:
            node.tag = f"H{int(node.tag[1:]) - shift}"


def _is_heading(node: Node) -> bool:
    return node.tag[0] == "H" and node.tag[1:].isdigit()


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _nodes(kid)
