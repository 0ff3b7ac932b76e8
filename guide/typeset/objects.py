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

from guide.typeset.deflate import LEVEL
from guide.typeset.syntax import reference

CATALOG, PAGE_TREE, STRUCTURE, DOCUMENT, FONTS, RESOURCES = range(1, 7)
"""Numbers of the objects that every guide's file has one of, so that drawn pages can name them: ``STRUCTURE`` is the
structure tree's root, ``DOCUMENT`` the element below it; ``RESOURCES`` are those of pages without pictures."""

_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_OBJECTS_IN_STREAM = 500


class Objects:
    """The indirect objects of a file, numbered from 1."""

    def __init__(self) -> None:
        self._bodies: list[str | bytes | None] = []

    def reserve(self, count: int = 1) -> int:
        """Numbers for ``count`` objects to come; returns the first of them."""
        first = len(self._bodies) + 1
        self._bodies.extend([None] * count)
        return first

    def put(self, number: int, body: str) -> None:
        """Give a reserved number its object. ``body`` is Latin-1."""
        self._bodies[number - 1] = body

    def add(self, body: str) -> int:
        """A new object; returns its number."""
        self._bodies.append(body)
        return len(self._bodies)

    def put_all(self, first: int, bodies: Sequence[str]) -> None:
        """Give their objects to reserved numbers from ``first`` on."""
        self._bodies[first - 1 : first - 1 + len(bodies)] = bodies

    def put_stream(self, number: int, data: bytes) -> None:
        """Give a reserved number a stream that is compressed already."""
        self._bodies[number - 1] = _stream("/Filter/FlateDecode", data)

    def add_stream(self, entries: str, data: bytes) -> int:
        """A new stream with its data as they are; ``entries`` of its dictionary without ``Length``."""
        self._bodies.append(_stream(entries, data))
        return len(self._bodies)

    def add_deflated(self, data: bytes, entries: str = "") -> int:
        """A new stream, compressed here."""
        return self.add_stream(f"{entries}/Filter/FlateDecode", zlib.compress(data, LEVEL))

    def finish(self, root: int, info: int) -> bytes:
        """The bytes of the file; ``root`` and ``info`` are the catalog's and the information dictionary's numbers.

        The file's identifier is a hash of its content, so that the same objects always make the same bytes.
        """
        if None in self._bodies:
            raise ValueError(
                f"object {self._bodies.index(None) + 1} was reserved and never written"
            )
        places = self._pack()
        chunks = [_HEADER]
        offset = len(_HEADER)
        digest = blake2b(_HEADER, digest_size=16)
        for index, body in enumerate(self._bodies):
            if isinstance(body, bytes):
                chunk = b"%d 0 obj\n%b\nendobj\n" % (index + 1, body)
                places[index] = (1, offset, 0)
                chunks.append(chunk)
                digest.update(chunk)
                offset += len(chunk)
        trailer = (
            f"/Root {reference(root)}/Info {reference(info)}"
            f"/ID[<{digest.hexdigest()}><{digest.hexdigest()}>]"
        )
        chunks.append(_cross_references(places, offset, trailer))
        return b"".join(chunks)

    def _pack(self) -> list[tuple[int, int, int]]:
        """Move all objects that are no streams into object streams (7.5.7); tells where each object went."""
        loose = [index for index, body in enumerate(self._bodies) if isinstance(body, str)]
        places = [(0, 0, 0)] * len(self._bodies)
        for start in range(0, len(loose), _OBJECTS_IN_STREAM):
            members = loose[start : start + _OBJECTS_IN_STREAM]
            number = self._add_object_stream(members)
            places.append((0, 0, 0))
            for position, index in enumerate(members):
                places[index] = (2, number, position)
        return places

    def _add_object_stream(self, members: list[int]) -> int:
        bodies = [str(self._bodies[index]) for index in members]
        offsets = accumulate((len(body) + 1 for body in bodies), initial=0)
        head = " ".join(
            f"{index + 1} {offset}" for index, offset in zip(members, offsets, strict=False)
        )
        entries = f"/Type/ObjStm/N {len(bodies)}/First {len(head) + 1}"
        return self.add_deflated("\n".join([head, *bodies]).encode("latin-1"), entries)


def _cross_references(places: list[tuple[int, int, int]], offset: int, trailer: str) -> bytes:
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
