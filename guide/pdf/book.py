"""One PDF: every division set on pages, pages numbered, links and outline given their places."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guide.document import (
    Cover,
    Division,
    Document,
    Heading,
    PageStart,
    plain_text,
    walk,
)
from guide.pdf import shapes
from guide.pdf.blocks import set_block
from guide.pdf.furniture import Furnisher
from guide.pdf.geometry import Geometry, geometry
from guide.pdf.openers import cover_page, division_title
from guide.pdf.setting import Place, Setter
from guide.style import Style
from guide.typeset.boxes import Drawing, Page, Row
from guide.typeset.fonts import Fonts
from guide.typeset.pages import NoteStyle, fit_pages
from guide.typeset.placing import Area, place_rows
from guide.typeset.tags import Node


@dataclass(slots=True)
class SetDivision:
    """A division on its pages."""

    division: Division
    pages: list[Page]


@dataclass(frozen=True, slots=True)
class Book:
    """A document on pages, ready to be written."""

    pages: list[Page]
    tree: Node
    divisions: list[SetDivision]
    anchors: Mapping[str, tuple[int, float, float]]
    """id -> (page index, x, y from the top, in points)."""
    page_starts: tuple[PageStart, ...]


def typeset(document: Document, style: Style, fonts: Fonts, width: float, height: float) -> Book:
    """Set a document on paper of ``width`` x ``height`` points."""
    paper = geometry(style.page, style.grid, width, height)
    tree = Node("Document", language=document.metadata.language)
    digits = _digits(document)
    divisions: list[SetDivision] = []
    count = 0
    for division in document.divisions:
        set_division = _set_division(division, document, style, fonts, paper, tree, count, digits)
        if _wants_recto(division, style) and count % 2:
            divisions[-1].pages.append(Page(width, height, "", is_recto=False))
            count += 1
            set_division = _set_division(
                division, document, style, fonts, paper, tree, count, digits
            )
        divisions.append(set_division)
        count += len(set_division.pages)
    _label(divisions)
    _furnish(divisions, document, style, fonts, paper)
    pages = [page for division in divisions for page in division.pages]
    return Book(pages, tree, divisions, _anchors(pages), tuple(_page_starts(divisions)))


def _digits(document: Document) -> int:
    """A guess at the digits of page numbers, so that lines hardly change when they are filled in."""
    return 2 if len(document.divisions) < 60 else 3


def _wants_recto(division: Division, style: Style) -> bool:
    return style.page.sections_open == "recto" and division.role in ("part", "section")


def _set_division(
    division: Division,
    document: Document,
    style: Style,
    fonts: Fonts,
    paper: Geometry,
    tree: Node,
    first_page: int,
    digits: int,
) -> SetDivision:
    node = tree.child("Part" if division.role == "part" else "Sect")
    setter = _setter(division, document, style, fonts, paper, digits)
    cover = next((block for block in division.blocks if isinstance(block, Cover)), None)
    if cover is not None:
        page = cover_page(setter, cover, node, paper)
        page.rows[0].row.anchors = (division.id,)
        return SetDivision(division, [page])
    place = Place(0.0, paper.recto.width, node)
    rows = division_title(setter, division, place)
    body = setter.stack(division.blocks, place)
    if rows and body:
        body[0].penalty = math.inf
    rows += body
    if not rows:
        rows = [Row(0.0)]
    if division.id not in rows[0].anchors:
        rows[0].anchors = (division.id, *rows[0].anchors)

    notes = _note_style(setter)

    def area(number: int) -> Area:
        return paper.area(is_recto=(first_page + number) % 2 == 0)

    plans = fit_pages(rows, paper.recto.height, notes, setter.grid)
    pages = place_rows(rows, plans, area, notes, setter.grid)
    for number, page in enumerate(pages):
        page.width, page.height = paper.width, paper.height
        page.is_recto = (first_page + number) % 2 == 0
    return SetDivision(division, pages)


def _setter(
    division: Division,
    document: Document,
    style: Style,
    fonts: Fonts,
    paper: Geometry,
    digits: int,
) -> Setter:
    return Setter(
        style=style,
        fonts=fonts,
        language=division.language or document.metadata.language,
        measure=paper.recto.width,
        text_height=paper.recto.height,
        images=document.images,
        notes={note.id: note for note in division.notes},
        ordinals={id(block): number for number, block in enumerate(walk(division.blocks))},
        set_block=set_block,
        page_digits=digits,
    )


def _note_style(setter: Setter) -> NoteStyle:
    pen = shapes.stroke(setter.colour("line"), setter.style.rule)
    rule = Drawing(0.0, 3.0, f"{pen} {shapes.line(0, 0, 60, 0)} S")
    return NoteStyle(gap=setter.grid / 2, rule=rule, rule_height=6.0)


# --- numbers ------------------------------------------------------------------------------------


def _label(divisions: Sequence[SetDivision]) -> None:
    """Roman labels before the text starts, arabic from 1 on after it."""
    number = 0
    in_front = True
    has_front = any(item.division.matter == "front" for item in divisions)
    for item in divisions:
        if in_front and item.division.matter != "front":
            in_front, number = False, 0
        for page in item.pages:
            number += 1
            page.label = roman(number) if in_front and has_front else str(number)


def roman(number: int) -> str:
    """A number of 1 or more in small Roman numerals."""
    digits = (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
        (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    )  # fmt: skip
    parts = []
    for value, letters in digits:
        count, number = divmod(number, value)
        parts.append(letters * count)
    return "".join(parts)


def _furnish(
    divisions: Sequence[SetDivision],
    document: Document,
    style: Style,
    fonts: Fonts,
    paper: Geometry,
) -> None:
    pages = sum(len(item.pages) for item in divisions)
    for item in divisions:
        if item.division.role in ("cover", "imprint", "part"):
            continue
        setter = _setter(item.division, document, style, fonts, paper, 2)
        furnisher = Furnisher(setter, document, paper)
        for number, page in enumerate(item.pages):
            if page.rows:
                furnisher.furnish(page, item.division, opens=number == 0, pages=pages)


# --- places ------------------------------------------------------------------------------------


def _anchors(pages: Sequence[Page]) -> dict[str, tuple[int, float, float]]:
    found: dict[str, tuple[int, float, float]] = {}
    for index, page in enumerate(pages):
        for placed in page.rows:
            if placed.is_repeat:
                continue
            for anchor in placed.row.anchors:
                found.setdefault(anchor, (index, placed.x, placed.y))
    return found


def _page_starts(divisions: Sequence[SetDivision]) -> Iterator[PageStart]:
    """Where each page begins, in the words of the document.

    A float that has moved to the page's top comes from further up in the text, and does not count.
    """
    for item in divisions:
        latest = (-1, 0)
        for number, page in enumerate(item.pages):
            sources = [placed.row.source for placed in page.rows if not placed.is_repeat]
            new = next((source for source in sources if source > latest), None)
            if number == 0:
                yield PageStart(page.label, item.division.id, -1)
            elif new:
                yield PageStart(page.label, item.division.id, *new)
            latest = max(sources, default=latest)


def outline_of(document: Document) -> Iterator[tuple[str, str, int]]:
    """(title, anchor, level from 1) of everything a reader may want to jump to."""
    base = 1
    for division in document.divisions:
        if not division.running_title:
            continue
        level = max(1, division.level - 1)
        base = level
        yield division.running_title, division.id, level
        for block in walk(division.blocks):
            if isinstance(block, Heading) and block.id and block.level == division.level + 1:
                yield plain_text(block.content), block.id, base + 1
