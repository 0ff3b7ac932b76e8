"""A page's content stream: text objects, marked content and graphics state (ISO 32000-1, 8.4, 9.4 and 14.6).

Everything shown belongs either to a node of the structure tree or to an artifact. Consecutive marks of one node
make one marked content; the order in which nodes get their content is the order of reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from typing import TypeAlias

from guide.typeset.boxes import Colour, FontStyle
from guide.typeset.drawn import GAP
from guide.typeset.structure import MarkedContent
from guide.typeset.syntax import number
from guide.typeset.tags import Node

Mark: TypeAlias = Node | str
"""Whom content belongs to: a node, or the operator that opens an artifact."""

ARTIFACT = "/Artifact BMC"
REPEATED = "/Artifact<</Type/Pagination>>BDC"
_OPENS = ("BDC", "BMC")
"""Operators that open marked content, which nobody sees."""
FURNITURE = {
    "Header": "/Artifact<</Type/Pagination/Subtype/Header>>BDC",
    "Footer": "/Artifact<</Type/Pagination/Subtype/Footer>>BDC",
}


class _Hundredths(dict[int, str]):
    """Lengths in hundredths of a point as PDF numbers."""

    def __missing__(self, value: int) -> str:
        written = self[value] = number(value / 100)
        return written


_HUNDREDTHS = _Hundredths()


class Content:
    """Writes one page's operators; knows the graphics state, so that nothing is set twice."""

    __slots__ = (
        "_colour",
        "_face_size",
        "_font_names",
        "_in_text",
        "_is_placed",
        "_mark",
        "_mark_in_text",
        "_operators",
        "_origin",
        "_page",
        "_rise",
        "_style",
        "_tracking",
        "nodes",
    )

    def __init__(self, page: int, font_names: Mapping[str, str]) -> None:
        self.nodes: list[Node] = []
        """The node of each marked content, by its identifier."""
        self._page = page
        self._font_names = font_names
        self._operators: list[str] = []
        self._mark: Mark | None = None
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

    def paint(self, mark: Mark, operators: str, x: float, y: float) -> None:
        """Draw outside of text objects, with the origin at (x, y); the graphics state is kept."""
        if not operators:
            return
        if self._in_text:
            self._end_text()
        if mark is not self._mark:
            self._open(mark)
        self._operators.append(f"q 1 0 0 1 {number(x)} {number(y)} cm\n{operators}\nQ")

    def new_line(self) -> None:
        """Tell that the next text does not follow the text shown before."""
        self._is_placed = False

    def show(self, mark: Mark, style: FontStyle, glyphs: str, x: float, y: float) -> None:
        """Show text: the inside of a ``TJ`` array. (x, y) only counts at the start of a line."""
        if mark is not self._mark or not self._in_text:
            self._begin_text(mark)
        if not self._is_placed:
            self._move_to(x, y)
        if style is not self._style:
            self._set_style(style)
        self._operators.append(f"[{glyphs}]TJ")

    # --- what is not known yet -----------------------------------------------------------------

    def show_later(self, mark: Mark, style: FontStyle, x: float, y: float) -> None:
        """Leave a gap for text; (x, y) only counts at the start of a line."""
        self.show(mark, style, "", x, y)
        self._operators[-1] = GAP

    def show_there_later(self, mark: Mark, style: FontStyle) -> None:
        """Leave a gap, behind a drawing, for text that also says where it stands from the paper's corner on."""
        self._is_placed = True
        self.show_later(mark, style, 0.0, 0.0)

    def paint_later(self, mark: Mark) -> None:
        """Leave a gap for a drawing that also says where it stands."""
        self.paint(mark, GAP, 0.0, 0.0)
        self._operators[-1] = GAP

    def end_text(self) -> None:
        """Let the next text say where it stands from the paper's corner on, not from the last line."""
        if self._in_text:
            self._end_text()

    # --- the end -------------------------------------------------------------------------------

    def finish(self) -> tuple[str, bytes]:
        """End what is open; returns all operators, and a digest of those that one sees."""
        self._close()
        operators = self._operators
        seen = [each for each in operators if each != "EMC" and not each.endswith(_OPENS)]
        return "\n".join(operators), blake2b("\n".join(seen).encode(), digest_size=8).digest()

    # --- text ----------------------------------------------------------------------------------

    def _move_to(self, x: float, y: float) -> None:
        column, height = round(x * 100), round(y * 100)
        left, base = self._origin
        self._operators.append(f"{_HUNDREDTHS[column - left]} {_HUNDREDTHS[height - base]} Td")
        self._origin = (column, height)
        self._is_placed = True

    def _set_style(self, style: FontStyle) -> None:
        write = self._operators.append
        face, size, colour, _, rise, tracking = style
        if self._face_size != (face, size):
            self._face_size = (face, size)
            write(f"{self._font_names[face]} {number(size)} Tf")
        if self._colour != colour:
            self._colour = colour
            write(fill_colour(colour))
        if self._rise != rise:
            self._rise = rise
            write(f"{number(rise)} Ts")
        if self._tracking != tracking:
            self._tracking = tracking
            write(f"{number(tracking)} Tc")
        self._style = style

    def _begin_text(self, mark: Mark) -> None:
        """Be in a text object and in the marked content ``mark``, properly nested."""
        is_other = mark is not self._mark
        is_figure = isinstance(mark, Node) and mark.bbox
        if is_other and self._mark and (is_figure or not self._mark_in_text):
            self._close()
        if is_other and is_figure:
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

    # --- marked content ------------------------------------------------------------------------

    def _open(self, mark: Mark) -> None:
        """Begin the marked content of a node or an artifact, after ending the one before."""
        if self._mark:
            self._operators.append("EMC")
        if isinstance(mark, str):
            self._operators.append(mark)
        else:
            if not mark.attached:
                mark.attach()
            identifier = len(self.nodes)
            self.nodes.append(mark)
            mark.kids.append(MarkedContent(self._page, identifier))
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


def fill_colour(colour: Colour) -> str:
    """The operator that sets the colour of filling and of text."""
    red, green, blue = colour
    if red == green == blue:
        return f"{number(red)} g"
    return f"{number(red)} {number(green)} {number(blue)} rg"
