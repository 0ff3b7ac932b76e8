"""The texts of a PDF's pages, read block by block, by the structure tree.

A page is known again by what its texts are read from, not by its number nor by the numbers of its objects; so an edit
that adds a page leaves those after it as they were, but for their folios.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from guide.leaks.passages import Passage, Portion, UnreadableError
from guide.leaks.pdf_content import (
    NO_FONT,
    CodeMap,
    Content,
    checked,
    in_parts,
    marked_contents,
    pictures_in,
)
from guide.leaks.pdf_objects import Objects, Stream

_INLINE = frozenset(
    ("Span", "Link", "Reference", "Quote", "Code", "Em", "Strong", "BibEntry", "Annot")
)
"""Structure types inside a block; text goes on across them."""

_RUN = 8
"""Pages that are read together, on the average: to remember each by itself would take longer than to read some."""

_REFERENCE = re.compile(r"(\d+) 0 R")
_KIDS = re.compile(r"/Kids\s*\[([^\]]*)\]")
_CONTENTS = re.compile(r"/Contents (\d+) 0 R")
_PARENTS = re.compile(r"/StructParents (\d+)")
_RESOURCES = re.compile(r"/Resources(?: (\d+) 0 R|<<(.*)>>)", re.DOTALL)
_FONTS = re.compile(r"/Font (\d+) 0 R")
_NAMED = re.compile(r"/(\w+) (\d+) 0 R")
_ELEMENT = re.compile(r"<</S/(\w+)/P (\d+) 0 R")
_OWNERS = re.compile(r"(?<=[\[ ])(\d+) \[((?:\d+ 0 R ?)+)\]")
_UNICODE = re.compile(r"/ToUnicode (\d+) 0 R")
_MAPPING = re.compile(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")


class _Page(NamedTuple):
    """A page before it is read."""

    number: int
    contents: Stream
    resources: str
    blocks: Sequence[int]
    """The block that each marked content belongs to, from 0."""
    rest: bytes
    """Its contents but for its body (``in_parts``)."""
    body_key: bytes
    rest_key: bytes
    """Digests of all that texts are read from."""


class Pages:
    """The pages of a file, and an account of the streams that they are read from."""

    def __init__(self, objects: Objects) -> None:
        self.streams_read: set[int] = set()
        self._bodies = objects.bodies
        self._streams = objects.streams
        self._fonts: dict[int, Mapping[str, CodeMap]] = {}
        self._font_keys: dict[int, bytes] = {}
        self._blocks: dict[int, int] = {}
        self._owners = self._read_owners()
        self.numbers = {page: index for index, page in enumerate(self._page_objects(), 1)}
        """By object, from 1."""

    def portions(self) -> Iterator[Portion]:
        """Some pages at a time. Raises UnreadableError."""
        pages = [self._page(*each) for each in self.numbers.items()]
        for run in _runs(pages):
            yield Portion([page.body_key for page in run], partial(self._body_passages, run))
        yield Portion([page.rest_key for page in pages], partial(self._rest_passages, pages))

    def _page(self, page: int, number: int) -> _Page:
        body = self._bodies[page]
        contents = _CONTENTS.search(body)
        if contents is None:
            raise UnreadableError(f"page {number} has no contents")
        self.streams_read.add(int(contents[1]))
        stream = self._streams[int(contents[1])]
        parents = _PARENTS.search(body)
        owners = self._owners.get(int(parents[1]), ()) if parents else ()
        blocks, resources = self._numbered_blocks(owners), self._resources(body)
        of_structure, rest = in_parts(stream.data)
        body_key = self._key(of_structure, resources, blocks)
        rest_key = self._key(rest, resources, ())
        return _Page(number, stream, resources, blocks, rest, body_key, rest_key)

    def _page_objects(self) -> list[int]:
        """The pages in order (7.7.3)."""
        for body in self._bodies.values():
            if body.startswith("<</Type/Pages"):
                kids = _KIDS.search(body)
                return [int(number) for number in _REFERENCE.findall(kids[1])] if kids else []
        raise UnreadableError("there is no page tree")

    def _resources(self, body: str) -> str:
        found = _RESOURCES.search(body)
        if found is None:
            return ""
        return self._bodies[int(found[1])] if found[1] else found[2]

    def _key(self, content: bytes, resources: str, blocks: Sequence[int]) -> bytes:
        """Digest of contents and of what texts they are read with: fonts, pictures, blocks."""
        state = blake2b(content, digest_size=16)
        state.update(repr(blocks).encode() + self._font_key(resources))
        for picture in pictures_in(content):
            number, stream = self._picture(picture, resources)
            state.update(picture.encode())
            if _has_text(stream):
                self.streams_read.add(number)
                state.update(self._key(stream.data, self._resources(stream.entries), ()))
        return state.digest()

    # --- texts ---------------------------------------------------------------------------------

    def _body_passages(self, pages: Iterable[_Page]) -> Iterator[Passage]:
        for page in pages:
            yield from self._passages(page, in_parts(page.contents.data)[0])

    def _rest_passages(self, pages: Iterable[_Page]) -> Iterator[Passage]:
        for page in pages:
            yield from self._passages(page, page.rest)

    def _passages(self, page: _Page, content: bytes) -> Iterator[Passage]:
        """The texts of a page's blocks in the order in which they are drawn."""
        reading = Content(self._fonts_of(page.resources))
        for block, marked in marked_contents(checked(content), page.blocks):
            for picture in reading.read(block, marked):
                self._read_picture(picture, page.resources, reading, block)
        where = f"page {page.number}"
        return (Passage(where, text) for text in reading.texts() if text)

    def _read_picture(self, name: str, resources: str, reading: Content, block: int) -> None:
        _, stream = self._picture(name, resources)
        if _has_text(stream):
            inner = self._resources(stream.entries)
            fonts, reading.fonts = reading.fonts, self._fonts_of(inner)
            for picture in reading.read(block, checked(stream.data)):
                self._read_picture(picture, inner, reading, block)
            reading.fonts = fonts

    def _picture(self, name: str, resources: str) -> tuple[int, Stream]:
        number = dict(_NAMED.findall(resources)).get(name)
        if number is None:
            raise UnreadableError(f"there is no picture /{name}")
        return int(number), self._streams[int(number)]

    # --- blocks --------------------------------------------------------------------------------

    def _read_owners(self) -> dict[int, list[int]]:
        """Who owns the marked content of each page (the parent tree, 14.7.4.4)."""
        return {
            int(key): [int(number) for number in _REFERENCE.findall(owners)]
            for body in self._bodies.values()
            if "/Nums[" in body
            for key, owners in _OWNERS.findall(body)
        }

    def _numbered_blocks(self, owners: Iterable[int]) -> Sequence[int]:
        numbers: dict[int, int] = {}
        return [numbers.setdefault(self._block(owner), len(numbers)) for owner in owners]

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
            named = self._unicode_streams(number)
            self._fonts[number] = {name: _code_map(stream) for name, stream in named.items()}
        return self._fonts[number]

    def _font_key(self, resources: str) -> bytes:
        """Digest of what the fonts tell of their characters."""
        found = _FONTS.search(resources)
        if found is None:
            return b""
        number = int(found[1])
        if number not in self._font_keys:
            state = blake2b(digest_size=16)
            for name, stream in self._unicode_streams(number).items():
                state.update(name.encode() + b" " + stream.raw)
            self._font_keys[number] = state.digest()
        return self._font_keys[number]

    def _unicode_streams(self, fonts: int) -> Mapping[str, Stream]:
        """What each of some fonts tells of its characters (9.10.3)."""
        named: dict[str, Stream] = {}
        for name, font in _NAMED.findall(self._bodies[fonts]):
            found = _UNICODE.search(self._bodies[int(font)])
            if found is None:
                raise UnreadableError("a font does not tell its characters")
            self.streams_read.add(int(found[1]))
            named[name] = self._streams[int(found[1])]
        return named


def _has_text(picture: Stream) -> bool:
    """A picture drawn by operators has text of its own; one of pixels has none."""
    return "/Subtype/Form" in picture.entries


def _code_map(stream: Stream) -> CodeMap:
    texts = CodeMap(NO_FONT)
    for code, text in _MAPPING.findall(stream.data.decode("ascii")):
        texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return texts


def _runs(pages: Sequence[_Page]) -> Iterator[Sequence[_Page]]:
    """Neighbouring pages. Where a run ends is told by its last page alone, so that a new page moves no other end."""
    run: list[_Page] = []
    for page in pages:
        run.append(page)
        if page.body_key[0] % _RUN == 0:
            yield run
            run = []
    if run:
        yield run
