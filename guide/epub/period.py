"""A section's place in time: its period in words, and on a small axis of the whole guide."""

from __future__ import annotations

from guide.document import Period
from guide.epub.axis import axis_of
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
    spans = [(moment, moment) for moment in period.moments]
    axis = axis_of([*spans, (period.start, period.end)], 0.0, _WIDTH)
    middle = _HEIGHT / 2
    line = "".join(f"M{piece.left:.1f} {middle:g}H{piece.right:.1f}" for piece in axis.pieces)
    places = dict.fromkeys(f"{axis.place(moment):.1f}" for moment in period.moments)
    ticks = "".join(f"M{x} {middle - 2:g}V{middle + 2:g}" for x in places)
    left, right = axis.place(period.start), axis.place(period.end)
    left = min(left, (left + right - _SHORTEST) / 2)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="period" aria-hidden="true"'
        f' viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" fill="none" stroke="currentColor">'
        f'<path d="{line}{ticks}" stroke-width="0.8"/>'
        f'<rect x="{left:.1f}" y="1" width="{max(right - left, _SHORTEST):.1f}"'
        f' height="{_HEIGHT - 2:g}" fill="currentColor" stroke="none"/></svg>'
    )
