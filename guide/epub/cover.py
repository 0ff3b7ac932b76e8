"""The cover's picture: drawn from the style's colours and the guide's own dates where the guide brings none.

Its events are blades of grass on a horizon, as on the cover of the printed edition.

It is an SVG: the same bytes on any machine, small, sharp on every screen, and a core media type of EPUB 3.3. Shops that
want a raster get it from guides that bring a picture. Its text is set in the reader's own fonts, whose widths are not
known here: lines are broken with room to spare.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, sin

from guide.dataclass import dataclass
from guide.document import Cover, Moment
from guide.epub.axis import axis_of
from guide.epub.render import render
from guide.style import Colour, Style

WIDTH = 600
HEIGHT = 900
MARGIN = 60
HORIZON = 630
_FEWEST = 5
"""Events that make a picture."""
_BLADES = {"major": 0.085, "normal": 0.048, "minor": 0.026}
"""Shares of the cover's height."""

_CHARACTER = 0.56
"""Mean width of a character of a bold serif, in em, with room to spare."""
_WIDE = 1.05
"""The same for scripts whose characters fill a square (from U+2E80 on)."""


@dataclass(frozen=True, slots=True)
class TextLine:
    text: str
    y: float
    size: float
    family: str
    weight: str
    slant: str


def alternative(cover: Cover) -> str:
    """The drawn cover in words: what it says."""
    words = (cover.title, cover.subtitle, ", ".join(cover.authors), cover.edition, cover.publisher)
    return ". ".join(word.rstrip(".") for word in words if word)


def draw_cover(cover: Cover, style: Style) -> str:
    """The cover as an SVG document."""
    title = _fitting(cover.title, style, "cover-title", largest=70, most=4)
    subtitle = _fitting(cover.subtitle, style, "cover-subtitle", largest=28, most=3)
    top = _stack(title, top=MARGIN + 20.0)
    top += _stack(subtitle, top=(top[-1].y if top else MARGIN) + 24.0)
    foot = [(text, "cover-author", 24.0) for text in (", ".join(cover.authors),) if text]
    foot += [(text, "cover-edition", 20.0) for text in (cover.edition, cover.publisher) if text]
    lines = [_line(text, style, role, size) for text, role, size in foot]
    height = sum(line.size * 1.4 for line in lines)
    return render(
        "cover.svg.j2",
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        steppe=_steppe(),
        blades=_blades(cover.moments),
        lines=[*top, *_stack(lines, top=HEIGHT - MARGIN - height)],
        ground=css_colour(style.colour("cover-ground")),
        ink=css_colour(style.colour("cover-ink")),
        line_colour=css_colour(style.colour("cover-line")),
        name=alternative(cover),
    )


def _steppe() -> str:
    """Lines that draw together towards the horizon, as SVG path data."""
    parts = []
    y, step = float(HORIZON), HEIGHT * 0.0036
    while y < HEIGHT * 0.83:
        parts.append(f"M{MARGIN} {y:.1f}H{WIDTH - MARGIN}")
        y += step
        step *= 1.42
    return "".join(parts)


def _blades(moments: Sequence[Moment]) -> str:
    """A stroke for each event at its place in time, the taller the more it matters, as SVG path data."""
    if len(moments) < _FEWEST:
        return ""
    spans = [(moment.year, moment.year) for moment in moments]
    axis = axis_of(spans, MARGIN, WIDTH - 2 * MARGIN)
    parts = []
    for number, moment in enumerate(moments):
        x = axis.place(moment.year)
        # No two neighbours are alike, and the same guide always has the same grass.
        tall = _BLADES[moment.importance] * HEIGHT * (1 + 0.22 * sin(2.4 * number))
        middle, top = HORIZON - tall * 0.6, HORIZON - tall
        tip = x + tall * 0.3 * cos(1.7 * number)
        parts.append(
            f"M{x:.1f} {HORIZON}C{x:.1f} {middle:.1f} {x:.1f} {middle:.1f} {tip:.1f} {top:.1f}"
        )
    return "".join(parts)


def css_colour(colour: Colour) -> str:
    """``#rrggbb``."""
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


def _fitting(text: str, style: Style, role: str, *, largest: float, most: int) -> list[TextLine]:
    """The text in lines at the largest size at which it needs no more than ``most`` of them."""
    size = largest
    while True:
        lines = _broken(text, (WIDTH - 2 * MARGIN) / size)
        if size <= 16 or (
            len(lines) <= most and max(map(_length, lines), default=0) * size <= WIDTH - 2 * MARGIN
        ):
            return [_line(line, style, role, size) for line in lines]
        size *= 0.92


def _broken(text: str, measure: float) -> list[str]:
    """Lines no longer than ``measure`` em, where words allow it."""
    lines: list[str] = []
    for word in text.split():
        if lines and _length(f"{lines[-1]} {word}") <= measure:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _length(text: str) -> float:
    """Width in em, roughly."""
    return sum(_WIDE if character >= "\u2e80" else _CHARACTER for character in text)


def _line(text: str, style: Style, role: str, size: float) -> TextLine:
    setting = style.text(role)
    face = style.face(role)
    return TextLine(
        text=text,
        y=0.0,
        size=round(size, 1),
        family=style.families[setting.family].css,
        weight="bold" if "bold" in face else "normal",
        slant="italic" if "italic" in face else "normal",
    )


def _stack(lines: list[TextLine], *, top: float) -> list[TextLine]:
    """The lines below each other, with their baselines."""
    placed = []
    y = top
    for line in lines:
        y += line.size * (1.16 if line.size > 40 else 1.4)
        placed.append(
            TextLine(line.text, round(y, 1), line.size, line.family, line.weight, line.slant)
        )
    return placed
