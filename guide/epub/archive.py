"""The ZIP container: files packed each by itself, so that those which stay the same need not be packed again.

Python's ``zipfile`` can't take over what is deflated already. Of the format (APPNOTE.TXT 6.3) an EPUB needs little: no
encryption, no comments, no archive in parts, and less than four gigabytes.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from datetime import datetime
from struct import pack

from guide.dataclass import dataclass

_STORED, _DEFLATED = 0, 8
_VERSION = 20
"""Of the format: 2.0 is enough for deflated files."""
_UNIX = 3 << 8
_MODE = 0o100644 << 16
"""An ordinary file that all may read."""
_UTF8_NAME = 0x800
_LEVEL = 6
_EARLIEST = datetime(1980, 1, 1)
"""The first date that the format knows."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it lies in an archive."""

    method: int
    checksum: int
    size: int
    """Bytes before packing."""
    data: bytes


def deflated(content: bytes) -> Packed:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    data = packer.compress(content) + packer.flush()
    return Packed(_DEFLATED, zlib.crc32(content), len(content), data)


def stored(content: bytes) -> Packed:
    return Packed(_STORED, zlib.crc32(content), len(content), content)


def archive(files: Iterable[tuple[str, Packed]], modified: datetime) -> bytes:
    """The archive's bytes. All files have one date, system and mode: no clock and no machine shows."""
    date = _date(max(modified, _EARLIEST))
    parts: list[bytes] = []
    directory: list[bytes] = []
    position = 0
    for name, file in files:
        spelt = name.encode()
        flags = 0 if name.isascii() else _UTF8_NAME
        about = pack("<HHH4sIIIHH", _VERSION, flags, file.method, date, file.checksum,
                     len(file.data), file.size, len(spelt), 0)  # fmt: skip
        directory.append(
            b"PK\1\2" + pack("<H", _VERSION | _UNIX) + about
            + pack("<HHHII", 0, 0, 0, _MODE, position) + spelt
        )  # fmt: skip
        parts += (b"PK\3\4", about, spelt, file.data)
        position += 4 + len(about) + len(spelt) + len(file.data)
    count, length = len(directory), sum(map(len, directory))
    end = b"PK\5\6" + pack("<HHHHIIH", 0, 0, count, count, length, position, 0)
    return b"".join([*parts, *directory, end])


def _date(moment: datetime) -> bytes:
    """As MS-DOS wrote it: time, then date, with seconds by twos."""
    time = moment.hour << 11 | moment.minute << 5 | moment.second // 2
    day = (moment.year - 1980) << 9 | moment.month << 5 | moment.day
    return pack("<HH", time, day)
