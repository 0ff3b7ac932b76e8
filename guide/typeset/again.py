"""Paragraphs that were set lately, set again in no time: after an edit, most of a section's are as they were."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import Line, Segment
from guide.typeset.fonts import Fonts
from guide.typeset.items import HardBreak, Item, Run
from guide.typeset.paragraph import ParagraphStyle, SetLine, set_paragraph
from guide.typeset.tags import Node

_MOST = 2_000
"""Paragraphs at hand at most: some tens of pages."""

_Key: TypeAlias = tuple[object, ...]
_Nodes: TypeAlias = list[Node | None]
"""Of a paragraph's runs, each node once."""


class _Known(NamedTuple):
    """A line that belongs to no nodes."""

    line: SetLine
    pieces: tuple[Segment, ...]
    owners: tuple[int, ...]
    """The node of each piece, as its place among the nodes of the paragraph's runs."""


class Recent:
    """The last paragraphs set with some fonts."""

    def __init__(self) -> None:
        self._known: dict[_Key, list[_Known]] = {}

    def set_paragraph(
        self, items: Sequence[Item], width: float, style: ParagraphStyle, fonts: Fonts
    ) -> list[SetLine]:
        """As ``guide.typeset.paragraph.set_paragraph``, always with the same fonts."""
        nodes: _Nodes = []
        text = _text(items, nodes)
        if text is None:
            return set_paragraph(items, width, style, fonts)
        key = (text, width, style)
        known = self._known.get(key)
        if known is not None:
            return [_line(each, nodes) for each in known]
        lines = set_paragraph(items, width, style, fonts)
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = [_without_nodes(line, nodes) for line in lines]
        return lines


def _text(items: Sequence[Item], nodes: _Nodes) -> _Key | None:
    """What tells a paragraph from others but its nodes, which go to ``nodes``; None where it is more than text."""
    told: list[object] = []
    for item in items:
        if isinstance(item, Run):
            if not nodes or item.node is not nodes[-1]:
                nodes.append(item.node)
            told.append((item.text, item.style, item.language, len(nodes)))
        elif isinstance(item, HardBreak):
            told.append(item)
        else:
            return None
    return tuple(told)


def _without_nodes(line: SetLine, nodes: _Nodes) -> _Known:
    places = {id(node): place for place, node in enumerate(nodes)}
    pieces = [piece for piece in line.line.pieces if isinstance(piece, Segment)]
    return _Known(
        line._replace(line=_copy(line.line)),
        tuple([piece._replace(node=None) for piece in pieces]),
        tuple([places[id(piece.node)] for piece in pieces]),
    )


def _line(known: _Known, nodes: _Nodes) -> SetLine:
    line = _copy(known.line.line)
    line.pieces = [
        Segment(piece.style, piece.words, piece.width, nodes[owner], piece.space, piece.language)
        for piece, owner in zip(known.pieces, known.owners, strict=True)
    ]
    return known.line._replace(line=line)


def _copy(line: Line) -> Line:
    """Of a line without its pieces: whoever places a line on a page moves it."""
    return Line(line.x, line.baseline, [], line.adjust, line.spaces, line.natural, line.target)
