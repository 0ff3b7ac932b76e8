"""Long boxes and rooms to write are divided only where a third of a page would stay empty, and not near an end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import (
    Answer,
    Choice,
    Choices,
    Group,
    ListBlock,
    ListItem,
    Paragraph,
    Question,
    WritingSpace,
)
from guide.pdf.book import typeset
from guide.pdf.geometry import geometry
from guide.typeset.boxes import Drawing, Page

from .documents import (
    A4,
    callout,
    document,
    fonts,
    heading,
    paragraph,
    section,
    style,
    table,
    text,
    write,
)
from .reading import Read, named

law = settings(max_examples=20, deadline=None)
AREA = geometry(style().page, style().grid, *A4).recto


def set_pages(*blocks) -> list[Page]:
    book = typeset(document(section("s1", *blocks)), style(), fonts(), *A4)
    return book.pages


@st.composite
def long_boxes(draw: st.DrawFn):
    """Text and long boxes in turn; every second box is a summary of items."""
    blocks = []
    for number in range(draw(st.integers(1, 5))):
        for part in range(draw(st.integers(1, 8))):
            blocks.append(paragraph(f"p{number * 10 + part}", draw(st.integers(30, 150))))
        if draw(st.booleans()):
            blocks.append(heading(f"h{number}"))
        if draw(st.booleans()):
            blocks.append(callout(f"c{number}", draw(st.integers(20, 360))))
        else:
            count = draw(st.integers(3, 12))
            items = [
                ListItem((Paragraph(text(f"c{number}", 20, 20 * each)),)) for each in range(count)
            ]
            blocks.append(Group("summary", (ListBlock(tuple(items)),)))
    return section("s1", *blocks)


@law
@given(long_boxes())
def test_a_box_is_divided_only_where_a_third_of_the_page_would_be_empty(division):
    read = Read(write(document(division)).data)
    for name in read.names():
        pages = sorted(read.pages_of(name)) if name[0] == "c" else []
        if len(pages) < 2:
            continue
        assert len(pages) == 2
        before = read.pages[pages[0]]
        lines = [line for line in before if name in line.text]
        above = [
            line.y
            for line in before
            if AREA.y < line.y < lines[0].y and named(line.text) and named(line.text)[0][0] in "pc"
        ]
        hole = AREA.y + AREA.height - max(above, default=AREA.y)
        assert hole > AREA.height / 3
        assert (
            min(len([line for line in read.pages[page] if name in line.text]) for page in pages)
            >= 2
        )


def ruled(page: Page) -> int:
    """Lines to write on."""
    pitch = style().writing.pitch
    return sum(
        placed.row.height == pitch and any(isinstance(mark, Drawing) for mark in placed.row.marks)
        for placed in page.rows
    )


@law
@given(st.integers(1, 26), st.integers(1, 24))
def test_lines_to_write_on_stay_with_their_prompt_and_three_together(count, lines):
    fill = [paragraph(f"p{number}", 40) for number in range(count)]
    room = WritingSpace(lines, "space")
    asked = Question("id-q1", "1", "Question 1", (Paragraph(text("q1", 12)),), (room,))
    pages = set_pages(*fill, asked)
    counts = [ruled(page) for page in pages if ruled(page)]
    assert sum(counts) == lines
    assert len(counts) == 1 or min(counts) >= 3
    (prompt,) = (
        n for n, page in enumerate(pages) if any("id-q1" in p.row.anchors for p in page.rows)
    )
    assert ruled(pages[prompt])


def test_a_long_list_in_the_key_fills_its_page():
    items = tuple(
        ListItem((Paragraph(text("a1", 16, 16 * number)),), label=f"{number + 1}.")
        for number in range(20)
    )
    answer = Answer("id-a1", "1", "Answer 1", (ListBlock(items, ordered=True, role="answers"),))
    fill = [paragraph(f"p{number}", 100) for number in range(3)]
    read = Read(write(document(section("s1", *fill, answer))).data)
    assert read.words_of("a1") == sorted((page, n) for page, n in read.words_of("a1"))
    lines = [line.y for line in read.pages[0] if "a1w" in line.text]
    assert lines
    assert AREA.y + AREA.height - max(lines) < 2 * style().grid


@law
@given(st.integers(0, 20), st.integers(8, 12), st.integers(4, 24))
def test_a_table_with_gaps_stays_with_what_asks_for_it(count, rows, words):
    items = tuple(ListItem((Paragraph(text("b1", 1, number)),)) for number in range(words))
    bank = Group("word-bank", (ListBlock(items, role="word-bank"),), keep=True)
    prompt = (Paragraph(text("q1", 8)), table("t1", rows))
    asked = Question("id-q1", "1", "Question 1", prompt, (bank,))
    fill = [paragraph(f"p{number}", 40) for number in range(count)]
    more = [paragraph(f"p{number}", 40) for number in range(100, 130)]
    read = Read(write(document(section("s1", *fill, heading("h1"), asked, *more))).data)
    assert read.pages_of("h1") == read.pages_of("q1") == read.pages_of("t1")
    assert len(read.pages_of("b1")) == 1


@law
@given(st.integers(8, 26), st.integers(9, 14))
def test_a_question_of_most_of_a_page_leaves_no_page_half_empty(count, choices):
    long = tuple(Choice("ABCDEFGHIJKLMN"[n], text("q1", 30, 30 * n)) for n in range(choices))
    asked = Question("id-q1", "1", "Question 1", (Paragraph(text("q2", 8)),), (Choices(long),))
    fill = [paragraph(f"p{number}", 40) for number in range(count)]
    more = [paragraph(f"p{number}", 40) for number in range(100, 130)]
    pages = Read(write(document(section("s1", *fill, asked, *more))).data).pages
    for lines in pages[:-1]:
        last = max(line.y for line in lines if named(line.text))
        assert last - AREA.y > AREA.height / 2 - 2 * style().grid


@law
@given(st.integers(0, 26), st.integers(9, 16))
def test_a_table_in_a_question_leaves_no_page_half_empty(count, rows):
    asked = Question("id-q1", "1", "Question 1", (Paragraph(text("q1", 8)),), (table("t1", rows),))
    fill = [paragraph(f"p{number}", 40) for number in range(count)]
    more = [paragraph(f"p{number}", 40) for number in range(100, 130)]
    read = Read(write(document(section("s1", *fill, asked, *more))).data)
    for lines in read.pages[:-1]:
        last = max(line.y for line in lines if named(line.text))
        assert last - AREA.y > AREA.height / 2 - 2 * style().grid
    # What is asked stands above its first two rows, and the last is not alone.
    pages = [page for page, _ in read.words_of("t1")]
    assert read.pages_of("q1") == {pages[0]} == {pages[1]}
    assert pages[-1] == pages[-2]
