"""Papers of a quiz: what is drawn, what moves and what does not, what ties a paper to its key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide import document as d
from guide.build import Request, UnknownNameError, build
from guide.compile import compile_guide
from guide.compile.letters import Lettered, lopsided, right_letters
from guide.diagnostics import Problems
from guide.document_text import blocks_text
from guide.model.records import Guide, Question
from guide.questions.choices import ChoiceList
from guide.questions.matching import Matching, Pair
from guide.questions.ordering import Ordering
from guide.quiz import Paper, Quiz, UnknownFilterError, Wanted, papers
from tests.compile.laws import check_laws, nodes
from tests.compile.water_guide import choice, place, question, text, water_guide

EVERY = Wanted()


@cache
def guide() -> Guide:
    return water_guide()


def made(guide: Guide, wanted: Wanted = EVERY, versions: int = 3, seed: str = "7") -> list[Paper]:
    return list(papers(guide, Quiz(wanted, versions, seed), Problems()))


def documents(guide: Guide, wanted: Wanted = EVERY, seed: str = "7") -> list[d.Document]:
    return [compile_guide(paper.guide, paper.edition) for paper in made(guide, wanted, seed=seed)]


def asked(document: d.Document) -> dict[str, list[str]]:
    """What is to be done with each question, in the order of the paper."""
    return {
        node.id: list(blocks_text(node.response))
        for node in nodes(document)
        if isinstance(node, d.Question) and "." not in node.id
    }


# --- what is made --------------------------------------------------------------------------------


def test_every_version_has_a_paper_and_a_key() -> None:
    found = made(guide())
    assert [paper.name for paper in found] == [
        f"quiz/water-{name}{part}" for name in "ABC" for part in ("", "-key")
    ]
    for paper in found:
        check_laws(compile_guide(paper.guide, paper.edition))


def test_a_paper_has_no_answers_and_its_key_all_of_them_in_its_order() -> None:
    found = documents(guide())
    for paper, key in zip(found[::2], found[1::2], strict=True):
        questions = [node.number for node in nodes(paper) if isinstance(node, d.Question)]
        answers = [node.number for node in nodes(key) if isinstance(node, d.Answer)]
        assert answers == questions
        assert not any(isinstance(node, d.Answer) for node in nodes(paper))
        assert not any(isinstance(node, d.Link) and node.role == "hint" for node in nodes(paper))


def test_a_paper_is_ready_to_be_handed_out() -> None:
    paper = documents(guide())[0]
    (fields,) = [node for node in nodes(paper) if isinstance(node, d.Fields)]
    assert fields.labels == ("Name", "Class", "Date")
    total = sum(question.marks for question in guide().questions)
    assert f"{total} marks in all" in "\n".join(blocks_text(paper.divisions[0].blocks))
    assert paper.divisions[0].running_title == "Quiz, version A"
    assert paper.furniture.page_of
    assert [node.number for node in nodes(paper) if isinstance(node, d.Question)][:2] == ["1", "2"]


def test_the_key_letters_are_those_of_the_paper() -> None:
    """Read as a teacher does: the letter in the key stands before the right words on the paper."""
    found = documents(guide())
    for paper, key in zip(found[::2], found[1::2], strict=True):
        (letter,) = [
            choice.letter
            for node in nodes(paper)
            if isinstance(node, d.Choices)
            for choice in node.choices
            if d.plain_text(choice.content) == "Vapour"
        ]
        (answer,) = [
            node for node in nodes(key) if isinstance(node, d.Answer) and node.id == "a-vapour"
        ]
        assert d.plain_text(answer.blocks[0].content).startswith(letter)


def test_a_code_ties_a_paper_to_its_key() -> None:
    found = documents(guide())
    codes = [document.furniture.running_foot.partition(" ")[0] for document in found]
    assert codes[::2] == codes[1::2]
    assert [code[0] for code in codes[::2]] == ["A", "B", "C"]
    assert len({code[2:] for code in codes[::2]}) == 3
    fewer = replace(guide(), questions=guide().questions[1:])
    assert documents(fewer)[0].furniture.running_foot.partition(" ")[0] != codes[0]


def test_the_versions_differ_and_the_same_seed_makes_the_same_papers() -> None:
    first, again, other = documents(guide()), documents(guide()), documents(guide(), seed="8")
    assert first == again
    orders = [asked(document) for document in (*first[::2], *other[::2])]
    assert all(orders[0].keys() == order.keys() for order in orders)
    for index, order in enumerate(orders):
        for earlier in orders[:index]:
            assert list(order) != list(earlier) or order != earlier


# --- what is drawn -------------------------------------------------------------------------------


def drawn(wanted: Wanted, source: Guide | None = None, seed: str = "7") -> list[Question]:
    paper = made(source or guide(), wanted, 1, seed)[0]
    return [each for each in paper.guide.questions if each.section == paper.edition.section]


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Wanted(sections=("sky",)), {"vapour", "states", "dew", "clouds", "cycle"}),
        (Wanted(levels=("remember",)), {"vapour"}),
        (Wanted(kinds=("essay", "label")), {"flood", "basin"}),
        (Wanted(sections=("river",), kinds=("matching", "numeric")), {"share"}),
    ],
)
def test_filters(wanted: Wanted, names: set[str]) -> None:
    assert {question.id for question in drawn(wanted)} == names


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(sections=("skies",)),
        Wanted(levels=("easy",)),
        Wanted(tags=("rain",)),
        Wanted(kinds=("poem",)),
        Wanted(sections=("river",), kinds=("matching",)),
    ],
)
def test_a_filter_that_leaves_nothing(wanted: Wanted) -> None:
    with pytest.raises(UnknownFilterError):
        drawn(wanted)


@given(st.integers(1, 30), st.integers(1, 12), st.sampled_from(["1", "7", "blue"]))
def test_numbers_and_marks(marks: int, count: int, seed: str) -> None:
    assert len(drawn(Wanted(questions=count), seed=seed)) == min(count, 11)
    summed = drawn(Wanted(marks=Decimal(marks)), seed=seed)
    total = sum(question.marks for question in guide().questions)
    assert sum(question.marks for question in summed) == min(marks, total)
    both = drawn(Wanted(marks=Decimal(marks), questions=count), seed=seed)
    assert sum(question.marks for question in both) <= marks
    assert len(both) <= count


def test_marks_that_can_not_be_had_are_told() -> None:
    problems = Problems()
    papers(guide(), Quiz(Wanted(kinds=("matching",), marks=Decimal(2)), 1, "7"), problems)
    assert [problem.rule.name for problem in problems] == ["quiz-marks"]


# --- stability -----------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(
    gone=st.sets(st.integers(0, 10), max_size=9),
    seed=st.sampled_from(["1", "7", "blue"]),
)
def test_dropping_questions_moves_no_other(gone: set[int], seed: str) -> None:
    """Neither its choices, nor its place among those that stay."""
    kept = tuple(each for index, each in enumerate(guide().questions) if index not in gone)
    before = documents(guide(), seed=seed)[::2]
    after = documents(replace(guide(), questions=kept), seed=seed)[::2]
    for whole, part in zip(before, after, strict=True):
        expected = {name: order for name, order in asked(whole).items() if name in asked(part)}
        assert asked(part) == expected
        assert list(asked(part)) == list(expected)


def test_editing_a_question_moves_no_other() -> None:
    first, *others = guide().questions
    edited = replace(
        first, body=replace(first.body, choices=first.body.choices[:3]), marks=Decimal(9)
    )
    changed = replace(guide(), questions=(edited, *others))
    for whole, part in zip(documents(guide())[::2], documents(changed)[::2], strict=True):
        before, after = asked(whole), asked(part)
        assert list(before) == list(after)
        before.pop("q-vapour"), after.pop("q-vapour")
        assert before == after


# --- nothing is given away -----------------------------------------------------------------------


def choices(name: str, count: int = 4, *, shuffle: bool = True) -> Question:
    listed = tuple(
        choice(f"{name} {'abcdefgh'[index]}", correct=index == 0) for index in range(count)
    )
    body = ChoiceList(listed, shuffle)
    return question(name, "multiple-choice", body, 1, f"Which {name}?", section="sky")


def many(count: int, name: str = "q") -> Guide:
    return replace(guide(), questions=tuple(choices(f"{name}{index}") for index in range(count)))


def counts(found: Sequence[Paper]) -> list[Counter[str]]:
    """How often each letter is right, in each version."""
    result = []
    for paper in found[::2]:
        mine = [each for each in paper.guide.questions if each.section == paper.edition.section]
        letters = right_letters(paper.guide, mine, paper.edition).values()
        result.append(Counter(letter for letter, _ in letters))
    return result


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(8, 20), st.text("abcdef", min_size=1, max_size=3))
def test_what_is_drawn_is_balanced(count: int, seed: str) -> None:
    """As far as the questions to draw from have the letters."""
    source = many(3 * count)
    (there,) = counts(made(source, versions=1, seed=seed))
    (letters,) = counts(made(source, Wanted(questions=count), 1, seed))
    assert sum(letters.values()) == count
    most = max(letters.values())
    assert all(most - letters[letter] <= 1 or letters[letter] == there[letter] for letter in "ABCD")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(8, 20), st.text("abcdef", min_size=1, max_size=3))
def test_what_is_drawn_is_balanced_in_all_versions_at_once(count: int, seed: str) -> None:
    problems = Problems()
    papers(many(3 * count), Quiz(Wanted(questions=count), 3, seed), problems)
    assert list(problems) == []


@pytest.mark.parametrize("count", [6, 12, 20, 36])
def test_without_a_seed_the_letters_are_balanced(count: int) -> None:
    problems = Problems()
    for name in "abcd":
        papers(many(count, name), Quiz(EVERY, 3), problems)
    assert list(problems) == []


def test_a_lopsided_version_is_told() -> None:
    fixed = tuple(choices(f"q{index}", shuffle=False) for index in range(6))
    problems = Problems()
    papers(replace(guide(), questions=fixed), Quiz(EVERY, 1), problems)
    (problem,) = problems
    assert problem.rule.name == "quiz-letters"
    assert "A is right in 6 of 6" in problem.message


@pytest.mark.parametrize(
    ("letters", "often"),
    [
        ("AAAA", ""),
        ("AAAAA", "A"),
        ("ABCDA", ""),
        ("BBBBBACD", "B"),
        ("BBBBACD", ""),
        ("ABCDABCDAB", ""),
    ],
)
def test_lopsided(letters: str, often: str) -> None:
    assert lopsided(Lettered(letter, 4) for letter in letters) == often


def test_choices_of_a_fixed_order_keep_it() -> None:
    source = replace(guide(), questions=(choices("fixed", shuffle=False), choices("free")))
    for document in documents(source)[::2]:
        for node in nodes(document):
            if isinstance(node, d.Question) and node.id == "q-fixed":
                (block,) = node.response
                shown = [d.plain_text(each.content) for each in block.choices]
                assert shown == [f"fixed {mark}" for mark in "abcd"]


def test_choices_in_chronological_order_keep_it() -> None:
    years = ("1936", "11 May 1939", "2 July 1939", "September 1939")
    listed = tuple(choice(year, correct=year == "1936") for year in years)
    body = ChoiceList(listed, shuffle=True)
    asked = question("when", "multiple-choice", body, 1, "When was it?", section="sky")
    for document in documents(replace(guide(), questions=(asked, choices("free"))))[::2]:
        (shown,) = [
            tuple(d.plain_text(each.content) for each in node.response[0].choices)
            for node in nodes(document)
            if isinstance(node, d.Question) and node.id == "q-when"
        ]
        assert shown == years


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 7), st.integers(0, 2), st.text("abcdefgh", min_size=1, max_size=6))
def test_nothing_is_printed_solved(count: int, more: int, name: str) -> None:
    items = tuple(text(f"step {index}") for index in range(count))
    pairs = tuple(Pair(text(f"left {index}"), text(f"right {index}")) for index in range(count))
    extra = tuple(text(f"more {index}") for index in range(more))
    source = replace(
        guide(),
        questions=(
            question(
                f"{name}-order",
                "ordering",
                Ordering(items, (), place()),
                2,
                "Order!",
                section="sky",
            ),
            question(
                f"{name}-match", "matching", Matching(pairs, extra), 2, "Match!", section="sky"
            ),
        ),
    )
    for document in documents(source, seed=name)[::2]:
        order, match = (asked(document)[f"q-{name}-{kind}"] for kind in ("order", "match"))
        steps = [line[-1] for line in order if "step" in line]
        assert steps != sorted(steps)
        rights = [line.rpartition("right ")[2][0] for line in match if "right " in line]
        assert len(rights) == count
        assert rights != sorted(rights)


# --- from the command line -----------------------------------------------------------------------


def test_papers_are_built_and_stay(tmp_path: Path) -> None:
    from guide.new import make

    source, out = tmp_path / "source", tmp_path / "out"
    make(source)
    quiz = Quiz(Wanted(sections=("balloons",)), 2)
    outcome = build(Request(source, out, quiz=quiz), lambda what: None)
    assert not outcome.failed
    names = {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}
    assert names == {
        f"quiz/the-first-flights-balloons-{name}.pdf" for name in ("A", "A-key", "B", "B-key")
    }
    build(Request(source, out), lambda what: None)
    assert names < {path.relative_to(out).as_posix() for path in out.rglob("*.pdf")}


def test_a_quiz_of_nothing_is_refused(tmp_path: Path) -> None:
    from guide.new import make

    make(tmp_path / "source")
    request = Request(tmp_path / "source", tmp_path / "out", quiz=Quiz(Wanted(tags=("x",)), 1))
    with pytest.raises(UnknownNameError, match="no tag 'x'"):
        build(request, lambda what: None)
    assert not list((tmp_path / "out").rglob("*.pdf"))
