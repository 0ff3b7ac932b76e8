"""From pages to the bytes of a PDF that conforms to PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.typeset.boxes import Page
from guide.typeset.draw import Drawer, DrawnPage
from guide.typeset.embed import write_fonts
from guide.typeset.fonts import Fonts
from guide.typeset.links import Destination, destinations, write_link
from guide.typeset.metadata import PdfInfo, write_information, write_output_intent, write_xmp
from guide.typeset.objects import Objects
from guide.typeset.outline import OutlineEntry, page_labels, write_outline
from guide.typeset.pictures import ImageData, Pictures
from guide.typeset.structure import write_structure
from guide.typeset.syntax import array, number, reference, text
from guide.typeset.tags import Node

__all__ = ["ImageData", "OutlineEntry", "PdfInfo", "write_pdf"]


def write_pdf(
    pages: Sequence[Page],
    tree: Node,
    fonts: Fonts,
    images: Mapping[str, ImageData],
    info: PdfInfo,
    outline: Sequence[OutlineEntry],
    anchors: Mapping[str, tuple[int, float, float]],
) -> bytes:
    """The bytes of a file; the same arguments make the same bytes.

    ``tree`` is the root of the structure tree, an element ``Document``: the pages' nodes are below it. Drawing fills
    it, so a tree serves once. ``images`` has the pictures that pages place, by key. ``anchors`` has, for each
    destination of a link or an outline entry, its page's index and x and y there, from the paper's top left corner.

    Raises KeyError for a link, page slot or outline entry whose anchor is unknown, ValueError for a page that shows a
    node outside of the tree.
    """
    writer = _Writer(pages, tree, fonts, images, info, anchors)
    for index, page in enumerate(pages):
        writer.write_page(index, page)
    return writer.finish(outline)


class _Writer:
    """The state of one file while its pages are written one after the other."""

    def __init__(
        self,
        pages: Sequence[Page],
        tree: Node,
        fonts: Fonts,
        images: Mapping[str, ImageData],
        info: PdfInfo,
        anchors: Mapping[str, tuple[int, float, float]],
    ) -> None:
        self._objects = Objects()
        self._pages = pages
        self._tree = tree
        self._fonts = fonts
        self._info = info
        self._first_page = self._objects.reserve(len(pages))
        self._page_tree = self._objects.reserve()
        self._font_resources = self._objects.reserve()
        self._shared_resources = self._objects.reserve()
        self._destination: Destination = destinations(pages, self._first_page, anchors)
        labels = {anchor: pages[page].label for anchor, (page, _, _) in anchors.items()}
        self._drawer = Drawer(fonts, tree, info.language, labels)
        self._pictures = Pictures(self._objects, images, self._drawer, self._font_resources)
        self._parents: list[Sequence[Node] | Node] = [()] * len(pages)
        """Who owns the marked content of each page, and after the pages each annotation."""

    def write_page(self, index: int, page: Page) -> None:
        drawn = self._drawer.draw(page, index)
        self._parents[index] = drawn.nodes
        contents = self._objects.add_deflated(drawn.operators.encode("ascii"))
        self._objects.put(
            self._first_page + index,
            f"<</Type/Page/Parent {reference(self._page_tree)}"
            f"/MediaBox[0 0 {number(page.width)} {number(page.height)}]"
            f"/Contents {reference(contents)}/StructParents {index}/Tabs/S"
            f"{self._resources(drawn)}{self._annotations(drawn, index)}>>",
        )

    def _resources(self, drawn: DrawnPage) -> str:
        """A page's resources, which it has to name itself (ISO 19005-2, 6.2.2); without pictures it shares them."""
        if not drawn.pictures:
            return f"/Resources {reference(self._shared_resources)}"
        used = "".join(self._pictures.entry(key) for key in drawn.pictures)
        return f"/Resources<</Font {reference(self._font_resources)}/XObject<<{used}>>>>"

    def _annotations(self, drawn: DrawnPage, index: int) -> str:
        written = []
        for link, boxes in drawn.links.items():
            key = len(self._parents)
            self._parents.append(link)
            annotation = write_link(self._objects, link, boxes, self._destination, key, index)
            written.append(reference(annotation))
        return f"/Annots{array(written)}" if written else ""

    def finish(self, outline: Sequence[OutlineEntry]) -> bytes:
        """Write what belongs to the whole file, and the file."""
        objects, pages = self._objects, range(self._first_page, self._first_page + len(self._pages))
        objects.put(
            self._page_tree,
            f"<</Type/Pages/Count {len(pages)}/Kids{array([reference(page) for page in pages])}>>",
        )
        objects.put(self._shared_resources, f"<</Font {reference(self._font_resources)}>>")
        structure = write_structure(objects, self._tree, pages, self._parents, self._drawer.boxes)
        bookmarks = write_outline(objects, outline, self._destination)
        fonts = write_fonts(objects, self._fonts, self._drawer.font_names, self._drawer.shown)
        objects.put(self._font_resources, fonts)
        root = objects.add(
            f"<</Type/Catalog/Pages {reference(self._page_tree)}/Lang{text(self._info.language)}"
            f"/MarkInfo<</Marked true>>/StructTreeRoot {reference(structure)}"
            f"/ViewerPreferences<</DisplayDocTitle true>>"
            f"/Metadata {reference(write_xmp(objects, self._info))}"
            f"/OutputIntents[{write_output_intent(objects)}]"
            f"/PageLabels{page_labels(page.label for page in self._pages)}"
            f"{f'/Outlines {reference(bookmarks)}/PageMode/UseOutlines' if bookmarks else ''}>>"
        )
        return objects.finish(root, write_information(objects, self._info))
