"""Reading a PDF back: its structure tree with the text of each element, fonts, links, labels, outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

_ARTIFACT = -1


@dataclass
class Element:
    """A structure element. ``kids`` are elements, texts of marked content, and annotations (as dictionaries)."""

    tag: str
    dictionary: Any
    kids: list[Any] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What is read: the element's replacement text, or that of its kids."""
        if "/ActualText" in self.dictionary:
            return str(self.dictionary.ActualText)
        return "".join(
            kid.text if isinstance(kid, Element) else kid
            for kid in self.kids
            if isinstance(kid, Element | str)
        )

    @property
    def language(self) -> str:
        return str(self.dictionary.get("/Lang", ""))

    def attribute(self, name: str) -> Any:
        """The value of an attribute (``Scope``), whatever its owner; None where it is not set."""
        attributes = self.dictionary.get("/A", [])
        owners = [attributes] if isinstance(attributes, pikepdf.Dictionary) else list(attributes)
        return next((owner[f"/{name}"] for owner in owners if f"/{name}" in owner), None)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def find(self, tag: str) -> list[Element]:
        return [element for element in self.walk() if element.tag == tag]


@dataclass(frozen=True)
class Font:
    name: str
    is_embedded: bool
    is_subset: bool
    texts: dict[int, str]
    """The ToUnicode map."""


@dataclass(frozen=True)
class Picture:
    """An image XObject; ``data`` are as they stand in the file."""

    space: str
    filter: str
    data: bytes


@dataclass(frozen=True)
class Link:
    page: int
    contents: str
    target: str | tuple[int, float, float]
    """An address, or a page's index with x and y from its bottom left corner."""
    rectangle: tuple[float, ...]


class PdfReading:
    """A PDF as a reader sees it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))

    # --- structure -----------------------------------------------------------------------------

    @cached_property
    def tree(self) -> Element:
        """The structure tree."""
        return self._element(self.pdf.Root.StructTreeRoot.K)

    def outline_of_tree(self) -> str:
        """The tree as indented text: a line for each element, and one for each text."""
        return "\n".join(self._lines(self.tree, 0))

    def _lines(self, element: Element, depth: int) -> Iterator[str]:
        pad = "  " * depth
        notes = f" [{element.language}]" if element.language else ""
        notes += f" alt={str(element.dictionary.Alt)!r}" if "/Alt" in element.dictionary else ""
        yield f"{pad}{element.tag}{notes}"
        for kid in element.kids:
            if isinstance(kid, Element):
                yield from self._lines(kid, depth + 1)
            else:
                yield f"{pad}  {kid!r}" if isinstance(kid, str) else f"{pad}  (annotation)"

    def _element(self, dictionary: Any) -> Element:
        element = Element(str(dictionary.S)[1:], dictionary)
        kids = dictionary.get("/K", pikepdf.Array())
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            element.kids.append(self._kid(kid, dictionary))
        return element

    def _kid(self, kid: Any, parent: Any) -> Any:
        if isinstance(kid, int):
            return self._marked_texts(parent.Pg)[kid]
        if "/S" in kid:
            return self._element(kid)
        if "/Obj" in kid:
            return kid.Obj
        return self._marked_texts(kid.get("/Pg", parent.get("/Pg")))[kid.MCID]

    def _marked_texts(self, page: Any) -> dict[int, str]:
        return self._texts_of_pages[page.objgen]

    @cached_property
    def _texts_of_pages(self) -> dict[tuple[int, int], dict[int, str]]:
        return {page.objgen: _marked_texts(page.obj) for page in self.pdf.pages}

    def artifacts(self, page: int) -> str:
        """The text of a page that is no part of the structure."""
        return _marked_texts(self.pdf.pages[page].obj).get(_ARTIFACT, "")

    # --- the rest ------------------------------------------------------------------------------

    def page_texts(self) -> list[str]:
        """The text of each page as PDFium finds it."""
        document = pypdfium2.PdfDocument(self.data)
        return [page.get_textpage().get_text_bounded() for page in document]

    def fonts(self) -> list[Font]:
        found = {}
        for item in self.pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0":
                found[str(item.BaseFont)] = _font(item)
        return list(found.values())

    def pictures(self) -> list[Picture]:
        return [
            Picture(str(item.ColorSpace), str(item.Filter), item.read_raw_bytes())
            for item in self.pdf.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]

    def labels(self) -> list[str]:
        return [page.label for page in self.pdf.pages]

    def links(self) -> list[Link]:
        pages = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        return [
            Link(
                index,
                str(annotation.Contents),
                _target(annotation, pages),
                tuple(float(value) for value in annotation.Rect),
            )
            for index, page in enumerate(self.pdf.pages)
            for annotation in page.get("/Annots", [])
        ]

    def bookmarks(self) -> list[tuple[int, str, int]]:
        """The outline's entries: level from 1, title, index of the page."""
        pages = {page.objgen: index for index, page in enumerate(self.pdf.pages)}
        found: list[tuple[int, str, int]] = []

        def follow(item: Any, level: int) -> None:
            while item is not None:
                found.append((level, str(item.Title), pages[item.Dest[0].objgen]))
                if "/First" in item:
                    follow(item.First, level + 1)
                item = item.get("/Next")

        follow(self.pdf.Root.get("/Outlines", {}).get("/First"), 1)
        return found


def _target(annotation: Any, pages: dict[tuple[int, int], int]) -> str | tuple[int, float, float]:
    if "/A" in annotation:
        return str(annotation.A.URI)
    page, kind, x, y, _ = annotation.Dest
    assert kind == "/XYZ"
    return pages[page.objgen], float(x), float(y)


def _font(font: Any) -> Font:
    descriptor = font.DescendantFonts[0].FontDescriptor
    name = str(font.BaseFont)[1:]
    return Font(
        name,
        "/FontFile2" in descriptor,
        re.match(r"[A-Z]{6}\+", name) is not None,
        _code_texts(font),
    )


def _code_texts(font: Any) -> dict[int, str]:
    """The entries of a ToUnicode map."""
    cmap = font.ToUnicode.read_bytes().decode("ascii")
    return {
        int(code, 16): bytes.fromhex(text).decode("utf-16-be")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL)
        for code, text in re.findall(r"<(\w+)> <(\w+)>", block)
    }


def _marked_texts(page: Any) -> dict[int, str]:
    """The text of each marked content of a page, by identifier; that of artifacts under ``_ARTIFACT``."""
    texts: dict[int, str] = {}
    _read_content(page, page.Resources, texts, [])
    return texts


def _read_content(content: Any, resources: Any, texts: dict[int, str], marks: list[int]) -> None:
    fonts: dict[str, dict[int, str]] = {}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(content):
        match str(operator):
            case "BDC" | "BMC":
                is_marked = len(operands) > 1 and "/MCID" in operands[1]
                marks.append(int(operands[1].MCID) if is_marked else _ARTIFACT)
                texts.setdefault(marks[-1], "")
            case "EMC":
                marks.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = _code_texts(resources.Font[name])
                current = fonts[name]
            case "TJ":
                strings = [bytes(item) for item in operands[0] if isinstance(item, pikepdf.String)]
                codes = b"".join(strings)
                shown = "".join(
                    current[int.from_bytes(codes[at : at + 2])] for at in range(0, len(codes), 2)
                )
                assert marks, f"text outside of marked content: {shown!r}"
                texts[marks[-1]] += shown
            case "Do":
                target = resources.XObject[str(operands[0])]
                if target.Subtype == "/Form":
                    _read_content(target, target.Resources, texts, marks)
