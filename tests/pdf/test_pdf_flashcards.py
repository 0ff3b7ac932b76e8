"""Flashcards: what stands on them, and that backs lie behind their fronts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.document import (
    Answer,
    DefinitionItem,
    DefinitionList,
    Division,
    Link,
    Paragraph,
    Text,
    Timeline,
    TimelineEntry,
)
from guide.pdf.cards import CARD_KINDS, cards_of
from guide.pdf.cardsheet import CardSheet, calibration_pages
from guide.pdf.flashcards import Flashcards, write_flashcards

from .documents import card, document, fonts, paragraph, question, section, style
from .reading import Read, TextLine

KINDS = ("terms", "people", "dates", "questions")


def glossary(count: int, words: int = 12) -> Division:
    items = tuple(
        DefinitionItem(
            (Text(f"Term {number}"),),
            (paragraph(f"d{number}", words), Paragraph((Text("Used in 3"),), "term-links")),
        )
        for number in range(1, count + 1)
    )
    block = DefinitionList(items, role="glossary")
    return Division("glossary", "glossary", (Text("Glossary"),), "Glossary", (block,))


def written(*divisions: Division, sheet: CardSheet | None = None, kinds=KINDS) -> Flashcards:
    return write_flashcards(document(*divisions), style(), fonts(), kinds, sheet or CardSheet())


def line(lines: list[TextLine], text: str) -> TextLine:
    (found,) = [each for each in lines if each.text.startswith(text)]
    return found


# --- what stands on them -------------------------------------------------------------------------


def test_every_kind_of_card_is_made_of_its_part_of_the_document():
    event = TimelineEntry(
        "e1", "11 May 1939", 1939.4, None, (Text("Clash"),), (paragraph("e1", 9),)
    )
    timeline = Division("timeline", "timeline", (Text("T"),), "T", (Timeline((event,), ""),))
    answer = Answer("a1", "1", "Answer 1", (paragraph("a1", 9),))
    book = document(
        section("s1", card("k1", 9), question("q1", 9, 2), answer), timeline, glossary(1)
    )
    names = {kind: [each.name for each in cards_of(book, [kind])] for kind in CARD_KINDS}
    assert names == {
        "terms": ["Term 1"],
        "people": ["Name of k1"],
        "dates": ["Clash"],
        "questions": ["Question 1"],
    }


def test_cards_do_not_lead_to_pages_that_they_have_not_got():
    linked = Paragraph((Link("elsewhere", (Text("linked"),), "term"), Text(" text")))
    items = (DefinitionItem((Text("Term"),), (linked,)),)
    block = DefinitionList(items, role="glossary")
    made = written(section("s1", block))
    with pikepdf.open(BytesIO(made.data)) as pdf:
        assert not any("/Annots" in page for page in pdf.pages)
        assert "/StructTreeRoot" in pdf.Root
    assert Read(made.data).find("linked text")


def test_all_words_of_a_definition_are_on_its_back():
    made = written(glossary(5, 30))
    read = Read(made.data)
    for number in range(1, 6):
        assert [word for _, word in read.words_of(f"d{number}")] == list(range(30))
    assert not read.find("Used in")


def test_a_card_whose_text_does_not_fit_is_left_out_and_named():
    made = written(glossary(2, 300), section("s1", card("k1", 10)))
    assert (made.cards, made.left_out) == (1, ("Term 1", "Term 2"))


def test_a_document_without_anything_for_cards_is_refused():
    with pytest.raises(ValueError, match="nothing"):
        written(section("s1", paragraph("p1", 20)))


# --- where they stand ----------------------------------------------------------------------------


@given(st.integers(1, 4), st.integers(1, 6), st.sampled_from(("long", "short")), st.integers(0, 30))
def test_backs_lie_behind_their_fronts(columns, rows, edge, number):
    """Turned over, a point that is x from the left is x from the right (or top and bottom change places)."""
    sheet = CardSheet(columns=columns, rows=rows, edge=edge)
    number %= sheet.per_side
    (x, y), (back_x, back_y), (width, height) = sheet.front(number), sheet.back(number), sheet.card
    if edge == "long":
        assert back_x == pytest.approx(sheet.width - x - width)
        assert back_y == pytest.approx(y)
    else:
        assert back_x == pytest.approx(x)
        assert back_y == pytest.approx(sheet.height - y - height)


def test_fronts_and_backs_alternate_and_carry_the_same_numbers():
    made = written(glossary(11))
    read = Read(made.data)
    assert (made.cards, made.sheets, len(read)) == (11, 2, 4)
    for number in range(1, 12):
        found = read.find(f"Term {number}")
        ((front, _),) = [each for each in found if each[1].text == f"Term {number}"]
        assert read.pages_of(f"d{number}") == {front + 1}


def test_on_a_printer_that_is_off_backs_are_moved_and_fronts_are_not():
    plain = Read(written(glossary(1)).data).pages
    moved = Read(written(glossary(1), sheet=replace(CardSheet(), offset=(4.0, -3.0))).data).pages
    assert line(moved[0], "Term 1") == line(plain[0], "Term 1")
    before, after = line(plain[1], "d1w0"), line(moved[1], "d1w0")
    assert after.x - before.x == pytest.approx(4.0, abs=0.02)
    assert after.y - before.y == pytest.approx(-3.0, abs=0.02)


def test_the_calibration_sheet_has_its_hairlines_where_backs_are_moved_to():
    sheet = replace(CardSheet(), offset=(2.0, 5.0))
    front, back = calibration_pages(sheet)
    assert back.rows[0].x - front.rows[0].x == 2.0
    assert back.rows[0].y - front.rows[0].y == 5.0
