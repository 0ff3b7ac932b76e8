"""The knowledge organiser, the revision log, and the question how sure one is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide import document as d
from guide.compile import compile_guide
from guide.compile.editions import ANSWERS, GUIDE, ORGANISER, STUDENT
from guide.document_text import document_text
from guide.model.dates import Date
from guide.model.records import KeyNumber, Practice
from tests.compile.laws import check_laws, nodes
from tests.compile.water_guide import cite, text, water_guide
from tests.golden import check_golden

GOLDEN = Path(__file__).parent / "golden"
LOG = Practice("7", ("revision-log",))
ASKING = replace(GUIDE, name="asking", confidence="ask")


def division(document: d.Document, name: str) -> d.Division | None:
    return next((each for each in document.divisions if each.id == name), None)


# --- organiser -----------------------------------------------------------------------------------


def test_organiser_as_text(request: pytest.FixtureRequest) -> None:
    numbers = (KeyNumber("97.5 %", (*text("of the water is in the sea "), cite("halley1687"))),)
    document = compile_guide(water_guide(numbers=numbers), ORGANISER)
    check_laws(document)
    check_golden(document_text(document), GOLDEN / "water-organiser.txt", request)


def test_entries_are_numbered_through() -> None:
    numbers = (KeyNumber("1", text("one")), KeyNumber("2", text("two")))
    document = compile_guide(water_guide(numbers=numbers), ORGANISER)
    labels = [node.label for node in nodes(document) if isinstance(node, d.ListItem)]
    assert labels == [f"{number}." for number in range(1, len(labels) + 1)]
    assert len(labels) == 4 + 3 + 3 + 2, "events, people, terms, numbers"


def test_a_guide_without_data_has_no_organiser() -> None:
    guide = replace(water_guide(), events=(), figures=(), terms=())
    assert compile_guide(guide, ORGANISER).divisions == ()


# --- revision log --------------------------------------------------------------------------------


def test_days_are_counted_back_from_the_exam() -> None:
    document = compile_guide(water_guide(exam_date=Date(2027, 5, 14), practice=None), STUDENT)
    check_laws(document)
    log = division(document, "revision-log")
    assert log is not None
    tables = [node for node in nodes(log) if isinstance(node, d.Table)]
    print_, screen = (
        [[d.plain_text(cell.content) for cell in row.cells] for row in table.body]
        for table in tables
    )
    assert screen[0] == ["1\u2002Water in the sky", *screen[0][1:]]
    assert [day.replace("\u00a0", " ") for day in screen[0][1:]] == [
        "5 March",
        "7 March",
        "12 March",
        "26 March",
        "7 May",
    ]
    assert print_[0][1].startswith("\u2610"), "in print there are boxes to tick"


def test_without_an_exam_there_is_room_for_the_days_in_print_alone() -> None:
    document = compile_guide(water_guide(practice=LOG), GUIDE)
    check_laws(document)
    log = division(document, "revision-log")
    assert log is not None
    (only,) = [node for node in nodes(log) if isinstance(node, d.Only)]
    assert only.format == "pdf"
    assert len([node for node in nodes(only) if isinstance(node, d.Blank)]) == 2 * 5


def test_who_asks_for_no_log_gets_none() -> None:
    assert division(compile_guide(water_guide(), GUIDE), "revision-log") is None


# --- confidence ----------------------------------------------------------------------------------


def confidence_lines(document: d.Document) -> list[str]:
    return [
        d.plain_text(node.content)
        for node in nodes(document)
        if isinstance(node, d.Paragraph) and node.role == "confidence"
    ]


def test_every_question_asks_how_sure_one_is_and_every_answer_tells_what_to_do() -> None:
    document = compile_guide(water_guide(), ASKING)
    check_laws(document)
    whole = [
        block
        for part in document.divisions
        for block in part.blocks
        if isinstance(block, d.Question | d.Answer)
    ]
    assert len(whole) > 20
    for block in whole:
        lines = [node for node in nodes(block) if isinstance(node, d.Paragraph)]
        assert any(line.role == "confidence" for line in lines), block.id


def test_in_print_one_ticks_and_on_a_screen_one_thinks() -> None:
    document = compile_guide(water_guide(), ASKING)
    formats = {
        node.format: [
            d.plain_text(line.content) for line in nodes(node) if isinstance(line, d.Paragraph)
        ]
        for node in nodes(document)
        if isinstance(node, d.Only) and node.blocks[0].role == "confidence"
    }
    assert formats["pdf"][0].count("\u2610") == 3
    assert "\u2610" not in formats["epub"][0]


def test_the_key_says_where_to_study_again() -> None:
    guide_lines = confidence_lines(compile_guide(water_guide(), replace(ANSWERS, confidence="ask")))
    assert any("study this again (Section\u00a02)" in line for line in guide_lines)


def test_nobody_is_asked_unless_the_edition_wants_it() -> None:
    assert confidence_lines(compile_guide(water_guide(), GUIDE)) == []
