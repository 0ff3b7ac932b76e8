"""Letters a little further apart, in lines whose spaces would be too wide otherwise.

A line that nothing better can be made of gets a share of its width between its letters, so little that it is not
seen: what typesetters allow themselves is two to three hundredths of the type's size (Bringhurst 2004, 2.1.9).
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.typeset.boxes import PageSlot, Piece, Segment

MOST = 0.025
"""Share of the type's size by which letters come apart at most."""
_DIGITS = 4
"""Of a glyph's code in hexadecimal."""


def tracked(pieces: Sequence[Piece], wanted: float) -> tuple[list[Piece], float]:
    """The pieces of a line, wider by up to ``wanted`` points, and by how many.

    A line that waits for a page's label is left as it is: its spaces take up what the label needs.
    """
    if any(isinstance(piece, PageSlot) for piece in pieces):
        return list(pieces), 0.0
    most = sum(
        _glyphs(piece) * piece.style.size * MOST for piece in pieces if isinstance(piece, Segment)
    )
    if not most:
        return list(pieces), 0.0
    gained = min(wanted, most)
    share = MOST * gained / most
    return [
        _wider(piece, share) if isinstance(piece, Segment) else piece for piece in pieces
    ], gained


def _wider(segment: Segment, share: float) -> Segment:
    points = segment.style.size * share
    style = segment.style._replace(tracking=segment.style.tracking + points)
    return segment._replace(style=style, width=segment.width + points * _glyphs(segment))


def _glyphs(segment: Segment) -> int:
    """How many there are, with the spaces between words; one at a line's end has no width."""
    codes = sum(
        len(part.partition(">")[0]) for word in segment.words for part in word.split("<")[1:]
    )
    ends_line = bool(segment.space) and segment.words[-1].endswith(segment.space)
    return codes // _DIGITS + len(segment.words) - 1 - ends_line
