"""Imposed files, read back: what is drawn where, at which size, and what they say about themselves."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from guide.cli import Exit, main
from guide.print.folding import booklet
from guide.print.impose import Imposition, ImpositionError, impose
from guide.print.sheets import MILLIMETRE, SHEETS

A4 = SHEETS["a4"]


def numbered(count: int, size: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages say their number in the middle, with a link and tags on each."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        for number in range(count):
            page = pdf.add_blank_page(page_size=size)
            page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            x, y = size[0] / 2, size[1] / 2
            page.contents_add(f"BT /F 20 Tf {x} {y} Td (page{number}) Tj ET".encode())
            link = pikepdf.Dictionary(
                Subtype=pikepdf.Name.Link,
                Rect=[0, 0, 50, 50],
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.org")),
            )
            page.obj.Annots = pikepdf.Array([link])
        pdf.docinfo["/Title"] = "Rivers"
        pdf.Root.StructTreeRoot = pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)
        written = io.BytesIO()
        pdf.save(written)
    return written.getvalue()


def places(data: bytes) -> list[dict[int, tuple[float, float]]]:
    """Of each side, the left bottom corner of every page number found on it, in points."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        side = {}
        for box in (text.get_rect(number) for number in range(text.count_rects())):
            word = text.get_text_bounded(*box).strip()
            side[int(word.removeprefix("page"))] = (box[0], box[1])
        found.append(side)
    return found


def test_pages_stand_in_the_halves_that_folding_needs():
    made = impose(numbered(10), Imposition("booklet"))
    sides = places(made.data)
    middle = A4[1] / 2
    for side, planned in zip(sides, booklet(10), strict=True):
        left, right = planned.cells
        assert {page for page, (x, _) in side.items() if x < middle} == {left} - {None}
        assert {page for page, (x, _) in side.items() if x > middle} == {right} - {None}
    assert (made.pages, made.sheets) == (10, 3)


@pytest.mark.parametrize(("kind", "cells"), [("2up", 2), ("4up", 4)])
def test_pages_stand_in_reading_order(kind, cells):
    sides = places(impose(numbered(7), Imposition(kind)).data)
    for start, side in zip(range(0, 7, cells), sides, strict=True):
        reading = sorted(side, key=lambda page: (-round(side[page][1]), side[page][0]))
        assert reading == list(range(start, min(start + cells, 7)))


def test_creep_moves_inner_pages_to_the_fold():
    still = places(impose(numbered(16), Imposition("booklet")).data)
    moved = places(impose(numbered(16), Imposition("booklet", creep=3)).data)
    shifts = {
        page: (moved[side][page][0] - x) / MILLIMETRE
        for side, found in enumerate(still)
        for page, (x, _) in found.items()
    }
    assert [round(shifts[page], 1) for page in range(16)] == [
        0, 0, -1, 1, -2, 2, -3, 3, -3, 3, -2, 2, -1, 1, 0, 0,
    ]  # fmt: skip


def heights(data: bytes) -> dict[int, float]:
    """The height of the number on each page, in points."""
    found = {}
    for page in pypdfium2.PdfDocument(data):
        text = page.get_textpage()
        for box in (text.get_rect(number) for number in range(text.count_rects())):
            word = text.get_text_bounded(*box).strip()
            found[int(word.removeprefix("page"))] = box[3] - box[1]
    return found


@pytest.mark.parametrize(("paper", "scale"), [("a5", 1.0), ("a4", 0.707)])
def test_pages_are_made_smaller_where_they_must_and_never_larger(paper, scale):
    pages = numbered(4, SHEETS[paper])
    before, after = heights(pages), heights(impose(pages, Imposition("booklet")).data)
    assert after == pytest.approx(
        {page: height * scale for page, height in before.items()}, abs=0.1
    )


def line_ends(data: bytes) -> list[tuple[float, float]]:
    """Of the lines drawn on the first side itself, in points."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (float(operands[0]), float(operands[1]))
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) in ("m", "l")
        ]


def test_cut_marks_lie_on_the_sheet_and_off_the_pages():
    assert line_ends(impose(numbered(2), Imposition("2up")).data) == []
    points = line_ends(impose(numbered(2), Imposition("2up", has_cut_marks=True)).data)
    assert len(points) == 2 * 2 * 8, "two pages, four corners, two lines each"
    height, width = A4
    assert all(0 <= x <= width and 0 <= y <= height for x, y in points)


def test_an_imposed_file_says_that_it_is_for_printing_only():
    data = numbered(5)
    made = impose(data, Imposition("booklet", has_cut_marks=True))
    assert impose(data, Imposition("booklet", has_cut_marks=True)).data == made.data
    assert b"example.org" not in made.data
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Rivers (booklet, for printing only)"
        assert "/StructTreeRoot" not in pdf.Root
        assert "/MarkInfo" not in pdf.Root
        assert all("/Annots" not in page for page in pdf.pages)
        assert pdf.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"


def test_american_pages_go_on_american_sheets():
    with pikepdf.open(io.BytesIO(impose(numbered(2, (612, 792)), Imposition("2up")).data)) as pdf:
        assert [float(edge) for edge in pdf.pages[0].mediabox] == [0, 0, 792, 612]


def test_what_is_no_pdf_is_refused():
    with pytest.raises(ImpositionError):
        impose(b"not a PDF", Imposition("2up"))


def test_what_is_on_sheets_already_is_refused():
    imposed = impose(numbered(5), Imposition("booklet")).data
    with pytest.raises(ImpositionError, match="on sheets already"):
        impose(imposed, Imposition("4up"))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["booklet"], "turned over the short edge"),
        (["booklet"], "17 sheets are hard to fold as one: with --signature 8"),
        (["2up"], "turned over the short edge"),
        (["4up"], "turned over the long edge"),
    ],
)
def test_the_command_says_how_to_print_it(tmp_path: Path, capsys, words, told):
    (tmp_path / "rivers-student.pdf").write_bytes(numbered(66))
    main(["print", *words, "-o", str(tmp_path)])
    assert told in capsys.readouterr().out
    main(["print", "booklet", "--signature", "8", "-o", str(tmp_path)])
    assert "hard to fold" not in capsys.readouterr().out


def test_the_command_finds_the_student_edition(tmp_path: Path, capsys):
    (tmp_path / "rivers-student.pdf").write_bytes(numbered(6))
    assert main(["print", "booklet", "-o", str(tmp_path), "--signature", "1"]) == Exit.BUILT
    assert (tmp_path / "print" / "rivers-student-booklet.pdf").is_file()
    told = capsys.readouterr().out
    assert "6 pages on 2 sheets" in told
    assert "for printing only" in told


@pytest.mark.parametrize("words", [["nothing.pdf"], []])
def test_the_command_says_what_is_not_there(tmp_path: Path, capsys, words):
    with pytest.raises(SystemExit) as end:
        main(["print", "2up", *words, "-o", str(tmp_path)])
    assert end.value.code == Exit.USAGE
    assert "there is no" in capsys.readouterr().err
