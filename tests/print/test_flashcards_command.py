"""Flashcards by the command: a tagged file whose backs can be moved, and a sheet that tells by how much."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from guide.cli import Exit, main
from guide.new import make
from guide.pdf.geometry import PAPERS
from tests.validators import Profile, need_verapdf, validate_pdfs

MILLIMETRE = 72 / 25.4


@pytest.fixture
def source(tmp_path: Path) -> Path:
    make(tmp_path / "source")
    return tmp_path / "source"


def cards(source: Path, *words: str) -> bytes:
    """The file that the command writes."""
    out = source.parent / "out"
    command = ["print", "flashcards", str(source), "-o", str(out), *words]
    assert main(command) == Exit.BUILT
    (made,) = out.glob("*-flashcards.pdf")
    return made.read_bytes()


def corners(data: bytes, page: int) -> list[tuple[float, float]]:
    """The bottom left corners of a page's stretches of text, in millimetres."""
    text = pypdfium2.PdfDocument(data)[page].get_textpage()
    boxes = (text.get_rect(number) for number in range(text.count_rects()))
    return [(box[0] / MILLIMETRE, box[1] / MILLIMETRE) for box in boxes]


def test_cards_are_a_file_to_read_as_well_as_to_print(source, capsys):
    data = cards(source)
    assert cards(source) == data, "the same guide, the same bytes"
    assert " cards on " in capsys.readouterr().out
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]).endswith(": Flashcards")
        assert len(pdf.pages) % 2 == 0, "every front has its back"


@pytest.mark.validator
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_cards_conform_like_every_file(source, profile: Profile):
    need_verapdf()
    (verdict,) = validate_pdfs([cards(source)], profile)
    assert verdict.passed
    assert verdict.failures == ()


def test_the_offset_moves_backs_and_nothing_else(source):
    still, moved = cards(source), cards(source, "--offset", "3,-2")
    assert cards(source, "--offset=3,-2") == moved
    assert corners(moved, 0) == corners(still, 0)
    expected = [pytest.approx((x + 3, y + 2), abs=0.05) for x, y in corners(still, 1)]
    assert corners(moved, 1) == expected, "right, and up: 2 mm less down"


def test_an_offset_may_begin_with_a_dash(source):
    assert cards(source, "--offset", "-2,1") == cards(source, "--offset=-2,1")


def sheet_size(data: bytes) -> tuple[float, float]:
    return pypdfium2.PdfDocument(data)[0].get_size()


def test_cards_are_on_the_paper_of_the_country_where_none_is_named(source):
    about = source / "guide.yaml"
    text = about.read_text("utf-8")
    assert "paper: a4 " in text
    a4, letter = (pytest.approx(PAPERS[name], abs=0.1) for name in ("a4", "letter"))
    assert sheet_size(cards(source)) == a4
    about.write_text(text.replace("paper: a4 ", "paper: letter "), "utf-8")
    assert sheet_size(cards(source)) == letter
    assert sheet_size(cards(source, "--paper", "a4")) == a4
    about.write_text(text.replace("paper: a4 ", "paper: a5 "), "utf-8")
    assert sheet_size(cards(source)) == a4, "a school's printer has no A5"


def test_cards_are_made_in_the_style_that_is_named(source):
    assert cards(source, "--style", "large-print") != cards(source)


def test_ten_cards_are_smaller_than_eight(source):
    eight, ten = cards(source), cards(source, "--per-sheet", "10")
    assert len(pypdfium2.PdfDocument(ten)) <= len(pypdfium2.PdfDocument(eight))
    assert corners(ten, 0) != corners(eight, 0)


def test_the_calibration_sheet_is_kept_apart(source, tmp_path, capsys):
    words = ["print", "flashcards", str(source), "-o", str(tmp_path / "out"), "--calibration"]
    assert main(words) == Exit.BUILT
    assert "--offset -2,1" in capsys.readouterr().out
    made = sorted((tmp_path / "out").rglob("*.pdf"))
    assert [path.relative_to(tmp_path / "out").as_posix() for path in made] == [
        "print/calibration.pdf"
    ]
    with pikepdf.open(made[0]) as pdf:
        assert len(pdf.pages) == 2
        assert "printing only" in str(pdf.docinfo["/Title"])


@pytest.mark.parametrize("offset", ["2", "a,b", "1,2,3", "25,0", "nan,0"])
def test_an_offset_that_is_none(source, capsys, offset):
    with pytest.raises(SystemExit) as end:
        main(["print", "flashcards", str(source), f"--offset={offset}"])
    assert end.value.code == Exit.USAGE
    assert "two lengths" in capsys.readouterr().err


def test_a_guide_with_mistakes_makes_no_cards(source, tmp_path, capsys):
    (source / "glossary.yaml").write_text("- term: [")
    out = tmp_path / "out"
    words = ["print", "flashcards", str(source), "-o", str(out)]
    assert main(words) == Exit.SOURCE_ERRORS
    assert "glossary.yaml" in capsys.readouterr().err
    assert not out.exists()
