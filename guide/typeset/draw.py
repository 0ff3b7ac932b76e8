"""Drawing a page: its boxes become content-stream operators (ISO 32000-1, 9 and 14.6).

Everything shown belongs either to a node of the structure tree or to an artifact. Consecutive marks of one node
make one marked content; the order in which nodes get their content is the order of reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import (
    Colour,
    Drawing,
    FontStyle,
    Inset,
    Line,
    Page,
    PageSlot,
    Piece,
    PlacedFrame,
    PlacedImage,
    PlacedRow,
    Segment,
)
from guide.typeset.fonts import Fonts
from guide.typeset.run import set_run
from guide.typeset.structure import MarkedContent
from guide.typeset.syntax import number
from guide.typeset.tags import Node

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the paper's bottom left corner."""

_ARTIFACT = "/Artifact BMC"
_REPEATED = "/Artifact<</Type/Pagination>>BDC"
_FURNITURE = {
    "Header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}
_ABOVE, _BELOW = 0.78, 0.22
"""Extent of a line's link rectangle from the baseline, as shares of the type size."""
_JOIN = 0.5
"""Link rectangles of one line that are no further apart (points) become one."""


class Ancestry(NamedTuple):
    """The enclosing elements (or the node itself) that drawing has to know of."""

    link: Node | None
    boxed: Node | None
    """The figure or formula that gets a bounding box."""
    language: str
    is_outlined: bool
    """Whether there is a link or a figure, whose extent has to be known."""


_ROOT = Ancestry(None, None, "", is_outlined=False)


class _Ancestries(dict[Node, Ancestry]):
    """Each node's ancestry, found once."""

    def __missing__(self, node: Node) -> Ancestry:
        found = self[node.parent] if node.parent else _ROOT
        if node.tag == "Link" or node.bbox or node.language:
            found = Ancestry(
                node if node.tag == "Link" else found.link,
                node if node.bbox else found.boxed,
                node.language or found.language,
                is_outlined=node.tag == "Link" or node.bbox or found.is_outlined,
            )
        self[node] = found
        return found


@dataclass(slots=True)
class Drawer:
    """What all pages of a file share while they are drawn."""

    fonts: Fonts
    labels: Mapping[str, str]
    """Page label of each anchor."""
    font_names: dict[str, str] = field(default_factory=dict)
    """Resource name of each face, in the order of first use."""
    picture_names: dict[str, str] = field(default_factory=dict)
    """Resource name of each picture, likewise."""
    boxes: dict[Node, tuple[int, Box]] = field(default_factory=dict)
    """Page and extent of each figure."""
    ancestries: _Ancestries = field(default_factory=_Ancestries)
    spans: dict[tuple[Node, str], Node] = field(default_factory=dict)
    """The element last made for a node's text in another language."""

    def font_name(self, face: str) -> str:
        """The resource name of a face."""
        return self.font_names.setdefault(face, f"/F{len(self.font_names)}")

    def picture_name(self, key: str) -> str:
        """The resource name of a picture, which is drawn in the unit square."""
        return self.picture_names.setdefault(key, f"/X{len(self.picture_names)}")

    def learn_language(self, tree: Node, language: str) -> None:
        """Tell that text below ``tree`` is in a language where nothing else is said."""
        self.ancestries[tree] = _ROOT._replace(language=tree.language or language)

    def draw(self, page: Page, index: int) -> DrawnPage:
        """The operators of a page; its nodes' ``kids`` grow by what the page shows of them."""
        pen = _Pen(self, index, page.height)
        for frame in page.frames:
            pen.draw_frame(frame)
        for row in page.rows:
            pen.draw_row(row, _REPEATED if row.is_repeat else "")
        for kind, row in page.furniture:
            pen.draw_row(row, _FURNITURE[kind])
        return pen.finish()


@dataclass(slots=True)
class DrawnPage:
    """The content of a page and what it shows."""

    operators: str
    nodes: list[Node]
    """The node of each marked content, by its identifier."""
    links: dict[Node, list[Box]]
    """Where each link can be clicked."""
    pictures: dict[str, None]
    """Keys of the pictures placed."""


class _Hundredths(dict[int, str]):
    """Lengths in hundredths of a point as PDF numbers."""

    def __missing__(self, value: int) -> str:
        written = self[value] = number(value / 100)
        return written


_HUNDREDTHS = _Hundredths()


class _Pen:
    """Writes one page's operators; knows the graphics state, so that nothing is set twice."""

    __slots__ = (
        "_ancestries",
        "_colour",
        "_drawer",
        "_face_size",
        "_in_text",
        "_index",
        "_is_placed",
        "_mark",
        "_mark_in_text",
        "_operators",
        "_origin",
        "_page",
        "_rise",
        "_style",
        "_top",
        "_tracking",
    )

    def __init__(self, drawer: Drawer, index: int, height: float) -> None:
        self._drawer = drawer
        self._ancestries = drawer.ancestries
        self._index = index
        self._top = height
        self._operators: list[str] = []
        self._page = DrawnPage("", [], {}, {})
        self._mark: Node | str | None = None
        self._mark_in_text = False
        """Whether the open marked content began inside BT ... ET, where it has to end too."""
        self._in_text = False
        self._is_placed = False
        """Whether the next piece of text follows the one before."""
        self._origin = (0, 0)
        """Where the line of text began that Td counts from, in hundredths of a point."""
        self._style: FontStyle | None = None
        self._face_size: tuple[str, float] = ("", 0.0)
        self._colour: Colour = (0.0, 0.0, 0.0)
        self._rise = 0.0
        self._tracking = 0.0

    # --- boxes ---------------------------------------------------------------------------------

    def draw_frame(self, placed: PlacedFrame) -> None:
        style = placed.frame.style
        operators = style.operators(
            placed.width, placed.height, is_first=placed.is_first, is_last=placed.is_last
        )
        self._paint(_ARTIFACT, operators, placed.x, self._top - placed.y - placed.height)

    def draw_row(self, placed: PlacedRow, artifact: str) -> None:
        """Draw a row; an ``artifact`` is the operator that opens one for all that the row shows."""
        left, top = placed.x, self._top - placed.y
        for mark in placed.row.marks:
            if isinstance(mark, Line):
                self._draw_line(mark, left + mark.x, top - mark.baseline, artifact)
            elif isinstance(mark, Drawing):
                x, y = left + mark.x, top - mark.y
                self._paint(artifact or mark.node or _ARTIFACT, mark.operators, x, y)
                if mark.node and not artifact:
                    self._extend(mark.node, (x, y, x + mark.width, y + mark.height))
            else:
                self._draw_image(mark, left + mark.x, top - mark.y, artifact)

    def _draw_image(self, image: PlacedImage, x: float, y: float, artifact: str) -> None:
        resource = self._drawer.picture_name(image.image)
        self._page.pictures[image.image] = None
        operators = f"{number(image.width)} 0 0 {number(image.height)} 0 0 cm {resource} Do"
        self._paint(artifact or image.node or _ARTIFACT, operators, x, y)
        if image.node and not artifact:
            self._extend(image.node, (x, y, x + image.width, y + image.height))

    def _paint(self, mark: Node | str, operators: str, x: float, y: float) -> None:
        """Draw outside of text objects, with the origin at (x, y)."""
        if not operators:
            return
        if self._in_text:
            self._end_text()
        if mark is not self._mark:
            self._open(mark)
        self._operators.append(f"q 1 0 0 1 {number(x)} {number(y)} cm\n{operators}\nQ")

    # --- text ----------------------------------------------------------------------------------

    def _draw_line(self, line: Line, x: float, y: float, artifact: str) -> None:
        pieces, adjust = line.pieces, line.adjust
        for piece in pieces:
            if isinstance(piece, PageSlot):
                pieces, adjust, shift = self._fill_slots(line)
                x += shift
                break
        self._is_placed = False
        for piece in pieces:
            if isinstance(piece, Segment):
                x = self._draw_segment(piece, x, y, adjust, artifact)
            elif isinstance(piece, Inset):
                self._draw_inset(piece, x, y, artifact)
                x += piece.width

    def _draw_segment(
        self, segment: Segment, x: float, y: float, adjust: float, artifact: str
    ) -> float:
        """Show a segment that begins at (x, y); returns where it ends."""
        style, words, width, node, space, language = segment
        mark: Node | str = artifact or node or _ARTIFACT
        if language and node is mark:
            mark = self._in_language(node, language)
        if mark is not self._mark or not self._in_text:
            self._begin_text(mark)
        if not self._is_placed:
            self._move_to(x, y)
        if style is not self._style:
            self._set_style(style)
        right = x + width
        if adjust and len(words) > 1:
            right += adjust * (len(words) - 1)
            space = f"{space}{round(-1000 * adjust / style.size)} "
        # Strings that touch become one: shorter, and the same to every reader.
        shown = space.join(words).replace("><", "")
        self._operators.append(f"[{shown}]TJ")
        if node is not None and not artifact and self._ancestries[node].is_outlined:
            self._extend(node, (x, y - _BELOW * style.size, right, y + _ABOVE * style.size))
        return right

    def _draw_inset(self, inset: Inset, x: float, y: float, artifact: str) -> None:
        self._paint(artifact or inset.node or _ARTIFACT, inset.operators, x, y)
        if inset.node and not artifact:
            self._extend(inset.node, (x, y - inset.depth, x + inset.width, y + inset.height))

    def _fill_slots(self, line: Line) -> tuple[list[Piece], float, float]:
        """A line's pieces with page labels in their slots, its spaces' adjustment, and its shift to the right.

        Where the line is to fill a width, its spaces take up the difference; without spaces it stays flush right.
        """
        pieces: list[Piece] = []
        gain = 0.0
        for piece in line.pieces:
            if isinstance(piece, PageSlot):
                label = self._drawer.labels[piece.anchor]
                filled = set_run(self._drawer.fonts, piece.style, label, piece.node)
                gain += sum(segment.width for segment in filled) - piece.width
                pieces += filled
            else:
                pieces.append(piece)
        if not line.target:
            return pieces, line.adjust, 0.0
        if not line.spaces:
            return pieces, line.adjust, -gain
        return pieces, line.adjust - gain / line.spaces, 0.0

    def _move_to(self, x: float, y: float) -> None:
        column, height = round(x * 100), round(y * 100)
        left, base = self._origin
        self._operators.append(f"{_HUNDREDTHS[column - left]} {_HUNDREDTHS[height - base]} Td")
        self._origin = (column, height)
        self._is_placed = True

    def _set_style(self, style: FontStyle) -> None:
        write = self._operators.append
        if self._face_size != (style.face, style.size):
            self._face_size = (style.face, style.size)
            write(f"{self._drawer.font_name(style.face)} {number(style.size)} Tf")
        if self._colour != style.colour:
            self._colour = style.colour
            write(fill_colour(style.colour))
        if self._rise != style.rise:
            self._rise = style.rise
            write(f"{number(style.rise)} Ts")
        if self._tracking != style.tracking:
            self._tracking = style.tracking
            write(f"{number(style.tracking)} Tc")
        self._style = style

    # --- marked content ------------------------------------------------------------------------

    def _begin_text(self, mark: Node | str) -> None:
        """Be in a text object and in the marked content ``mark``, properly nested."""
        is_other = mark is not self._mark
        is_around = isinstance(mark, Node) and mark.bbox
        if is_other and self._mark and (is_around or not self._mark_in_text):
            self._close()
        if is_other and is_around:
            # Around the text object, so that a figure's drawings and its text make one marked content.
            if self._in_text:
                self._end_text()
            self._open(mark)
        if not self._in_text:
            self._operators.append("BT")
            self._in_text = True
            self._origin = (0, 0)
        if mark is not self._mark:
            self._open(mark)

    def _end_text(self) -> None:
        """Leave the text object, and a marked content that began inside it."""
        if self._mark and self._mark_in_text:
            self._operators.append("EMC")
            self._mark = None
        self._operators.append("ET")
        self._in_text = self._is_placed = False

    def _open(self, mark: Node | str) -> None:
        """Begin the marked content of a node or an artifact, after ending the one before."""
        if self._mark:
            self._operators.append("EMC")
        if isinstance(mark, str):
            self._operators.append(mark)
        else:
            if not mark.attached:
                mark.attach()
            identifier = len(self._page.nodes)
            self._page.nodes.append(mark)
            mark.kids.append(MarkedContent(self._index, identifier))
            self._operators.append(f"/{mark.tag}<</MCID {identifier}>>BDC")
        self._mark = mark
        self._mark_in_text = self._in_text

    def _close(self) -> None:
        """End the open text object and marked content, in the order that nests them."""
        if self._in_text:
            self._end_text()
        if self._mark:
            self._operators.append("EMC")
            self._mark = None

    def _in_language(self, node: Node, language: str) -> Node:
        """The node for a stretch of ``node`` in a language: itself, or a Span that tells the language."""
        if self._ancestries[node].language == language:
            return node
        span = self._drawer.spans.get((node, language))
        if span is None or node.kids[-1] is not span:
            span = node.inline("Span", language=language)
            self._drawer.spans[node, language] = span
        return span

    def _extend(self, node: Node, box: Box) -> None:
        """Add a box to the link and to the figure that a node belongs to."""
        ancestry = self._ancestries[node]
        if ancestry.link:
            boxes = self._page.links.setdefault(ancestry.link, [])
            if boxes and boxes[-1][1] == box[1] and 0 <= box[0] - boxes[-1][2] < _JOIN:
                boxes[-1] = (boxes[-1][0], box[1], box[2], max(boxes[-1][3], box[3]))
            else:
                boxes.append(box)
        if ancestry.boxed:
            page, known = self._drawer.boxes.get(ancestry.boxed, (self._index, box))
            if page == self._index:
                self._drawer.boxes[ancestry.boxed] = (page, _union(known, box))

    def finish(self) -> DrawnPage:
        self._close()
        self._page.operators = "\n".join(self._operators)
        return self._page


def fill_colour(colour: Colour) -> str:
    """The operator that sets the colour of filling and of text."""
    red, green, blue = colour
    if red == green == blue:
        return f"{number(red)} g"
    return f"{number(red)} {number(green)} {number(blue)} rg"


def _union(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
