"""Files for a print shop: paper that reaches beyond the page, ink with it, and marks that tell where to cut."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from guide.build import Request, build
from guide.cli import Exit, main
from guide.new import make
from guide.print.bleed import BleedError, with_bleed
from tests.validators import Profile, need_verapdf, validate_pdfs

MILLIMETRE = 72 / 25.4
WHITE, INK = 250, 200
"""Shades of grey that count as unprinted from, and as printed up to."""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the small guide that comes with the builder."""
    folder = tmp_path_factory.mktemp("bleed")
    make(folder / "source")
    build(Request(folder / "source", folder / "out", only=("student",)), str)
    return folder / "out"


@pytest.fixture(scope="module")
def plain(out: Path) -> bytes:
    (file,) = out.glob("*-student.pdf")
    return file.read_bytes()


@pytest.fixture(scope="module")
def bled(plain: bytes) -> bytes:
    return with_bleed(plain, 3.0).data


def boxes(data: bytes, name: str) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [[float(edge) for edge in page[name]] for page in pdf.pages]


def shown(data: bytes, page: int, box: list[float]) -> bytes:
    """What a rectangle of a page looks like in grey, a pixel a point."""
    opened = pypdfium2.PdfDocument(data)[page]
    image = opened.render(scale=1, grayscale=True).to_pil()
    left, _, _, top = opened.get_mediabox()
    corners = box[0] - left, top - box[3], box[2] - left, top - box[1]
    return image.crop(tuple(round(corner) for corner in corners)).tobytes()


def test_the_page_proper_and_what_is_printed_beyond_it_are_told(plain: bytes, bled: bytes) -> None:
    trims, bleeds, papers = (boxes(bled, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
    assert trims == [pytest.approx(box, abs=0.001) for box in boxes(plain, "/MediaBox")]
    for trim, bleed, paper in zip(trims, bleeds, papers, strict=True):
        signs = (-1, -1, 1, 1)
        beyond = [side * (b - t) for side, b, t in zip(signs, bleed, trim, strict=True)]
        assert beyond == pytest.approx([3 * MILLIMETRE] * 4, abs=0.01)
        assert all(side * (p - b) > 0 for side, p, b in zip(signs, paper, bleed, strict=True))


def test_the_covers_ground_goes_on_to_the_end_of_the_bleed_and_no_further(bled: bytes) -> None:
    left, low, right, top = boxes(bled, "/BleedBox")[0]
    middle = (low + top) / 2
    assert max(shown(bled, 0, [left + 1, middle, left + 8, middle + 50])) < INK
    assert max(shown(bled, 0, [right - 8, middle, right - 1, middle + 50])) < INK
    assert max(shown(bled, 0, [left + 50, top - 8, right - 50, top - 1])) < INK
    assert min(shown(bled, 0, [left - 10, middle, left - 1, middle + 50])) > WHITE
    assert min(shown(bled, 0, [left + 50, top + 1, right - 50, top + 10])) > WHITE


def test_cut_marks_point_at_the_corners_from_outside_of_the_bleed(bled: bytes) -> None:
    for page in (0, 1):
        left, low, right, top = boxes(bled, "/TrimBox")[page]
        beyond = left - boxes(bled, "/BleedBox")[page][0]
        for x, out_x in ((left, -1), (right, 1)):
            for y, out_y in ((low, -1), (top, 1)):
                far_x, far_y = x + out_x * (beyond + 10), y + out_y * (beyond + 10)
                assert min(shown(bled, page, [far_x - 2, y - 2, far_x + 2, y + 2])) < INK
                assert min(shown(bled, page, [x - 2, far_y - 2, x + 2, far_y + 2])) < INK


def test_the_page_proper_looks_as_it_did(plain: bytes, bled: bytes) -> None:
    for page, box in enumerate(boxes(plain, "/MediaBox")):
        inside = [box[0] + 2, box[1] + 2, box[2] - 2, box[3] - 2]
        before, after = shown(plain, page, inside), shown(bled, page, inside)
        # The page may lie between pixels by another fraction: its shades differ, its ink does not.
        assert sum(after) == pytest.approx(sum(before), rel=0.003)


def test_tags_links_and_labels_stay(plain: bytes, bled: bytes) -> None:
    with pikepdf.open(io.BytesIO(plain)) as before, pikepdf.open(io.BytesIO(bled)) as after:
        assert "/StructTreeRoot" in after.Root
        assert after.Root.PageLabels == before.Root.PageLabels
        for old, new in zip(before.pages, after.pages, strict=True):
            rects = [
                [[float(edge) for edge in note.Rect] for note in page.get("/Annots", [])]
                for page in (old, new)
            ]
            assert rects[0] == rects[1]
    texts = [
        [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
        for data in (plain, bled)
    ]
    assert texts[0] == texts[1]


@pytest.mark.validator
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_it_conforms_as_the_file_did(bled: bytes, profile: Profile) -> None:
    need_verapdf()
    (verdict,) = validate_pdfs([bled], profile)
    assert verdict.passed
    assert verdict.failures == ()


def test_the_command_takes_the_student_edition(out: Path, plain: bytes) -> None:
    assert main(["print", "bleed", "-o", str(out), "--bleed", "5"]) == Exit.BUILT
    (made,) = (out / "print").glob("*-student-bleed.pdf")
    assert made.read_bytes() == with_bleed(plain, 5.0).data


def test_more_bleed_than_there_is_ink_for_is_refused(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["print", "bleed", "-o", str(out), "--bleed", "12"])
    assert end.value.code == Exit.USAGE
    assert "at most 10 mm" in capsys.readouterr().err


def test_what_is_no_pdf_is_refused() -> None:
    with pytest.raises(BleedError):
        with_bleed(b"not a PDF", 3.0)
