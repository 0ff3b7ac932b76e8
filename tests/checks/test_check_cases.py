"""Every check has a case that it warns of, one that is fine, and what silences it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import guide.checks
from guide.checks import check_teaching
from guide.diagnostics import Problems, Rule, render_all
from guide.source import read_guide
from tests.source import case_files

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_findings_are_as_expected(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    text = case.read_text(encoding="utf-8")
    _, files, expected = case_files.split(text)
    case_files.make_guide(tmp_path, files)
    problems = Problems()
    guide = read_guide(tmp_path, problems)
    assert guide is not None
    check_teaching(guide, problems)
    found = render_all(problems.in_order(), tmp_path)
    found = found + "\n" if found else ""
    if request.config.getoption("--re-record"):
        case.write_text(case_files.with_expected(text, found), encoding="utf-8")
        return
    assert found == expected
    if case.stem.startswith("fine-"):
        assert not found
    if not case.stem.startswith("fine-"):
        assert f"[{case.stem.partition('--')[0]}]" in found


def rules_of_the_checks() -> set[str]:
    modules = [
        import_module(module.name)
        for module in pkgutil.walk_packages(guide.checks.__path__, "guide.checks.")
    ]
    return {
        value.name
        for module in modules
        for value in vars(module).values()
        if isinstance(value, Rule)
    }


def test_each_rule_has_a_case() -> None:
    assert rules_of_the_checks() == {
        case.stem.partition("--")[0] for case in CASES if not case.stem.startswith("fine-")
    }


GUIDES = [Path(__file__).parents[2] / "source", Path(__file__).parents[2] / "guide" / "starter"]


@pytest.mark.parametrize("source", GUIDES, ids=lambda path: path.name)
def test_the_guides_that_are_shipped_have_no_warnings(source: Path) -> None:
    problems = Problems()
    guide = read_guide(source, problems)
    assert guide is not None
    check_teaching(guide, problems)
    assert render_all(problems.in_order(), source) == ""
