"""Pages put away until they are drawn, for books of thousands of pages.

A set line takes some two kilobytes as objects and a tenth of that when packed. What stands on the pages of a division
is packed together, and unpacked when one of its pages is asked for; only the division asked for last stays open. The
nodes of the structure tree are not packed: drawing fills them, and the file is told of them at its end.
"""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Sequence
from io import BytesIO
from typing import Any

from guide.typeset.boxes import Page, PlacedFrame, PlacedRow
from guide.typeset.tags import Node

_Content = tuple[list[PlacedFrame], list[PlacedRow]]


def park(pages: Sequence[Page]) -> list[Page]:
    """The same pages, their frames and rows packed. What is drawn is the same; rows must not be changed any more."""
    for page in pages:
        for placed in page.rows:
            placed.row.notes, placed.row.repeat = [], ()  # set elsewhere on the pages by now
    lot = _Lot([(page.frames, page.rows) for page in pages])
    return [_ParkedPage(page, lot, number) for number, page in enumerate(pages)]


class _Lot:
    """What stands on the pages of one division."""

    _open: tuple[_Lot, list[_Content]] | None = None
    """The lot asked for last, and its content."""

    def __init__(self, content: list[_Content]) -> None:
        self._nodes: list[Node] = []
        packer = _Packer(self._nodes)
        self._packed = zlib.compress(packer.pack(content), 1)

    def content(self, number: int) -> _Content:
        """Of a page, by its number in the division."""
        if _Lot._open is None or _Lot._open[0] is not self:
            _Lot._open = self, _Unpacker(self._packed, self._nodes).load()
        return _Lot._open[1][number]


class _Packer(pickle.Pickler):
    """Packs all but nodes, which it numbers."""

    def __init__(self, nodes: list[Node]) -> None:
        self._file = BytesIO()
        super().__init__(self._file, pickle.HIGHEST_PROTOCOL)
        self._nodes = nodes
        self._numbers: dict[Node, int] = {}

    def pack(self, content: list[_Content]) -> bytes:
        self.dump(content)
        return self._file.getvalue()

    def persistent_id(self, item: Any) -> int | None:
        if not isinstance(item, Node):
            return None
        number = self._numbers.get(item)
        if number is None:
            number = self._numbers[item] = len(self._nodes)
            self._nodes.append(item)
        return number


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: bytes, nodes: Sequence[Node]) -> None:
        super().__init__(BytesIO(zlib.decompress(packed)))
        self._nodes = nodes

    def persistent_load(self, number: int) -> Node:
        return self._nodes[number]


class _ParkedPage(Page):
    """A page that fetches its frames and rows."""

    __slots__ = ("_lot", "_number")

    def __init__(self, page: Page, lot: _Lot, number: int) -> None:
        self._lot = lot
        self._number = number
        self.width, self.height, self.label = page.width, page.height, page.label
        self.furniture, self.is_recto = page.furniture, page.is_recto

    @property
    def frames(self) -> list[PlacedFrame]:  # type: ignore[override]
        return self._lot.content(self._number)[0]

    @property
    def rows(self) -> list[PlacedRow]:  # type: ignore[override]
        return self._lot.content(self._number)[1]
