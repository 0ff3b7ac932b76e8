"""Drawing pages: rows, lines, segments and frames become the operators of content streams."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

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
from guide.typeset.deflate import deflated
from guide.typeset.drawn import (
    GAP,
    Box,
    Codes,
    DrawnPage,
    DrawnPages,
    Ink,
    LateBox,
    SlotLine,
    add_box,
    union,
)
from guide.typeset.embed import codes_of
from guide.typeset.fonts import Fonts
from guide.typeset.links import drawn_link
from guide.typeset.pictures import resource_name
from guide.typeset.structure import ObjectReference, structure_of
from guide.typeset.syntax import number
from guide.typeset.tags import Node

_ABOVE, _BELOW = 0.78, 0.22
"""Extent of a line's link rectangle from the baseline, as shares of the type size."""


def draw_pages(
    pages: Sequence[Page],
    tree: Node,
    fonts: Fonts,
    language: str,
    anchors: Mapping[str, tuple[int, float, float]],
) -> DrawnPages:
    """Draw pages whose nodes are below ``tree``, the root of the file's structure.

    Drawing fills the tree, so it serves once. Text is in ``language`` where nothing else is said. ``anchors`` has the
    places on these pages that links lead to: id -> page, x and y from the paper's top left corner.

    Raises ValueError for a page that shows a node outside of the tree.
    """
    drawer = _Drawer(fonts, tree, language)
    drawn = tuple(drawer.draw(page, index) for index, page in enumerate(pages))
    structure = structure_of(tree, drawer.nodes, drawer.link_nodes, drawer.boxes)
    return DrawnPages(drawn, structure, drawer.used(), anchors)


class Ancestry(NamedTuple):
    """Of the elements around a node (and itself), those that drawing has to know of."""

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


class _Drawer:
    """What some pages share while they are drawn."""

    def __init__(self, fonts: Fonts, tree: Node, language: str) -> None:
        self.fonts = fonts
        self.shown: dict[str, set[str]] = {}
        """By face: the ``TJ`` pieces that the pages show, from which the file's subset is made."""
        self.nodes: list[list[Node]] = []
        """Of each page, the node of each marked content by its identifier."""
        self.link_nodes: list[Node] = []
        """The node of each annotation."""
        self.boxes: dict[Node, tuple[int, Box]] = {}
        """Page and extent of each figure."""
        self.ancestries = _Ancestries()
        self.ancestries[tree] = _ROOT._replace(language=tree.language or language)
        self._spans: dict[tuple[Node, str], Node] = {}
        self._furniture: dict[int, Ink] = {}

    def draw(self, page: Page, index: int) -> DrawnPage:
        """Draw a page; its nodes' ``kids`` grow by what the page shows of them."""
        pen = _Pen(self, index, page.height)
        for frame in page.frames:
            pen.draw_frame(frame)
        for row in page.rows:
            pen.draw_row(row, REPEATED if row.is_repeat else "")
        head, body = pen.body()
        self.nodes.append(pen.nodes)
        for link in pen.links:
            link.kids.append(ObjectReference(index, len(self.link_nodes)))
            self.link_nodes.append(link)
        return DrawnPage(
            page.width,
            page.height,
            deflated(head.encode("ascii")),
            body,
            self._furniture_of(page),
            tuple(drawn_link(link, boxes) for link, boxes in pen.links.items()),
            tuple(pen.pictures),
        )

    def _furniture_of(self, page: Page) -> tuple[Ink, Ink]:
        recto = self._drawn(page.furniture, page.height)
        return recto, recto if page.verso is None else self._drawn(page.verso, page.height)

    def _drawn(self, furniture: Sequence[tuple[str, PlacedRow]], height: float) -> Ink:
        """Many pages have the same, and are given the same sequence."""
        known = self._furniture.get(id(furniture))
        if known is None:
            pen = _Pen(self, 0, height)
            for kind, row in furniture:
                pen.draw_row(row, FURNITURE[kind])
            known = self._furniture[id(furniture)] = pen.finish()
        return known

    def in_language(self, node: Node, language: str) -> Node:
        """The node for a stretch of ``node`` in a language: itself, or a Span that tells the language."""
        if self.ancestries[node].language == language:
            return node
        span = self._spans.get((node, language))
        if span is None or node.kids[-1] is not span:
            span = self._spans[node, language] = node.inline("Span", language=language)
        return span

    def used(self) -> dict[str, Codes]:
        """By face: the codes that the pages show, and the text of each."""
        shown = self.shown
        return {face: codes_of(self.fonts, face, shown[face]) for face in sorted(shown)}


class _Pen:
    """Draws one page. ``artifact``, where not empty, opens an artifact for all that a row shows."""

    def __init__(self, drawer: _Drawer, index: int, height: float) -> None:
        self._drawer = drawer
        self._ancestries = drawer.ancestries
        self._index = index
        self._height = height
        self._content = Content(index, drawer.fonts.resource_names)
        self._slot_lines: list[SlotLine] = []
        self.links: dict[Node, list[Box | LateBox]] = {}
        self.pictures: list[str] = []

    @property
    def nodes(self) -> list[Node]:
        return self._content.nodes

    def finish(self) -> Ink:
        """All that was drawn."""
        operators, look = self._content.finish()
        return Ink(tuple(operators.split(GAP)), tuple(self._slot_lines), look)

    def body(self) -> tuple[str, Ink]:
        """All that was drawn: up to the first gap, and from there on."""
        drawn = self.finish()
        return drawn.texts[0], drawn._replace(texts=("", *drawn.texts[1:]))

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
        if image.image not in self.pictures:
            self.pictures.append(image.image)
        size = f"{number(image.width)} 0 0 {number(image.height)} 0 0"
        operators = f"{size} cm {resource_name(image.image)} Do"
        self._paint(image.node, operators, (x, y, x + image.width, y + image.height), artifact)

    def _paint(self, node: Node | None, operators: str, box: Box, artifact: str) -> None:
        """Paint with the origin at the box's bottom left corner."""
        self._content.paint(artifact or node or ARTIFACT, operators, box[0], box[1])
        if node and not artifact:
            self._extend(node, box)

    # --- lines ---------------------------------------------------------------------------------

    def _draw_line(self, line: Line, x: float, y: float, artifact: str) -> None:
        pieces, adjust = line.pieces, line.adjust
        self._content.new_line()
        for piece in pieces:
            if isinstance(piece, PageSlot):
                self._draw_slot_line(line, x, y, artifact)
                return
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
        self._record(segment)
        right = x + width
        if adjust and len(words) > 1:
            right += adjust * (len(words) - 1)
        glyphs = joined_words(words, space, adjust, style.size)
        self._content.show(artifact or node or ARTIFACT, style, glyphs, x, y)
        if node and not artifact and self._ancestries[node].is_outlined:
            self._extend(node, (x, y - _BELOW * style.size, right, y + _ABOVE * style.size))
        return right

    def _record(self, segment: Segment) -> None:
        """Remember what a segment shows, for the fonts."""
        shown = self._drawer.shown.get(segment.style.face)
        if shown is None:
            shown = self._drawer.shown[segment.style.face] = set()
        shown.update(segment.words)
        shown.add(segment.space)

    def _draw_inset(self, inset: Inset, x: float, y: float, artifact: str) -> None:
        self._content.paint(artifact or inset.node or ARTIFACT, inset.operators, x, y)
        if inset.node and not artifact:
            self._extend(inset.node, (x, y - inset.depth, x + inset.width, y + inset.height))

    # --- lines with page labels ----------------------------------------------------------------

    def _draw_slot_line(self, line: Line, x: float, y: float, artifact: str) -> None:
        """Draw a line in which labels are missing.

        Where it fills a width, or has drawings, all of its pieces stand elsewhere when the labels are known. Else only
        the labels are missing: what follows them on the line follows by itself.
        """
        if line.target or any(isinstance(piece, Inset) for piece in line.pieces):
            self._leave_line(line, x, y, artifact)
            return
        for piece in line.pieces:
            if isinstance(piece, Segment):
                x = self._draw_segment(piece, x, y, line.adjust, artifact)
            else:
                self._leave_piece(piece, None, x, y, artifact, LateBox(len(self._slot_lines), 0))
                self._leave(Line(0.0, 0.0, [piece]), x, y)
                x += piece.width

    def _leave_line(self, line: Line, x: float, y: float, artifact: str) -> None:
        """Leave a gap for each piece; only its marked content and its font are known by now."""
        left = x
        before: Piece | None = None
        for index, piece in enumerate(line.pieces):
            if isinstance(piece, Segment):
                self._record(piece)
            late = LateBox(len(self._slot_lines), index)
            self._leave_piece(piece, before, left, y, artifact, late)
            left += piece.width
            before = piece
        if any(isinstance(piece, Inset) for piece in line.pieces):
            # Behind a drawing, text has said where it stands in its own way.
            self._content.end_text()
        self._leave(line, x, y)

    def _leave(self, line: Line, x: float, y: float) -> None:
        pieces = tuple(piece._replace(node=None) for piece in line.pieces)
        self._slot_lines.append(
            SlotLine(x, y, pieces, line.adjust, line.spaces, is_filling=bool(line.target))
        )

    def _leave_piece(
        self, piece: Piece, before: Piece | None, x: float, y: float, artifact: str, late: LateBox
    ) -> None:
        """Leave a gap for a piece that would begin at (x, y) if labels were as wide as is assumed."""
        node = None if artifact else piece.node
        if node and isinstance(piece, Segment) and piece.language:
            node = self._drawer.in_language(node, piece.language)
        mark = artifact or node or ARTIFACT
        if isinstance(piece, Inset):
            self._content.paint_later(mark)
        elif isinstance(before, Inset):
            self._content.show_there_later(mark, piece.style)
        else:
            self._content.show_later(mark, piece.style, x, y)
        if node and self._ancestries[node].is_outlined:
            self._extend_later(node, late, x, y, piece)

    def _extend_later(self, node: Node, late: LateBox, x: float, y: float, piece: Piece) -> None:
        """As ``_extend``; a figure is given the width that is assumed."""
        ancestry = self._ancestries[node]
        if ancestry.link:
            self.links.setdefault(ancestry.link, []).append(late)
        if ancestry.boxed:
            self._extend_figure(ancestry.boxed, piece_box(piece, x, y, piece.width))

    # --- extents -------------------------------------------------------------------------------

    def _extend(self, node: Node, box: Box) -> None:
        """Add a box to the link and to the figure that a node belongs to."""
        ancestry = self._ancestries[node]
        if ancestry.link:
            add_box(self.links.setdefault(ancestry.link, []), box)
        if ancestry.boxed:
            self._extend_figure(ancestry.boxed, box)

    def _extend_figure(self, figure: Node, box: Box) -> None:
        page, known = self._drawer.boxes.get(figure, (self._index, box))
        if page == self._index:
            self._drawer.boxes[figure] = (page, union(known, box))


def joined_words(words: Sequence[str], space: str, adjust: float, size: float) -> str:
    """The inside of a ``TJ`` array for words parted by spaces that are ``adjust`` points wider than they would be."""
    if adjust and len(words) > 1:
        space = f"{space}{round(-1000 * adjust / size)} "
    # Strings that touch become one: shorter, and the same to every reader.
    return space.join(words).replace("><", "")


def piece_box(piece: Piece, x: float, y: float, width: float) -> Box:
    """The extent of a piece that begins at (x, y) on a baseline."""
    if isinstance(piece, Inset):
        return (x, y - piece.depth, x + width, y + piece.height)
    size = piece.style.size
    return (x, y - _BELOW * size, x + width, y + _ABOVE * size)
