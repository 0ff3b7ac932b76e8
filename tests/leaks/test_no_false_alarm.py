"""Words that students may read are no leak, however short the guide and however poor its vocabulary."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.build import Request, build
from guide.compile import compile_guide
from guide.compile.editions import HANDOUT_QUESTIONS, Edition, handout
from guide.epub import write_epub
from guide.leaks import LEAK
from guide.model.records import Guide, Question, Section
from guide.questions.choices import ChoiceList
from guide.questions.matching import Matching, Pair
from guide.questions.short_answer import ShortAnswer
from tests.compile.water_guide import choice, fill_in, markup, place, question, text, water_guide
from tests.leaks.making import inspector
from tests.pdf.documents import style, write

ROOT = Path(__file__).parents[2]
GUIDES = [ROOT / "source", *sorted((ROOT / "tests" / "guides").iterdir())]


@pytest.mark.parametrize("source", GUIDES, ids=lambda path: path.name)
def test_guides_that_are_right_are_built(source: Path, tmp_path: Path) -> None:
    request = Request(source, tmp_path, only=("student", "handouts"))
    outcome = build(request, lambda what: None)
    assert [problem.message for problem in outcome.problems if problem.rule is LEAK] == []
    assert outcome.files


WORDS = st.lists(
    st.sampled_from(["rain", "sea", "ice", "fog", "a", "the", "is", "not"]), min_size=1, max_size=9
)
SENTENCES = WORDS.map(" ".join)


@st.composite
def questions(draw: st.DrawFn, name: str) -> Question:
    say = lambda: draw(SENTENCES)  # noqa: E731
    match draw(st.sampled_from(["choice", "short", "matching", "fill-in"])):
        case "choice":
            choices = tuple(choice(say(), correct=index == 0, feedback=say()) for index in range(3))
            made = question(name, "multiple-choice", ChoiceList(choices, shuffle=True), 1, say())
        case "short":
            body = ShortAnswer(markup(say()), (text(say()), text(say())), 2)
            made = question(name, "short-answer", body, 2, say())
        case "matching":
            pairs = tuple(Pair(text(say()), text(f"{say()} {index}")) for index in range(3))
            made = question(name, "matching", Matching(pairs, ()), 3, say())
        case _:
            made = fill_in(name, f"{say()} {{{{{say()}}}}} {say()}", bank=False, section="one")
    return replace(made, section="one", explanation=markup(say()), hint=markup(say()))


@st.composite
def guides(draw: st.DrawFn) -> Guide:
    count = draw(st.integers(1, 5))
    section = Section(
        "one",
        draw(SENTENCES),
        markup(*draw(st.lists(SENTENCES, max_size=5))),
        place(),
        objectives=(text(draw(SENTENCES)),),
    )
    return replace(
        water_guide(outline=("one",)),
        sections=(section,),
        events=(),
        figures=(),
        terms=(),
        questions=tuple(draw(questions(f"q{index}")) for index in range(count)),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(guides(), st.sampled_from([handout("one"), handout("one", HANDOUT_QUESTIONS)]))
def test_what_is_shown_is_no_leak(guide: Guide, edition: Edition) -> None:
    document = compile_guide(guide, edition)
    inspect = inspector(guide).inspect
    assert list(inspect("handout.pdf", write(document).data, edition)) == []
    packed = write_epub(document, style(), (), "handout.pdf")
    assert list(inspect("handout.epub", packed, edition)) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(guides())
def test_what_is_only_in_the_key_is_found(guide: Guide) -> None:
    """With the answers after the questions, whatever has three words that no student reads is found."""
    edition = handout("one", HANDOUT_QUESTIONS)
    secret = "Eleven purple umbrellas"
    first, *others = guide.questions
    talking = replace(guide, questions=(replace(first, explanation=markup(secret)), *others))
    document = compile_guide(talking, replace(edition, answers="section"))
    found = list(inspector(talking).inspect("handout.pdf", write(document).data, edition))
    assert any("'eleven purple umbrellas" in problem.message for problem in found)
