"""Where on the paper the text stands."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.style import PAPERS, PageStyle
from guide.typeset.placing import Area

__all__ = ["PAPERS", "Geometry", "geometry"]

_FOOT_LINES = 1.75
"""Grid lines from the text area to the folio's baseline at least: a page may be a line longer than others."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The pages of one paper and style, in points."""

    width: float
    height: float
    recto: Area
    verso: Area
    head: float
    """Baseline of the running head, from the top of the paper."""
    foot: float
    """Baseline of the folio, from the top of the paper."""

    @property
    def verso_shift(self) -> float:
        """Points by which left-hand pages stand further right than right-hand ones."""
        return self.verso.x - self.recto.x


def geometry(page: PageStyle, grid: float, width: float, height: float) -> Geometry:
    """Margins in proportion to the paper; the text area is a whole number of grid lines high.

    A style's margins are those of the paper that it is designed for. Smaller paper shrinks them; larger paper widens
    those at the sides alone: lines are never longer than on the paper for which their length was chosen.
    """
    designed_width, designed_height = PAPERS[page.paper]
    across = min(1.0, width / designed_width)
    down = min(1.0, height / designed_height)
    sides = (page.inner + page.outer) * across
    text_width = min(designed_width * across - sides, width - sides - page.binding)
    share = page.inner / (page.inner + page.outer)
    inner = (width - page.binding - text_width) * share + page.binding
    outer = width - inner - text_width
    top, bottom = page.top * down, page.bottom * down
    text_height = (height - top - bottom) // grid * grid
    recto = Area(inner, top, text_width, text_height)
    verso_x = outer if page.sides == "two" else inner
    verso = Area(verso_x, top, text_width, text_height)
    return Geometry(
        width=width,
        height=height,
        recto=recto,
        verso=verso,
        head=top - page.head * down,
        foot=top + text_height + max(page.foot * down, grid * _FOOT_LINES),
    )
