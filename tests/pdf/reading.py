"""A PDF read back: what stands where, in which font and size."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium


class Glyph(NamedTuple):
    text: str
    x: float
    """Of its origin, from the paper's left edge."""
    y: float
    """Of its baseline, from the paper's *top* edge."""
    right: float
    size: float
    font: str


class TextLine(NamedTuple):
    """Neighbouring glyphs on one baseline."""

    text: str
    x: float
    y: float
    right: float
    size: float
    font: str


class Read:
    """The pages of a PDF as lines of text, from top to bottom."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pypdfium2.PdfDocument(data)
        self.pages = [lines_of(page) for page in self.file]

    def __len__(self) -> int:
        return len(self.pages)

    def words(self, page: int) -> list[str]:
        """The words of a page that carry a name, see ``documents``, in order from top to bottom."""
        return [word for line in self.pages[page] for word in named(line.text)]

    def find(self, text: str) -> list[tuple[int, TextLine]]:
        """The lines that hold a text, with their page's index."""
        return [
            (number, line)
            for number, lines in enumerate(self.pages)
            for line in lines
            if text in line.text
        ]

    def pages_of(self, name: str) -> set[int]:
        """The pages that show words of a name."""
        return {number for number, _ in self.words_of(name)}

    def words_of(self, name: str) -> list[tuple[int, int]]:
        """Page and number of each word of a name, in the order in which they stand."""
        return [
            (page, int(word.partition("w")[2]))
            for page in range(len(self))
            for word in self.words(page)
            if word.partition("w")[0] == name
        ]

    def names(self) -> set[str]:
        return {word.partition("w")[0] for page in range(len(self)) for word in self.words(page)}


def named(text: str) -> list[str]:
    return re.findall(r"[a-z]\d+w\d+", text)


def lines_of(page: pypdfium2.PdfPage) -> list[TextLine]:
    glyphs = sorted(glyphs_of(page), key=lambda glyph: (round(glyph.y), glyph.x))
    found: list[TextLine] = []
    for _, row in groupby(glyphs, key=lambda glyph: round(glyph.y)):
        run: list[Glyph] = []
        for glyph in row:
            if run and glyph.x - run[-1].right > 1.5 * glyph.size:
                found.append(_line(run))
                run = []
            run.append(glyph)
        found.append(_line(run))
    return found


def _line(run: list[Glyph]) -> TextLine:
    text = "".join(glyph.text for glyph in run).strip()
    first, size = run[0], max(glyph.size for glyph in run)
    right = max(glyph.right for glyph in run if glyph.text.strip())
    x, y, right = (round(place, 2) for place in (first.x, first.y, right))
    return TextLine(text, x, y, right, size, first.font)


def glyphs_of(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    height = page.get_height()
    reader = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    name = ctypes.create_string_buffer(128)
    for index in range(reader.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(reader, index))
        if pdfium.FPDFText_IsGenerated(reader, index) == 1 or text in "\r\n\x00":
            continue
        pdfium.FPDFText_GetCharOrigin(reader, index, x, y)
        pdfium.FPDFText_GetCharBox(reader, index, *box)
        pdfium.FPDFText_GetFontInfo(reader, index, name, 128, None)
        size = pdfium.FPDFText_GetFontSize(reader, index)
        font = name.value.decode().partition("+")[2] or name.value.decode()
        yield Glyph(text, x.value, height - y.value, box[1].value, round(size, 2), font)
