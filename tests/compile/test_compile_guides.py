"""Guides in the source format, compiled: every edition keeps the laws."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide import document as d
from guide.compile import compile_guide
from guide.compile.editions import (
    ANSWERS,
    GUIDE,
    HANDOUT_QUESTIONS,
    HANDOUT_TEXT,
    STUDENT,
    Edition,
    editions_of,
    handout,
    separate_key,
)
from guide.compile.items import compile_items
from guide.dataclass import replace
from guide.diagnostics import Problems
from guide.document_text import blocks_text, document_text
from guide.model.records import Guide
from guide.source import read_guide
from tests.compile.laws import check_laws, nodes
from tests.golden import check_golden

ROOT = Path(__file__).parent.parent.parent
FOLDERS = {
    "minimal": ROOT / "tests" / "guides" / "minimal",
    "kitchen-sink": ROOT / "tests" / "guides" / "kitchen-sink",
    "extremes": ROOT / "tests" / "guides" / "extremes",
    "khalkhin-gol": ROOT / "source",
}


@cache
def guide(name: str) -> Guide:
    problems = Problems()
    found = read_guide(FOLDERS[name], problems)
    assert found is not None, [problem.message for problem in problems]
    assert not problems.has_errors
    return found


@pytest.mark.parametrize("name", ["minimal", "kitchen-sink", "extremes"])
@pytest.mark.parametrize("edition", [GUIDE, ANSWERS], ids=lambda edition: edition.name)
def test_documents_as_text(name: str, edition: Edition, request: pytest.FixtureRequest) -> None:
    document = compile_guide(guide(name), edition)
    file = Path(__file__).parent / "golden" / f"{name}-{edition.name}.txt"
    check_golden(document_text(document), file, request)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_edition_keeps_the_laws(name: str) -> None:
    source = guide(name)
    sections = [section.id for section in source.sections]
    for edition in (
        GUIDE,
        STUDENT,
        ANSWERS,
        *(handout(section) for section in sections),
        *(handout(section, HANDOUT_QUESTIONS) for section in sections),
        *(handout(section, HANDOUT_TEXT) for section in sections),
    ):
        check_laws(compile_guide(source, edition))


@pytest.mark.parametrize("output", ["pdf", "epub"])
@pytest.mark.parametrize("name", ["kitchen-sink", "extremes"])
def test_the_authors_editions_keep_the_laws(name: str, output: Literal["pdf", "epub"]) -> None:
    source = guide(name)
    assert source.about.editions
    for own in source.about.editions:
        edition = editions_of(source)[own]
        for each in (edition, separate_key(edition)):
            check_laws(compile_guide(source, each.for_format(output)))


@pytest.mark.parametrize(
    ("name", "output"),
    [("in-sections", "pdf"), ("apart", "pdf")],
)
def test_own_editions_as_text(
    name: str, output: Literal["pdf", "epub"], request: pytest.FixtureRequest
) -> None:
    edition = editions_of(guide("extremes"))[name].for_format(output)
    file = Path(__file__).parent / "golden" / f"extremes-{name}-{output}.txt"
    check_golden(document_text(compile_guide(guide("extremes"), edition)), file, request)


@pytest.mark.parametrize("name", FOLDERS)
def test_students_get_no_answers(name: str) -> None:
    source = guide(name)
    for edition in (STUDENT, *(handout(section.id) for section in source.sections)):
        document = compile_guide(source, edition)
        assert not any(isinstance(node, d.Answer) for node in nodes(document))


@pytest.mark.parametrize("name", FOLDERS)
def test_the_same_guide_gives_the_same_document(name: str) -> None:
    source = guide(name)
    assert compile_guide(source, GUIDE) == compile_guide(source, GUIDE)


@pytest.mark.parametrize("name", FOLDERS)
def test_every_question_is_an_item(name: str) -> None:
    source = guide(name)
    assert len(compile_items(source).items) == len(source.questions)


@settings(max_examples=25, deadline=None)
@given(st.sets(st.integers(0, 23)))
def test_dropping_and_adding_questions_moves_no_choice_of_the_others(gone: set[int]) -> None:
    whole = guide("extremes")
    kept = tuple(each for index, each in enumerate(whole.questions) if index not in gone)
    responses = responses_of(whole)
    assert len(responses) == 24
    assert responses_of(replace(whole, questions=kept)) == {
        f"q-{each.id}": responses[f"q-{each.id}"] for each in kept
    }


def responses_of(source: Guide) -> dict[str, list[str]]:
    """What each question is answered with, by the question's id, as lines of text."""
    document = compile_guide(source, replace(HANDOUT_QUESTIONS, hints="none"))
    return {
        block.id: list(blocks_text(block.response))
        for division in document.divisions
        for block in division.blocks
        if isinstance(block, d.Question)
    }
