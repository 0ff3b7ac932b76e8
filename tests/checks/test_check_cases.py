"""Every check has a case that it warns of, one that is fine, and what silences it."""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import guide.checks
from guide.checks import check_teaching
from guide.dataclass import replace
from guide.diagnostics import Diagnostic, Problems, Rule, render_all
from guide.model.records import Guide
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
    check_teaching(guide, lambda: guide, problems)
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


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if "warning[" in case.read_text("utf-8")],
    ids=lambda case: case.stem,
)
def test_each_warning_is_silenced_by_its_name_at_one_item(case: Path, tmp_path: Path) -> None:
    case_files.make_guide(tmp_path, case_files.split(case.read_text(encoding="utf-8"))[1])
    guide = read_guide(tmp_path, Problems())
    assert guide is not None
    found = findings(guide)
    for problem in found:
        left = findings(allowing(guide, problem))
        assert (problem.rule, problem.place) not in [(each.rule, each.place) for each in left]
        assert [each for each in left if each.rule is not problem.rule] == [
            each for each in found if each.rule is not problem.rule
        ], "no other warning goes with it"


def findings(guide: Guide) -> list[Diagnostic]:
    problems = Problems()
    check_teaching(guide, lambda: guide, problems)
    return list(problems.in_order())


def allowing(guide: Guide, problem: Diagnostic) -> Guide:
    """The guide with the finding's name allowed at the section, event, figure, question or term that it is about."""
    kinds = ("sections", "events", "figures", "questions", "terms")
    inside = [
        (item.place, kind, number)
        for kind in kinds
        for number, item in enumerate(getattr(guide, kind))
        if item.place.file == problem.place.file
        and (kind == "sections" or item.place <= problem.place)
    ]
    _, kind, number = max(inside)
    items = list(getattr(guide, kind))
    items[number] = replace(items[number], allow=(problem.rule.name,))
    return replace(guide, **{kind: tuple(items)})


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
    check_teaching(guide, lambda: guide, problems)
    assert render_all(problems.in_order(), source) == ""
