"""What every block needs to be set: the style, the fonts, a place in the text area, a parent in the tag tree."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from guide.dataclass import dataclass, field
from guide.document import Block, Blocks, Image, Note
from guide.pdf.headings import heading_tag
from guide.style import Colour, Style, TextStyle
from guide.typeset.boxes import (
    FontStyle,
    Frame,
    Row,
    Segment,
)
from guide.typeset.fonts import Fonts
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import Item, ParagraphStyle, SetLine, set_paragraph
from guide.typeset.tags import Node

_BALANCE_STEPS = 7
"""Of a bisection: leaves less than a hundredth of the measure in doubt."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block goes: its column in the text area, its parent in the tag tree, its surroundings."""

    x: float
    """From the left of the text area, in points."""
    width: float
    parent: Node
    role: str = "body"
    """The role of paragraphs that have none of their own: ``callout``, ``answer``, ``note`` ..."""
    frames: tuple[Frame, ...] = ()
    in_flow: bool = False
    """Whether blocks stand in the page's own flow: their text keeps to the grid, and they may float."""

    def inset(self, left: float, right: float = 0.0) -> Place:
        """A narrower place inside this one."""
        width = self.width - left - right
        return Place(self.x + left, width, self.parent, self.role, self.frames)

    def under(self, parent: Node) -> Place:
        return Place(self.x, self.width, parent, self.role, self.frames, self.in_flow)


@dataclass(slots=True)
class Strip:
    """A set block: its rows and how it wants to stand among its neighbours."""

    rows: list[Row]
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    most_after: float = math.inf
    """However much space what follows asks for above it, there is no more."""
    floats: bool = False
    """Whether it may move to the top of the next page (its rows name a ``Float``)."""


@dataclass(slots=True)
class Memory:
    """What setters of one document learn once."""

    fonts: dict[tuple[object, ...], FontStyle] = field(default_factory=dict)
    """By what ``Setter.font`` is asked for."""
    labels: dict[tuple[str, str, str], tuple[list[Segment], float]] = field(default_factory=dict)
    """Segments and width of short labels, by text, role and language."""


@dataclass(slots=True)
class Setter:
    """Sets the blocks of one division."""

    style: Style
    fonts: Fonts
    language: str
    level: int
    """Heading level of the division's title."""
    measure: float
    """Width of the text area, in points."""
    text_height: float
    images: Mapping[str, Image]
    notes: Mapping[str, Note]
    ordinals: Mapping[int, int]
    """``id(block)`` -> ordinal in ``guide.document.walk`` of the division."""
    set_block: Callable[[Setter, Block, Place, Block | None], Strip]
    """Sets a block, given the one before it."""
    memory: Memory
    continued: str = ""
    """What is said behind the label of a table that goes on: "continued"."""
    page_digits: int = 2
    """Digits assumed for page numbers while lines are broken."""
    highest: int = 1
    """Level of the document's highest heading."""
    called: set[str] = field(default_factory=set)
    """Ids of notes already at a page's foot: a second call of a note only links to it."""

    @property
    def grid(self) -> float:
        """The baseline grid, in points."""
        return self.style.grid

    def heading_tag(self, level: int) -> str:
        """The structure type of a heading."""
        return heading_tag(level, self.highest)

    def sized(self, points: float) -> float:
        """A length that is right for text of the default style, in proportion to this style's text."""
        return points * self.style.scale.size

    def font(
        self,
        role: str,
        *,
        bold: bool = False,
        italic: bool = False,
        family: str = "",
        colour: str = "",
        scale: float = 1.0,
        rise: float = 0.0,
    ) -> FontStyle:
        """The font style of a role, with emphasis and changes on top."""
        key = (role, bold, italic, family, colour, scale, rise)
        known = self.memory.fonts.get(key)
        if known is None:
            known = self.memory.fonts[key] = self._font(*key)
        return known

    def _font(
        self,
        role: str,
        bold: bool,  # noqa: FBT001 - the key of a memory
        italic: bool,  # noqa: FBT001
        family: str,
        colour: str,
        scale: float,
        rise: float,
    ) -> FontStyle:
        text = self.style.text(role)
        face = (
            self.style.families[family].regular
            if family
            else self.style.face(role, bold=bold, italic=italic)
        )
        features = text.features
        if text.capitals == "small":
            features = (*features, "smcp")
        return FontStyle(
            face=face,
            size=text.size * scale,
            colour=self.style.colour(colour or text.colour),
            features=features,
            rise=rise,
            tracking=text.tracking,
        )

    def colour(self, name: str) -> Colour:
        return self.style.colour(name)

    def tint(self, name: str) -> Colour | None:
        """A colour for grounds; None where it is that of the paper, which needs no ink."""
        found = self.style.colour(name)
        return None if found == self.style.colour("paper") else found

    def lines(
        self,
        items: Sequence[Item],
        width: float,
        text: TextStyle,
        *,
        align: str = "",
        indent: float = 0.0,
    ) -> list[SetLine]:
        """A paragraph's lines at a measure of ``width`` points."""
        style = ParagraphStyle(
            align=align or text.align,  # type: ignore[arg-type]
            leading=text.leading,
            first_indent=indent,
            hyphenate=text.hyphenate,
            language=self.language,
            hang=text.hang,
        )
        setting = self.fonts.recent.set_paragraph if self.fonts.recent else set_paragraph
        return setting(items, width, style, self.fonts)

    def balanced(self, items: Sequence[Item], width: float, text: TextStyle) -> list[SetLine]:
        """A title's lines, about as long as each other, and no more of them than ``width`` asks for."""
        lines = self.lines(items, width, text)
        if len(lines) < 2:
            return lines
        low, high = width / len(lines), width
        for _ in range(_BALANCE_STEPS):
            middle = (low + high) / 2
            narrower = self.lines(items, middle, text)
            if len(narrower) > len(lines):
                low = middle
            else:
                lines, high = narrower, middle
        return lines

    def stack(self, blocks: Blocks, place: Place) -> list[Row]:
        """Blocks below each other, with the larger of the spaces that neighbours ask for."""
        rows: list[Row] = []
        after = without_float = 0.0
        most = math.inf
        keep = past_float = kept_float = False
        previous: Block | None = None
        for block in blocks:
            strip = self.set_block(self, block, place, previous)
            if not strip.rows:
                continue
            first = strip.rows[0]
            first.space_before = min(max(after, strip.before), most)
            if past_float:
                first.space_without_float = max(without_float, strip.before)
                first.kept_without_float = kept_float
            if not rows and not place.in_flow:
                first.space_before = 0.0
            if keep and first.penalty < FORBIDDEN:
                first.penalty = FORBIDDEN
            rows += strip.rows
            if not strip.floats:
                previous, without_float = block, strip.after
            # A float below a heading may go to the next page: then the text after it stays with the heading.
            kept_float = strip.floats and (keep or kept_float)
            keep, most = strip.keep_next, strip.most_after
            # Of two floats the second alone may go: what follows is then as far from the first as that asks for.
            after = max(after, strip.after) if past_float and strip.floats else strip.after
            past_float = strip.floats
        return rows

    def ordinal(self, block: Block) -> int:
        return self.ordinals.get(id(block), -1)
