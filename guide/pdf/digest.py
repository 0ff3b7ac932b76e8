"""What one sees of a page, as a short digest: two builds' pages that look the same have the same.

Taken from the boxes rather than from the file: identifiers of tags, names of resources and the order of objects
change with other pages, and nobody sees them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b

from guide.document import Image
from guide.typeset.boxes import Drawing, FontStyle, Line, Page, PageSlot, Piece, PlacedRow, Segment

_LENGTH = 8
"""Bytes; pages are compared with one other page each, not with all."""


def page_digests(
    pages: Sequence[Page],
    anchors: Mapping[str, tuple[int, float, float]],
    images: Mapping[str, Image],
) -> tuple[str, ...]:
    """A digest for each page: of its text, faces, colours, places (to a tenth of a point), drawings and pictures."""
    labels = {anchor: pages[page].label for anchor, (page, _, _) in anchors.items()}
    viewer = _Viewer(labels, images)
    return tuple(viewer.digest(page) for page in pages)


class _Viewer:
    """Sees pages; remembers how faces and pictures look."""

    def __init__(self, labels: Mapping[str, str], images: Mapping[str, Image]) -> None:
        self._labels = labels
        self._images = images
        self._styles: dict[int, tuple[FontStyle, str]] = {}
        self._pictures: dict[str, str] = {}

    def digest(self, page: Page) -> str:
        seen = [f"{page.width:.1f} {page.height:.1f}"]
        for frame in page.frames:
            seen.append(f"{frame.x:.1f} {frame.y:.1f}")
            seen.append(
                frame.frame.style.operators(
                    frame.width, frame.height, is_first=frame.is_first, is_last=frame.is_last
                )
            )
        for row in page.rows:
            self._see_row(row, seen)
        for _, row in page.furniture:
            self._see_row(row, seen)
        return blake2b("\n".join(seen).encode(), digest_size=_LENGTH).hexdigest()

    def _see_row(self, placed: PlacedRow, seen: list[str]) -> None:
        left, top = placed.x, placed.y
        for mark in placed.row.marks:
            if isinstance(mark, Line):
                x, y = int(10 * (left + mark.x) + 0.5), int(10 * (top + mark.baseline) + 0.5)
                seen.append(f"{x} {y} {mark.adjust:.2f}")
                for piece in mark.pieces:
                    self._see_piece(piece, seen)
            elif isinstance(mark, Drawing):
                seen.append(f"{left + mark.x:.1f} {top + mark.y:.1f}")
                seen.append(mark.operators)
            else:
                size = f"{mark.width:.1f} {mark.height:.1f}"
                seen.append(f"{left + mark.x:.1f} {top + mark.y:.1f} {size}")
                seen.append(self._picture(mark.image))

    def _see_piece(self, piece: Piece, seen: list[str]) -> None:
        if isinstance(piece, Segment):
            seen.append(self._style(piece.style))
            seen += piece.words
        elif isinstance(piece, PageSlot):
            seen.append(self._style(piece.style))
            seen.append(self._labels.get(piece.anchor, ""))
        else:
            seen.append(piece.operators)

    def _style(self, style: FontStyle) -> str:
        # By identity: hashing a style takes longer than all else here. It is held, so that no other one gets its id.
        known = self._styles.get(id(style))
        if known is None:
            known = self._styles[id(style)] = style, repr(tuple(style))
        return known[1]

    def _picture(self, key: str) -> str:
        known = self._pictures.get(key)
        if known is None:
            data = self._images[key].data
            known = self._pictures[key] = blake2b(data, digest_size=_LENGTH).hexdigest()
        return known
