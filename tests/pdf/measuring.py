"""The typography of a printed page, measured from a PDF: ours, or a published book's.

``python -m tests.pdf.measuring BOOK.pdf [FIRST LAST]`` prints what docs/measure.md compares. Pages count from 1. Text
is taken as it stands on paper: words are told apart by the gaps between them, as many PDFs have no spaces.
"""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageStat

from tests.pdf.reading import Glyph

LEAST_SPACE = 0.13
"""Of a word's gap to the next, in ems. Between letters there is less."""
_COLUMN_GAP = 2.0
"""Ems between pieces on one baseline that are not one line."""
_FEW_SPACES = 5
"""Lines that have no more of them are pieces of a table, or hold a long word."""
_RUN = 5
"""Lines of text one after the other that a patch of grey is measured on."""


class Line(NamedTuple):
    glyphs: tuple[Glyph, ...]

    @property
    def x(self) -> float:
        return self.glyphs[0].x

    @property
    def y(self) -> float:
        return self.glyphs[0].y

    @property
    def right(self) -> float:
        return self.glyphs[-1].right

    @property
    def face(self) -> tuple[str, float]:
        """Font and size of most of its glyphs."""
        return Counter((each.font, each.size) for each in self.glyphs).most_common(1)[0][0]

    @property
    def spaces(self) -> list[float]:
        """Widths of its word spaces, in ems."""
        gaps = ((b.x - a.right) / a.size for a, b in pairwise(self.glyphs))
        return [gap for gap in gaps if gap > LEAST_SPACE]

    @property
    def characters(self) -> int:
        """Letters and spaces."""
        return len(self.glyphs) + len(self.spaces)


class Measure(NamedTuple):
    """What is compared. Lengths in points."""

    font: str
    size: float
    leading: float
    width: float
    """Of the text block."""
    characters: float
    """A line, of those that fill it."""
    lines: int
    """On a full page."""
    space: float
    """Mean word space, in ems."""
    widest: float
    """Of the spaces in the loosest lines, in ems: 95 lines of 100 have narrower ones."""
    hyphens: float
    """Share of lines that end in one."""
    stubs: int
    """Last lines of paragraphs that are no longer than two ems."""
    grey: float
    """Share of ink in solid text."""
    headings: dict[tuple[str, float], tuple[int, float, float]]
    """By font and size: how many, and the space above and below, from baseline to baseline, in lines."""
    edges: tuple[float, float, float, float]
    """Of the text block on right-hand pages: left, right, first baseline, last baseline."""

    @property
    def ratio(self) -> float:
        """Leading to size."""
        return self.leading / self.size


def measure(data: bytes, pages: Iterable[int]) -> Measure:
    """Measure a PDF's pages, which are counted from 0."""
    file = pypdfium2.PdfDocument(data)
    numbers = list(pages)
    read = {number: lines_of(file[number]) for number in numbers}
    every = [line for lines in read.values() for line in lines]
    faces: Counter[tuple[str, float]] = Counter()
    for line in every:
        faces[line.face] += len(line.glyphs)
    face = faces.most_common(1)[0][0]
    bodies = {
        number: [each for each in lines if each.face == face] for number, lines in read.items()
    }
    steps = Counter(round(b.y - a.y, 1) for lines in bodies.values() for a, b in pairwise(lines))
    leading = next(step for step, _ in steps.most_common() if step > face[1])
    full = [a for lines in bodies.values() for a in _continued(lines, leading)]
    right = {
        number: lines for number, lines in bodies.items() if number % 2 == 0 and lines
    } or bodies
    spaces = [space for line in full for space in line.spaces]
    first = min(line.y for lines in right.values() for line in lines)
    last = max(line.y for lines in right.values() for line in lines)
    edges = _edges([line for lines in right.values() for line in lines])
    return Measure(
        font=face[0],
        size=face[1],
        leading=leading,
        width=edges[1] - edges[0],
        characters=mean(line.characters for line in full),
        lines=round((last - first) / leading) + 1,
        space=mean(spaces),
        widest=_widest(full),
        hyphens=mean(line.glyphs[-1].text in "-\u00ad\u2010\x02" for line in full),
        stubs=sum(_stubs(lines, leading) for lines in bodies.values()),
        grey=mean(_greys(file, bodies, leading)),
        headings=_headings(read, face, leading),
        edges=(*edges, first, last),
    )


def _continued(lines: list[Line], leading: float) -> Iterator[Line]:
    """Lines whose paragraph goes on in the next: the next stands a line below and no further right."""
    for line, following in pairwise(lines):
        if abs(following.y - line.y - leading) < 0.6 and following.x < line.x + 1.0:
            yield line


def _widest(lines: list[Line]) -> float:
    typical = sorted(median(line.spaces) for line in lines if len(line.spaces) > _FEW_SPACES)
    return typical[len(typical) * 95 // 100]


def _stubs(lines: list[Line], leading: float) -> int:
    return sum(
        following.right - following.x <= 2 * following.face[1]
        for line, following in pairwise(lines)
        if abs(following.y - line.y - leading) < 0.6 and following.x <= line.x
    )


def _edges(lines: list[Line]) -> tuple[float, float]:
    """Where most lines begin, and where the longest end."""
    left = Counter(round(line.x, 1) for line in lines).most_common(1)[0][0]
    ends = sorted(line.right for line in lines if abs(line.x - left) < 1.0)
    return left, ends[int(len(ends) * 0.95)]


def _greys(
    file: pypdfium2.PdfDocument, bodies: dict[int, list[Line]], leading: float
) -> Iterator[float]:
    for number, lines in bodies.items():
        for at in range(0, len(lines) - _RUN, _RUN):
            run = lines[at : at + _RUN]
            if abs(run[-1].y - run[0].y - (_RUN - 1) * leading) > 1.0:
                continue
            page = file[number]
            left, right = run[0].x, max(line.right for line in run)
            top, bottom = run[0].y - 0.75 * leading, run[-1].y + 0.25 * leading
            crop = (left, page.get_height() - bottom, page.get_width() - right, top)
            image = page.render(scale=4, crop=crop, grayscale=True).to_pil()
            yield 1 - ImageStat.Stat(image).mean[0] / 255


def _headings(
    read: dict[int, list[Line]], face: tuple[str, float], leading: float
) -> dict[tuple[str, float], tuple[int, float, float]]:
    """Lines alone on their baselines, in another face and not smaller than text, with text below."""
    found: dict[tuple[str, float], list[tuple[float, float]]] = {}
    for lines in read.values():
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False):
            if line.face[0] != face[0] and line.face[1] >= 0.9 * face[1] and below.face == face:
                gaps = (line.y - above.y) / leading, (below.y - line.y) / leading
                found.setdefault(line.face, []).append(gaps)
    return {
        each: (len(gaps), median(above for above, _ in gaps), median(below for _, below in gaps))
        for each, gaps in found.items()
    }


def lines_of(page: pypdfium2.PdfPage) -> list[Line]:
    """From top to bottom."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(_glyphs(page), key=lambda each: (each.y, each.x)):
        if rows and abs(rows[-1][0].y - glyph.y) < 1.0:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [line for row in rows for line in _pieces(sorted(row, key=lambda each: each.x))]


def _pieces(row: list[Glyph]) -> Iterator[Line]:
    start = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or row[at].x - row[at - 1].right > _COLUMN_GAP * row[at].size:
            yield Line(tuple(row[start:at]))
            start = at


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    height, reader = page.get_height(), page.get_textpage()
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    name, matrix = ctypes.create_string_buffer(128), pdfium.FS_MATRIX()
    for index in range(reader.count_chars()):
        text = chr(pdfium.FPDFText_GetUnicode(reader, index))
        if pdfium.FPDFText_IsGenerated(reader, index) == 1 or not text.strip(" \r\n\x00\xa0\u2009"):
            continue
        pdfium.FPDFText_GetCharOrigin(reader, index, x, y)
        pdfium.FPDFText_GetLooseCharBox(reader, index, box)
        pdfium.FPDFText_GetFontInfo(reader, index, name, 128, None)
        pdfium.FPDFText_GetMatrix(reader, index, matrix)
        size = pdfium.FPDFText_GetFontSize(reader, index) * matrix.d
        font = name.value.decode().rpartition("+")[2]
        yield Glyph(text, x.value, height - y.value, box.right, round(size, 2), font)


def main(path: str, first: str = "1", last: str = "0") -> None:
    data = Path(path).read_bytes()
    end = int(last) or len(pypdfium2.PdfDocument(data))
    found = measure(data, range(int(first) - 1, end))
    for key, value in (found._asdict() | {"ratio": found.ratio}).items():
        print(f"{key:>11}  {value if not isinstance(value, float) else round(value, 3)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
