"""Questions and their key: where choices, marks, links and word banks stand."""

from __future__ import annotations

import re

import pytest

from guide.document import (
    Answer,
    Blank,
    Choice,
    Choices,
    Division,
    Group,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    Text,
)
from guide.pdf.book import typeset
from guide.pdf.geometry import PAPERS, geometry

from .documents import A4, document, fonts, paragraph, section, style, table, write
from .reading import Read, TextLine


def asked(*response, footer=(), marks="2 marks") -> list[TextLine]:
    """The lines of a page with one question."""
    prompt = Paragraph((Text("What is asked?"),), "prompt")
    question = Question("q1", "1", "Question 1", (prompt,), response, marks, footer)
    answer = Answer("a1", "1", "Answer 1", (paragraph("a1", 9),))
    return Read(write(document(section("s1", question, answer))).data).pages[0]


def line(lines: list[TextLine], start: str) -> TextLine:
    (found,) = [each for each in lines if start in each.text]
    return found


def choices(*texts: str) -> Choices:
    return Choices(
        tuple(Choice(letter, (Text(each),)) for letter, each in zip("ABCDEF", texts, strict=False))
    )


def test_short_choices_stand_in_two_columns_read_down():
    lines = asked(choices("first", "second", "third", "fourth"))
    first, second, third, fourth = (
        line(lines, word) for word in ("first", "second", "third", "fourth")
    )
    assert first.y == third.y < second.y == fourth.y
    assert first.x == second.x < third.x == fourth.x


def test_long_choices_stand_below_each_other():
    long = "a choice that is far too long for half of the measure of a page like this"
    lines = asked(choices("first", long, "third"))
    places = [line(lines, word) for word in ("first", "a choice", "third")]
    assert places[0].x == places[1].x == places[2].x
    assert places[0].y < places[1].y < places[2].y


def test_marks_stand_at_the_right_edge_beside_the_prompt():
    lines = asked(choices("first", "second"))
    marks, prompt = line(lines, "2 marks"), line(lines, "What is asked?")
    assert marks.y == prompt.y
    area = geometry(style().page, style().grid, *A4).recto
    assert marks.right == pytest.approx(area.x + area.width, abs=1.0)


def test_links_stand_at_the_end_of_the_last_row_if_it_has_room():
    footer = (Link("a1", (Text("Answer"),), "answer"),)
    lines = asked(choices("first", "second"), footer=footer)
    assert line(lines, "Answer").y == pytest.approx(line(lines, "second").y, abs=0.1)
    below = asked(table("t1", 2), footer=footer)
    assert line(below, "Answer").y > line(below, "t1w1").y


def test_the_text_after_a_blank_hangs_behind_it():
    item = ListItem(
        (
            Paragraph(
                (Blank("1"), Text(" words" * 30)),
            ),
        ),
        "A.",
    )
    lines = asked(ListBlock((item,), ordered=True, role="ordering"))
    shown = [each for each in lines if each.text.startswith("words")]
    assert len(shown) > 1
    assert max(each.x for each in shown) - min(each.x for each in shown) < 5


def test_a_word_bank_stands_in_columns_read_along_the_rows():
    words = ("one", "two", "three", "four", "five", "six")
    bank = ListBlock(tuple(ListItem((Paragraph((Text(w),)),)) for w in words), role="word-bank")
    lines = asked(Group("word-bank", (bank,), keep=True))
    places = [line(lines, word) for word in words]
    assert places[0].y == places[1].y == places[3].y < places[4].y
    assert places[0].x < places[1].x < places[2].x
    assert places[4].x == places[0].x


def key(count: int) -> Division:
    answers = [
        Answer(f"a{number}", str(number), f"Answer {number}", (paragraph(f"a{number}", 40),))
        for number in range(1, count + 1)
    ]
    return Division("answers", "answers", (Text("Answers"),), "Answers", tuple(answers))


@pytest.mark.parametrize("count", [7, 30, 61])
def test_the_key_stands_in_two_columns_that_end_alike(count):
    read = Read(write(document(key(count))).data)
    order = [
        (page, line.x > 290, line.y, word)
        for page, lines in enumerate(read.pages)
        for line in lines
        for word in [line.text.split()[0]]
        if word.startswith("a") and word[1].isdigit()
    ]
    numbers = [int(word[1:].partition("w")[0]) for *_, word in sorted(order)]
    assert numbers == sorted(numbers)
    last = max(page for page, *_ in order)
    left = max(y for page, is_right, y, _ in order if page == last and not is_right)
    right = max(y for page, is_right, y, _ in order if page == last and is_right)
    assert right <= left + 0.1
    assert left - right < 80


def test_the_key_has_one_column_where_two_would_be_too_narrow():
    read = Read(write(document(key(30)), paper=PAPERS["a5"]).data)
    by_page = [
        {round(line.x) for line in lines if re.match(r"a\d+w\d", line.text)} for lines in read.pages
    ]
    assert [len(found) for found in by_page] == [1] * len(by_page)


def test_tables_at_the_head_of_the_key_take_the_whole_measure():
    answers = key(12)
    wide = table("t1", 6)
    division = Division("answers", "answers", answers.title, "Answers", (wide, *answers.blocks))
    read = Read(write(document(division)).data)
    bottom = read.find("t1w5")[0][1].y
    first = [found for page, found in read.find("w0") if page == 0]
    columns = {round(found.x) for found in first if found.text.startswith("a")}
    assert min(found.y for page, found in read.find("a1w0") if page == 0) > bottom
    assert len(columns) == 2


@pytest.mark.parametrize("name", ["classic", "pocket", "large-print", "readable"])
@pytest.mark.parametrize("kind", ["list", "table"])
def test_a_label_in_an_answer_is_nearer_to_what_it_heads_than_to_what_is_above_it(name, kind):
    label = Paragraph((Text("Why not the others"),), "answer-label")
    items = ListBlock(tuple(ListItem((paragraph(f"i{n}", 3),)) for n in "12"), role="answers")
    below = items if kind == "list" else table("t1", 2)
    answer = Answer("a1", "1", "Answer 1", (paragraph("a1", 4), label, below))
    found = style(name)
    made = document(section("s1", paragraph("p1", 9), answer))
    book = typeset(made, found, fonts(), *PAPERS[found.page.paper])
    rows = [placed for page in book.pages for placed in page.rows]
    (place,) = (n for n, row in enumerate(rows) if row.row.source == (3, 0))
    above, labelled, beneath = rows[place - 1 : place + 2]
    assert labelled.y - (above.y + above.row.height) > beneath.y - (
        labelled.y + labelled.row.height
    )
