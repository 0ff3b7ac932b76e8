"""What the headers of PNG and JPEG files say; no pixel is decoded."""

from __future__ import annotations

import struct
from typing import NamedTuple
from zlib import crc32

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
JPEG_SIGNATURE = b"\xff\xd8\xff"


class BrokenImageError(ValueError):
    """The bytes don't follow the format."""


class Header(NamedTuple):
    width: int
    height: int
    components: int
    """1 grey, 3 colour, 4 CMYK (JPEG); 0 where the format has no such trouble (PNG)."""


def read_png(data: bytes) -> Header:
    """Size of a PNG whose chunks are whole (PNG 1.2, 5.3). Raises BrokenImageError."""
    position = len(PNG_SIGNATURE)
    header: Header | None = None
    while position + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, position)
        end = position + 8 + length
        if end + 4 > len(data):
            break
        if crc32(data[position + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            raise BrokenImageError("a part of the file is damaged")
        if header is None:
            if kind != b"IHDR" or length != 13:
                raise BrokenImageError("the header is missing")
            width, height = struct.unpack_from(">II", data, position + 8)
            header = Header(width, height, 0)
        if kind == b"IEND":
            return header
        position = end + 4
    raise BrokenImageError("the file is cut off")


_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})


def read_jpeg(data: bytes) -> Header:
    """Size and components of a JPEG from its frame header (ITU-T T.81, B.2.2). Raises BrokenImageError."""
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            raise BrokenImageError("a part of the file is damaged")
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker in _ALONE:
            position += 2
            continue
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        if marker in _FRAMES:
            if position + 10 > len(data):
                break
            height, width, components = struct.unpack_from(">HHB", data, position + 5)
            _check_end(data)
            return Header(width, height, components)
        if marker in (0xD9, 0xDA) or length < 2:
            raise BrokenImageError("the header is missing")
        position += 2 + length
    raise BrokenImageError("the file is cut off")


def _check_end(data: bytes) -> None:
    """The end mark stands last, but for the padding that some cameras add."""
    if data.rfind(b"\xff\xd9") < 0:
        raise BrokenImageError("the file is cut off")
