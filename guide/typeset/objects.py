"""The objects of a PDF file and their bytes: object streams and a cross-reference stream (ISO 32000-1, 7.5).

ReportLab's object model does not serve here: one of its dictionaries takes some 30 µs where a long guide has tens of
thousands of structure elements, it has no object streams, which keep those elements small, and its import takes
longer than writing a short guide.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import TypeAlias

from guide.typeset.deflate import LEVEL
from guide.typeset.syntax import reference

CATALOG, PAGE_TREE, STRUCTURE, DOCUMENT, FONTS, RESOURCES = range(1, 7)
"""Numbers of the objects that every guide's file has one of, so that drawn pages can name them: ``STRUCTURE`` is the
structure tree's root, ``DOCUMENT`` the element below it; ``RESOURCES`` are those of pages without pictures."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_STREAM = 500

_Place: TypeAlias = tuple[int, int, int]
"""An entry of the cross-reference stream (7.5.8, table 18)."""


class Objects:
    """The indirect objects of a file, numbered from 1. They are packed as they come, so that few are in memory."""

    def __init__(self) -> None:
        self._places: list[_Place | None] = []
        """Of each object, by its number less one."""
        self._loose: list[str] = []
        """Objects that are to go into object streams."""
        self._loose_numbers: list[int] = []
        self._chunks = [_HEADER]
        """The file so far."""
        self._offset = len(_HEADER)

    def reserve(self, count: int = 1) -> int:
        """Numbers for ``count`` objects to come; returns the first of them."""
        first = len(self._places) + 1
        self._places.extend([None] * count)
        return first

    def put(self, number: int, body: str) -> None:
        """Give a reserved number its object. ``body`` is Latin-1."""
        self.put_all(number, (body,))

    def put_all(self, first: int, bodies: Sequence[str]) -> None:
        """Give their objects to reserved numbers from ``first`` on."""
        self._loose += bodies
        self._loose_numbers += range(first, first + len(bodies))
        while len(self._loose) >= _OBJECTS_IN_STREAM:
            self._pack(_OBJECTS_IN_STREAM)

    def put_stream(self, number: int, entries: str, data: bytes) -> None:
        """Give a reserved number a stream with its data as they are; ``entries`` of its dictionary but ``Length``."""
        chunk = b"%d 0 obj\n%b\nendobj\n" % (number, _stream(entries, data))
        self._places[number - 1] = (1, self._offset, 0)
        self._chunks.append(chunk)
        self._offset += len(chunk)

    def add(self, body: str) -> int:
        """A new object; returns its number."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, entries: str, data: bytes) -> int:
        """A new stream; returns its number."""
        number = self.reserve()
        self.put_stream(number, entries, data)
        return number

    def add_deflated(self, data: bytes, entries: str = "") -> int:
        """A new stream, compressed here."""
        return self.add_stream(f"{entries}/Filter/FlateDecode", zlib.compress(data, LEVEL))

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file; ``root`` and ``info`` are the catalog's and the information dictionary's numbers.

        The file's identifier is a hash of its content, so that the same objects always make the same bytes.
        """
        if self._loose:
            self._pack(len(self._loose))
        places = [place for place in self._places if place]
        if len(places) < len(self._places):
            number = self._places.index(None) + 1
            raise ValueError(f"object {number} was reserved and never written")
        digest = blake2b(digest_size=16)
        for chunk in self._chunks:
            digest.update(chunk)
        trailer = (
            f"/Root {reference(root)}/Info {reference(info)}"
            f"/ID[<{digest.hexdigest()}><{digest.hexdigest()}>]"
        )
        self._chunks.append(_cross_references(places, self._offset, trailer))
        return b"".join(self._chunks)

    def _pack(self, count: int) -> None:
        """Move the first loose objects into an object stream (7.5.7)."""
        bodies, numbers = self._loose[:count], self._loose_numbers[:count]
        del self._loose[:count], self._loose_numbers[:count]
        offsets = accumulate(map(len, bodies), lambda offset, size: offset + size + 1, initial=0)
        head = " ".join(
            [f"{number} {start}" for number, start in zip(numbers, offsets, strict=False)]
        )
        data = "\n".join([head, *bodies]).encode("latin-1")
        stream = self.add_deflated(data, f"/Type/ObjStm/N {count}/First {len(head) + 1}")
        for position, number in enumerate(numbers):
            self._places[number - 1] = (2, stream, position)


def _cross_references(places: list[_Place], offset: int, trailer: str) -> bytes:
    """The cross-reference stream (7.5.8), which is the trailer too, and the end of the file."""
    number = len(places) + 1
    kinds, targets, indices = zip((0, 0, 65535), *places, (1, offset, 0), strict=True)
    columns = [*_columns(kinds, 1), *_columns(targets, 4), *_columns(indices, 2)]
    entries = (
        f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer}"
        f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {len(columns)}>>"
    )
    stream = _stream(entries, zlib.compress(_predict_up(columns), LEVEL))
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, stream, offset)


def _columns(values: tuple[int, ...], width: int) -> list[bytes]:
    """The bytes of big-endian numbers, those of each place together."""
    packed = struct.pack(f">{len(values)}{' BH I'[width]}", *values)
    return [packed[place::width] for place in range(width)]


def _predict_up(columns: list[bytes]) -> bytes:
    """A table filtered by PNG's "up": each byte less the one above it, which makes most rows equal."""
    length = len(columns) + 1
    filtered = bytearray(len(columns[0]) * length)
    filtered[::length] = b"\2" * len(columns[0])
    for place, column in enumerate(columns, 1):
        above = b"\0" + column[:-1]
        filtered[place::length] = bytes(
            [(value - upper) & 255 for value, upper in zip(column, above, strict=True)]
        )
    return bytes(filtered)


def _stream(entries: str, data: bytes) -> bytes:
    head = f"<<{entries}/Length {len(data)}>>stream\n"
    return b"%b%b\nendstream" % (head.encode("latin-1"), data)
