"""Whole documents as text, and the laws that they keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide import document as d
from guide.compile import compile_guide
from guide.compile.editions import (
    ANSWERS,
    GUIDE,
    HANDOUT_QUESTIONS,
    STUDENT,
    Edition,
    check_editions,
    editions_of,
    handout,
)
from guide.diagnostics import Problems
from guide.document_text import blocks_text, document_text
from tests.compile.laws import check_laws, nodes
from tests.compile.water_guide import water_guide
from tests.golden import check_golden

GOLDEN = Path(__file__).parent / "golden"
IN_SECTIONS = Edition(
    name="revision", parts=GUIDE.parts, answers="section", questions="section", title="Revision"
)
EDITIONS = {
    "guide": GUIDE,
    "student": STUDENT,
    "answers": ANSWERS,
    "handout": handout("sky"),
    "questions": handout("river", HANDOUT_QUESTIONS),
    "in-sections": IN_SECTIONS,
}


@pytest.mark.parametrize("name", EDITIONS)
def test_document_as_text(name: str, request: pytest.FixtureRequest) -> None:
    document = compile_guide(water_guide(), EDITIONS[name])
    check_laws(document)
    check_golden(document_text(document), GOLDEN / f"water-{name}.txt", request)


def test_in_german(request: pytest.FixtureRequest) -> None:
    document = compile_guide(water_guide(language="de-AT"), GUIDE)
    check_laws(document)
    check_golden(document_text(document), GOLDEN / "water-german.txt", request)


@pytest.mark.parametrize("edition", [STUDENT, handout("sky"), handout("river", HANDOUT_QUESTIONS)])
def test_students_get_no_answers(edition: Edition) -> None:
    document = compile_guide(water_guide(), edition)
    kinds = {type(node) for node in nodes(document)}
    assert d.Question in kinds
    assert d.Answer not in kinds
    text = document_text(document)
    for secret in (
        "A gas has no droplets",
        "Ice is solid",
        "Dew forms where it lies",
        "comes out lower down",
        "three causes",
    ):
        assert secret not in text
    assert "Show the kettle" not in text


def test_only_for_some_readers() -> None:
    teacher = document_text(compile_guide(water_guide(), GUIDE))
    student = document_text(compile_guide(water_guide(), STUDENT))
    assert ("Show the kettle" in teacher, "Watch the kettle" in teacher) == (True, False)
    assert ("Show the kettle" in student, "Watch the kettle" in student) == (False, True)


def test_numbers_are_the_same_in_every_edition() -> None:
    def numbers(edition: Edition) -> dict[str, str]:
        document = compile_guide(water_guide(), edition)
        return {node.id: node.number for node in nodes(document) if isinstance(node, d.Question)}

    whole = numbers(GUIDE)
    for edition in (STUDENT, handout("river"), IN_SECTIONS):
        part = numbers(edition)
        assert part
        assert part.items() <= whole.items()


def test_editing_one_question_moves_no_other() -> None:
    from dataclasses import replace

    guide = water_guide()
    fewer = replace(guide, questions=guide.questions[:3] + guide.questions[4:])

    def orders(document: d.Document) -> dict[str, list[str]]:
        return {
            node.id: list(blocks_text(node.response))
            for node in nodes(document)
            if isinstance(node, d.Question)
        }

    before, after = orders(compile_guide(guide, STUDENT)), orders(compile_guide(fewer, STUDENT))
    assert before.keys() - after.keys() == {"q-clouds"}
    assert all(before[name] == after[name] for name in after)


def test_another_seed_makes_other_practice() -> None:
    from guide.model.records import Practice

    one = compile_guide(water_guide(practice=Practice("1", ("terms", "dates"))), STUDENT)
    two = compile_guide(water_guide(practice=Practice("2", ("terms", "dates"))), STUDENT)
    assert one.divisions != two.divisions


def test_the_only_clock_is_the_guides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert compile_guide(water_guide(), GUIDE).metadata.modified == "2026-03-05T00:00:00Z"
    assert compile_guide(water_guide(date=""), GUIDE).metadata.modified == "1980-01-01T00:00:00Z"
    assert (
        compile_guide(water_guide(date="2026"), GUIDE).metadata.modified == "2026-01-01T00:00:00Z"
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert compile_guide(water_guide(), GUIDE).metadata.modified == "1970-01-02T00:00:00Z"


def test_each_edition_has_an_identifier_of_its_own() -> None:
    editions = (GUIDE, STUDENT, ANSWERS, handout("sky"), handout("river"))
    found = [compile_guide(water_guide(), edition).metadata.identifier for edition in editions]
    assert len(set(found)) == len(found)
    assert found[0] == water_guide().about.identifier


def test_the_authors_own_edition() -> None:
    guide = water_guide(
        editions={
            "revision": {
                "based_on": "student",
                "title": "Revision edition",
                "parts": ["contents", "timeline", "questions"],
                "answers": "section",
                "answers_epub": "none",
            }
        }
    )
    edition = editions_of(guide)["revision"]
    document = compile_guide(guide, edition)
    check_laws(document)
    assert [division.id for division in document.divisions] == ["contents", "timeline", "questions"]
    assert any(isinstance(node, d.Answer) for node in nodes(document))
    electronic = compile_guide(guide, edition.for_format("epub"))
    assert not any(isinstance(node, d.Answer) for node in nodes(electronic))


@pytest.mark.parametrize(
    "settings",
    [
        {"answers": "nowhere"},
        {"colour": "red"},
        {"parts": ["index"]},
        {"based_on": "x"},
        {"title": {"en": "Mapping"}},
        {"answers": ["end", "section"]},
    ],
)
def test_an_edition_that_can_not_be(settings: dict[str, object]) -> None:
    guide = water_guide(editions={"odd": settings})
    with pytest.raises(ValueError):
        editions_of(guide)
    problems = Problems()
    check_editions(guide, problems)
    (found,) = problems.found
    assert (found.rule.name, found.place.file) == ("edition-setting", "guide.yaml")


def test_a_shipped_edition_can_be_changed() -> None:
    guide = water_guide(editions={"student": {"hints": "none"}})
    edition = editions_of(guide)["student"]
    assert (edition.parts, edition.hints) == (STUDENT.parts, "none")
    document = compile_guide(guide, edition)
    check_laws(document)
    assert "Look up, then down" not in document_text(document)
