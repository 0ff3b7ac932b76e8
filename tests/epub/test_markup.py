"""The markup says what things are: to assistive technology, to reading systems, to a style sheet."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.documents import EVERYTHING, NAMES
from tests.epub.book import TYPE, XML_LANG, Book, resolved, words


def test_every_link_leads_somewhere(book: Book) -> None:
    targets = book.targets()
    for name, document in {**book.documents, "nav.xhtml": book.xml("nav.xhtml")}.items():
        for href in book.find(document, "//@href | //@src"):
            if not href.startswith("https://"):
                assert resolved(name, href) in targets
    for source in book.find(book.xml("toc.ncx"), "//ncx:content/@src"):
        assert source in targets


def test_ids_are_unique_in_the_book(book: Book) -> None:
    ids = [i for document in book.documents.values() for i in book.find(document, "//@id")]
    assert len(ids) == len(set(ids))


def test_ids_of_the_document_are_kept(book: Book) -> None:
    wanted = ["july-first", "july-bridge", "map", "july-debate", "table-forces", "row-jp", "item-4"]
    wanted += ["event-raid", "p-zhukov", "q-choice", "q-choice-a", "g-kwantung", "answer-q-essay"]
    for identifier in wanted:
        assert book.by_id(identifier) is not None


def test_each_document_has_one_title_and_skips_no_level(book: Book) -> None:
    for division in EVERYTHING.divisions:
        headings = book.find(
            book.division(division.id),
            "//*[self::x:h1 or self::x:h2 or self::x:h3 or self::x:h4 or self::x:h5 or self::x:h6]",
        )
        levels = [int(heading.tag[-1]) for heading in headings]
        assert levels.count(1) == (1 if division.title else 0)
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    ("division", "semantic", "role"),
    [
        ("july", "chapter", "doc-chapter"),
        ("part-war", "part", "doc-part"),
        ("glossary", "glossary", "doc-glossary"),
        ("references", "bibliography", "doc-bibliography"),
        ("answers", "appendix", "doc-appendix"),
    ],
)
def test_divisions_have_their_semantics(
    division: str, semantic: str, role: str, book: Book
) -> None:
    section = book.by_id(division)
    assert (section.get(TYPE), section.get("role")) == (semantic, role)


def test_languages_are_marked(book: Book) -> None:
    for document in book.documents.values():
        assert document.get("lang") == document.get(XML_LANG) == "en"
    for text, language in (
        ("Георгий Жуков", "ru"),
        ("Москва не отвечала.", "ru"),
        ("obo", "mn"),
        ("下克上", "ja"),
    ):
        found = [
            node
            for document in book.documents.values()
            for node in book.find(document, f"//*[@lang='{language}']")
            if "".join(node.itertext()) == text
        ]
        assert found
        assert all(node.get(XML_LANG) == language for node in found)


def test_notes_and_their_calls_find_each_other(book: Book) -> None:
    call, note = book.by_id("july-c1"), book.by_id("july-n1")
    assert (call.get(TYPE), call.get("role")) == ("noteref", "doc-noteref")
    assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
    assert call.get("href") == "#july-n1"
    back = book.one(note, ".//x:a[@role='doc-backlink']")
    assert back.get("href") == "#july-c1"
    assert call.get("aria-label") == "Note 1"


@pytest.mark.parametrize("name", NAMES)
def test_questions_and_answers_are_a_tap_apart(name: str, book: Book) -> None:
    question, answer = book.by_id(name), book.by_id(f"answer-{name}")
    assert f"answers.xhtml#answer-{name}" in book.find(question, ".//@href")
    assert f"questions.xhtml#{name}" in book.find(answer, ".//x:a[@role='doc-backlink']/@href")
    assert question.get("role") == answer.get("role") == "group"


def test_nothing_needs_a_script(book: Book) -> None:
    for document in book.documents.values():
        assert not book.find(document, "//x:script | //x:details | //x:button | //@onclick")


def test_choices_show_their_letters(book: Book) -> None:
    items = book.find(book.by_id("q-choice"), ".//x:li")
    assert [words(item)[0] for item in items] == ["A", "B", "C"]


def test_blanks_are_announced(book: Book) -> None:
    blanks = book.find(book.by_id("q-blank"), ".//x:span[@role='img']")
    assert [blank.get("aria-label") for blank in blanks] == ["blank 1", "blank 2"]


def test_pictures_have_alternatives_and_decoration_is_silent(book: Book) -> None:
    images = book.find(book.division("july"), "//x:img")
    assert [image.get("alt") for image in images] == ["Map: a line rises to a hill & falls", ""]
    assert images[1].get("role") == "presentation"


def test_pins_stand_on_the_picture(book: Book) -> None:
    drawing = book.one(book.by_id("q-blank"), ".//svg:svg")
    assert drawing.get("aria-label") == "The map with two numbered places"
    circles = book.find(drawing, "svg:circle")
    assert [(c.get("cx"), c.get("cy")) for c in circles] == [("300.0", "60.0"), ("540.0", "240.0")]
    assert book.find(drawing, "svg:text/text()") == ["1", "2"]


def test_tables_have_heads_with_scopes_and_captions(book: Book) -> None:
    table = book.by_id("table-forces")
    assert words(book.one(table, "x:caption")) == ["Table", "1", "Strengths", "in", "August"]
    assert book.find(table, "x:thead//x:th/@scope") == ["col", "col"]
    assert book.find(table, "x:tbody//x:th/@scope") == ["row", "row"]
    # The empty corner names nothing.
    assert len(book.find(table, "x:thead//x:td")) == 1
    assert book.find(table, "x:tbody/x:tr[1]/x:td/@data-label") == ["Men", "Tanks"]


def test_lists_count_as_the_author_did(book: Book) -> None:
    counted, inner, lettered = book.find(book.division("shapes"), "//x:ol")
    assert counted.get("start") == "3"
    assert words(counted) == ["third", "fourth", "a)", "inner"]
    assert words(inner)[0] == "a)"
    assert words(lettered) == ["a)", "lettered", "one", "b)", "lettered", "two", "and", "more"]


def test_callouts_are_named_asides(book: Book) -> None:
    callout = book.by_id("july-debate")
    assert callout.tag.endswith("aside")
    assert callout.get("aria-label") == "Debate: Who began?"


def test_what_is_used_is_declared(book: Book) -> None:
    properties = {item.get("href"): item.get("properties", "") for item in book.manifest.values()}
    for name, document in book.documents.items():
        assert ("svg" in properties[name]) == bool(book.find(document, "//svg:svg"))
        assert ("mathml" in properties[name]) == bool(book.find(document, "//m:math"))
    assert properties["nav.xhtml"] == "nav"
    assert properties["cover.svg"] == "cover-image"


def test_only_pictures_that_are_shown_are_packed(book: Book) -> None:
    images = {name for name in book.names if name.startswith("EPUB/images/")}
    assert images == {"EPUB/images/map.svg", "EPUB/images/face.png"}
    packed = {f"EPUB/{item.get('href')}" for item in book.manifest.values()}
    assert packed == set(book.names) - {"mimetype", "META-INF/container.xml", "EPUB/content.opf"}
