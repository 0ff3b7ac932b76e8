"""Editions of one's own: where their answers are, in which files and formats."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest

from guide.build import Request, build

SOURCE = Path(__file__).parent / "guides" / "extremes"
"""Its guide.yaml has an edition for each place that answers can have."""

KEY_ONLY = "It is the highest mountain outside of Asia"
"""Of an explanation."""
HINT = "Think of those who carry the loads"


def text_of(name: str, data: bytes) -> str:
    """All that is read of a PDF or an EPUB, in reading order."""
    if name.endswith(".pdf"):
        found = "\n".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)
        )
        return " ".join(found.split())
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pages = sorted(each for each in archive.namelist() if each.startswith("EPUB/text/"))
        markup = " ".join(archive.read(page).decode() for page in pages)
    return " ".join(re.sub("<[^>]*>", " ", markup).split())


@cache
def built(edition: str, section: str = "") -> dict[str, str]:
    """The texts of an edition's files, by the ends of their names."""
    with TemporaryDirectory() as folder:
        request = Request(SOURCE, Path(folder), edition=edition, section=section)
        made = build(request, lambda _: None)
    assert not made.failed, made.problems
    prefix = f"extremes-{edition}"
    return {file.name.removeprefix(prefix): text_of(file.name, file.data) for file in made.files}


@pytest.mark.parametrize(
    ("edition", "with_answers", "without"),
    [
        ("at-end", {".pdf", ".epub"}, set()),
        ("in-sections", {".pdf", ".epub"}, set()),
        ("apart", {"-answers.pdf", ".epub"}, {".pdf"}),
        ("screen-apart", {".pdf", "-answers.epub"}, {".epub"}),
        ("silent", set(), {".pdf", ".epub"}),
    ],
)
def test_answers_are_in_the_files_that_the_edition_says(
    edition: str, with_answers: set[str], without: set[str]
) -> None:
    files = built(edition)
    assert {name for name, text in files.items() if KEY_ONLY in text} == with_answers
    assert {name for name, text in files.items() if KEY_ONLY not in text} == without


def test_answers_in_sections_come_before_the_next_section() -> None:
    text = built("in-sections")[".pdf"]
    start = text.index("The height of a mountain is the height of its")
    assert start < text.index(KEY_ONLY) < text.index("The floor of the sea has mountains")
    at_end = built("at-end")[".pdf"]
    assert at_end.index(KEY_ONLY) > at_end.rindex("Match each country with its capital")


def test_a_separate_key_says_what_it_is_the_key_to() -> None:
    assert "Answers apart · Answer key" in built("apart")["-answers.pdf"]


def test_a_separate_key_of_one_section() -> None:
    files = built("apart", "heights")
    assert set(files) == {"-heights.pdf", "-heights.epub", "-heights-answers.pdf"}
    assert KEY_ONLY in files["-heights-answers.pdf"]
    assert "The ship was the Challenger" not in files["-heights-answers.pdf"]
    assert "The ship was the Challenger" in built("apart")["-answers.pdf"]


def test_a_section_without_questions_has_no_separate_key() -> None:
    assert set(built("apart", "reading")) == {"-reading.pdf", "-reading.epub"}


def test_hints_are_left_out_where_the_edition_says_so() -> None:
    assert all(HINT not in text for text in built("silent").values())
    assert all(HINT in text for text in built("at-end").values())


def test_lines_to_fill_in_and_how_sure_one_is() -> None:
    assert "How sure are you?" in built("silent")[".pdf"]
    assert re.search("Name .*Class .*Date", built("silent")[".pdf"])


def test_a_shipped_edition_gives_its_key_away(tmp_path: Path) -> None:
    """With ``guide: {answers: separate}`` the key alone is where the guide's answers are."""
    source = tmp_path / "source"
    (source / "sections").mkdir(parents=True)
    (source / "sections" / "one.md").write_text("---\ntitle: One\n---\n\nText.\n")
    (source / "questions.yaml").write_text(
        "- {id: a, type: short-answer, section: one, prompt: Why?, answer: Since purple umbrellas fly}\n"
    )
    (source / "guide.yaml").write_text(
        "title: G\neditions:\n  guide: {answers: separate}\n  handout: {answers: separate, title: Sheet}\n"
    )
    made = build(Request(source, tmp_path / "out"), lambda _: None)
    texts = {file.name: text_of(file.name, file.data) for file in made.files}
    assert {name for name, text in texts.items() if "purple umbrellas" in text} == {
        "g-answers.pdf", "g-answers.epub", "handouts/01-one-answers.pdf",
    }  # fmt: skip
    assert {"g.pdf", "g.epub", "g-student.pdf", "handouts/01-one.pdf"} < set(texts)


def test_answers_at_the_end_need_no_part_for_them(tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "sections").mkdir(parents=True)
    (source / "sections" / "one.md").write_text("---\ntitle: One\n---\n\nText.\n")
    (source / "questions.yaml").write_text(
        "- {id: a, type: short-answer, section: one, prompt: Why?, answer: Since purple umbrellas fly}\n"
    )
    (source / "guide.yaml").write_text(
        "title: G\neditions:\n  mine: {based_on: student, answers: end}\n"
    )
    made = build(Request(source, tmp_path / "out", edition="mine"), lambda _: None)
    assert all("purple umbrellas" in text_of(file.name, file.data) for file in made.files)


def test_teachers_read_what_is_for_them_in_the_guide_and_beside_the_key() -> None:
    told = "Begin with a globe whose mountains can be felt"
    with TemporaryDirectory() as folder:
        made = build(Request(SOURCE, Path(folder)), lambda _: None)
    texts = {file.name: text_of(file.name, file.data) for file in made.files}
    assert {name for name, text in texts.items() if told in text} == {
        "extremes.pdf", "extremes.epub", "extremes-answers.pdf",
    }  # fmt: skip
    assert told in built("apart")["-answers.pdf"]
