"""Every rule of the source format has a case that breaks it: what is said, where, and with which hint."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import case_files
import pytest

import guide.source
from guide.diagnostics import Problems, Rule, render_all
from guide.source import read_guide

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))

TESTED_ELSEWHERE = {"guide.source.styles", "guide.source.coverage"}
"""They read what is no part of a guide: styles, and the characters of fonts."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_findings_are_as_expected(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = case.read_text(encoding="utf-8")
    _, files, expected = case_files.split(text)
    case_files.make_guide(tmp_path, files)
    problems = Problems()
    read_guide(tmp_path, problems)
    found = render_all(problems.in_order(), tmp_path)
    found = found + "\n" if found else ""
    if request.config.getoption("--re-record"):
        case.write_text(case_files.with_expected(text, found), encoding="utf-8")
        return
    assert found == expected
    if not case.stem.startswith("fine-"):
        assert f"[{case.stem.partition('--')[0]}]" in found


def rules_of_the_reader() -> set[str]:
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(guide.source.__path__, "guide.source.")
        if module.name not in TESTED_ELSEWHERE
    ]
    return {
        value.name
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule)
    }


def test_each_rule_has_a_case() -> None:
    assert rules_of_the_reader() - {case.stem for case in CASES} == set()
