"""The printed pages' starts stand at their very words."""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import document as d
from guide.document import PageStart
from guide.epub import write_epub
from guide.epub.pages import Cursor, page_marks, word_start
from guide.style import Style
from tests.documents import EVERYTHING, PAGE_STARTS
from tests.epub.book import TYPE, Book, resolved, words

MARK = re.compile(r"<span[^>]*></span>")


def test_the_page_list_has_the_labels_in_order(book: Book) -> None:
    nav = book.one(book.xml("nav.xhtml"), "//x:nav[@epub:type='page-list']")
    links = book.find(nav, ".//x:a")
    assert [link.text for link in links] == [start.label for start in PAGE_STARTS]
    targets = book.targets()
    assert all(resolved("nav.xhtml", link.get("href")) in targets for link in links)


def test_marks_stand_in_the_text_in_the_same_order(book: Book) -> None:
    marks = [
        mark
        for document in book.documents.values()
        for mark in book.find(document, "//*[@role='doc-pagebreak']")
    ]
    assert [mark.get("aria-label") for mark in marks] == [start.label for start in PAGE_STARTS]
    assert all(mark.get(TYPE) == "pagebreak" and not len(mark) and not mark.text for mark in marks)


def following(book: Book, label: str) -> list[str]:
    """The words after a page's start."""
    mark = book.by_id(f"page.{label}")
    after = book.find(mark, "following::text()[not(ancestor::m:math)]")
    return "".join(f"{text} " for text in after).split()


@pytest.mark.parametrize(
    ("label", "first"),
    [
        ("ii", "Rivers"),
        ("1", "The"),
        ("2", "Section"),
        ("3", "extraordinarily."),
        ("4", "Figure"),
        ("5", "Only"),
        ("7", "Japanese"),
        ("9", "Key"),
        ("11", "neither"),
        ("14", "Answers"),
    ],
)
def test_pages_start_at_the_word_that_print_starts_with(label: str, first: str, book: Book) -> None:
    assert following(book, label)[0] == first


def test_marks_change_no_word(book: Book, style: Style) -> None:
    without = Book(write_epub(EVERYTHING, style, (), ""))
    for name, document in book.documents.items():
        assert words(document) == words(without.documents[name])


def test_without_pages_there_is_no_page_list(style: Style) -> None:
    book = Book(write_epub(EVERYTHING, style, (), ""))
    assert not book.find(book.xml("nav.xhtml"), "//x:nav[@epub:type='page-list']")
    assert not book.find(book.package, "//opf:meta[@property='pageBreakSource']")
    features = book.find(book.package, "//opf:meta[@property='schema:accessibilityFeature']/text()")
    assert "pageNavigation" not in features


TEXTS = st.text(alphabet=st.sampled_from("ab é’-.下 \u00ad<&"), max_size=40)


@given(TEXTS, st.lists(st.integers(0, 45), max_size=5), st.integers(0, 40))
def test_cutting_loses_nothing_and_breaks_no_word(
    text: str, offsets: list[int], split: int
) -> None:
    marks = page_marks([PageStart(str(n), "x", 0, at) for n, at in enumerate(sorted(offsets))])
    cursor = Cursor(marks, [text[:split], text[split:]])
    pieces = [cursor.first(), cursor.cut(text[:split]), cursor.cut(text[split:]), cursor.rest()]
    written = "".join(pieces)
    plain = MARK.sub("", written)
    assert plain == escape(text)
    assert len(MARK.findall(written)) == len(offsets)
    inside = [piece for piece in pieces if re.search(r"[abé]<span[^>]*></span>[abé]", piece)]
    assert not inside


@given(TEXTS, st.integers(0, 45))
def test_a_mark_never_moves_over_a_word(text: str, offset: int) -> None:
    moved = word_start(text, offset)
    between = text[min(moved, offset) : max(moved, offset)]
    assert not between.strip() or not re.search(r"\s", between.strip())


def test_pages_in_places_that_are_not_there_are_refused(style: Style) -> None:
    with pytest.raises(ValueError, match="nowhere"):
        write_epub(EVERYTHING, style, [PageStart("1", "nowhere", 0)], "")
    with pytest.raises(ValueError, match="july"):
        write_epub(EVERYTHING, style, [PageStart("1", "july", 999)], "")


def test_equal_labels_get_ids_of_their_own(style: Style) -> None:
    starts = [PageStart("A 1", "july", -1), PageStart("A 1", "shapes", -1)]
    book = Book(write_epub(EVERYTHING, style, starts, ""))
    assert book.by_id("page.A-1") is not book.by_id("page.A-1-")


def test_a_link_to_nothing_is_refused(style: Style) -> None:
    division = d.Division(
        id="lost",
        role="section",
        title=(d.Text("Lost"),),
        running_title="Lost",
        blocks=(d.Paragraph((d.Link("nowhere", (d.Text("there"),), "section"),)),),
    )
    document = replace(EVERYTHING, divisions=(division,))
    with pytest.raises(ValueError, match="nowhere"):
        write_epub(document, style, (), "")


def test_an_id_used_twice_is_refused(style: Style) -> None:
    division = d.Division(
        id="twice",
        role="section",
        title=(d.Text("Twice"),),
        running_title="Twice",
        blocks=(d.Paragraph((), id="same"), d.Paragraph((), id="same")),
    )
    document = replace(EVERYTHING, divisions=(division,))
    with pytest.raises(ValueError, match="same"):
        write_epub(document, style, (), "")
