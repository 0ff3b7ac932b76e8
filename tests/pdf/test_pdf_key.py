"""Questions and their answers in print: same numbers, and links that lead to the page which they name."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from guide.build import OutputFile, Request, build
from tests.pdf_reading import PdfReading

SOURCE = Path(__file__).parents[1] / "guides" / "extremes"


@cache
def files() -> dict[str, OutputFile]:
    with TemporaryDirectory() as folder:
        made = build(Request(SOURCE, Path(folder)), lambda _: None)
    assert not made.failed, made.problems
    return {file.name: file for file in made.files}


@cache
def reading(name: str = "extremes.pdf") -> PdfReading:
    return PdfReading(files()[name].data)


def said(page: int, name: str = "extremes.pdf") -> str:
    return " ".join(reading(name).page_texts()[page].split())


@pytest.mark.parametrize("label", ["Hint", "Answer", r"Question \d+", r"Practice P\d+"])
def test_every_reference_with_a_page_leads_to_that_page(label: str) -> None:
    pages = reading().labels()
    found = 0
    for number in range(len(pages)):
        printed = re.findall(rf"({label}) on p\. (\w+)", said(number))
        links = [
            (link.contents.replace("\u00a0", " "), pages[link.target[0]])
            for link in reading().links()
            if link.page == number
            and re.fullmatch(label, link.contents.replace("\u00a0", " "))
            and not isinstance(link.target, str)
        ]
        # A reference in running text has its page in brackets.
        assert [each for each in printed if each not in links] == []
        found += len(printed)
    assert found >= 7


def test_each_question_has_its_answer_and_each_answer_its_question() -> None:
    asked = len([link for link in reading().links() if link.contents == "Answer"])
    answered = len(
        re.findall(
            r"(?:Question|Practice) P?\d+ on p\.",
            " ".join(map(said, range(len(reading().labels())))),
        )
    )
    assert asked == answered
    assert asked >= 24 + 15


def test_a_handout_says_whose_it_is_and_how_long() -> None:
    name = "handouts/02-deeps.pdf"
    pages = len(reading(name).labels())
    first = said(0, name)
    assert re.search("Name.*Class.*Date", first)
    for number in range(pages):
        text = said(number, name)
        assert f"Page {number + 1} of {pages}" in text
        assert "The Earth at Its Extremes · Handout · May be copied for one class." in text
    assert "49 marks in all" in " ".join(said(number, name) for number in range(pages))


def test_the_key_alone_sums_the_marks_and_needs_no_pages() -> None:
    text = " ".join(
        said(page, "extremes-answers.pdf")
        for page in range(len(reading("extremes-answers.pdf").labels()))
    )
    assert re.search(r"Total 24 1\d\d", text)
    assert " on p. " not in text
