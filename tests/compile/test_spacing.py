"""Days to come back on: in order, with growing gaps, all before the exam."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guide.compile.spacing import RETURNS, SHORTEST, WHOLE, study_days

EXAM = date(2027, 5, 14)
EXAMS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
SECTIONS = st.integers(1, 200)


@given(EXAMS, SECTIONS, st.integers(-400, 400))
def test_every_plan(exam: date, sections: int, before: int) -> None:
    start = exam - timedelta(days=before)
    plan = study_days(exam, sections, start)
    assert len(plan) == sections
    for days in plan:
        assert len(days) == RETURNS + 1
        assert list(days) == sorted(days)
        assert days[-1] < exam
        if before >= SHORTEST:
            assert days[0] >= start
    firsts = [days[0] for days in plan]
    assert firsts == sorted(firsts), "sections are read in their order"


@given(EXAMS, SECTIONS)
def test_with_all_the_time_that_it_wants(exam: date, sections: int) -> None:
    for first, *returns, last in study_days(exam, sections):
        gaps = [(after - before).days for before, after in pairwise((first, *returns))]
        assert gaps == sorted(gaps)
        assert gaps[0] == 2
        assert 1 <= (exam - last).days <= 7


def test_the_first_and_the_last_section() -> None:
    plan = study_days(EXAM, 3)
    assert plan[0][0] == EXAM - timedelta(days=WHOLE)
    assert plan[-1][0] == EXAM - timedelta(days=28)
    assert plan[-1][-1] == EXAM - timedelta(days=1)


def test_a_plan_of_two_weeks() -> None:
    start = EXAM - timedelta(days=14)
    (only,) = study_days(EXAM, 1, start)
    assert only[0] == start
    assert only[1] == start + timedelta(days=1)


def test_an_exam_before_the_guide_s_own_date_is_planned_for_all_the_same() -> None:
    assert study_days(EXAM, 2, EXAM + timedelta(days=30)) == study_days(EXAM, 2)
