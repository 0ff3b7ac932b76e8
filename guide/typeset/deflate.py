"""Streams put together from parts that were compressed before (RFC 1950 and 1951).

A part ends on a whole byte, so that parts can be joined in any order; nothing is compressed twice.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import NamedTuple

LEVEL = 4
"""Of zlib: twice as fast as 6, and a tenth larger."""
_RAW = -15
"""Window bits of a deflate stream without head and checksum."""
_HEAD = b"\x78\x9c"
_MODULUS = 65521
"""Of Adler-32: the largest prime below 2 ** 16."""


class Deflated(NamedTuple):
    """A part of a stream, compressed."""

    data: bytes
    length: int
    """Bytes when it is not compressed."""
    checksum: int
    """Adler-32 of these."""


def deflated(data: bytes) -> Deflated:
    """A part that others may follow."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    packed = packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH)
    return Deflated(packed, len(data), zlib.adler32(data))


def joined(parts: Iterable[Deflated], last: bytes) -> bytes:
    """A zlib stream (``FlateDecode``) of some parts, and of a last one that is compressed here."""
    chunks = [_HEAD]
    checksum = 1
    for part in parts:
        chunks.append(part.data)
        checksum = _combined(checksum, part.checksum, part.length)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _RAW)
    chunks += packer.compress(last), packer.flush()
    checksum = _combined(checksum, zlib.adler32(last), len(last))
    chunks.append(checksum.to_bytes(4, "big"))
    return b"".join(chunks)


def _combined(before: int, after: int, length: int) -> int:
    """The Adler-32 of two parts, the second ``length`` bytes long, from those of each."""
    low = (before & 0xFFFF) + (after & 0xFFFF) - 1
    high = (before >> 16) + (after >> 16) + length * ((before & 0xFFFF) - 1)
    return (high % _MODULUS) << 16 | low % _MODULUS
