"""The reader of our PDFs sees what other readers see, block by block."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from guide.compile.editions import GUIDE, Edition, handout
from guide.document import Emphasis, Link, Paragraph, Text
from guide.leaks.pdf_text import pdf_passages
from tests.leaks.making import pdf, student, with_block
from tests.pdf_reading import PdfReading


def pages(data: bytes) -> list[list[str]]:
    """The texts of each page."""
    found: dict[int, list[str]] = {}
    for where, text, _ in pdf_passages(data):
        if match := re.fullmatch(r"page (\d+)", where):
            found.setdefault(int(match[1]), []).append(text.strip())
    return [found.get(number, []) for number in range(1, max(found) + 1)]


@pytest.mark.parametrize("edition", [GUIDE, handout("sky")], ids=["guide", "handout"])
def test_the_same_characters_as_another_reader(edition: Edition) -> None:
    data = pdf(student(edition))
    ours = [Counter(filter(str.isalnum, "".join(texts))) for texts in pages(data)]
    theirs = [Counter(filter(str.isalnum, text)) for text in PdfReading(data).page_texts()]
    assert ours == theirs


def test_a_block_is_one_text_whatever_is_inside_it() -> None:
    paragraph = Paragraph(
        (
            Text("Vapour rises, "),
            Emphasis((Text("cools"),)),
            Text(" and falls as "),
            Link("s-river", (Text("rivers"),), "section"),
            Text(" do, immeasurably and unquestionably " * 12),
        )
    )
    texts = [text for page in pages(pdf(with_block(student(), paragraph))) for text in page]
    (whole,) = [text for text in texts if text.startswith("Vapour rises, cools")]
    assert " ".join(whole.split()) == (
        "Vapour rises, cools and falls as rivers" + " do, immeasurably and unquestionably" * 12
    )


def test_neighbours_on_paper_are_no_sentence() -> None:
    texts = [text for page in pages(pdf(student(handout("sky")))) for text in page]
    for alone in ("Ice", "A", "Vapour", "Name", "Water in the sky", "97.5 %", "Sea"):
        assert alone in texts


def test_descriptions_titles_and_metadata_are_read() -> None:
    passages = list(pdf_passages(pdf(student(GUIDE))))
    by_place = {(where.rpartition("page ")[0], text) for where, text, _ in passages}
    assert ("", "A river basin") in by_place
    places = {re.sub(r"\d+", "N", where) for where, _, _ in passages}
    assert {"page N", "page N (Alt)", "the outline", "the metadata", "the file's Title"} <= places
