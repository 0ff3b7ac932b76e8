"""A page budget: the gentlest change of a style that makes a document fit so many pages."""

from __future__ import annotations

from guide.dataclass import dataclass, replace
from guide.document import Document, WritingSpace, walk
from guide.pdf.book import typeset
from guide.style import Style, TextStyle
from guide.typeset.fonts import Fonts

_STEPS = 5
"""Of the bisection of each range: finer than a reader can tell apart."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A style that makes a document fit, or comes as near as it may."""

    style: Style
    pages: int
    """That the document takes in it."""
    budget: int
    size: float
    """Share of the type's size that is left."""
    margins: float
    """Share of the margins that is left."""
    pitch: float
    """Distance of the writing lines, in points."""
    is_tighter: bool
    """Whether the writing lines are nearer to each other than the style has them, and there are some."""

    @property
    def is_within_budget(self) -> bool:
        return self.pages <= self.budget


def fit_style(
    document: Document, style: Style, fonts: Fonts, paper: tuple[float, float], budget: int
) -> Fit:
    """Press a style, as far as its ``fit`` allows, until the document takes no more than ``budget`` pages.

    What readers notice least goes first: the writing lines' pitch, then the margins, then the type. Each is pressed
    no further than it has to be.
    """
    press = _Press(document, style, fonts, paper, budget)
    for limit in (1.0, 2.0, 3.0):
        if press.at(limit).is_within_budget:
            return press.least(limit - 1.0, limit)
    return press.at(3.0)


@dataclass(frozen=True, slots=True)
class _Press:
    """Tries a style at points of the way from itself (0) by way of pitch (1) and margins (2) to type (3)."""

    document: Document
    style: Style
    fonts: Fonts
    paper: tuple[float, float]
    budget: int

    def at(self, point: float) -> Fit:
        allowed = self.style.fit
        pitch = _between(self.style.writing.pitch, allowed.pitch, point)
        margins = _between(1.0, allowed.margins, point - 1.0)
        size = _between(1.0, allowed.size, point - 2.0)
        style = pressed(self.style, size, margins)
        style = replace(style, writing=replace(style.writing, pitch=pitch))
        pages = len(typeset(self.document, style, self.fonts, *self.paper).pages)
        is_tighter = pitch < self.style.writing.pitch and _has_lines(self.document)
        return Fit(style, pages, self.budget, size, margins, pitch, is_tighter)

    def least(self, low: float, high: float) -> Fit:
        """The point nearest to ``low`` that is within budget; ``high`` is."""
        best = self.at(low)
        if best.is_within_budget:
            return best
        best = self.at(high)
        for _ in range(_STEPS):
            middle = (low + high) / 2
            tried = self.at(middle)
            if tried.is_within_budget:
                best, high = tried, middle
            else:
                low = middle
        return best


def _has_lines(document: Document) -> bool:
    blocks = (block for division in document.divisions for block in walk(division.blocks))
    return any(isinstance(block, WritingSpace) for block in blocks)


def _between(full: float, least: float, share: float) -> float:
    """A value that has gone a share of the way to its least; none below 0, all above 1."""
    return full - (full - min(full, least)) * max(0.0, min(1.0, share))


def pressed(style: Style, size: float, margins: float = 1.0) -> Style:
    """A style with a share of its type's size and of its margins; nothing is smaller than its least size."""
    page = replace(
        style.page,
        inner=style.page.inner * margins,
        outer=style.page.outer * margins,
        top=style.page.top * margins,
        bottom=style.page.bottom * margins,
    )
    return replace(
        style,
        page=page,
        grid=style.grid * size,
        roles={name: _smaller(role, size, style.scale.least) for name, role in style.roles.items()},
        scale=replace(style.scale, size=style.scale.size * size),
    )


def _smaller(role: TextStyle, size: float, least: float) -> TextStyle:
    return replace(
        role,
        size=max(role.size * size, least),
        leading=role.leading * size,
        indent=role.indent * size,
        before=role.before * size,
        after=role.after * size,
    )
