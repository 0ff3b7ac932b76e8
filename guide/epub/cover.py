"""The cover's picture: drawn from the style's colours where the guide brings none.

It is an SVG: small, sharp on every screen, and a core media type of EPUB 3.3. Its text is set in the reader's own
fonts, whose widths are not known here: lines are broken with room to spare.
"""

from __future__ import annotations

from dataclasses import dataclass

from guide.document import Cover
from guide.epub.render import render
from guide.style import Colour, Style

WIDTH = 600
HEIGHT = 900
MARGIN = 60
NAME = "cover.svg"
"""From the package's root."""

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
    title = _fitting(cover.title, style, "cover-title", largest=76, most=5)
    subtitle = _fitting(cover.subtitle, style, "cover-subtitle", largest=30, most=4)
    top = _stack(title, top=210.0)
    rule = top[-1].y + 44 if top else 210.0
    top += _stack(subtitle, top=rule + 20)
    foot = [(text, "cover-author", 24.0) for text in (", ".join(cover.authors),) if text]
    foot += [(text, "cover-edition", 20.0) for text in (cover.edition, cover.publisher) if text]
    lines = [_line(text, style, role, size) for text, role, size in foot]
    height = sum(line.size * 1.4 for line in lines)
    return render(
        "cover.svg.j2",
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        rule=round(rule),
        lines=[*top, *_stack(lines, top=HEIGHT - MARGIN - height)],
        ground=css_colour(style.colour("cover-ground")),
        ink=css_colour(style.colour("cover-ink")),
        line_colour=css_colour(style.colour("cover-line")),
        name=alternative(cover),
    )


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
