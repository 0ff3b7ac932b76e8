"""Exercises: fair, stable, and where they belong."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import document as d
from guide.compile import compile_guide
from guide.compile.compilation import Tables, start
from guide.compile.editions import ANSWERS, GUIDE, STUDENT, Edition, handout
from guide.compile.practice import Exercise, exercises
from guide.compile.practice_kinds import QUIZ_SIZE
from guide.compile.practice_material import dated_apart, mixed, whole
from guide.diagnostics import Problems
from guide.document_text import document_text
from guide.model.calendar import days_in_month, first_day, last_day
from guide.model.dates import Date, EdtfDate, Interval
from guide.model.records import Event, Guide, Practice
from guide.questions.matching import Matching
from guide.questions.ordering import Ordering
from guide.source import read_guide
from tests.compile.laws import check_laws, nodes
from tests.compile.water_guide import place, water_guide
from tests.golden import check_golden

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
KINDS = ("order-events", "who-was-who", "terms", "dates", "blank-timeline", "mixed-quiz")
CHAPTER = Practice("1939", KINDS)
SPREAD = Practice("1939", KINDS, "sections")


@pytest.fixture(scope="module")
def battles() -> Guide:
    """The shipped guide: thirty-odd events, people of four sides, terms and questions in eighteen sections."""
    guide = read_guide(ROOT / "source", Problems())
    assert guide is not None
    return guide


def tables(guide: Guide, practice: Practice) -> Tables:
    return start(with_practice(guide, practice), GUIDE).tables


def with_practice(guide: Guide, practice: Practice, **about: object) -> Guide:
    return replace(guide, about=replace(guide.about, practice=practice, **about))


def made(guide: Guide, practice: Practice, kind: str) -> list[Exercise]:
    return [each for each in exercises(tables(guide, practice)) if each.kind == kind]


# --- dates ---------------------------------------------------------------------------------------


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A year, a month or a day of 1939 or 1940."""
    year = draw(st.sampled_from((1939, 1940)))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, days_in_month(year, month))) if month else None
    return Date(year, month, day)


def event(name: str, date: EdtfDate) -> Event:
    return Event(name, date, name, place())


EVENTS = st.lists(dates() | st.builds(lambda start: Interval(start, None), dates()), max_size=12)


@given(EVENTS, st.integers(1, 12))
def test_of_no_two_events_is_the_order_in_doubt(found: list[EdtfDate], count: int) -> None:
    events = [event(f"e{number}", date) for number, date in enumerate(found)]
    chosen = dated_apart(events, count)
    assert len(chosen) <= count
    assert bool(chosen) == bool(events)
    starts = [each.date.start if isinstance(each.date, Interval) else each.date for each in chosen]
    assert all(last_day(before) < first_day(after) for before, after in pairwise(starts))


def test_an_open_beginning_has_no_place_in_an_order() -> None:
    assert dated_apart([event("old", Interval(None, Date(1932)))], 5) == []


@pytest.mark.parametrize("practice", [CHAPTER, SPREAD], ids=["chapter", "sections"])
def test_no_two_events_of_one_date_in_one_exercise(battles: Guide, practice: Practice) -> None:
    found = made(battles, practice, "order-events")
    assert found
    known = {each.id: each for each in battles.events}
    for exercise in found:
        assert isinstance(exercise.question.body, Ordering)
        asked = [known[name] for name in exercise.question.body.events]
        assert dated_apart(asked, len(asked)) == asked


def test_dates_that_the_title_tells_are_not_asked_for() -> None:
    titles = ["Before 1601", "In the year 1602", "After", "Later", "Latest"]
    events = tuple(
        replace(event(f"e{number}", Date(1601 + number)), title=title)
        for number, title in enumerate(titles)
    )
    (exercise,) = made(replace(water_guide(), events=events), CHAPTER, "dates")
    assert "1601" not in str(exercise.question.body)
    assert "1605" in str(exercise.question.body)


# --- people and terms ----------------------------------------------------------------------------


def test_people_are_matched_with_others_of_their_side(battles: Guide) -> None:
    sides = {figure.name: figure.group for figure in battles.figures}
    whole_sides = 0
    for exercise in made(battles, CHAPTER, "who-was-who"):
        body = exercise.question.body
        assert isinstance(body, Matching)
        groups = {sides["".join(text.text for text in pair.left)] for pair in body.pairs}
        whole_sides += len(groups) == 1
    assert whole_sides >= 1


def test_a_meaning_that_names_its_term_is_no_puzzle(battles: Guide) -> None:
    for exercise in made(battles, CHAPTER, "terms"):
        for pair in exercise.question.body.pairs:
            left, right = (side[0].text.casefold() for side in (pair.left, pair.right))
            assert left not in right


# --- the mixed quiz ------------------------------------------------------------------------------


def test_a_quiz_mixes_sections_and_asks_short_questions(battles: Guide) -> None:
    quiz = [exercise.question for exercise in made(battles, CHAPTER, "mixed-quiz")]
    assert len(quiz) == QUIZ_SIZE
    assert len({question.section for question in quiz}) == QUIZ_SIZE, "there are more sections"
    originals = {question.place: question for question in battles.questions}
    assert all(originals[question.place].marks <= 2 for question in quiz)
    assert not any(question.marks for question in quiz)


def test_neighbours_in_a_quiz_are_of_different_sections(battles: Guide) -> None:
    everything = mixed(whole(battles), 36)
    assert len(everything) == 36
    assert all(one.section != other.section for one, other in pairwise(everything))
    assert len({question.id for question in everything}) == 36


def test_one_section_has_nothing_to_mix() -> None:
    guide = water_guide()
    only = replace(
        guide, questions=tuple(each for each in guide.questions if each.section == "sky")
    )
    assert made(only, CHAPTER, "mixed-quiz") == []


# --- the seed ------------------------------------------------------------------------------------


def test_another_seed_makes_other_exercises(battles: Guide) -> None:
    for kind in KINDS:
        one, other = (
            [each.question.body for each in made(battles, replace(CHAPTER, seed=seed), kind)]
            for seed in ("1", "2")
        )
        assert one != other, kind


def test_one_more_event_leaves_the_others_where_they_are(battles: Guide) -> None:
    more = replace(
        battles, events=(*battles.events, replace(event("new", Date(1950)), importance="normal"))
    )
    before, after = (whole(guide) for guide in (battles, more))
    ranked = [each.id for each in after.ranked(after.events, "dates")]
    ranked.remove("new")
    assert ranked == [each.id for each in before.ranked(before.events, "dates")]


# --- spread over the guide -----------------------------------------------------------------------


def test_exercises_ask_about_what_has_been_told(battles: Guide) -> None:
    order = [section.id for section in battles.sections]
    told_in = {each.id: each.section for each in battles.events}
    ends = [entry.sections[-1] for entry in battles.about.outline]
    found = exercises(tables(battles, SPREAD))
    assert {exercise.after for exercise in found} <= set(ends)
    assert len({exercise.after for exercise in found}) == len(ends)
    for exercise in found:
        limit = order.index(exercise.after)
        if exercise.kind == "order-events" and exercise.after != order[-1]:
            for name in exercise.question.body.events:
                assert order.index(told_in[name]) <= limit
        if exercise.kind == "mixed-quiz":
            assert order.index(exercise.question.section) <= limit


def test_what_no_section_tells_is_asked_for_at_the_end() -> None:
    """In this guide three events of four and two people of three are told of in no section."""
    found = exercises(tables(water_guide(), SPREAD))
    assert {exercise.after for exercise in found} == {"river"}
    assert {exercise.kind for exercise in found} >= {"order-events", "who-was-who"}


def test_the_parts_end_with_their_exercises(battles: Guide) -> None:
    guide = with_practice(battles, SPREAD)
    for edition in (GUIDE, STUDENT, ANSWERS, replace(GUIDE, name="x", answers="section")):
        check_laws(compile_guide(guide, edition))
    document = compile_guide(guide, GUIDE)
    assert "practice" not in {division.id for division in document.divisions}
    first = next(division for division in document.divisions if division.id == "s-spring-1939")
    asked = [block for block in first.blocks if isinstance(block, d.Question)]
    assert asked
    assert all(block.id.startswith("pq-") for block in asked)


def test_a_handout_is_left_alone(battles: Guide) -> None:
    document = compile_guide(with_practice(battles, SPREAD), handout("spring-1939"))
    assert not any(
        node.id.startswith("pq-") for node in nodes(document) if isinstance(node, d.Question)
    )


# --- as text -------------------------------------------------------------------------------------


@pytest.mark.parametrize("place_", ["chapter", "sections"])
@pytest.mark.parametrize("answers", ["end", "section"])
def test_every_kind_and_place_keeps_the_laws(place_: str, answers: str) -> None:
    guide = with_practice(water_guide(), Practice("7", KINDS, place_))
    edition = replace(GUIDE, name="x", answers=answers, confidence="ask")
    document = compile_guide(guide, edition)
    check_laws(document)
    found = {node.id[:3] for node in nodes(document) if isinstance(node, d.Answer)}
    assert "pa-" in found


def test_spread_over_the_guide_as_text(request: pytest.FixtureRequest) -> None:
    practice = Practice("7", (*KINDS, "revision-log"), "sections")
    edition = Edition(
        name="practice",
        parts=("sections", "practice", "revision-log", "answers"),
        confidence="ask",
    )
    document = compile_guide(with_practice(water_guide(), practice), edition)
    check_golden(document_text(document), GOLDEN / "water-practice.txt", request)
