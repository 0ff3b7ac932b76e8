"""Questions about a picture: it stands on one page with what is asked and with its blanks, in every style."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import Blank, Image, ListBlock, ListItem, Paragraph, Picture, Pin, Question
from guide.pdf.book import typeset
from guide.pdf.geometry import PAPERS
from guide.source.styles import style_names
from guide.typeset.boxes import PlacedImage

from .documents import STYLES, document, fonts, heading, paragraph, section, style, text

MAP = Image("map.svg", "image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>", 90, 110)


def asked(words: int, count: int) -> Question:
    pins = tuple(Pin((n + 1) / (count + 2), 0.5, str(n + 1)) for n in range(count))
    blanks = tuple(
        ListItem((Paragraph((Blank(f"blank {n}", "long"),)),), f"{n}.", id=f"blank{n}")
        for n in range(1, count + 1)
    )
    response = (
        Picture("map.svg", "A map", role="label", pins=pins),
        ListBlock(blanks, ordered=True, role="labels"),
    )
    return Question("q", "1", "Question 1", (Paragraph(text("p1", words)),), response, "6 marks")


@pytest.mark.parametrize("name", style_names(STYLES))
@settings(max_examples=8, deadline=None)
@given(st.integers(0, 12), st.integers(4, 30), st.integers(1, 12), st.booleans())
def test_a_picture_stands_with_its_question_and_its_blanks(name, fill, words, count, is_first):
    before = [paragraph(f"p{number}", 30) for number in range(100, 100 + fill)]
    blocks = (*before, *([heading("h1")] if is_first else []), asked(words, count))
    found = style(name)
    made = document(section("s1", *blocks), images={"map.svg": MAP})
    book = typeset(made, found, fonts(), *PAPERS[found.page.paper])
    (page,) = (
        rows
        for rows in ([placed.row for placed in page.rows] for page in book.pages)
        if any("q" in row.anchors for row in rows)
    )
    assert any(isinstance(mark, PlacedImage) for row in page for mark in row.marks)
    anchors = {anchor for row in page for anchor in row.anchors}
    assert anchors >= {f"blank{n}" for n in range(1, count + 1)}
