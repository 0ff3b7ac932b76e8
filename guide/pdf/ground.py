"""A colour behind a whole page."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.pdf import shapes
from guide.style import Colour
from guide.typeset.boxes import Frame, Page, PlacedFrame

BEYOND = 10 * 72 / 25.4
"""Points that a ground goes on beyond the paper's edges. Readers don't show it; print shops cut it off."""


@dataclass(frozen=True, slots=True)
class _Ground:
    """Implements ``guide.typeset.boxes.FrameStyle``."""

    colour: Colour

    def operators(self, width: float, height: float, *, is_first: bool, is_last: bool) -> str:
        del is_first, is_last  # a page's ground has no ends
        return " ".join((shapes.fill(self.colour), shapes.rectangle(0, 0, width, height), "f"))


def ground_of(page: Page, colour: Colour, beyond: float) -> PlacedFrame:
    """A frame as large as the page, to be drawn before anything else.

    It goes ``beyond`` the edges at both sides, by as much as left-hand pages are moved, and ``BEYOND`` that.
    """
    aside = beyond + BEYOND
    width, height = page.width + 2 * aside, page.height + 2 * BEYOND
    frame = Frame(0.0, width, _Ground(colour), above=0.0, below=0.0)
    return PlacedFrame(-aside, -BEYOND, width, height, frame, is_first=True, is_last=True)
