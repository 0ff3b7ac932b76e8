"""Lines with page labels in them: what stands in the gaps of drawn pages, once labels are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import FontStyle, Inset, PageSlot, Piece, Segment
from guide.typeset.draw import joined_words, piece_box
from guide.typeset.drawn import Box, Ink, SlotLine
from guide.typeset.syntax import number

Labels: TypeAlias = Callable[[FontStyle, str], Sequence[Segment]]
"""The label of the page that an anchor is on, set in a font style. Raises KeyError for an unknown anchor."""


class Filling(NamedTuple):
    """What stands in the gap for one piece of a line."""

    operators: str
    box: Box
    """Where the piece stands."""


def filled(
    ink: Ink, labels: Labels, names: Callable[[str], str]
) -> tuple[str, list[list[Filling]]]:
    """Operators without gaps, and what was filled in, by lines. ``names`` are faces' resource names."""
    lines = [list(_fill(line, labels, names)) for line in ink.lines]
    parts = [ink.texts[0]]
    fillings = (filling.operators for line in lines for filling in line)
    for filling, text in zip(fillings, ink.texts[1:], strict=True):
        parts += filling, text
    return "".join(parts), lines


def _fill(line: SlotLine, labels: Labels, names: Callable[[str], str]) -> Iterator[Filling]:
    """Each piece at its place.

    Where the line is to fill a width, its spaces take up the difference that labels make; without spaces it stays
    flush right.
    """
    shown = [_segments(piece, labels) for piece in line.pieces]
    widths = [
        sum(segment.width for segment in segments) if isinstance(piece, PageSlot) else piece.width
        for piece, segments in zip(line.pieces, shown, strict=True)
    ]
    gain = sum(widths) - sum(piece.width for piece in line.pieces)
    stretch = gain / line.spaces if line.is_filling and line.spaces else 0.0
    adjust = line.adjust - stretch
    shift = -gain if line.is_filling and not line.spaces else 0.0
    x = line.x + shift
    before: Piece | None = None
    for piece, segments, width in zip(line.pieces, shown, widths, strict=True):
        if isinstance(piece, Inset):
            place = f"{number(x)} {number(line.y)}"
            operators = f"q 1 0 0 1 {place} cm\n{piece.operators}\nQ"
        else:
            operators = _text(piece.style, segments, adjust, names)
            if before is None and shift:
                operators = f"[{round(-1000 * shift / piece.style.size)} {operators[1:]}"
            elif isinstance(before, Inset):
                operators = f"{number(x)} {number(line.y)} Td\n{operators}"
        if isinstance(piece, Segment):
            width += adjust * (len(piece.words) - 1)
        yield Filling(operators, piece_box(piece, x, line.y, width))
        x += width
        before = piece


def _segments(piece: Piece, labels: Labels) -> Sequence[Segment]:
    if isinstance(piece, PageSlot):
        return labels(piece.style, piece.anchor)
    return () if isinstance(piece, Inset) else (piece,)


def _text(
    style: FontStyle, segments: Sequence[Segment], adjust: float, names: Callable[[str], str]
) -> str:
    """Operators that show segments; they leave the font as it was."""
    written = []
    for segment in segments:
        glyphs = joined_words(segment.words, segment.space, adjust, style.size)
        shows = f"[{glyphs}]TJ"
        if segment.style.face != style.face:
            other, own = names(segment.style.face), names(style.face)
            size = number(style.size)
            shows = f"[]TJ\n{other} {size} Tf\n{shows}\n{own} {size} Tf"
        written.append(shows)
    return "\n".join(written)
