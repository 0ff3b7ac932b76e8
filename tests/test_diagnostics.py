"""Findings as they are shown: in order, with the line and a caret, or as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from guide.diagnostics import (
    Diagnostic,
    Problems,
    Rule,
    as_json,
    did_you_mean,
    render,
    render_all,
    rule,
)
from guide.model.place import Place

RULE = Rule("some-rule", "error", "Something is so.")


def at(file: str, line: int = 1, column: int = 1) -> Diagnostic:
    return Diagnostic(RULE, Place(file, line, column), "it is not so")


def test_findings_come_in_the_order_of_the_format_and_once() -> None:
    files = [
        "images/a.svg", "references.yaml", "questions/b.yaml", "questions.yaml", "glossary.yaml", "sections/02-b.md",
        "figures.yaml", "timeline.yaml", "sections/01-a.md", "guide.yaml", "elsewhere.yaml",
    ]  # fmt: skip
    problems = Problems(
        [at(file) for file in files]
        + [at("guide.yaml", 1, 10), at("guide.yaml", 1, 9), at("guide.yaml")]
    )
    assert [(found.place.file, found.place.column) for found in problems.in_order()] == [
        ("guide.yaml", 1), ("guide.yaml", 9), ("guide.yaml", 10), ("sections/01-a.md", 1), ("sections/02-b.md", 1),
        ("timeline.yaml", 1), ("figures.yaml", 1), ("questions.yaml", 1), ("questions/b.yaml", 1), ("glossary.yaml", 1),
        ("references.yaml", 1), ("images/a.svg", 1), ("elsewhere.yaml", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "column", "shown"),
    [
        ("title: A", 8, "    title: A\n           ^"),
        ("\ttitle", 2, "    \ttitle\n    \t^"),
        ("日本: A", 5, "    日本: A\n          ^"),
        ("e\N{COMBINING ACUTE ACCENT}x", 3, "    e\N{COMBINING ACUTE ACCENT}x\n     ^"),
        ("short", 9, "    short\n         ^"),
        ("a\x1bb", 3, "    a\N{REPLACEMENT CHARACTER}b\n      ^"),
    ],
)
def test_the_caret_stands_under_the_character(line: str, column: int, shown: str) -> None:
    head = f"a.md:1:{column}: error[some-rule]: it is not so\n"
    assert render(at("a.md", 1, column), line) == head + shown


def test_of_a_long_line_only_the_part_around_the_place_is_shown() -> None:
    text = "x" * 500 + "HERE" + "y" * 500
    _, excerpt, caret = render(at("a.md", 1, 501), text).split("\n")
    assert len(excerpt) < 120
    assert excerpt[caret.index("^") :].startswith("HERE")


def test_lines_are_taken_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rthree \xff\n")
    (tmp_path / "b.png").write_bytes(b"\x89PNG\0\0")
    found = [Diagnostic(RULE, Place("a.md", 3, 7), "m", "do so"), at("b.png"), at("none.md")]
    assert render_all(found, tmp_path) == (
        "a.md:3:7: error[some-rule]: m\n    three \N{REPLACEMENT CHARACTER}\n          ^\nhint: do so\n"
        "b.png:1:1: error[some-rule]: it is not so\n"
        "none.md:1:1: error[some-rule]: it is not so"
    )


def test_json_for_editors() -> None:
    assert json.loads(as_json([at("a.md", 2, 3)])) == [
        {
            "file": "a.md", "line": 2, "column": 3, "severity": "error", "rule": "some-rule",
            "message": "it is not so", "hint": "",
        }
    ]  # fmt: skip


def test_a_rule_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        rule("unknown-key", "error", "Again.") and rule("unknown-key", "error", "Again.")


def test_guesses() -> None:
    assert did_you_mean("titel", ["title", "text"]) == "did you mean 'title'?"
    assert did_you_mean("zzz", ["title"]) == ""
