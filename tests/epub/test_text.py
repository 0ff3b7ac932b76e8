"""Nothing of the document's text is lost, doubled or moved in the EPUB."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from guide import document as d
from tests.documents import EVERYTHING
from tests.epub.book import Book, words

FURNISHED = {"cover"}
"""Divisions whose words stand in a picture's alternative."""


def said(blocks: d.Blocks) -> Iterator[str]:
    """The text of blocks as an e-reader's user reads it, piece by piece: written from the model alone."""
    for block in blocks:
        match block:
            case d.Paragraph() | d.Heading():
                yield text(block.content)
            case d.ListBlock():
                yield from listed(block)
            case d.DefinitionList():
                for item in block.items:
                    yield text(item.term)
                    yield from said(item.blocks)
            case d.Table():
                yield from captioned(block.caption)
                for row in block.head + block.body:
                    yield from (text(cell.content) for cell in row.cells)
            case d.Picture():
                yield from captioned(block.caption)
            case d.Quote():
                yield from said(block.blocks)
                yield text(block.attribution)
            case d.Callout():
                yield from (block.label, text(block.title))
                yield from said(block.blocks)
                yield text(block.source)
            case d.Group():
                yield from said(block.blocks)
            case d.CodeBlock():
                yield "".join(run for _, run in block.runs)
            case d.PersonCard():
                native = text((block.native_name,)) if block.native_name else ""
                yield from (block.name, native, block.dates, text(block.role))
                yield from said(block.blocks)
            case d.Timeline():
                for entry in block.entries:
                    if isinstance(entry, d.TimelineGap):
                        yield entry.label
                    else:
                        yield from (entry.date, text(entry.title))
                        yield from said(entry.blocks)
            case d.Choices():
                for choice in block.choices:
                    yield from (choice.letter, text(choice.content))
            case d.Question():
                yield block.number
                yield from said(block.prompt)
                yield block.marks
                yield from said(block.response)
                yield text(block.footer)
            case d.Answer():
                yield block.number
                yield from said(block.blocks)
                yield from (block.marks, text(block.back))
            case d.Only():
                yield from said(block.blocks) if block.format == "epub" else ()
            case d.Contents():
                for entry in block.entries:
                    yield from (entry.number, text(entry.title))
            case d.DisplayMaths():
                # What can't be converted is shown as it was written.
                yield block.latex if "unknown" in block.latex else ""
            case d.WritingSpace() | d.Fields() | d.PageBreak() | d.ThematicBreak() | d.Cover():
                pass


def listed(block: d.ListBlock) -> Iterator[str]:
    """Numbers that an ``ol`` counts by itself are the reader's to write; others are text."""
    counted = all(item.label.rstrip(".").isdigit() for item in block.items)
    for item in block.items:
        yield "" if counted else item.label
        yield from said(item.blocks)


def captioned(caption: d.Caption | None) -> Iterator[str]:
    if caption:
        yield from (caption.label, text(caption.content))


def text(content: d.Inlines) -> str:
    parts = []
    for inline in content:
        match inline:
            case d.Text() | d.Code():
                parts.append(inline.text)
            case d.LineBreak():
                parts.append(" ")
            case d.NoteCall():
                # A note's mark is not part of the word before it.
                parts.append(inline.label)
            case d.Maths() | d.PageReference() | d.Blank():
                pass
            case _:
                parts.append(text(inline.content))
    return "".join(parts)


def expected(division: d.Division) -> list[str]:
    notes = (piece for note in division.notes for piece in (note.label, *said(note.blocks)))
    period = division.period.label if division.period else ""
    head = (division.label, text(division.title), " · ".join(division.meta), period)
    return " ".join((*head, *said(division.blocks), *notes)).split()


@pytest.mark.parametrize(
    "division",
    [division for division in EVERYTHING.divisions if division.role != "cover"],
    ids=lambda division: division.id,
)
def test_the_text_is_the_documents(division: d.Division, book: Book) -> None:
    body = book.one(book.division(division.id), "//x:body")
    assert words(body) == expected(division)


def test_the_drawn_cover_says_what_the_cover_says(book: Book) -> None:
    (image,) = book.find(book.division("cover"), "//x:img")
    said_of_it = image.get("alt")
    drawn = " ".join(book.find(book.xml("cover.svg"), "//svg:text/text()"))
    for piece in ("Rivers & Steppes <1939>", 'A "small" guide', "Ann Author, Ben Author"):
        assert piece in said_of_it
        assert piece in drawn


def test_documents_stand_in_the_order_of_divisions(book: Book) -> None:
    assert book.spine == [f"text/{division.id}.xhtml" for division in EVERYTHING.divisions]


def test_print_alone_is_left_out(book: Book) -> None:
    everything = " ".join(" ".join(words(document)) for document in book.documents.values())
    assert "Only on screens." in everything
    assert "nly on paper" not in everything
    assert "(p." not in everything
    assert "6 lines" not in everything
