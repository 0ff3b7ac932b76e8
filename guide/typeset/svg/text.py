"""Text of a picture: pieces with their places and styles (SVG 1.1, chapter 10)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from guide.typeset.boxes import FontStyle, Segment
from guide.typeset.fonts import Face, Fonts
from guide.typeset.run import set_run
from guide.typeset.svg.style import Cascade, Style, length, local_name

_BLANKS = re.compile(r"\s+")
_BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})
_SERIFS = ("serif", "times", "georgia", "garamond", "palatino", "roman")


class Piece(NamedTuple):
    """Text of one style. A place that is given starts a new chunk, which is anchored as a whole."""

    text: str
    style: Style
    x: float | None = None
    y: float | None = None
    dx: float = 0.0
    dy: float = 0.0


class Placed(NamedTuple):
    """A segment and where it begins."""

    x: float
    y: float
    segment: Segment
    style: Style


def place_text(element: Element, style: Style, cascade: Cascade, fonts: Fonts) -> list[Placed]:
    """The segments of a ``text`` element. Raises ValueError for a character that no font has."""
    placed: list[Placed] = []
    x = y = 0.0
    chunk: list[Placed] = []
    for piece in _collapse(list(_pieces(element, style, cascade))):
        if piece.x is not None or piece.y is not None:
            placed += _anchored(chunk)
            chunk = []
        missing = fonts.missing_characters(piece.text)
        if missing:
            raise ValueError(f"no font has the characters {' '.join(sorted(missing))}")
        x = (x if piece.x is None else piece.x) + piece.dx
        y = (y if piece.y is None else piece.y) + piece.dy
        font = font_style(fonts, piece.style)
        drop = _baseline_shift(fonts.face(font.face), piece.style) * font.size / 1000
        for segment in set_run(fonts, font, piece.text):
            chunk.append(Placed(x, y + drop, segment, piece.style))
            x += segment.width
    return placed + _anchored(chunk)


def _pieces(element: Element, style: Style, cascade: Cascade) -> Iterator[Piece]:
    size = float(style.get("font-size", "16"))
    x, y, dx, dy = (_first_length(element.get(name), size) for name in ("x", "y", "dx", "dy"))
    yield Piece(element.text or "", style, x, y, dx or 0.0, dy or 0.0)
    for child in element:
        child_style = cascade.style(child, style)
        if local_name(child) in ("tspan", "a") and child_style.get("display") != "none":
            yield from _pieces(child, child_style, cascade)
        yield Piece(child.tail or "", style)


def _first_length(text: str | None, em: float) -> float | None:
    """The first of the lengths that an attribute may have for each character."""
    parts = re.split(r"[\s,]+", text.strip()) if text else []
    return length(parts[0], em=em) if parts else None


def _collapse(pieces: list[Piece]) -> Iterator[Piece]:
    """Pieces with single spaces, none at the start and the end; empty ones give their place to the next."""
    kept: list[Piece] = []
    waiting = Piece("", {})
    has_space = True
    for piece in pieces:
        text = _BLANKS.sub(" ", piece.text)
        text = text.removeprefix(" ") if has_space else text
        piece = _with_place(piece._replace(text=text), waiting)
        if not text:
            waiting = piece
            continue
        waiting = Piece("", {})
        has_space = text.endswith(" ")
        kept.append(piece)
    if kept:
        kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(" "))
    return iter(kept)


def _with_place(piece: Piece, waiting: Piece) -> Piece:
    return piece._replace(
        x=waiting.x if piece.x is None else piece.x,
        y=waiting.y if piece.y is None else piece.y,
        dx=piece.dx + waiting.dx,
        dy=piece.dy + waiting.dy,
    )


def _anchored(chunk: list[Placed]) -> list[Placed]:
    """A chunk moved so that its start, middle or end is at its place."""
    if not chunk:
        return []
    width = chunk[-1].x + chunk[-1].segment.width - chunk[0].x
    anchor = chunk[0].style.get("text-anchor", "start")
    shift = {"middle": width / 2, "end": width}.get(anchor, 0.0)
    return [placed._replace(x=placed.x - shift) for placed in chunk]


# --- fonts -------------------------------------------------------------------------------------


def font_style(fonts: Fonts, style: Style) -> FontStyle:
    """The face and size that a style asks for, of those there are."""
    size = float(style.get("font-size", "16"))
    tracking = length(style.get("letter-spacing"), em=size)
    return FontStyle(_face_key(fonts, style), size, (0.0, 0.0, 0.0), tracking=tracking)


def _face_key(fonts: Fonts, style: Style) -> str:
    family = _family(style.get("font-family", "").lower())
    bold = "-bold" if style.get("font-weight", "") in _BOLD else ""
    italic = "-italic" if style.get("font-style", "") in ("italic", "oblique") else ""
    wishes = (family + bold + italic, family + bold, family, "sans" + bold, "sans")
    return next((wish for wish in wishes if wish in fonts.paths), next(iter(fonts.paths)))


def _family(names: str) -> str:
    """The generic family that a list of family names stands for."""
    if "mono" in names or "courier" in names or "consol" in names:
        return "mono"
    is_serif = any(name in names.replace("sans-serif", "sans") for name in _SERIFS)
    return "serif" if is_serif and "sans" not in names.split(",")[0] else "sans"


def _baseline_shift(face: Face, style: Style) -> float:
    """How far the alphabetic baseline is below the place that is given, in thousandths of the size."""
    measures = face.metrics
    match style.get("dominant-baseline"):
        case "middle":
            return measures.x_height / 2
        case "central":
            return (measures.ascent + measures.descent) / 2
        case "hanging" | "text-before-edge" | "text-top":
            return measures.ascent * 0.8
        case _:
            return 0.0
