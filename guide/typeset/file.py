"""From drawn pages to the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.typeset.boxes import LAST_PAGE, THIS_PAGE, FontStyle, Page, Segment
from guide.typeset.deflate import Deflated, deflated, joined
from guide.typeset.draw import draw_pages
from guide.typeset.drawn import (
    Box,
    DrawnLink,
    DrawnPage,
    DrawnPages,
    LateBox,
    add_box,
    moved,
    number_of_objects,
)
from guide.typeset.embed import codes_in, write_fonts
from guide.typeset.fonts import Fonts
from guide.typeset.links import annotation, destination
from guide.typeset.metadata import PdfInfo, write_information, write_output_intent, write_xmp
from guide.typeset.objects import (
    CATALOG,
    FONTS,
    PAGE_TREE,
    RESOURCES,
    STRUCTURE,
    Objects,
)
from guide.typeset.outline import OutlineEntry, page_labels, write_outline
from guide.typeset.pictures import ImageData, Pictures
from guide.typeset.run import set_run
from guide.typeset.slots import FilledLine, filled
from guide.typeset.structure import StructureParts, with_box
from guide.typeset.syntax import array, number, reference, text
from guide.typeset.tags import Node

__all__ = ["ImageData", "OutlineEntry", "PdfInfo", "Sheets", "Written", "bind", "write_pdf"]


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a file is made of."""

    parts: Sequence[DrawnPages]
    """All pages in their order; the first is a right-hand one."""
    labels: Sequence[str]
    """Of all pages."""
    verso_shift: float
    """Points by which left-hand pages stand further right than they were drawn."""
    language: str
    """Of the structure's root, where it says one of its own."""


class Written(NamedTuple):
    """A file, and a digest of what one sees of each page: the same in two files whose pages look the same."""

    data: bytes
    looks: tuple[str, ...]


def write_pdf(
    pages: Sequence[Page],
    tree: Node,
    fonts: Fonts,
    images: Mapping[str, ImageData],
    info: PdfInfo,
    outline: Sequence[OutlineEntry],
    anchors: Mapping[str, tuple[int, float, float]],
) -> bytes:
    """The bytes of a file of pages that have their labels; the same arguments make the same bytes.

    ``tree`` is the root of the structure tree, an element ``Document``: the pages' nodes are below it. Drawing fills
    it, so a tree serves once. ``images`` has the pictures that pages place, by key. ``anchors`` has, for each
    destination of a link or an outline entry, its page's index and x and y there, from the paper's top left corner.

    Raises KeyError for a link, page slot or outline entry whose anchor is unknown, ValueError for a page that shows a
    node outside of the tree.
    """
    drawn = draw_pages(pages, tree, fonts, info.language, anchors)
    sheets = Sheets((drawn,), [page.label for page in pages], 0.0, tree.language)
    return bind(sheets, fonts, images, info, outline).data


def bind(
    sheets: Sheets,
    fonts: Fonts,
    images: Mapping[str, ImageData],
    info: PdfInfo,
    outline: Sequence[OutlineEntry],
) -> Written:
    """A file of drawn pages. Raises KeyError as ``write_pdf``."""
    binder = _Binder(sheets, fonts, images)
    for part, start in zip(sheets.parts, binder.starts, strict=True):
        binder.add(part, start)
    return Written(binder.finish(info, outline), tuple(binder.looks))


class _Start(NamedTuple):
    """Where some pages begin in the file."""

    page: int
    """Number of pages before them."""
    base: int
    """Number of their first object."""


class _Binder:
    """The state of one file while drawn pages are put into it."""

    def __init__(self, sheets: Sheets, fonts: Fonts, images: Mapping[str, ImageData]) -> None:
        self._objects = Objects()
        self._objects.reserve(RESOURCES)
        self._sheets = sheets
        self._fonts = fonts
        self._images = images
        self._shown: dict[str, set[str]] = {}
        """By face: words in page labels and in pictures."""
        self._pictures = Pictures(self._objects, images, fonts, self._shown)
        self._structure = StructureParts()
        self._labels: dict[tuple[FontStyle, str], list[Segment]] = {}
        self._page_objects: list[int] = []
        self._sides = (_beginning(0.0), _beginning(sheets.verso_shift))
        self.looks: list[str] = []
        self.starts: list[_Start] = []
        self._anchors: dict[str, tuple[_Start, int, float, float]] = {}
        self._next_key = 0
        """Above all keys of the parent tree."""
        self._find_places()

    def _find_places(self) -> None:
        """Number all objects of all pages, so that links can lead to them."""
        pages = 0
        for part in self._sheets.parts:
            start = _Start(pages, self._objects.reserve(number_of_objects(part)))
            self.starts.append(start)
            pages += len(part.pages)
            self._page_objects += range(start.base, start.base + len(part.pages))
            for anchor, (page, x, y) in part.anchors.items():
                place = (start, page, x, part.pages[page].height - y)
                self._anchors.setdefault(anchor, place)
            self._next_key = start.base + number_of_objects(part)

    # --- places and labels ---------------------------------------------------------------------

    def _shift(self, page: int) -> float:
        return self._sheets.verso_shift if page % 2 else 0.0

    def destination(self, anchor: str) -> str:
        """An anchor's destination array. Raises KeyError for an unknown anchor."""
        start, page, x, y = self._anchors[anchor]
        return destination(start.base + page, x + self._shift(start.page + page), y)

    def _label(self, style: FontStyle, anchor: str, page: int) -> list[Segment]:
        """What a page slot on a page says, set."""
        label = self._label_text(anchor, page)
        known = self._labels.get((style, label))
        if known is None:
            known = self._labels[style, label] = set_run(self._fonts, style, label)
            for segment in known:
                self._shown.setdefault(segment.style.face, set()).update(segment.words)
        return known

    def _label_text(self, anchor: str, page: int) -> str:
        labels = self._sheets.labels
        if anchor == THIS_PAGE:
            return labels[page]
        if anchor == LAST_PAGE:
            return str(len(labels))
        start, number, *_ = self._anchors[anchor]
        return labels[start.page + number]

    # --- pages ---------------------------------------------------------------------------------

    def add(self, part: DrawnPages, start: _Start) -> None:
        """Put some pages into the file."""
        count = len(part.pages)
        note = start.base + 2 * count
        for index, page in enumerate(part.pages):
            self._add_page(page, start, index, count, note)
            note += len(page.links)
        structure = part.structure
        elements = structure.elements.objects(start.base)
        for element, index, box in structure.boxes:
            box = moved(box, self._shift(start.page + index))
            elements[element] = with_box(elements[element], box)
        self._objects.put_all(note, elements)
        self._objects.put_all(note + len(elements), structure.leaves.objects(start.base))
        self._structure.add(structure, note, note + len(elements))

    def _add_page(
        self, page: DrawnPage, start: _Start, index: int, count: int, first_note: int
    ) -> None:
        """Put a page into the file. Its links are the objects from ``first_note`` on."""
        objects, position, own = self._objects, start.page + index, start.base + index
        side = position % 2
        contents, lines = self._contents(page, side, position)
        objects.put_stream(own + count, "/Filter/FlateDecode", contents)
        shift = self._shift(position)
        for key, link in enumerate(page.links, first_note):
            target = self.destination(link.anchor) if link.anchor else ""
            objects.put(key, annotation(link, _boxes(link, lines, shift), target, key))
        notes = range(first_note, first_note + len(page.links))
        annotations = f"/Annots{array([reference(key) for key in notes])}" if notes else ""
        objects.put(
            own,
            f"<</Type/Page/Parent {reference(PAGE_TREE)}"
            f"/MediaBox[0 0 {number(page.width)} {number(page.height)}]"
            f"/Contents {reference(own + count)}/StructParents {own}/Tabs/S"
            f"{self._resources(page)}{annotations}>>",
        )

    def _contents(
        self, page: DrawnPage, side: int, position: int
    ) -> tuple[bytes, Sequence[FilledLine]]:
        """The page's stream, compressed, and its lines with labels."""

        def labels(style: FontStyle, anchor: str) -> list[Segment]:
            return self._label(style, anchor, position)

        names = self._fonts.resource_names
        body, lines = filled(page.body, labels, names)
        furniture, _ = filled(page.furniture[side], labels, names)
        self.looks.append(self._look(page, side, [*body[1::2], *furniture[1::2]]))
        ending = "".join((*body, "\nQ\n", *furniture))
        return joined((self._sides[side], page.head), ending.encode("ascii")), lines

    def _look(self, page: DrawnPage, side: int, labels: Sequence[str]) -> str:
        seen = blake2b(page.body.look, digest_size=8)
        seen.update(page.furniture[side].look)
        seen.update(f"{page.width:.1f} {page.height:.1f} {self._shift(side):.1f}".encode())
        seen.update("\n".join(labels).encode())
        for key in page.pictures:
            seen.update(self._images[key].data)
        return seen.hexdigest()

    def _resources(self, page: DrawnPage) -> str:
        """A page's resources, which it has to name itself (ISO 19005-2, 6.2.2); without pictures it shares them."""
        if not page.pictures:
            return f"/Resources {reference(RESOURCES)}"
        used = "".join(self._pictures.entry(key) for key in page.pictures)
        return f"/Resources<</Font {reference(FONTS)}/XObject<<{used}>>>>"

    # --- the whole file ------------------------------------------------------------------------

    def finish(self, info: PdfInfo, outline: Sequence[OutlineEntry]) -> bytes:
        """Write what belongs to the whole file, and the file."""
        objects = self._objects
        pages = array([reference(page) for page in self._page_objects])
        objects.put(PAGE_TREE, f"<</Type/Pages/Count {len(self._page_objects)}/Kids{pages}>>")
        objects.put(RESOURCES, f"<</Font {reference(FONTS)}>>")
        self._structure.write(objects, self._sheets.language, self._next_key)
        bookmarks = write_outline(objects, outline, self.destination)
        objects.put(FONTS, write_fonts(objects, self._fonts, self._used()))
        objects.put(
            CATALOG,
            f"<</Type/Catalog/Pages {reference(PAGE_TREE)}/Lang{text(info.language)}"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(STRUCTURE)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {reference(write_xmp(objects, info))}"
            f"/OutputIntents[{write_output_intent(objects)}]"
            f"/PageLabels{page_labels(self._sheets.labels)}"
            f"{f'/Outlines {reference(bookmarks)}/PageMode/UseOutlines' if bookmarks else ''}>>",
        )
        return objects.finish(CATALOG, write_information(objects, info))

    def _used(self) -> dict[str, dict[int, str]]:
        """By face: the codes that the file shows, and the text of each."""
        used: dict[str, dict[int, str]] = {}
        for part in self._sheets.parts:
            for face, codes in part.used.items():
                used.setdefault(face, {}).update(codes.items())
        for face, words in self._shown.items():
            meanings = self._fonts.used[face]
            texts = {code: meanings[code] for code in codes_in(words)}
            used.setdefault(face, {}).update(texts)
        return used


def _beginning(shift: float) -> Deflated:
    """The operators before a page's own, which let it stand so many points further right."""
    return deflated(f"q 1 0 0 1 {number(shift)} 0 cm\n".encode() if shift else b"q\n")


def _boxes(link: DrawnLink, lines: Sequence[FilledLine], shift: float) -> list[Box]:
    """Where a link can be clicked on its page."""
    boxes: list[Box | LateBox] = []
    for box in link.boxes:
        place = lines[box.line].box(box.piece) if isinstance(box, LateBox) else box
        add_box(boxes, moved(place, shift))
    return [box for box in boxes if not isinstance(box, LateBox)]
