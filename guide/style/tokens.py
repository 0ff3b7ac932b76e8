"""The tokens: what a style says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from guide.dataclass import dataclass

Colour: TypeAlias = tuple[float, float, float]
"""RGB, each 0-1, in sRGB."""


@dataclass(frozen=True, slots=True)
class Family:
    """Face keys (see ``styles/fonts/fonts.yaml``) for the cuts of a type family."""

    regular: str
    italic: str
    bold: str
    bold_italic: str
    css: str
    """The generic CSS family that e-readers fall back to."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How the text of one role is set. Lengths in points."""

    family: str
    size: float
    leading: float
    cut: Literal["regular", "italic", "bold", "bold-italic"]
    colour: str
    align: Literal["justify", "left", "right", "center"]
    hyphenate: bool
    indent: float
    """Of the first line of a paragraph that follows another of its role."""
    before: float
    after: float
    tracking: float
    hang: bool
    """Whether full stops, hyphens and quotation marks hang out of justified lines."""
    features: tuple[str, ...]
    capitals: Literal["none", "upper", "small"]


Shape: TypeAlias = Literal[
    "bar", "heavy-bar", "box", "rules", "double", "dashed", "corner", "plain"
]


@dataclass(frozen=True, slots=True)
class CalloutStyle:
    """A callout kind's looks: told apart by shape and label as well as by tone."""

    shape: Shape
    colour: str
    tint: str
    """A colour name, or empty for no ground."""


PAPERS = {
    "a4": (595.276, 841.89),
    "letter": (612.0, 792.0),
    "a5": (419.528, 595.276),
    "b5": (498.898, 708.661),
}
"""Width and height of what styles are designed for, in points."""


@dataclass(frozen=True, slots=True)
class PageStyle:
    """The page's geometry, in points. Margins grow and shrink with the paper (see ``guide.pdf.geometry``)."""

    sides: Literal["one", "two"]
    inner: float
    outer: float
    top: float
    bottom: float
    binding: float
    head: float
    """From the text area's top to the running head's baseline."""
    foot: float
    """From the text area's bottom to the folio's baseline."""
    sections_open: Literal["page", "recto"]
    parts_open: Literal["page", "section"]
    """On a page of their own, or above the title of their first section."""
    paper: Literal["a4", "letter", "a5", "b5"]
    """What the margins are meant for, and what is printed on where nobody asks for another."""
    columns: Literal["layout", "one"]
    """As the divisions' layouts say, or one for all."""
    ground: str
    """A colour for the whole page, or empty for bare paper."""


@dataclass(frozen=True, slots=True)
class Writing:
    """Room to write in."""

    ruling: Literal["lines", "dots", "grid", "box"]
    pitch: float
    """Distance of the lines, in points."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much larger than its roles say a style is set: one line makes a large-print style of another."""

    size: float
    """Of type, and of what is as large as type: indents, paddings, ticks."""
    leading: float
    """Of leading and of the space above and below."""
    least: float
    """Points; no role is smaller. Its leading grows with it."""


@dataclass(frozen=True, slots=True)
class FitRange:
    """How far a style lets itself be pressed where a document has to fit a number of pages."""

    size: float
    """Least share of its type's size."""
    margins: float
    """Least share of its margins."""
    pitch: float
    """Least distance of writing lines, in points."""


@dataclass(frozen=True, slots=True)
class LayoutStyle:
    """How the pages of divisions of one role are laid out."""

    columns: Literal["one", "two"]


@dataclass(frozen=True, slots=True)
class Style:
    name: str
    description: str
    grid: float
    """The baseline grid, in points: text keeps to its multiples."""
    page: PageStyle
    families: Mapping[str, Family]
    colours: Mapping[str, Colour]
    roles: Mapping[str, TextStyle]
    callouts: Mapping[str, CalloutStyle]
    layouts: Mapping[str, LayoutStyle]
    """By role of divisions."""
    writing: Writing
    rule: float
    """Thickness of fine rules, in points."""
    scale: Scale
    fit: FitRange

    def text(self, role: str) -> TextStyle:
        """The setting of a role; roles that the style does not name are set as ``body``."""
        return self.roles.get(role) or self.roles["body"]

    def face(self, role: str, *, bold: bool = False, italic: bool = False) -> str:
        """The face key of a role with emphasis on top of its own cut."""
        style = self.text(role)
        return cut_of(self.families[style.family], style.cut, bold=bold, italic=italic)

    def colour(self, name: str) -> Colour:
        return self.colours[name]


def cut_of(family: Family, cut: str, *, bold: bool, italic: bool) -> str:
    """The face for emphasis on top of a cut; emphasis inside italics turns upright again."""
    is_bold = bold or cut.startswith("bold")
    is_italic = italic != cut.endswith("italic")
    if is_bold:
        return family.bold_italic if is_italic else family.bold
    return family.italic if is_italic else family.regular
