"""The objects of a PDF file and their bytes: object streams and a cross-reference stream (ISO 32000-1, 7.5).

ReportLab's object model does not serve here: one of its dictionaries takes some 30 µs where a long guide has tens of
thousands of structure elements, it has no object streams, which keep those elements small, and its import takes
longer than writing a short guide.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import NamedTuple

from guide.typeset.deflate import LEVEL
from guide.typeset.syntax import reference

CATALOG, PAGE_TREE, STRUCTURE, DOCUMENT, FONTS, RESOURCES = range(1, 7)
"""Numbers of the objects that every guide's file has one of, so that drawn pages can name them: ``STRUCTURE`` is the
structure tree's root, ``DOCUMENT`` the element below it; ``RESOURCES`` are those of pages without pictures."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
OBJECTS_IN_STREAM = 500

_NOWHERE, _IN_FILE, _IN_STREAM = range(3)
"""Where an object is: the entry types of the cross-reference stream (7.5.8, table 18), of which 0 is not used here."""


class Places(NamedTuple):
    """Of consecutive objects: the columns of the cross-reference stream."""

    kinds: bytearray
    targets: array[int]
    """Offset in the file, or number of the object stream; 32 bits each."""
    indexes: array[int]
    """Place in the object stream; 16 bits each."""
    loose: array[int]
    """Which of them are in no object stream, counted from 0. They are few, and alone move with what is before them."""

    def extend(self, count: int) -> None:
        """Make room for more objects."""
        self.kinds.extend(bytes(count))
        self.targets.frombytes(bytes(4 * count))
        self.indexes.frombytes(bytes(2 * count))

    def moved(self, offset: int) -> array[int]:
        """The targets, where all objects stand so many bytes further on."""
        targets = self.targets[:]
        for index in self.loose:
            targets[index] += offset
        return targets


class Block(NamedTuple):
    """Consecutive objects with their numbers, ready to be put into a file."""

    data: bytes
    places: Places
    """Offsets are counted from the beginning of ``data``."""
    digest: bytes
    """Stands for the data."""


class Objects:
    """Consecutive indirect objects of a file. They are packed as they come, so that few are in memory."""

    def __init__(self, first: int = 1) -> None:
        self._first = first
        """Number of the first of them."""
        self._places = Places(bytearray(), array("I"), array("H"), array("I"))
        self._loose: list[str] = []
        """Objects that are to go into object streams."""
        self._loose_numbers: list[int] = []
        self._chunks: list[bytes] = []
        self._offset = 0
        """Where the next chunk begins."""
        self._hash = blake2b(digest_size=16)
        """Of the chunks, or of what stands for them."""

    @property
    def following(self) -> int:
        """The number that is reserved next."""
        return self._first + len(self._places.kinds)

    def reserve(self, count: int = 1) -> int:
        """Numbers for ``count`` objects to come; returns the first of them."""
        number = self.following
        self._places.extend(count)
        return number

    def put(self, number: int, body: str) -> None:
        """Give a reserved number its object. ``body`` is Latin-1."""
        self.put_all(number, (body,))

    def put_all(self, first: int, bodies: Sequence[str]) -> None:
        """Give their objects to reserved numbers from ``first`` on."""
        self._loose += bodies
        self._loose_numbers += range(first, first + len(bodies))
        while len(self._loose) >= OBJECTS_IN_STREAM:
            self._pack(OBJECTS_IN_STREAM)

    def put_stream(self, number: int, entries: str, data: bytes) -> None:
        """Give a reserved number a stream with its data as they are; ``entries`` of its dictionary but ``Length``."""
        index = number - self._first
        self._places.kinds[index] = _IN_FILE
        self._places.targets[index] = self._offset
        self._places.loose.append(index)
        chunk = b"%d 0 obj\n%b\nendobj\n" % (number, _stream(entries, data))
        self._add_chunk(chunk, chunk)

    def put_block(self, number: int, block: Block) -> None:
        """Give their objects to reserved numbers from ``number``, a block's first, on."""
        begin = number - self._first
        end = begin + len(block.places.kinds)
        self._places.kinds[begin:end] = block.places.kinds
        self._places.targets[begin:end] = block.places.moved(self._offset)
        self._places.indexes[begin:end] = block.places.indexes
        self._places.loose.extend([begin + index for index in block.places.loose])
        self._add_chunk(block.data, block.digest)

    def _add_chunk(self, chunk: bytes, named: bytes) -> None:
        """Add bytes, and for the digest what stands for them."""
        self._chunks.append(chunk)
        self._offset += len(chunk)
        self._hash.update(named)

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
        return self.add_compressed(compressed(data), entries)

    def add_compressed(self, data: bytes, entries: str = "") -> int:
        """A new stream of data that are compressed already."""
        return self.add_stream(f"{entries}/Filter/FlateDecode", data)

    def block(self) -> Block:
        """All objects, with the object streams that were added for them."""
        self._close()
        return Block(b"".join(self._chunks), self._places, self._hash.digest())

    def file(self, root: int, info: int) -> bytes:
        """The bytes of a file of all objects, the first of which is number 1.

        ``root`` and ``info`` are the catalog's and the information dictionary's. The file's identifier stands for its
        content, so that the same objects always make the same bytes.
        """
        self._close()
        identifier = self._hash.hexdigest()
        trailer = f"/Root {reference(root)}/Info {reference(info)}/ID[<{identifier}><{identifier}>]"
        table = _cross_references(self._places, len(_HEADER), len(_HEADER) + self._offset, trailer)
        return b"".join((_HEADER, *self._chunks, table))

    def _close(self) -> None:
        if self._loose:
            self._pack(len(self._loose))
        missing = self._places.kinds.find(_NOWHERE)
        if missing >= 0:
            raise ValueError(f"object {missing + self._first} was reserved and never written")

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
        kinds, targets, indexes, _ = self._places
        for position, number in enumerate(numbers):
            index = number - self._first
            kinds[index], targets[index], indexes[index] = _IN_STREAM, stream, position


def compressed(data: bytes) -> bytes:
    """The data of a stream with the filter FlateDecode (7.4.4)."""
    return zlib.compress(data, LEVEL)


def _cross_references(places: Places, start: int, offset: int, trailer: str) -> bytes:
    """The cross-reference stream (7.5.8), which is the trailer too, and the end of the file.

    The objects begin at byte ``start`` of the file, and it at ``offset``.
    """
    kinds, _, indexes, _ = places
    number = len(kinds) + 1
    columns = [
        b"\0%b%c" % (bytes(kinds), _IN_FILE),
        *_columns(array("I", (0,)) + places.moved(start) + array("I", (offset,))),
        *_columns(array("H", (65535,)) + indexes + array("H", (0,))),
    ]
    entries = (
        f"/Type/XRef/Size {number + 1}/W[1 4 2]{trailer}"
        f"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns {len(columns)}>>"
    )
    stream = _stream(entries, zlib.compress(_predict_up(columns), LEVEL))
    return b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, stream, offset)


def _columns(values: array[int]) -> list[bytes]:
    """The bytes of numbers, the high ones first, those of each place together."""
    packed, width = values.tobytes(), values.itemsize
    columns = [packed[place::width] for place in range(width)]
    return columns[::-1] if sys.byteorder == "little" else columns


def _predict_up(columns: list[bytes]) -> bytes:
    """A table filtered by PNG's "up": each byte less the one above it, which makes most rows equal."""
    length = len(columns) + 1
    filtered = bytearray(len(columns[0]) * length)
    filtered[::length] = b"\2" * len(columns[0])
    for place, column in enumerate(columns, 1):
        filtered[place::length] = _differences(column)
    return bytes(filtered)


def _differences(column: bytes) -> bytes:
    """Each byte less the one before it, modulo 256: all at once, as digits of one long number."""
    size = len(column)
    high = int.from_bytes(b"\x80" * size, "little")
    value = int.from_bytes(column, "little")
    before = (value << 8) & ((1 << 8 * size) - 1)
    # Without its highest bit no byte is less than the one it is taken from, so none borrows from the next.
    difference = (value | high) - (before & ~high)
    return (difference ^ ((value ^ ~before) & high)).to_bytes(size, "little")


def _stream(entries: str, data: bytes) -> bytes:
    head = f"<<{entries}/Length {len(data)}>>stream\n"
    return b"%b%b\nendstream" % (head.encode("latin-1"), data)
