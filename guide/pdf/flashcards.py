"""Flashcards on sheets to be cut, with backs that lie behind their fronts when the sheet is printed on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from guide.dataclass import dataclass
from guide.document import Blocks, Document
from guide.pdf.blocks import set_block
from guide.pdf.cards import Card, CardKind, cards_of
from guide.pdf.cardsheet import MILLIMETRE, CardSheet, cut_marks
from guide.pdf.fitting import pressed
from guide.pdf.labels import set_label
from guide.pdf.rows import height_of
from guide.pdf.setting import Memory, Place, Setter
from guide.pdf.write import info_of
from guide.style import Style
from guide.typeset.boxes import Page, PlacedRow, Row
from guide.typeset.file import write_pdf
from guide.typeset.fonts import Fonts
from guide.typeset.tags import Node

_PADDING = 5 * MILLIMETRE
_FOOT = 8 * MILLIMETRE
"""From a card's bottom edge to the end of its text: its number stands below."""
_SIZES = (1.0, 0.92, 0.85, 0.78)
"""Shares of the type's size that are tried for what stands on a card."""


@dataclass(frozen=True, slots=True)
class Flashcards:
    """A written file of cards; tagged and conforming like any other."""

    data: bytes
    sizes: tuple[tuple[int, int], ...]
    """How many cards are of a sheet with so many on a side: (on a side, cards), the smallest cards first."""
    sheets: int
    left_out: tuple[str, ...]
    """Names of cards whose text does not fit on a whole sheet, however small."""

    @property
    def cards(self) -> int:
        return sum(count for _, count in self.sizes)


def write_flashcards(
    document: Document, style: Style, fonts: Fonts, kinds: Iterable[CardKind], sheet: CardSheet
) -> Flashcards:
    """Cards of some kinds on sheets, each followed by its back; those with much text on larger cards, at the end.

    Raises ValueError where the document has nothing for such cards.
    """
    tree = Node("Document", language=document.metadata.language)
    waiting = cards_of(document, tuple(kinds))
    pages: list[Page] = []
    sizes: list[tuple[int, int]] = []
    for larger in sheet.with_larger_cards():
        done = sum(count for _, count in sizes)
        printer = _Printer(document, style, fonts, larger, tree, done)
        waiting = [card for card in waiting if not printer.add(card)]
        pages += printer.pages
        if printer.pages:
            sizes.append((larger.per_side, printer.count - done))
    if not pages:
        raise ValueError("the document has nothing to make cards of")
    for index, page in enumerate(pages):
        page.label = str(index + 1)
    data = write_pdf(pages, tree, fonts, document.images, info_of(document), (), {})
    left_out = tuple(card.name for card in waiting)
    return Flashcards(data, tuple(sizes), len(pages) // 2, left_out)


class _Printer:
    """Puts cards of one size on sheets, one after the other."""

    def __init__(
        self,
        document: Document,
        style: Style,
        fonts: Fonts,
        sheet: CardSheet,
        tree: Node,
        count: int,
    ) -> None:
        self.sheet = sheet
        self.tree = tree
        self.count = count
        """Of cards so far, with those of other sizes."""
        self.pages: list[Page] = []
        """Fronts and backs in turn."""
        self._free = 0
        """Places on the last sheet."""
        measure = sheet.card[0] - 2 * _PADDING
        self.setters = [
            _setter(document, pressed(style, size), fonts, measure, sheet.card[1])
            for size in _SIZES
        ]

    def add(self, card: Card) -> bool:
        """Put a card on the next free place; False where its text does not fit."""
        front, back = self._set(card.front), self._set(card.back)
        if not (front and back):
            return False
        if not self._free:
            self.pages += [self._new_page(), self._new_page()]
            self._free = self.sheet.per_side
        number = self.sheet.per_side - self._free
        self._free -= 1
        self.count += 1
        parent = self.tree.child("Sect")
        self._place(front, parent, self.pages[-2], self.sheet.front(number))
        self._place(back, parent, self.pages[-1], self.sheet.back(number))
        return True

    def _new_page(self) -> Page:
        page = Page(self.sheet.width, self.sheet.height, "")
        page.rows.append(PlacedRow(0.0, 0.0, Row(0.0, [cut_marks(self.sheet)])))
        return page

    def _set(self, blocks: Blocks) -> _Face | None:
        """A side in the largest type in which it fits."""
        for setter in self.setters:
            node = Node("Div")
            place = Place(0.0, setter.measure, node, role="card-back")
            rows = setter.stack(blocks, place)
            if rows and height_of(rows) <= self.sheet.card[1] - _PADDING - _FOOT:
                return _Face(rows, node)
        return None

    def _place(self, face: _Face, parent: Node, page: Page, corner: tuple[float, float]) -> None:
        """Put a side into the middle of its card, and the card's number below."""
        face.node.parent, face.node.attached = parent, True
        parent.kids.append(face.node)
        width, height = self.sheet.card
        x, y = corner[0] + _PADDING, corner[1] + _PADDING
        foot = Place(0.0, width - 2 * _PADDING, parent)
        number = set_label(self.setters[0], str(self.count), "card-number", foot, None, "right")
        bottom = corner[1] + height - _FOOT
        page.rows.append(PlacedRow(x, bottom, Row(_FOOT, list(number))))
        y += (bottom - y - height_of(face.rows)) / 2
        for row in face.rows:
            y += row.space_before
            page.rows.append(PlacedRow(x, y, row))
            y += row.height


@dataclass(frozen=True, slots=True)
class _Face:
    """A side of a card, set but not yet on a sheet."""

    rows: Sequence[Row]
    node: Node


def _setter(
    document: Document, style: Style, fonts: Fonts, measure: float, height: float
) -> Setter:
    return Setter(
        style=style,
        fonts=fonts,
        language=document.metadata.language,
        level=1,
        measure=measure,
        text_height=height,
        images=document.images,
        notes={},
        ordinals={},
        set_block=set_block,
        memory=Memory(),
    )
