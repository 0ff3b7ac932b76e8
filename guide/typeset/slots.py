"""Lines with page labels in them: what stands in the gaps of drawn pages, once labels are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import FontStyle, Inset, PageSlot, Piece, Segment
from guide.typeset.draw import joined_words, piece_box
from guide.typeset.drawn import Box, Ink, SlotLine
from guide.typeset.syntax import number

Labels: TypeAlias = Callable[[PageSlot], Sequence[Segment]]
"""What stands in a slot. Slots are asked for one after the other, in the order of ``slots_of``."""


class FilledLine(NamedTuple):
    """A line with its labels.

    Where it is to fill a width, its spaces take up the difference that labels make; without spaces it stays flush
    right.
    """

    line: SlotLine
    labels: Sequence[Sequence[Segment]]
    """Of each piece that is a slot; nothing of others."""
    widths: Sequence[float]
    """Of the pieces, with spaces as wide as they would be."""
    adjust: float
    """Points added to each space."""
    shift: float
    """Points by which the line begins further right."""

    def operators(self, names: Mapping[str, str]) -> Iterator[str]:
        """What stands in the gap of each piece. ``names`` are faces' resource names."""
        before: Piece | None = None
        for index, (piece, label) in enumerate(zip(self.line.pieces, self.labels, strict=True)):
            if isinstance(piece, Inset):
                yield f"q 1 0 0 1 {self._place(index)} cm\n{piece.operators}\nQ"
            else:
                segments = label if isinstance(piece, PageSlot) else (piece,)
                text = _text(piece.style, segments, self.adjust, names)
                if before is None and self.shift:
                    text = f"[{round(-1000 * self.shift / piece.style.size)} {text[1:]}"
                elif isinstance(before, Inset):
                    text = f"{self._place(index)} Td\n{text}"
                yield text
            before = piece

    def _place(self, index: int) -> str:
        return f"{number(self._left(index))} {number(self.line.y)}"

    def _left(self, index: int) -> float:
        """Where a piece begins."""
        before = zip(self.line.pieces[:index], self.widths, strict=False)
        wide = sum(width + _spaces(piece) * self.adjust for piece, width in before)
        return self.line.x + self.shift + wide

    def box(self, index: int) -> Box:
        """Where a piece stands."""
        piece = self.line.pieces[index]
        width = self.widths[index] + _spaces(piece) * self.adjust
        return piece_box(piece, self._left(index), self.line.y, width)


def slots_of(ink: Ink) -> Iterator[PageSlot]:
    """The slots of some operators."""
    for line in ink.lines:
        for piece in line.pieces:
            if isinstance(piece, PageSlot):
                yield piece


def filled(
    ink: Ink, labels: Labels, names: Mapping[str, str]
) -> tuple[list[str], list[FilledLine]]:
    """The parts of some operators without gaps (each second is what was filled in), and the lines with labels."""
    lines = [_fill(line, labels) for line in ink.lines]
    parts = [ink.texts[0]]
    fillings = (operators for line in lines for operators in line.operators(names))
    for filling, text in zip(fillings, ink.texts[1:], strict=True):
        parts += filling, text
    return parts, lines


def _fill(line: SlotLine, labels: Labels) -> FilledLine:
    shown = [labels(piece) if isinstance(piece, PageSlot) else () for piece in line.pieces]
    widths = [
        sum([segment.width for segment in label]) if label else piece.width
        for piece, label in zip(line.pieces, shown, strict=True)
    ]
    if not line.is_filling:
        return FilledLine(line, shown, widths, line.adjust, 0.0)
    gain = sum(widths) - sum([piece.width for piece in line.pieces])
    if line.spaces:
        return FilledLine(line, shown, widths, line.adjust - gain / line.spaces, 0.0)
    return FilledLine(line, shown, widths, line.adjust, -gain)


def _spaces(piece: Piece) -> int:
    return len(piece.words) - 1 if isinstance(piece, Segment) else 0


def _text(
    style: FontStyle, segments: Sequence[Segment], adjust: float, names: Mapping[str, str]
) -> str:
    """Operators that show segments; they leave the font as it was."""
    written = []
    for segment in segments:
        glyphs = joined_words(segment.words, segment.space, adjust, style.size)
        shows = f"[{glyphs}]TJ"
        if segment.style.face != style.face:
            other, own = names[segment.style.face], names[style.face]
            size = number(style.size)
            shows = f"[]TJ\n{other} {size} Tf\n{shows}\n{own} {size} Tf"
        written.append(shows)
    return "\n".join(written)
