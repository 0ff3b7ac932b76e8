"""What fills and strokes are made with: colours, opacity, pens (SVG 1.1, chapter 11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from guide.typeset.boxes import Colour
from guide.typeset.svg.canvas import Stroke
from guide.typeset.svg.colours import read_colour
from guide.typeset.svg.geometry import read_numbers
from guide.typeset.svg.style import Style, length

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Paint(NamedTuple):
    """A colour, or the gradient whose place it takes where no gradient can be drawn."""

    colour: Colour
    opacity: float
    gradient: Element | None = None


def read_paint(
    style: Style, kind: str, opacity: float, by_id: Mapping[str, Element]
) -> Paint | None:
    """The paint of ``kind`` (``fill`` or ``stroke``); None for none. ``opacity`` is that of the element."""
    text = style.get(kind, "none")
    gradient = None
    if text.startswith("url("):
        target, _, text = text[4:].partition(")")
        gradient = by_id.get(target.strip("\"' #"))
        text = text.strip() or ("black" if gradient is not None else "none")
    if text.lower() == "currentcolor":
        text = style.get("color", "black")
    found = read_colour(text)
    if found is None:
        return None
    colour, alpha = found
    alpha *= opacity * share(style.get(f"{kind}-opacity"))
    return Paint(colour, round(alpha, 4), gradient) if alpha else None


def share(text: str | None) -> float:
    """A number from 0 to 1, also as a percentage; 1 for none."""
    return min(max(length(text, 1.0, whole=1.0), 0.0), 1.0) if text else 1.0


def read_stroke(style: Style) -> Stroke:
    dashes = tuple(abs(value) for value in read_numbers(style.get("stroke-dasharray", "")))
    if not any(dashes):
        dashes = ()
    return Stroke(
        width=length(style.get("stroke-width"), 1.0),
        cap=_CAPS.get(style.get("stroke-linecap", ""), 0),
        join=_JOINS.get(style.get("stroke-linejoin", ""), 0),
        miter_limit=max(1.0, length(style.get("stroke-miterlimit"), 4.0)),
        # An odd list is repeated to make it even (11.4), which PDF does of itself.
        dashes=dashes,
        offset=length(style.get("stroke-dashoffset")),
    )
