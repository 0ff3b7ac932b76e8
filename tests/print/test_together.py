"""Handouts bound to one print job: each on sheets of its own, and nothing lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from guide.cli import Exit, main
from guide.print.together import BindingError, together
from tests.pdf_reading import PdfReading
from tests.validators import Profile, need_verapdf, validate_pdfs

SOURCE = Path(__file__).parents[1] / "guides" / "extremes"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the handouts of a guide, bound."""
    folder = tmp_path_factory.mktemp("out")
    assert main(["build", str(SOURCE), "-o", str(folder), "--only", "handouts"]) == Exit.BUILT
    assert main(["print", "together", "-o", str(folder)]) == Exit.BUILT
    return folder


@pytest.fixture(scope="module")
def handouts(out: Path) -> list[PdfReading]:
    return [PdfReading(file.read_bytes()) for file in sorted((out / "handouts").glob("*.pdf"))]


@pytest.fixture(scope="module")
def bound(out: Path) -> PdfReading:
    return PdfReading((out / "print" / "handouts.pdf").read_bytes())


def test_each_begins_on_a_recto_and_no_page_is_lost(
    handouts: list[PdfReading], bound: PdfReading
) -> None:
    expected: list[str] = []
    for handout in handouts:
        expected += handout.page_texts()
        expected += [""] * (len(expected) % 2)
    assert {len(handout.labels()) % 2 for handout in handouts} == {0, 1}, "some need a blank page"
    assert bound.page_texts() == expected


def test_page_numbers_start_anew_and_blank_pages_have_none(
    handouts: list[PdfReading], bound: PdfReading
) -> None:
    expected = [label for handout in handouts for label in handout.labels()]
    assert [label for label in bound.labels() if label] == expected
    assert [not label for label in bound.labels()] == [not text for text in bound.page_texts()]


def test_bookmarks_lead_to_the_same_pages(handouts: list[PdfReading], bound: PdfReading) -> None:
    def bookmarks(reading: PdfReading) -> list[tuple[int, str, str]]:
        pages = reading.page_texts()
        return [(level, title, pages[page]) for level, title, page in reading.bookmarks()]

    assert bookmarks(bound) == [mark for handout in handouts for mark in bookmarks(handout)]


def test_tags_and_links_come_along(handouts: list[PdfReading], bound: PdfReading) -> None:
    parts = [kid for kid in bound.tree.kids if kid.tag == "Part"]
    assert [part.text for part in parts] == [handout.tree.text for handout in handouts]
    links = [link for handout in handouts for link in handout.links()]
    assert [link.contents for link in bound.links()] == [link.contents for link in links]
    assert links
    assert str(bound.pdf.docinfo["/Title"]) == "The Earth at Its Extremes"


@pytest.mark.validator
@pytest.mark.parametrize("profile", get_args(Profile))
def test_the_print_job_conforms_like_every_file(bound: PdfReading, profile: Profile) -> None:
    need_verapdf()
    (verdict,) = validate_pdfs([bound.data], profile)
    assert verdict.failures == ()


def test_the_same_files_give_the_same_bytes(handouts: list[PdfReading], bound: PdfReading) -> None:
    assert together([handout.data for handout in handouts]).data == bound.data


def test_files_that_are_named_are_bound_alone(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = sorted((out / "handouts").glob("*.pdf"))[2:4]
    assert main(["print", "together", *map(str, chosen), "-o", str(tmp_path)]) == Exit.BUILT
    sheets = sum(-(-len(PdfReading(file.read_bytes()).labels()) // 2) for file in chosen)
    assert re.search(rf"2 files, \d+ pages on {sheets} sheets", capsys.readouterr().out)


def test_separate_answers_are_not_handed_out_with_the_questions(
    handouts: list[PdfReading], tmp_path: Path
) -> None:
    (tmp_path / "handouts").mkdir()
    (tmp_path / "handouts" / "01-one.pdf").write_bytes(handouts[2].data)
    (tmp_path / "handouts" / "01-one-answers.pdf").write_bytes(handouts[0].data)
    assert main(["print", "together", "-o", str(tmp_path)]) == Exit.BUILT
    made = PdfReading((tmp_path / "print" / "handouts.pdf").read_bytes())
    assert made.page_texts() == handouts[2].page_texts()


@pytest.mark.parametrize("data", [b"no PDF", b"%PDF-1.7"])
def test_what_is_no_file_of_a_build_is_refused(handouts: list[PdfReading], data: bytes) -> None:
    with pytest.raises(BindingError):
        together([handouts[0].data, data])


def test_the_command_says_what_is_not_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        main(["print", "together", "-o", str(tmp_path)])
    assert end.value.code == Exit.USAGE
    assert "build first" in capsys.readouterr().err
