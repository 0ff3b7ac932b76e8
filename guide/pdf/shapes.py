"""PDF operators for the few shapes that pages are decorated with (ISO 32000-1, 8.5).

Coordinates are points, y upwards from the origin that the drawer sets.
"""

from __future__ import annotations

from guide.style import Colour

_ROUND = 0.5523
"""Distance of a Bézier curve's control points for a quarter of a circle of radius 1."""


def fill(colour: Colour) -> str:
    return "{:.3f} {:.3f} {:.3f} rg".format(*colour)


def stroke(colour: Colour, width: float, dash: str = "") -> str:
    pattern = f" [{dash}] 0 d" if dash else ""
    return "{:.3f} {:.3f} {:.3f} RG {:.2f} w".format(*colour, width) + pattern


def rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l"


def circle(x: float, y: float, radius: float) -> str:
    c = radius * _ROUND
    return (
        f"{x + radius:.2f} {y:.2f} m "
        f"{x + radius:.2f} {y + c:.2f} {x + c:.2f} {y + radius:.2f} {x:.2f} {y + radius:.2f} c "
        f"{x - c:.2f} {y + radius:.2f} {x - radius:.2f} {y + c:.2f} {x - radius:.2f} {y:.2f} c "
        f"{x - radius:.2f} {y - c:.2f} {x - c:.2f} {y - radius:.2f} {x:.2f} {y - radius:.2f} c "
        f"{x + c:.2f} {y - radius:.2f} {x + radius:.2f} {y - c:.2f} {x + radius:.2f} {y:.2f} c h"
    )
