"""Flashcards: what stands on them, and that backs lie behind their fronts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.document import (
    Answer,
    Cell,
    DefinitionItem,
    DefinitionList,
    Division,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Table,
    TableRow,
    Text,
    Timeline,
    TimelineEntry,
    plain_text,
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


def test_cards_have_no_citations_since_they_have_no_sources():
    cited = (
        Text("Where it "),
        Text("("),
        Link("work-a", (Text("Coox 1985"),), "citation"),
        Text("; "),
        Link("work-b", (Text("Drea 1981"),), "citation"),
        Text(")"),
        Text(" ends (there)."),
    )
    items = (DefinitionItem((Text("Term"),), (Paragraph(cited),)),)
    read = Read(written(section("s1", DefinitionList(items, role="glossary"))).data)
    assert read.find("Where it ends (there).")


def test_all_words_of_a_definition_are_on_its_back():
    made = written(glossary(5, 30))
    read = Read(made.data)
    for number in range(1, 6):
        assert [word for _, word in read.words_of(f"d{number}")] == list(range(30))
    assert not read.find("Used in")


@pytest.mark.parametrize(("words", "per_side"), [(60, 8), (100, 8), (220, 4), (520, 2), (900, 1)])
def test_a_card_with_much_text_is_set_smaller_then_larger(words, per_side):
    made = written(glossary(3, words))
    assert (made.sizes, made.left_out) == (((per_side, 3),), ())
    read = Read(made.data)
    for number in range(1, 4):
        assert [word for _, word in read.words_of(f"d{number}")] == list(range(words))


def test_larger_cards_stand_at_the_end_and_are_numbered_through():
    made = written(glossary(2, 220), section("s1", *(card(f"k{n}", 10) for n in range(9))))
    assert (made.sizes, made.sheets) == (((8, 9), (4, 2)), 3)
    read = Read(made.data)
    (front,) = {page for page, each in read.find("Term 2") if each.text == "Term 2"}
    assert front == 4, "counted from 0: after two sheets of eight"
    assert line(read.pages[front], "11")
    assert line(read.pages[front + 1], "11")


def test_type_is_never_smaller_than_the_style_allows():
    least = style().scale.least
    read = Read(written(glossary(8, 150)).data)
    sizes = {round(each.size, 1) for page in read.pages for each in page}
    assert min(sizes) >= least


def test_a_card_too_long_for_a_whole_sheet_is_left_out_and_named():
    made = written(glossary(2, 3000), section("s1", card("k1", 10)))
    assert (made.cards, made.left_out) == (1, ("Term 1", "Term 2"))


def test_a_persons_card_tells_role_dates_and_all_of_the_text():
    person = replace(card("k1", 20), blocks=(paragraph("k1", 20), paragraph("k2", 20)))
    read = Read(written(section("s1", person)).data)
    back = " ".join(each.text for each in read.pages[1])
    assert person.dates in back
    assert plain_text(person.role) in back
    assert [word for _, word in read.words_of("k1")] == list(range(20))
    assert [word for _, word in read.words_of("k2")] == list(range(20))


def test_a_label_does_not_stand_on_a_card_without_what_it_is_of():
    row = TableRow((Cell((Text("Criterion"),)),))
    blocks = (
        paragraph("a1", 9),
        Paragraph((Text("Marking points"),), "answer-label"),
        ListBlock((ListItem((paragraph("a2", 3),)),), role="points"),
        Paragraph((Text("Rubric"),), "answer-label"),
        Table((), (row,), ("left",), role="rubric"),
    )
    book = document(section("s1", question("q1", 9, 2), Answer("a1", "1", "Answer 1", blocks)))
    read = Read(written(book.divisions[0]).data)
    assert read.find("Marking points")
    assert not read.find("Rubric")


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


@given(st.integers(1, 3), st.integers(1, 6), st.sampled_from(("long", "short")))
def test_larger_cards_are_whole_numbers_of_smaller_ones_or_more(columns, rows, edge):
    """So that no card of a sheet is smaller than those of the sheet before, and the last is a whole sheet."""
    sheet = CardSheet(columns=columns, rows=rows, edge=edge)
    sheets = list(sheet.with_larger_cards())
    assert sheets[0] == sheet
    assert sheets[-1].per_side == 1
    for before, after in pairwise(sheets):
        assert after.per_side <= before.per_side / 2
        assert (after.edge, after.offset, after.margin) == (edge, sheet.offset, sheet.margin)


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
