"""From drawn pages to the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple, Protocol, TypeVar

from guide.dataclass import dataclass
from guide.typeset.binding import BoundPages, Facts, Picture, bind_pages
from guide.typeset.boxes import LAST_PAGE, THIS_PAGE, Page
from guide.typeset.draw import draw_pages
from guide.typeset.drawn import DrawnPages
from guide.typeset.embed import codes_in, write_fonts
from guide.typeset.fonts import Fonts
from guide.typeset.links import Place
from guide.typeset.metadata import PdfInfo, write_information, write_output_intent, write_xmp
from guide.typeset.objects import (
    CATALOG,
    FONTS,
    PAGE_TREE,
    RESOURCES,
    STRUCTURE,
    Objects,
)
from guide.typeset.outline import OutlineEntry, bind_outline, page_labels
from guide.typeset.pictures import ImageData, Pictures
from guide.typeset.plan import Plan, plan_of
from guide.typeset.structure import StructureParts
from guide.typeset.syntax import array, reference, text
from guide.typeset.tags import Node

__all__ = ["ImageData", "OutlineEntry", "Part", "PdfInfo", "Sheets", "Written", "bind", "write_pdf"]

_Made = TypeVar("_Made")


class Remember(Protocol):
    """Gives what was made from some inputs before, or makes it."""

    def __call__(self, inputs: object, make: Callable[[], _Made], /) -> _Made: ...


class Part(NamedTuple):
    """Consecutive pages of a file."""

    plan: Plan
    pages: Callable[[], DrawnPages]
    """Fetches them: they are not needed where they are known as they lie in the file."""
    name: str
    """That no other drawn pages have, or nothing where they are not to be remembered."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """What a file is made of."""

    parts: Sequence[Part]
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
    part = Part(plan_of(drawn), lambda: drawn, "")
    sheets = Sheets((part,), [page.label for page in pages], 0.0, tree.language)
    return bind(sheets, fonts, images, info, outline, lambda _, make: make()).data


def bind(
    sheets: Sheets,
    fonts: Fonts,
    images: Mapping[str, ImageData],
    info: PdfInfo,
    outline: Sequence[OutlineEntry],
    remember: Remember,
) -> Written:
    """A file of drawn pages. Raises KeyError as ``write_pdf``."""
    file = _File(sheets, fonts, images)
    looks: list[str] = []
    for part, start in zip(sheets.parts, file.starts, strict=True):
        looks += file.add(part, start, remember)
    return Written(file.finish(info, outline, remember), tuple(looks))


class _Start(NamedTuple):
    """Where some pages begin in the file."""

    page: int
    """Number of pages before them."""
    base: int
    """Number of their first object."""


class _File:
    """The state of one file while pages are put into it."""

    def __init__(self, sheets: Sheets, fonts: Fonts, images: Mapping[str, ImageData]) -> None:
        self._objects = Objects()
        self._objects.reserve(RESOURCES)
        self._sheets = sheets
        self._fonts = fonts
        self._images = images
        self._shown: dict[str, set[str]] = {}
        """By face: words in pictures."""
        self._pictures = Pictures(self._objects, images, fonts, self._shown)
        self._looks: dict[str, bytes] = {}
        """Digests of pictures."""
        self._used: dict[str, dict[int, str]] = {}
        """By face: the codes that the file shows so far, and the text of each."""
        self._structure = StructureParts()
        self._page_objects: list[int] = []
        self._next_key = 0
        """Above all keys of the parent tree."""
        self.starts: list[_Start] = []
        self._places: dict[str, Place] = {}
        """Where links to an anchor lead."""
        self._labels: dict[str, str] = {LAST_PAGE: str(len(sheets.labels))}
        """Of the pages of anchors, and of the last one."""
        self._find_places()

    def _find_places(self) -> None:
        """Number all objects of all pages, so that links can lead to them."""
        pages = 0
        for plan, *_ in self._sheets.parts:
            start = _Start(pages, self._objects.reserve(plan.objects))
            self.starts.append(start)
            pages += len(plan.heights)
            self._page_objects += range(start.base, start.base + len(plan.heights))
            for anchor, (page, x, y) in plan.anchors.items():
                if anchor not in self._places:
                    number, top = start.page + page, plan.heights[page]
                    self._places[anchor] = start.base + page, x + self._shift(number), top - y
                    self._labels[anchor] = self._sheets.labels[number]
            self._next_key = start.base + plan.objects

    # --- what pages are told -------------------------------------------------------------------

    def _shift(self, page: int) -> float:
        return self._sheets.verso_shift if page % 2 else 0.0

    def _facts(self, plan: Plan, start: _Start) -> Facts:
        first, second = start.page, start.page + 1
        labels = self._sheets.labels[first : first + len(plan.slots)]
        return Facts(
            base=start.base,
            shifts=(self._shift(first), self._shift(second)),
            sides=(first % 2, second % 2),
            labels=tuple(
                [
                    own if anchor == THIS_PAGE else self._labels[anchor]
                    for page, (own, sides) in enumerate(zip(labels, plan.slots, strict=True), first)
                    for anchor in sides[page % 2]
                ]
            ),
            destinations=tuple([self._places[anchor] for anchor in plan.targets]),
            pictures=tuple(map(self._picture, plan.pictures)),
        )

    def _picture(self, key: str) -> Picture:
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = blake2b(self._images[key].data, digest_size=8).digest()
        return Picture(self._pictures.entry(key), look)

    # --- the file ------------------------------------------------------------------------------

    def add(self, part: Part, start: _Start, remember: Remember) -> Sequence[str]:
        """Put some pages into the file; tells their looks."""
        plan, pages, name = part
        facts = self._facts(plan, start)

        def make() -> BoundPages:
            return bind_pages(pages(), facts, self._fonts)

        bound = remember((name, facts), make) if name else make()
        if not self._fonts.adopt(bound.used):
            bound = make()
        self._objects.put_block(start.base, bound.block)
        for used in (plan.used, bound.used):
            for face, codes in used.items():
                self._used.setdefault(face, {}).update(codes.items())
        self._structure.add(plan.structure, start.base + plan.first_element)
        return bound.looks

    def finish(self, info: PdfInfo, outline: Sequence[OutlineEntry], remember: Remember) -> bytes:
        """Write what belongs to the whole file, and the file."""
        objects, labels = self._objects, self._sheets.labels
        pages = array([reference(page) for page in self._page_objects])
        objects.put(PAGE_TREE, f"<</Type/Pages/Count {len(self._page_objects)}/Kids{pages}>>")
        objects.put(RESOURCES, f"<</Font {reference(FONTS)}>>")
        self._structure.write(objects, self._sheets.language, self._next_key)
        bookmarks = self._add_outline(outline, remember) if outline else None
        objects.put(FONTS, write_fonts(objects, self._fonts, self._all_used(), remember))
        objects.put(
            CATALOG,
            f"<</Type/Catalog/Pages {reference(PAGE_TREE)}/Lang{text(info.language)}"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(STRUCTURE)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {reference(write_xmp(objects, info))}"
            f"/OutputIntents[{write_output_intent(objects)}]"
            f"/PageLabels{remember(('page labels', labels), lambda: page_labels(labels))}"
            f"{f'/Outlines {reference(bookmarks)}/PageMode/UseOutlines' if bookmarks else ''}>>",
        )
        information = write_information(objects, info)
        return objects.file(CATALOG, information)

    def _add_outline(self, entries: Sequence[OutlineEntry], remember: Remember) -> int:
        """Returns the number of its root."""
        root = self._objects.following
        led = [(entry, self._places[entry.anchor]) for entry in entries]
        inputs = "outline", root, [(*entry, place) for entry, place in led]
        block = remember(inputs, lambda: bind_outline(led, root))
        self._objects.reserve(len(block.places.kinds))
        self._objects.put_block(root, block)
        return root

    def _all_used(self) -> dict[str, dict[int, str]]:
        """By face: the codes that the file shows, and the text of each."""
        for face, words in self._shown.items():
            meanings = self._fonts.used[face]
            texts = {code: meanings[code] for code in codes_in(words)}
            self._used.setdefault(face, {}).update(texts)
        return self._used
