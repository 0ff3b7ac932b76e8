"""A section's place in time: its period in words, and on a small axis of the whole guide."""

from __future__ import annotations

from functools import lru_cache

from guide.document import Period
from guide.epub.axis import Axis, axis_of
from guide.epub.markup import escape

_WIDTH = 320.0
_HEIGHT = 10.0
_SHORTEST = 4.0
"""User units that a short period is drawn long."""


def write_period(period: Period | None) -> str:
    """A paragraph, and an axis that is silent: the words say what it shows."""
    if period is None:
        return ""
    words = f'<p class="meta">{escape(period.label)}</p>'
    return words + _drawing(period) if len(period.moments) > 1 else words


def _drawing(period: Period) -> str:
    axis, path = _all_moments(period.moments)
    left, right = axis.place(period.start), axis.place(period.end)
    left = min(left, (left + right - _SHORTEST) / 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="period" aria-hidden="true"'
        f' viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" fill="none" stroke="currentColor">'
        f'<path d="{path}" stroke-width="0.8"/>'
        f'<rect x="{left:.1f}" y="1" width="{max(right - left, _SHORTEST):.1f}"'
        f' height="{_HEIGHT - 2:g}" fill="currentColor" stroke="none"/></svg>'
    )


@lru_cache(maxsize=4)
def _all_moments(moments: tuple[float, ...]) -> tuple[Axis, str]:
    """The axis of the whole guide and its SVG path data: every section has the same."""
    axis = axis_of([(moment, moment) for moment in moments], 0.0, _WIDTH)
    middle = _HEIGHT / 2
    line = "".join(f"M{piece.left:.0f} {middle:g}H{piece.right:.0f}" for piece in axis.pieces)
    places = dict.fromkeys(f"{axis.place(moment):.0f}" for moment in moments)
    ticks = "".join(f"M{x} {middle - 2:g}V{middle + 2:g}" for x in places)
    return axis, line + ticks
