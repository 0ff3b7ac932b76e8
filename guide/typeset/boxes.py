"""What a page is made of, from the smallest up: font style, segment, line, row, page.

The vertical list of a division is flat: a list of ``Row``. A row is never divided; pages break between rows
only. Boxes around several rows (callouts, cards) are ``Frame``s that rows name, drawn for the part of them that
lies on each page.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol, TypeAlias

from guide.dataclass import dataclass, field
from guide.typeset.tags import Node

Colour: TypeAlias = tuple[float, float, float]
"""RGB, each 0-1, in sRGB."""


class FontStyle(NamedTuple):
    """How characters look."""

    face: str
    """Key of a face in ``Fonts``."""
    size: float
    colour: Colour
    features: tuple[str, ...] = ()
    """OpenType feature tags switched on beyond kern, liga and the other defaults: ``smcp``, ``onum``, ``lnum``."""
    rise: float = 0.0
    tracking: float = 0.0
    """Letter-spacing in points, for labels in capitals."""


class Segment(NamedTuple):
    """A stretch of one line in one font style that belongs to one node.

    ``words`` are pieces of a PDF ``TJ`` array (``<0012003400ab>-20<0056>``); between two neighbours stands one
    stretchable space. A segment that starts or ends with a space has an empty first or last word.
    """

    style: FontStyle
    words: list[str]
    width: float
    """Natural width: glyphs, kerns, and one natural space between neighbours."""
    node: Node | None
    """The node read here; None for an artifact."""
    space: str = ""
    """The ``TJ`` piece of one space in this face, without adjustment (``<0003>``)."""
    language: str = ""


THIS_PAGE = "this page"
"""The anchor, where a page slot stands for the label of the page that it is on. Ids have no spaces."""
LAST_PAGE = "number of pages"
"""The anchor, where it stands for how many pages there are."""


class PageSlot(NamedTuple):
    """Stands for a printed page label that is not known before all pages are built."""

    style: FontStyle
    anchor: str
    width: float
    """Assumed while breaking lines; the line's spaces take up the difference when it is drawn."""
    node: Node | None


class Inset(NamedTuple):
    """Something that is not text inside a line: a blank to be filled in, a tick box, a formula.

    ``operators`` are drawn with the origin at the inset's left end on the baseline, y upwards (PDF's way).
    """

    width: float
    height: float
    """Above the baseline."""
    depth: float
    """Below the baseline."""
    operators: str
    node: Node | None


Piece: TypeAlias = Segment | PageSlot | Inset


@dataclass(slots=True)
class Line:
    """A set line of text inside a row."""

    x: float
    baseline: float
    """From the row's top, downwards."""
    pieces: list[Piece]
    adjust: float = 0.0
    """Points added to each space to justify the line (negative to shrink)."""
    spaces: int = 0
    """How many spaces the line has: with ``natural`` and ``target``, enough to set it anew for a page label."""
    natural: float = 0.0
    target: float = 0.0
    """The width to fill; 0 for a line that is not justified."""


@dataclass(slots=True)
class Drawing:
    """Vector artwork: PDF operators with the origin at (x, y) in the row, y *upwards* from there.

    An artifact where ``node`` is None. ``width`` and ``height`` give the box for a figure's BBox.
    """

    x: float
    y: float
    operators: str
    node: Node | None = None
    width: float = 0.0
    height: float = 0.0


@dataclass(slots=True)
class PlacedImage:
    """A raster or vector picture of the document, scaled to a box whose *bottom* left corner is (x, y) in the row."""

    x: float
    y: float
    width: float
    height: float
    image: str
    """A key known to the drawer's image store."""
    node: Node | None


Mark: TypeAlias = Line | Drawing | PlacedImage


class FrameStyle(Protocol):
    """Draws a frame's ground and border for the part of it on a page."""

    def operators(self, width: float, height: float, *, is_first: bool, is_last: bool) -> str:
        """PDF operators with the origin at the part's bottom left corner, y upwards."""


@dataclass(slots=True, eq=False)
class Frame:
    """A decorated box around consecutive rows. The rows' own x positions already respect its padding.

    ``above`` and ``below`` are the paddings inside the box at its first and last row; where the box goes over a
    page turn, ``at_break`` pads the open ends.
    """

    x: float
    width: float
    style: FrameStyle
    above: float
    below: float
    at_break: float = 0.0


@dataclass(slots=True, eq=False)
class Float:
    """A block that may move to the top of the next page where it does not fit; the text after it moves up.

    Its rows name it. They are inside no frame of other rows, and all fit on a page. A page breaks between them only
    where the block does not move.
    """

    after: float = 0.0
    """Space in points between the block at a page's top and what follows there."""


@dataclass(slots=True)
class Row:
    """An unbreakable strip of a page, full width."""

    height: float
    marks: list[Mark] = field(default_factory=list)
    space_before: float = 0.0
    """Glue above, in points; vanishes at the top of a page."""
    penalty: float = 0.0
    """Cost of a page break *before* this row: 0 free, ``math.inf`` forbidden, ``-math.inf`` forced."""
    frames: tuple[Frame, ...] = ()
    """Enclosing frames, outermost first."""
    notes: list[NoteRows] = field(default_factory=list)
    """Footnotes called in this row, which have to stand at the foot of the same page."""
    anchors: tuple[str, ...] = ()
    """Ids whose place on paper is this row."""
    repeat: tuple[Row, ...] = ()
    """Rows repeated above this one where it is the first on a page (a table's head)."""
    source: tuple[int, int] = (-1, 0)
    """(ordinal of the block shown, offset of the first character): see ``guide.document.PageStart``."""
    grid: float = 0.0
    """Where set, the row stands on a multiple of so many points from the top of the text area."""
    grid_depth: float = 0.0
    """From the row's top to what stands on the grid: below a heading, the text."""
    floating: Float | None = None
    space_without_float: float | None = None
    """Glue above where the float before this row has gone to the next page; None for ``space_before``."""
    kept_without_float: bool = False
    """Whether no page breaks before this row where the float before it has gone: a heading stands above."""
    looseness: float = 0.0
    """Adjustment ratio of the row's line: -1 as tight as can be, 0 natural, 1 loose."""
    hyphenated: bool = False
    """Whether the row's line ends with a divided word."""
    float_cost: float = 0.0
    """Cost of this row standing before a float that precedes it in the text (a heading's is high)."""


@dataclass(slots=True)
class NoteRows:
    """A footnote set in rows."""

    rows: list[Row]


@dataclass(slots=True)
class PlacedRow:
    x: float
    y: float
    """From the top of the paper, downwards."""
    row: Row
    is_repeat: bool = False
    """A repeated table head: drawn as an artifact."""


@dataclass(slots=True)
class PlacedFrame:
    x: float
    y: float
    """Of the part's top edge, from the top of the paper."""
    width: float
    height: float
    frame: Frame
    is_first: bool
    is_last: bool


@dataclass(slots=True)
class Page:
    """A page, ready to be drawn."""

    width: float
    height: float
    label: str
    """The page label that readers show and that is printed ("iv", "12")."""
    frames: list[PlacedFrame] = field(default_factory=list)
    rows: list[PlacedRow] = field(default_factory=list)
    furniture: list[tuple[str, PlacedRow]] = field(default_factory=list)
    """Running heads and feet as (``Header`` or ``Footer``, row): pagination artifacts."""
    verso: list[tuple[str, PlacedRow]] | None = None
    """Those on a left-hand page, where they differ."""
