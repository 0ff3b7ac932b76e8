"""The text of a page's content stream, gathered by the blocks that own it (ISO 32000-1, 9.4 and 14.6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guide.dataclass import dataclass, field
from guide.leaks.passages import UnreadableError


class CodeMap(dict[int, str]):
    """From a font's codes to text, as ``str.translate`` takes it; a code that it lacks can't be searched."""

    def __missing__(self, code: int) -> str:
        raise UnreadableError(f"a font does not tell which character {code:04X} is")


_MARKED = re.compile(r"/\w+(?:(<<.*?>>)B| B)[DM]C\n(.*?)EMC", re.DOTALL)
"""Marked content (ISO 32000-1, 14.6), which never nests in our files."""
_BEGINNING = re.compile(rb"/\w+(?:<<.*?>>B| B)[DM]C\n", re.DOTALL)
_END = b"EMC"
_IDENTIFIER = re.compile(r"/MCID (\d+)")
_CHOICE_OF_FONT = re.compile(r"/(\w+) \S+ Tf")
_PICTURE = re.compile(r"/(\w+) Do\b")
_PICTURE_DRAWN = re.compile(rb"/(\w+) Do\b")
_MOVES = ("Td", "Tm")
_HEX = re.compile(r"<([0-9A-F]*)>")
_BREAK = "\n"
_BREAK_CODE = 0xFFFF
"""Stands for a move to another line among the codes shown: no font has so many glyphs."""
NO_FONT = CodeMap({_BREAK_CODE: _BREAK})
_UNKNOWN = ("Tj", "BI", "'", '"', "T*")
"""Operators that also show text, or hold pixels, which we do not write."""


def in_parts(content: bytes) -> tuple[bytes, bytes]:
    """A page's body, which stays the same where the page gets another number and side, and the rest of it.

    The body goes from the first marked content to the last of the structure; before it is the graphics state, and
    after it what is drawn on every page: running heads, the folio.
    """
    first = _BEGINNING.search(content)
    last = content.rfind(b"/MCID ")
    if first is None or last < 0:
        return b"", content
    start, end = first.start(), content.find(_END, last) + len(_END)
    return content[start:end], content[:start] + content[end:]


def checked(data: bytes) -> str:
    """A content stream. Raises UnreadableError where it shows text by operators that we do not write."""
    content = data.decode("latin-1")
    for operator in _UNKNOWN:
        if operator in content:
            raise UnreadableError(f"a page has the operator {operator}, which we do not write")
    if content.count("TJ") != content.count("]TJ"):
        raise UnreadableError("a page shows text in a form that we do not write")
    return content


def pictures_in(content: bytes) -> Sequence[str]:
    """The names of the pictures that are drawn."""
    return [name.decode() for name in _PICTURE_DRAWN.findall(content)] if b" Do" in content else ()


def marked_contents(content: str, blocks: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The marked contents of a page, each with its block; artifacts have negative ones of their own."""
    shown = drawn = artifacts = 0
    for properties, marked in _MARKED.findall(content):
        shown += marked.count("TJ")
        drawn += marked.count(" Do")
        if properties and (identifier := _IDENTIFIER.search(properties)):
            yield blocks[int(identifier[1])], marked
        else:
            artifacts -= 1
            yield artifacts, marked
    if shown != content.count("TJ"):
        raise UnreadableError("a page shows text outside of marked content")
    if drawn != content.count(" Do"):
        raise UnreadableError("a page shows a picture outside of marked content")


@dataclass(slots=True)
class Content:
    """The text of a page, gathered by the blocks that own it."""

    fonts: Mapping[str, CodeMap]
    _gathered: dict[int, list[str]] = field(default_factory=dict)
    _font: CodeMap = field(default_factory=lambda: NO_FONT)

    def read(self, block: int, content: str) -> Sequence[str]:
        """Gather the text of a block; returns the names of the pictures drawn, to be read by the caller."""
        if "TJ" in content:
            texts = self._gathered.setdefault(block, [])
            first, *rest = _CHOICE_OF_FONT.split(content)
            texts.append(self._decoded(first))
            for font, stretch in zip(rest[::2], rest[1::2], strict=True):
                self._font = self.fonts[font]
                texts.append(self._decoded(stretch))
        elif "Tf" in content:
            self._font = self.fonts[_CHOICE_OF_FONT.findall(content)[-1]]
        return _PICTURE.findall(content) if " Do" in content else ()

    def _decoded(self, content: str) -> str:
        """The text of TJ arrays; the numbers between their strings only kern."""
        for move in _MOVES:
            content = content.replace(move, "<FFFF>")
        codes = "".join(_HEX.findall(content))
        return bytes.fromhex(codes).decode("utf-16-be", "surrogatepass").translate(self._font)

    def texts(self) -> Iterator[str]:
        """A block's text, in which a word divided at a line's end is whole again; each line of an artifact."""
        for block, texts in self._gathered.items():
            text = "".join(texts)
            if block < 0:
                yield from text.split(_BREAK)
            else:
                yield text.replace("\u00ad\n", "").replace(_BREAK, " ")
