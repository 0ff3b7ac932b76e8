"""The objects of a PDF as ``guide.typeset.objects`` writes them, read back from the bytes.

No library reads a file fast enough to search twenty of them in each build (a page takes PDFium some milliseconds),
and none is needed: the files are our own. But whatever is not as we write it raises ``UnreadableError``: nothing is
passed over.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping

from guide.dataclass import dataclass
from guide.leaks.passages import UnreadableError

_STREAM = re.compile(rb"(\d+) 0 obj\n<<(.*?)>>stream\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)$")
_END = b"\nendstream\nendobj\n"
_TAIL = re.compile(rb"startxref\n\d+\n%%EOF\n")
_HEADER = re.compile(rb"%PDF-1\.7\n%[^\n]*\n")
_MEMBERS = re.compile(r"/N (\d+)/First (\d+)")


@dataclass(frozen=True, slots=True)
class Stream:
    """``entries`` are those of its dictionary."""

    entries: str
    raw: bytes

    @property
    def data(self) -> bytes:
        """Inflated where that is needed; the bytes of a JPEG as they are."""
        if "/Filter" not in self.entries or "/Filter/DCTDecode/" in self.entries:
            return self.raw
        if "/Filter/FlateDecode/" not in self.entries:
            raise UnreadableError(f"a stream is packed in an unknown way: <<{self.entries[:60]}")
        try:
            return zlib.decompress(self.raw)
        except zlib.error as error:
            raise UnreadableError(f"a stream is not deflated: {error}") from None


@dataclass(frozen=True, slots=True)
class Objects:
    """A file's objects by number: those that are streams, and the others as text (Latin-1)."""

    streams: Mapping[int, Stream]
    bodies: Mapping[int, str]


def read_objects(data: bytes) -> Objects:
    """Raises UnreadableError where the file is not put together as ours are."""
    streams = dict(_streams(data))
    bodies: dict[int, str] = {}
    for stream in streams.values():
        if "/Type/ObjStm" in stream.entries:
            bodies.update(_members(stream))
    return Objects(streams, bodies)


def _streams(data: bytes) -> Iterator[tuple[int, Stream]]:
    """Every object of the file's outermost level, all of which are streams, one right after the other."""
    header = _HEADER.match(data)
    if header is None:
        raise UnreadableError("this is no PDF of ours")
    place = header.end()
    while found := _STREAM.match(data, place):
        length = _LENGTH.search(found[2])
        if length is None:
            raise UnreadableError("a stream does not tell its length")
        end = found.end() + int(length[1])
        if not data.startswith(_END, end):
            raise UnreadableError("a stream is longer than it tells")
        yield int(found[1]), Stream(found[2].decode("latin-1"), data[found.end() : end])
        place = end + len(_END)
    if _TAIL.fullmatch(data, place) is None:
        raise UnreadableError(f"what stands at byte {place} is no stream")


def _members(stream: Stream) -> Iterator[tuple[int, str]]:
    """The objects inside an object stream (ISO 32000-1, 7.5.7)."""
    head = _MEMBERS.search(stream.entries)
    if head is None:
        raise UnreadableError("an object stream has no head")
    text = stream.data.decode("latin-1")
    first = int(head[2])
    numbers = [int(word) for word in text[:first].split()]
    starts = [*(first + offset for offset in numbers[1::2]), len(text) + 1]
    for index, number in enumerate(numbers[::2]):
        yield number, text[starts[index] : starts[index + 1] - 1]


# --- strings -----------------------------------------------------------------------------------

_LITERAL = re.compile(r"/(\w+)\(((?:[^()\\]|\\.)*)\)|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = re.compile(r"\\(\d{1,3}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def strings_of(body: str) -> Iterator[tuple[str, str]]:
    """Every text of an object with the key before it (empty in an array)."""
    for match in _LITERAL.finditer(body):
        yield match[1] or "", text_of(match[2] if match[2] is not None else match[3])


def text_of(literal: str) -> str:
    """A literal string as text (7.9.2.2)."""
    if "\\" in literal:
        literal = _ESCAPE.sub(_unescaped, literal)
    if literal.startswith("\xfe\xff"):
        return literal[2:].encode("latin-1").decode("utf-16-be", "replace")
    return literal


def _unescaped(match: re.Match[str]) -> str:
    escaped = match[1]
    if escaped.isdigit():
        return chr(int(escaped, 8) & 255)
    return _ESCAPED.get(escaped, escaped)
