"""Results that were asked for together, in one file: a build of a long guide asks for thousands.

A bundle only repeats what lies in files of its own, so one that is damaged, or gone, is as if it were empty.
"""

from __future__ import annotations

import os
import pickle
import struct
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b

_END = struct.Struct(">QQ16s")
"""At a bundle's end: where its index begins, how long that is, and its digest."""


class Bundle:
    """A bundle that is read. Each entry is fetched when it is asked for."""

    def __init__(self, path: str) -> None:
        self._index: dict[str, tuple[int, int]] = {}
        """By name: offset and length."""
        self._file = -1
        with suppress(Exception):  # whatever is wrong with it
            self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            self._index = self._read_index()

    def _read_index(self) -> dict[str, tuple[int, int]]:
        size = os.fstat(self._file).st_size
        start, length, digest = _END.unpack(self._read(size - _END.size, _END.size))
        data = self._read(start, length)
        index: dict[str, tuple[int, int]] = pickle.loads(data) if _digest(data) == digest else {}
        return index

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, name: str) -> bool:
        return name in self._index

    def get(self, name: str) -> bytes | None:
        """What was put in under a name. It may have been damaged since."""
        place = self._index.get(name)
        if place is None:
            return None
        try:
            return self._read(*place)
        except OSError:
            return None

    def _read(self, start: int, length: int) -> bytes:
        if hasattr(os, "pread"):  # forked processes share the place where a file is read
            return os.pread(self._file, length, start)
        os.lseek(self._file, start, os.SEEK_SET)
        return os.read(self._file, length)

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)


def write_bundle(path: str, entries: Iterable[tuple[str, bytes]]) -> None:
    """Write a bundle, at once or not at all. Raises OSError."""
    unfinished = f"{path}.{os.getpid()}"
    try:
        with open(unfinished, "wb") as file:  # noqa: PTH123
            index: dict[str, tuple[int, int]] = {}
            for name, data in entries:
                index[name] = file.tell(), len(data)
                file.write(data)
            listed = pickle.dumps(index, pickle.HIGHEST_PROTOCOL)
            file.write(listed + _END.pack(file.tell(), len(listed), _digest(listed)))
        os.replace(unfinished, path)  # noqa: PTH105
    except OSError:
        with suppress(OSError):
            os.unlink(unfinished)  # noqa: PTH108
        raise


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
