"""The report on typography finds what a reader of proofs would mark, and nothing in sound pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from guide.document import Cell, Paragraph, Table, TableRow, Text
from guide.pdf.book import typeset
from guide.pdf.report import Finding, typography
from guide.typeset.boxes import Line

from .documents import A4, document, fonts, paragraph, section, style
from .test_pdf_keeping import sections

WORDS = (
    "incontrovertibly responsibilities characteristically internationalisation misunderstandings "
)


def findings(*blocks, setting=None) -> tuple[Finding, ...]:
    book = typeset(document(section("s1", *blocks)), setting or style(), fonts(), *A4)
    return typography(book, fonts())


def full_page(name: str):
    return tuple(paragraph(f"{name}{number}", 60) for number in range(8))


def narrow(measure: float):
    page = style().page
    return replace(style(), page=replace(page, outer=A4[0] - page.inner - measure))


def test_lines_with_gaping_spaces_are_named():
    text = Paragraph((Text("a few words, and then responsibilities " * 9),))
    found = [each for each in findings(text, setting=narrow(58.0)) if each.kind == "loose line"]
    assert found
    assert found[0].page == "1"
    assert found[0].amount > 2
    assert "and then" in " ".join(each.excerpt for each in found)


def test_hyphens_below_each_other_and_at_a_page_turn_are_named():
    """No text makes the line breaker do so: the blemishes are made by hand."""
    book = typeset(document(section("s1", *full_page("p"), *full_page("q"))), style(), fonts(), *A4)
    lines = [placed.row for placed in book.pages[0].rows if placed.row.source[0] >= 0]
    for row in (*lines[4:7], lines[-1]):
        row.hyphenated = True
    kinds = [each.kind for each in typography(book, fonts())]
    assert kinds == ["three hyphens in a row", "hyphen at a page turn"]


@pytest.mark.parametrize("name", ["classic", "readable-screen"])
def test_a_page_with_next_to_nothing_is_named(name):
    """On a ground of its own colour, too."""
    (found,) = findings(paragraph("p0", 20), setting=style(name))
    assert found.kind == "page under a third full"
    assert found.amount < 1 / 3
    assert str(found).startswith("p. 1: page under a third full (0.1")


def test_text_that_runs_into_other_text_or_out_of_the_page_is_named():
    row = TableRow((Cell((Text("Left of it"),)), Cell((Text("Right of it"),))))
    table = Table((), (row, row), ("left", "left"))
    book = typeset(document(section("s1", *full_page("p"), table)), style(), fonts(), *A4)
    first, second = [
        [mark for mark in placed.row.marks if isinstance(mark, Line)]
        for page in book.pages
        for placed in page.rows
        if sum(isinstance(mark, Line) for mark in placed.row.marks) == 2
    ]
    first[0].x += 30
    second[1].x = 370
    found = typography(book, fonts())
    assert [each.kind for each in found] == ["overlapping text", "overfull line"]
    assert found[0].excerpt.startswith("Left of it")


@settings(max_examples=25, deadline=None)
@given(sections())
def test_generated_sections_have_no_blemish_that_setting_could_avoid(division):
    book = typeset(document(division), style(), fonts(), *A4)
    kinds = {each.kind for each in typography(book, fonts())}
    # A last page may be short where nothing can be moved to it, a line loose where words can't be divided.
    assert kinds <= {"page under a third full", "loose line"}
