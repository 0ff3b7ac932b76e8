"""What a PDF says: the text of its pages, of its structure's descriptions, outline, metadata and attachments.

The text of a page is read block by block, by the structure tree: what stands next to each other on paper is no
sentence. Text outside of the structure (running heads) is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guide.leaks.attachments import attached
from guide.leaks.passages import Passage, UnreadableError
from guide.leaks.pdf_content import NO_FONT, CodeMap, Content, checked, marked_contents
from guide.leaks.pdf_objects import Objects, Stream, read_objects, strings_of

_INLINE = frozenset(
    ("Span", "Link", "Reference", "Quote", "Code", "Em", "Strong", "BibEntry", "Annot")
)
"""Structure types inside a block; text goes on across them."""

_REFERENCE = re.compile(r"(\d+) 0 R")
_KIDS = re.compile(r"/Kids\s*\[([^\]]*)\]")
_CONTENTS = re.compile(r"/Contents (\d+) 0 R")
_PARENTS = re.compile(r"/StructParents (\d+)")
_RESOURCES = re.compile(r"/Resources(?: (\d+) 0 R|<<(.*)>>)", re.DOTALL)
_FONTS = re.compile(r"/Font (\d+) 0 R")
_NAMED = re.compile(r"/(\w+) (\d+) 0 R")
_ELEMENT = re.compile(r"<</S/(\w+)/P (\d+) 0 R")
_OWNERS = re.compile(r"(?<=[\[ ])(\d+) \[((?:\d+ 0 R ?)+)\]")
_PAGE = re.compile(r"/Pg (\d+) 0 R")
_UNICODE = re.compile(r"/ToUnicode (\d+) 0 R")
_MAPPING = re.compile(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


def pdf_passages(data: bytes) -> Iterator[Passage]:
    """Everything in a file that can be read or read out. Raises UnreadableError for what is not understood."""
    reader = _Reader(read_objects(data))
    yield from reader.pages()
    yield from reader.strings()
    yield from reader.other_streams()


class _Reader:
    """A file while it is read; keeps account of the streams that were."""

    def __init__(self, objects: Objects) -> None:
        self._bodies = objects.bodies
        self._streams = objects.streams
        self._read: set[int] = set()
        self._fonts: dict[int, Mapping[str, CodeMap]] = {}
        self._blocks: dict[int, int] = {}
        self._owners = self._read_owners()
        self._pages = self._page_objects()
        self._page_numbers = {page: index for index, page in enumerate(self._pages, 1)}

    # --- pages ---------------------------------------------------------------------------------

    def pages(self) -> Iterator[Passage]:
        for page, number in self._page_numbers.items():
            where = f"page {number}"
            body = self._bodies[page]
            contents = _CONTENTS.search(body)
            if contents is None:
                raise UnreadableError(f"{where} has no contents")
            parents = _PARENTS.search(body)
            owners = self._owners.get(int(parents[1]), ()) if parents else ()
            for text in self._texts(int(contents[1]), body, owners):
                if text:
                    yield Passage(where, text)

    def _page_objects(self) -> list[int]:
        """The pages in order (7.7.3)."""
        for body in self._bodies.values():
            if body.startswith("<</Type/Pages"):
                kids = _KIDS.search(body)
                return [int(number) for number in _REFERENCE.findall(kids[1])] if kids else []
        raise UnreadableError("there is no page tree")

    def _texts(self, number: int, body: str, owners: Sequence[int]) -> Iterator[str]:
        """The texts of a page's blocks in the order in which they are drawn."""
        resources = self._resources(body)
        reading = Content(self._fonts_of(resources))
        self._read.add(number)
        content = checked(self._streams[number])
        blocks = [self._block(owner) for owner in owners]
        for block, marked in marked_contents(content, blocks):
            for picture in reading.read(block, marked):
                self._read_picture(picture, resources, reading, block)
        return reading.texts()

    def _read_picture(self, name: str, resources: str, reading: Content, block: int) -> None:
        """A picture drawn by operators has text of its own; one of pixels has none."""
        number = dict(_NAMED.findall(resources)).get(name)
        if number is None:
            raise UnreadableError(f"there is no picture /{name}")
        stream = self._streams[int(number)]
        if "/Subtype/Form" in stream.entries:
            self._read.add(int(number))
            inner = self._resources(stream.entries)
            fonts, reading.fonts = reading.fonts, self._fonts_of(inner)
            for picture in reading.read(block, checked(stream)):
                self._read_picture(picture, inner, reading, block)
            reading.fonts = fonts

    def _resources(self, body: str) -> str:
        found = _RESOURCES.search(body)
        if found is None:
            return ""
        return self._bodies[int(found[1])] if found[1] else found[2]

    # --- blocks --------------------------------------------------------------------------------

    def _read_owners(self) -> dict[int, list[int]]:
        """Who owns the marked content of each page (the parent tree, 14.7.4.4)."""
        return {
            int(key): [int(number) for number in _REFERENCE.findall(owners)]
            for body in self._bodies.values()
            if "/Nums[" in body
            for key, owners in _OWNERS.findall(body)
        }

    def _block(self, element: int) -> int:
        """The element itself, or the nearest around it that is a block."""
        known = self._blocks.get(element)
        if known is None:
            match = _ELEMENT.match(self._bodies[element])
            is_inside = match is not None and match[1] in _INLINE
            known = self._block(int(match[2])) if match and is_inside else element
            self._blocks[element] = known
        return known

    # --- fonts ---------------------------------------------------------------------------------

    def _fonts_of(self, resources: str) -> Mapping[str, CodeMap]:
        found = _FONTS.search(resources)
        if found is None:
            return {}
        number = int(found[1])
        if number not in self._fonts:
            named = _NAMED.findall(self._bodies[number])
            self._fonts[number] = {name: self._code_map(int(font)) for name, font in named}
        return self._fonts[number]

    def _code_map(self, font: int) -> CodeMap:
        found = _UNICODE.search(self._bodies[font])
        if found is None:
            raise UnreadableError("a font does not tell its characters")
        number = int(found[1])
        self._read.add(number)
        texts = CodeMap(NO_FONT)
        for code, text in _MAPPING.findall(self._streams[number].data.decode("ascii")):
            texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
        return texts

    # --- the rest ------------------------------------------------------------------------------

    def strings(self) -> Iterator[Passage]:
        """Every string of every object: alternative texts, titles, contents of links, metadata."""
        for body in self._bodies.values():
            if "(" in body:
                for key, text in strings_of(body):
                    yield Passage(self._place(key, body), text)
        for stream in self._streams.values():
            for key, text in strings_of(stream.entries):
                yield Passage(key, text)

    def _place(self, key: str, body: str) -> str:
        page = _PAGE.search(body)
        number = self._page_numbers.get(int(page[1])) if page else None
        if number:
            return f"page {number} ({key})"
        if "/Parent" in body and key == "Title":
            return "the outline"
        return f"the file's {key}" if key else "a list of names"

    def other_streams(self) -> Iterator[Passage]:
        """Streams that no page and no font has asked for: metadata, attachments, whatever else there is."""
        for number, stream in self._streams.items():
            if number not in self._read and not _is_silent(stream):
                yield from attached(_name(stream), stream.data)


def _is_silent(stream: Stream) -> bool:
    """Object streams and cross-references, which are read already, glyphs, colour profiles and pixels."""
    entries = stream.entries
    return (
        "/Type/ObjStm" in entries
        or "/Type/XRef" in entries
        or entries.startswith(("/Length1 ", "/N 3/"))
        or ("/Subtype/Image" in entries and "/Filter/FlateDecode" in entries)
    )


def _name(stream: Stream) -> str:
    if "/Type/Metadata" in stream.entries:
        return "the metadata"
    return "an attachment" if "/Type/EmbeddedFile" in stream.entries else "a stream"
