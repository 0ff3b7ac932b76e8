"""Set lines read back as a reader of the PDF would: codes to text, codes and kerns to widths."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from guide.typeset.boxes import Line, Segment
from guide.typeset.fonts import Fonts

FOLDER = Path(__file__).parents[2] / "styles" / "fonts"
SOFT_HYPHEN = "\u00ad"

_parts = re.compile(r"<([0-9A-Fa-f]*)>|(-?[\d.]+)").finditer


def make_fonts() -> Fonts:
    """The shipped faces, with nothing learnt yet."""
    settings = yaml.safe_load((FOLDER / "fonts.yaml").read_text(encoding="utf-8"))
    faces = {key: FOLDER / path for key, path in settings["faces"].items()}
    return Fonts(faces, settings["fallbacks"])


@cache
def shared_fonts() -> Fonts:
    return make_fonts()


class Extent(NamedTuple):
    """What a stretch of a line shows."""

    text: str
    width: float
    """With the spaces as they are set, without a space at the line's end."""


def read_piece(fonts: Fonts, segment: Segment, piece: str) -> Extent:
    """A part of a ``TJ`` array."""
    face, used = fonts.face(segment.style.face), fonts.used[segment.style.face]
    text, width = "", 0.0
    for match in _parts(piece):
        codes, number = match.groups()
        if number is not None:
            width -= float(number) * segment.style.size / 1000
            continue
        for start in range(0, len(codes), 4):
            code = int(codes[start : start + 4], 16)
            text += used[code]
            width += face.advance(code) * segment.style.size / 1000 + segment.style.tracking
    return Extent(text, width)


def read_segment(fonts: Fonts, segment: Segment, adjust: float) -> Extent:
    texts, width = [], 0.0
    for word in segment.words:
        text, word_width = read_piece(fonts, segment, word)
        texts.append(text)
        width += word_width
    space = read_piece(fonts, segment, segment.space).width
    return Extent(" ".join(texts), width + (len(segment.words) - 1) * (space + adjust))


def read_line(fonts: Fonts, line: Line) -> Extent:
    """The text of a line, with the space or soft hyphen at its end, and its width; other things are ``￼``."""
    text, width, space = "", 0.0, 0.0
    for piece in line.pieces:
        if isinstance(piece, Segment):
            extent = read_segment(fonts, piece, line.adjust)
            space = read_piece(fonts, piece, piece.space).width
        else:
            extent = Extent("\ufffc", piece.width)
        text, width = text + extent.text, width + extent.width
    return Extent(text, width - space if text.endswith(" ") else width)
