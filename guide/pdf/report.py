"""What a typographer would mark on the proofs: loose and overfull lines, bad breaks, empty pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Literal, TypeAlias

from guide.dataclass import dataclass
from guide.pdf.book import Book
from guide.pdf.division import SetDivision
from guide.typeset.boxes import Line, Page, PlacedRow, Segment
from guide.typeset.fonts import Fonts

Blemish: TypeAlias = Literal[
    "loose line",
    "tight line",
    "overfull line",
    "overlapping text",
    "three hyphens in a row",
    "hyphen at a page turn",
    "widow or orphan",
    "page under a third full",
]

LOOSEST = 2.2
"""Adjustment ratio; spaces are a little over twice as wide as they would be (TeX's own tolerance is 2.7)."""
TIGHTEST = -1.01
HYPHENS = 2
"""So many hyphens may stand below each other."""
EMPTIEST = 1 / 3
_OVERFULL = 0.6
"""Points by which a line may stick out: what page labels of another length than guessed may take."""
_LONGEST_EXCERPT = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """A blemish, with the page's label and the words by which it is found there."""

    page: str
    kind: Blemish
    excerpt: str
    amount: float = 0.0
    """How bad it is: an adjustment ratio, points, hyphens, or the share of the page that is filled."""
    division: str = ""
    block: int = -1
    """Ordinal in ``walk`` of the division's blocks; -1 for its own title."""

    def __str__(self) -> str:
        """ "p. 12: loose line (2.4): words of the line"."""
        amount = f" ({self.amount:.2g})" if self.amount else ""
        return f"p. {self.page}: {self.kind}{amount}: {self.excerpt}"


def typography(book: Book, fonts: Fonts) -> tuple[Finding, ...]:
    """All blemishes of a book, in the order of its pages. ``fonts`` are those that set it."""
    order = {id(page): number for number, page in enumerate(book.pages)}
    found: list[tuple[int, Finding]] = []
    for item in book.divisions:
        for page, finding in _in_division(book, item, _Reader(fonts)):
            found.append((order[id(page)], finding))
    return tuple(finding for _, finding in sorted(found, key=lambda entry: entry[0]))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Tells what lines say, from the codes that they are drawn with."""

    fonts: Fonts

    def excerpt(self, placed: Sequence[PlacedRow]) -> str:
        """The words of the first line among some rows."""
        text = next((text for row in placed if (text := self.text(row))), "")
        return text if len(text) <= _LONGEST_EXCERPT else text[:_LONGEST_EXCERPT].rstrip() + "…"

    def text(self, placed: PlacedRow) -> str:
        words: list[str] = []
        for mark in placed.row.marks:
            for piece in mark.pieces if isinstance(mark, Line) else ():
                if isinstance(piece, Segment):
                    words.append(" ".join(self._word(piece, word) for word in piece.words))
        return " ".join("".join(words).split())

    def _word(self, segment: Segment, word: str) -> str:
        meanings = self.fonts.used.get(segment.style.face, {})
        codes = "".join(re.findall("<([0-9a-fA-F]*)>", word))
        found = [int(codes[place : place + 4], 16) for place in range(0, len(codes), 4)]
        return "".join(meanings.get(code, "") for code in found)


def _in_division(book: Book, item: SetDivision, reader: _Reader) -> Iterator[tuple[Page, Finding]]:
    if item.division.role == "cover":
        return
    for page in item.pages:
        for blot in (*_lines(page, book.paper.recto.width), *_hyphens(page)):
            yield page, _finding(item, page, blot, reader)
        share = _filled(book, page)
        if page.rows and share < EMPTIEST and item.division.matter != "front":
            blot = "page under a third full", page.rows, share
            yield page, _finding(item, page, blot, reader)
    for page, after in pairwise(item.pages):
        for kind, row in _page_turn(_flow(page), _flow(after)):
            yield page, _finding(item, page, (kind, [row], 0.0), reader)


def _finding(item: SetDivision, page: Page, blot: _Blot, reader: _Reader) -> Finding:
    kind, rows, amount = blot
    block = _block_at(item, page, rows[0])
    return Finding(page.label, kind, reader.excerpt(rows), amount, item.division.id, block)


def _block_at(item: SetDivision, page: Page, wanted: PlacedRow) -> int:
    """The block that a row belongs to; of one that tells none (a label, choices), that of the last row before it."""
    block = -1
    for each in item.pages:
        for placed in each.rows:
            block = placed.row.source[0] if placed.row.source[0] >= 0 else block
            if placed is wanted:
                return block
        if each is page:
            break
    return block


_Blot: TypeAlias = tuple[Blemish, list[PlacedRow], float]


def _lines(page: Page, measure: float) -> Iterator[_Blot]:
    left = min((placed.x for placed in page.rows), default=0.0)
    for placed in page.rows:
        row = placed.row
        if row.looseness > LOOSEST:
            yield "loose line", [placed], row.looseness
        elif row.looseness < TIGHTEST:
            yield "tight line", [placed], row.looseness
        excess = max((_right(line) for line in _lines_of(placed)), default=0.0) - measure
        if excess + placed.x - left > _OVERFULL:
            yield "overfull line", [placed], excess
        if any(_overlap(one, other) for one, other in _side_by_side(placed)):
            yield "overlapping text", [placed], 0.0


def _lines_of(placed: PlacedRow) -> list[Line]:
    return [mark for mark in placed.row.marks if isinstance(mark, Line)]


def _right(line: Line) -> float:
    """Where a line ends, from the text area's left edge."""
    return line.x + (line.natural + line.adjust * line.spaces)


def _side_by_side(placed: PlacedRow) -> Iterator[tuple[Line, Line]]:
    """Neighbours on one baseline of a row."""
    ordered = sorted(_lines_of(placed), key=lambda line: (round(line.baseline), line.x))
    for _, lines in groupby(ordered, key=lambda line: round(line.baseline)):
        yield from pairwise(lines)


def _overlap(left: Line, right: Line) -> bool:
    return _right(left) > right.x + _OVERFULL


def _hyphens(page: Page) -> Iterator[_Blot]:
    run: list[PlacedRow] = []
    for placed in page.rows:
        run = [*run, placed] if placed.row.hyphenated else []
        if len(run) == HYPHENS + 1:
            yield "three hyphens in a row", run, 0.0


def _filled(book: Book, page: Page) -> float:
    """Share of the text area's height down to the last row or box; notes at the foot count as what they take."""
    area = book.paper.recto
    ends = (placed.y + placed.height for placed in page.frames)
    boxes = [end for end in ends if end < page.height]  # not the ground of the page itself
    bottom = max([placed.y + placed.row.height for placed in page.rows] + boxes, default=area.y)
    return (bottom - area.y) / area.height


# --- page turns ----------------------------------------------------------------------------------


def _flow(page: Page) -> list[PlacedRow]:
    """The rows of running text, without floats, notes and repeated heads."""
    return [
        placed
        for placed in page.rows
        if placed.row.source[0] >= 0 and placed.row.floating is None and not placed.is_repeat
    ]


def _page_turn(
    before: Sequence[PlacedRow], after: Sequence[PlacedRow]
) -> Iterator[tuple[Blemish, PlacedRow]]:
    if not (before and after):
        return
    if before[-1].row.hyphenated:
        yield "hyphen at a page turn", before[-1]
    block = before[-1].row.source[0]
    if after[0].row.source[0] != block:
        return
    above = sum(placed.row.source[0] == block for placed in before)
    below = sum(placed.row.source[0] == block for placed in after)
    if above == 1:
        yield "widow or orphan", before[-1]
    if below == 1:
        yield "widow or orphan", after[0]
