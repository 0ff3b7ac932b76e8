"""Every kind of question, read from its YAML: mistakes are told where they are; extremes compile."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from textwrap import dedent, indent

import pytest

from guide import document as d
from guide.compile import compile_guide
from guide.compile.editions import GUIDE
from guide.diagnostics import Diagnostic, Problems
from guide.document_text import blocks_text
from guide.model.records import Guide, Question
from guide.questions import KINDS
from guide.source import read_guide
from tests.compile.laws import check_laws, nodes

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>'


def write(folder: Path, body: str, prompt: str = "What?") -> Path:
    """A guide with one question, whose own keys are ``body`` from line 5 on."""
    (folder / "sections").mkdir()
    (folder / "images").mkdir()
    (folder / "images" / "map.svg").write_text(SVG)
    (folder / "guide.yaml").write_text("title: T\n")
    (folder / "sections" / "s.md").write_text("---\ntitle: S\n---\n\nText.\n")
    (folder / "timeline.yaml").write_text(
        dedent("""\
            - {id: first, date: 1939-05-11, title: First}
            - {id: same, date: 1939-05-11/1939-05-20, title: Same day}
            - {id: last, date: 1939-09-16, title: Last}
            """)
    )
    text = f"- id: q\n  section: s\n  prompt: {json.dumps(prompt)}\n"
    (folder / "questions.yaml").write_text(text + indent(dedent(body).strip(), "  ") + "\n")
    return folder


def read(folder: Path) -> tuple[Guide | None, list[Diagnostic]]:
    problems = Problems()
    return read_guide(folder, problems), list(problems)


def question(folder: Path) -> Question:
    guide, problems = read(folder)
    assert guide is not None, problems
    return guide.questions[0]


MISTAKES = [
    ("type: multiple-choice\nchoices: [a, b]", "correct-choices", 5),
    (
        "type: multiple-choice\nchoices:\n  - {text: a, correct: true}\n  - {text: b, correct: true}",
        "correct-choices",
        6,
    ),
    ("type: multiple-response\nchoices: [a, b]", "correct-choices", 5),
    (
        "type: multiple-choice\nchoices: [{text: a, correct: true}, {text: b, feedbak: c}]",
        "unknown-key",
        5,
    ),
    ("type: true-false\nanswer: false", "true-false-correction", 5),
    ("type: true-false\nanswer: true\ncorrection: x", "true-false-correction", 6),
    ("type: matching\npairs:\n  - {left: a, right: b}", "too-few-pairs", 6),
    ("type: matching\npairs: [{left: a, right: b}, {left: c, right: b}]", "same-right", 5),
    ("type: matching\npairs: [{left: a, right: b}, c]", "too-few-pairs", 5),
    ("type: ordering\nitems: [a]", "items-or-events", 5),
    ("type: ordering\nitems: [a, b]\nevents: [first, last]", "items-or-events", None),
    ("type: ordering\nevents: [first, same]", "same-date", 5),
    ("type: fill-in", "no-gap", 3),
    ("type: numeric\nanswer: 1\ntolerance: -1", "negative-tolerance", 6),
    ("type: short-answer", "no-answer", None),
    ("type: essay", "no-answer", None),
    ("type: essay\nmarks: 3\nrubric: [{criterion: a, marks: 2}]", "rubric-marks", None),
    ("type: essay\nanswer: b\nrubric: [a]", "rubric-entry", 6),
    (
        'type: label\nimage: images/map.svg\nalt: x\nlabels: [{at: ["10%", "200%"], answer: a}]',
        "label-place",
        7,
    ),
    (
        "type: label\nimage: images/map.svg\nalt: x\nlabels: [{at: [10%], answer: a}]",
        "label-place",
        7,
    ),
    (
        """\
        type: multi-part
        marks: 3
        parts:
          - {type: true-false, prompt: p, answer: true}
        """,
        "part-marks",
        None,
    ),
    (
        """\
        type: multi-part
        parts:
          - type: multi-part
            prompt: p
            parts: [{type: true-false, prompt: p, answer: true}]
        """,
        "nested-parts",
        6,
    ),
]


@pytest.mark.parametrize(("body", "rule", "line"), MISTAKES, ids=[case[1] for case in MISTAKES])
def test_a_mistake_is_told_where_it_is(
    body: str, rule: str, line: int | None, tmp_path: Path
) -> None:
    found = read(write(tmp_path, body))[1]
    assert [problem.rule.name for problem in found] == [rule]
    assert found[0].place.file == "questions.yaml"
    if line is not None:
        assert found[0].place.line == line


def test_distractors_need_a_word_bank(tmp_path: Path) -> None:
    body = "type: fill-in\ndistractors: [x]"
    found = read(write(tmp_path, body, prompt="A {{gap}}."))[1]
    assert [problem.rule.name for problem in found] == ["distractors-without-bank"]


@pytest.mark.parametrize(
    ("body", "prompt", "marks"),
    [
        ("type: multiple-choice\nchoices: [a, {text: b, correct: true}]", "?", 1),
        (
            "type: multiple-response\nchoices: [{text: a, correct: true}, {text: b, correct: true}]",
            "?",
            2,
        ),
        ("type: true-false\nanswer: true", "?", 1),
        ("type: matching\npairs: [{left: a, right: b}, {left: c, right: d}]", "?", 2),
        ("type: ordering\nitems: [a, b, c]", "?", 3),
        ("type: ordering\nevents: [last, first]", "?", 2),
        ("type: fill-in", "{{a}} and {{b}}", 2),
        ("type: numeric\nanswer: 1", "?", 1),
        ("type: short-answer\nanswer: a", "?", 2),
        ("type: short-answer\npoints: [a, b, c]", "?", 3),
        ("type: essay\nanswer: a", "?", 10),
        ("type: essay\nrubric: [{criterion: a, marks: 1.5}, {criterion: b, marks: 2}]", "?", "3.5"),
        ("type: label\nimage: images/map.svg\nalt: x\nlabels: [{at: [1%, 2%], answer: a}]", "?", 1),
        ("type: multi-part\nparts: [{type: true-false, prompt: p, answer: true}]", "?", 1),
        ("type: true-false\nanswer: true\nmarks: 0", "?", 0),
    ],
)
def test_marks_by_default(body: str, prompt: str, marks: str, tmp_path: Path) -> None:
    assert question(write(tmp_path, body, prompt)).marks == Decimal(marks)


EXTREMES = {
    "one choice": "type: multiple-choice\nchoices: [{text: only, correct: true}]",
    "thirty pairs": "type: matching\npairs:\n"
    + "".join(f"  - {{left: l{number}, right: r{number}}}\n" for number in range(30)),
    "thirty choices": "type: multiple-choice\nchoices:\n  - {text: right, correct: true}\n"
    + "".join(f"  - wrong {number}\n" for number in range(29)),
    "twenty pins": "type: label\nimage: images/map.svg\nalt: x\nlabels:\n"
    + "".join(f"  - {{at: [{number}%, 50%], answer: place {number}}}\n" for number in range(20)),
    "sixty lines": "type: essay\nanswer: a\nlines: 60",
    "no lines": "type: essay\nanswer: a\nlines: 0",
}


@pytest.mark.parametrize("name", EXTREMES)
def test_extremes_compile(name: str, tmp_path: Path) -> None:
    folder = write(tmp_path, EXTREMES[name], prompt="A long stem. " * 130)
    guide, problems = read(folder)
    assert guide is not None, problems
    document = compile_guide(guide, GUIDE)
    check_laws(document)
    kinds = [node for node in nodes(document) if isinstance(node, d.Question | d.Answer)]
    assert [type(node) for node in kinds] == [d.Question, d.Answer]


@pytest.mark.parametrize(
    ("prompt", "sizes"),
    [
        ("{{Po}} and {{Rhine}}", ["short", "short"]),
        ("{{Po}} and {{Mississippi}}", ["medium", "medium"]),
        ("{{the mouth of the Mississippi}} and {{Po}}", ["long", "long"]),
        ("{{Po}} and {{the many mouths of the Mississippi and its arms}}", ["line", "line"]),
    ],
)
def test_blanks_are_as_long_as_the_longest_answer_asks(
    prompt: str, sizes: list[str], tmp_path: Path
) -> None:
    """All of a question alike: none hints at its own answer."""
    guide, _ = read(write(tmp_path, "type: fill-in", prompt))
    assert guide is not None
    found = nodes(compile_guide(guide, GUIDE))
    assert [node.size for node in found if isinstance(node, d.Blank)] == sizes


def test_letters_go_on_after_z(tmp_path: Path) -> None:
    guide, _ = read(write(tmp_path, EXTREMES["thirty pairs"]))
    assert guide is not None
    text = "\n".join(
        line
        for division in compile_guide(guide, GUIDE).divisions
        for line in blocks_text(division.blocks)
    )
    assert "**AD**" in text
    assert "**AE**" not in text


def test_every_kind_has_a_schema_of_its_keys() -> None:
    for kind in KINDS.values():
        assert set(kind.schema) == set(kind.keys), kind.name
        assert set(kind.required) <= set(kind.keys), kind.name
        json.dumps(dict(kind.schema))
