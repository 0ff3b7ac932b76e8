"""Drawing pages: rows, lines, segments and frames become the operators of content streams."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import (
    Drawing,
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
from guide.typeset.content import ARTIFACT, FURNITURE, REPEATED, Content
from guide.typeset.fonts import Fonts
from guide.typeset.run import set_run
from guide.typeset.syntax import number
from guide.typeset.tags import Node

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the paper's bottom left corner."""

_ABOVE, _BELOW = 0.78, 0.22
"""Extent of a line's link rectangle from the baseline, as shares of the type size."""
_JOIN = 0.5
"""Link rectangles of one line that are no further apart (points) become one."""


class DrawnPage(NamedTuple):
    """The content of a page and what it shows."""

    operators: str
    nodes: list[Node]
    """The node of each marked content, by its identifier."""
    links: dict[Node, list[Box]]
    """Where each link can be clicked."""
    pictures: list[str]
    """Keys of the pictures placed."""


class Ancestry(NamedTuple):
    """Of the elements around a node (and itself), those that drawing has to know of."""

    link: Node | None
    boxed: Node | None
    """The figure or formula that gets a bounding box."""
    language: str
    is_outlined: bool
    """Whether there is a link or a figure, whose extent has to be known."""


_ROOT = Ancestry(None, None, "", is_outlined=False)


_MOST_ANCESTRIES = 5000
"""Of nodes remembered: few are met again after the page they stand on."""


class _Ancestries(dict[Node, Ancestry]):
    """Each node's ancestry, found once."""

    def forget(self) -> None:
        """Forget all but the first, the tree's."""
        tree = next(iter(self))
        kept = self[tree]
        self.clear()
        self[tree] = kept

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


class Drawer:
    """What all pages of a file share while they are drawn.

    Text below ``tree`` is in ``language`` where nothing else is said; ``labels`` has the page label of each anchor.
    """

    def __init__(self, fonts: Fonts, tree: Node, language: str, labels: Mapping[str, str]) -> None:
        self.fonts = fonts
        self.labels = labels
        self.font_names: dict[str, str] = {}
        """Resource name of each face, in the order of first use."""
        self.shown: dict[str, set[str]] = {}
        """By face: the ``TJ`` pieces that the file shows, from which its subset is made."""
        self.picture_names: dict[str, str] = {}
        """Resource name of each picture, likewise. Pictures are drawn in the unit square."""
        self.boxes: dict[Node, tuple[int, Box]] = {}
        """Page and extent of each figure."""
        self.ancestries = _Ancestries()
        self.ancestries[tree] = _ROOT._replace(language=tree.language or language)
        self._spans: dict[tuple[Node, str], Node] = {}

    def draw(self, page: Page, index: int) -> DrawnPage:
        """The operators of a page; its nodes' ``kids`` grow by what the page shows of them.

        Raises KeyError for a page slot whose anchor has no label.
        """
        if len(self.ancestries) > _MOST_ANCESTRIES:
            self.ancestries.forget()
        pen = _Pen(self, index, page.height)
        for frame in page.frames:
            pen.draw_frame(frame)
        for row in page.rows:
            pen.draw_row(row, REPEATED if row.is_repeat else "")
        for kind, row in page.furniture:
            pen.draw_row(row, FURNITURE[kind])
        return pen.finish()

    def font_name(self, face: str, words: Iterable[str]) -> str:
        """The resource name of a face that is about to show some words."""
        self.shown.setdefault(face, set()).update(words)
        return self.font_names.setdefault(face, f"/F{len(self.font_names)}")

    def in_language(self, node: Node, language: str) -> Node:
        """The node for a stretch of ``node`` in a language: itself, or a Span that tells the language."""
        if self.ancestries[node].language == language:
            return node
        span = self._spans.get((node, language))
        if span is None or node.kids[-1] is not span:
            span = self._spans[node, language] = node.inline("Span", language=language)
        return span


class _Pen:
    """Draws one page. ``artifact``, where not empty, opens an artifact for all that a row shows."""

    def __init__(self, drawer: Drawer, index: int, height: float) -> None:
        self._drawer = drawer
        self._ancestries = drawer.ancestries
        self._index = index
        self._height = height
        self._content = Content(index, drawer.font_names)
        self._links: dict[Node, list[Box]] = {}
        self._pictures: list[str] = []

    def finish(self) -> DrawnPage:
        operators = self._content.finish()
        return DrawnPage(operators, self._content.nodes, self._links, self._pictures)

    def draw_frame(self, placed: PlacedFrame) -> None:
        operators = placed.frame.style.operators(
            placed.width, placed.height, is_first=placed.is_first, is_last=placed.is_last
        )
        bottom = self._height - placed.y - placed.height
        self._content.paint(ARTIFACT, operators, placed.x, bottom)

    def draw_row(self, placed: PlacedRow, artifact: str) -> None:
        left, top = placed.x, self._height - placed.y
        for mark in placed.row.marks:
            x = left + mark.x
            if isinstance(mark, Line):
                self._draw_line(mark, x, top - mark.baseline, artifact)
            elif isinstance(mark, Drawing):
                box = (x, top - mark.y, x + mark.width, top - mark.y + mark.height)
                self._paint(mark.node, mark.operators, box, artifact)
            else:
                self._draw_image(mark, x, top - mark.y, artifact)

    def _draw_image(self, image: PlacedImage, x: float, y: float, artifact: str) -> None:
        names, key = self._drawer.picture_names, image.image
        name = names.setdefault(key, f"/X{len(names)}")
        if key not in self._pictures:
            self._pictures.append(key)
        operators = f"{number(image.width)} 0 0 {number(image.height)} 0 0 cm {name} Do"
        self._paint(image.node, operators, (x, y, x + image.width, y + image.height), artifact)

    def _paint(self, node: Node | None, operators: str, box: Box, artifact: str) -> None:
        """Paint with the origin at the box's bottom left corner."""
        self._content.paint(artifact or node or ARTIFACT, operators, box[0], box[1])
        if node and not artifact:
            self._extend(node, box)

    # --- lines ---------------------------------------------------------------------------------

    def _draw_line(self, line: Line, x: float, y: float, artifact: str) -> None:
        pieces, adjust = line.pieces, line.adjust
        for piece in pieces:
            if isinstance(piece, PageSlot):
                pieces, adjust, shift = self._fill_slots(line)
                x += shift
                break
        self._content.new_line()
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
        if node and language and not artifact:
            node = self._drawer.in_language(node, language)
        shown = self._drawer.shown.get(style.face)
        if shown is None:
            shown = self._drawer.shown[style.face] = set()
        shown.update(words)
        shown.add(space)
        right = x + width
        if adjust and len(words) > 1:
            right += adjust * (len(words) - 1)
            space = f"{space}{round(-1000 * adjust / style.size)} "
        # Strings that touch become one: shorter, and the same to every reader.
        glyphs = space.join(words).replace("><", "")
        self._content.show(artifact or node or ARTIFACT, style, glyphs, x, y)
        if node and not artifact and self._ancestries[node].is_outlined:
            self._extend(node, (x, y - _BELOW * style.size, right, y + _ABOVE * style.size))
        return right

    def _draw_inset(self, inset: Inset, x: float, y: float, artifact: str) -> None:
        self._content.paint(artifact or inset.node or ARTIFACT, inset.operators, x, y)
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

    # --- extents -------------------------------------------------------------------------------

    def _extend(self, node: Node, box: Box) -> None:
        """Add a box to the link and to the figure that a node belongs to."""
        ancestry = self._ancestries[node]
        if ancestry.link:
            _add_box(self._links.setdefault(ancestry.link, []), box)
        if ancestry.boxed:
            page, known = self._drawer.boxes.get(ancestry.boxed, (self._index, box))
            if page == self._index:
                self._drawer.boxes[ancestry.boxed] = (page, _union(known, box))


def _add_box(boxes: list[Box], box: Box) -> None:
    """Add a box to a link's, or widen the last one where the new one follows it on its line."""
    if boxes and boxes[-1][1] == box[1] and 0 <= box[0] - boxes[-1][2] < _JOIN:
        boxes[-1] = _union(boxes[-1], box)
    else:
        boxes.append(box)


def _union(one: Box, other: Box) -> Box:
    left, bottom = min(one[0], other[0]), min(one[1], other[1])
    return (left, bottom, max(one[2], other[2]), max(one[3], other[3]))
