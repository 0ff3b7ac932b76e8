"""The README tells the truth: its examples build, it names every key, and its test line is the one that CI runs."""

import re
import shutil
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from guide.build import check
from guide.cli import COMMANDS
from guide.diagnostics import Problems, rules_table
from guide.model.place import Place
from guide.model.text import CalloutKind
from guide.questions import KINDS
from guide.source.files import SourceFile
from guide.source.located_yaml import compose
from guide.source.styles import load_style
from guide.style import PageStyle
from tests.golden import check_golden

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
CHAPTER = README.partition("## Writing a guide")[2].partition("## What a build writes")[0]
CODE = re.compile(r"```.*?```|`[^`\n]*`|^ {4}.*$", re.DOTALL | re.MULTILINE)
EXAMPLE = re.compile(
    r"^`rivers/(?P<path>\S+)`\n\n```\w+\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)


def test_the_first_example_is_a_guide_without_mistakes(tmp_path):
    paths = []
    for example in EXAMPLE.finditer(README):
        path = tmp_path / example["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(example["text"], "utf-8")
        paths.append(example["path"])
    assert paths == ["guide.yaml", "sections/source.md", "questions/source.yaml"]
    assert check(tmp_path) == ()


@pytest.mark.parametrize(
    "text", re.findall(r"^```yaml\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
)
def test_every_example_of_yaml_can_be_read(text):
    problems = Problems()
    compose(SourceFile("example.yaml", text), problems)
    assert problems.found == []


STYLES = re.findall(r"^```yaml\n(name: (\w+)\n.*?)^```$", README, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(("text", "name"), STYLES, ids=[name for _, name in STYLES])
def test_the_examples_of_styles_are_styles(text, name, tmp_path):
    shutil.copytree(ROOT / "styles", tmp_path / "styles")
    (tmp_path / "styles" / f"{name}.yaml").write_text(text)
    problems = Problems()
    style = load_style(name, tmp_path / "styles", problems, Place("guide.yaml"))
    assert problems.found == []
    assert (style.grid == 16) == (name == "airy")
    assert (style.page.sides == "one") == (name == "binder")


def test_how_paper_is_used_is_told_with_its_values():
    told = README.partition("| key of `page` |")[2].partition("```")[0]
    for key in ("sides", "sections_open", "parts_open"):
        for value in get_args(get_type_hints(PageStyle)[key]):
            assert re.search(rf"^\| `{key.replace('_', '-')}` .*`{value}`", told, re.MULTILINE)


@pytest.mark.parametrize(
    ("module", "heading"),
    [
        ("about", "guide.yaml"),
        ("front_matter", "Sections"),
        ("timeline", "timeline.yaml"),
        ("figures", "figures.yaml"),
        ("questions", "questions/*.yaml"),
        ("glossary", "glossary.yaml and references.yaml"),
    ],
)
def test_every_key_of_a_file_is_told_in_its_place(module, heading):
    told = CHAPTER.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    keys = {key.name for key in import_module(f"guide.source.{module}").KEYS} - {"allow"}
    assert {key for key in keys if not re.search(rf"\b{key}\b", told)} == set()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_every_question_kind_is_told_with_its_keys(kind):
    (row,) = re.findall(rf"^\| `{kind.name}` \|.*$", CHAPTER, re.MULTILINE)
    for key in set(kind.keys) - {"choices", "shuffle"}:
        assert f"`{key}" in row or f"{key} " in row, key


def test_every_callout_is_told():
    for kind in CalloutKind.__args__:
        assert f"`{kind}`" in CHAPTER


def test_every_style_is_told():
    styles = [path.stem for path in (ROOT / "styles").glob("*.yaml")]
    assert [style for style in styles if f"`{style}`" not in README] == []


def test_every_command_and_option_is_told():
    help_texts = "".join(
        subprocess.run(
            [sys.executable, ROOT / "build_guide.py", *words, "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for words in ([], ["build"], ["check"], ["watch"])
    )
    promised = set(re.findall(r"--[a-z-]+", help_texts)) - {
        "--help",
        "--version",
        "--out",
    }  # told as -o
    assert [option for option in promised if not re.search(rf"{option}\b", README)] == []
    for name in COMMANDS:
        assert f"build_guide.py {name}" in README or f"build_guide.py [{name}]" in README


def test_the_page_of_rules_is_up_to_date(request):
    check_golden(rules_table(), ROOT / "docs" / "rules.md", request)


def test_continuous_integration_runs_the_test_line():
    (line,) = re.findall(r"^    (python3 -m venv .*)$", README, re.MULTILINE)
    assert line in (ROOT / ".ci" / "run").read_text().splitlines()


def test_the_notice_names_every_library():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    notice = (ROOT / "NOTICE").read_text("utf-8").lower()
    libraries = {re.match(r"[\w-]+", each)[0].lower() for each in project["dependencies"]}
    assert {library for library in libraries if library not in notice} == set()


@pytest.mark.parametrize(
    "page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/benchmark.md"]
)
def test_links_inside_the_repository_lead_somewhere(page):
    text = CODE.sub("", (ROOT / page).read_text("utf-8"))
    targets = re.findall(r"\]\(([^)#:]+)\)", text)
    folder = (ROOT / page).parent
    assert [target for target in targets if not (folder / target).exists()] == []
