"""Colours of CSS (CSS Color Module Level 3)."""

from __future__ import annotations

import re

from guide.typeset.boxes import Colour

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)%?")
_COMMON: dict[str, Colour] = {
    "black": (0.0, 0.0, 0.0),
    "white": (1.0, 1.0, 1.0),
    "red": (1.0, 0.0, 0.0),
    "green": (0.0, 128 / 255, 0.0),
    "blue": (0.0, 0.0, 1.0),
    "gray": (128 / 255, 128 / 255, 128 / 255),
    "grey": (128 / 255, 128 / 255, 128 / 255),
}


def read_colour(text: str) -> tuple[Colour, float] | None:
    """A colour and its opacity; None for text that is no colour."""
    text = text.strip().lower()
    if text.startswith("#"):
        return _hexadecimal(text[1:])
    if text.startswith(("rgb", "hsl")):
        return _functional(text)
    if text == "transparent":
        return (0.0, 0.0, 0.0), 0.0
    known = _COMMON.get(text) or _named(text)
    return (known, 1.0) if known else None


def _hexadecimal(digits: str) -> tuple[Colour, float] | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    try:
        red, green, blue, alpha = bytes.fromhex(digits.ljust(8, "f"))
    except ValueError:
        return None
    return (red / 255, green / 255, blue / 255), alpha / 255


def _functional(text: str) -> tuple[Colour, float] | None:
    """``rgb(255, 0, 0)``, ``rgba(100%, 0%, 0%, 0.5)``, ``hsl(120, 50%, 50%)``."""
    values = _NUMBER.findall(text)
    if len(values) not in (3, 4):
        return None
    alpha = _share(values[3], 1.0) if len(values) == 4 else 1.0
    if text.startswith("hsl"):
        from colorsys import hls_to_rgb

        hue = float(values[0].rstrip("%")) / 360 % 1.0
        return hls_to_rgb(hue, _share(values[2], 1.0), _share(values[1], 1.0)), alpha
    red, green, blue = (_share(value, 255.0) for value in values[:3])
    return (red, green, blue), alpha


def _share(value: str, whole: float) -> float:
    number = float(value[:-1]) / 100 if value.endswith("%") else float(value) / whole
    return min(max(number, 0.0), 1.0)


def _named(name: str) -> Colour | None:
    """One of the names of CSS, from ReportLab's table, which few pictures need."""
    from reportlab.lib.colors import getAllNamedColors

    colour = getAllNamedColors().get(name)
    return (colour.red, colour.green, colour.blue) if colour else None
