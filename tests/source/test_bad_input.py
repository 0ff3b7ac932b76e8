"""Input that no author writes: each is answered with a finding, in bounded time and memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.diagnostics import MOST_ALIKE, Problems
from guide.source import read_guide
from guide.source.files import decode
from guide.source.sections import read_section
from guide.source.timeline import read_timeline

HEAD = "---\ntitle: First\n---\n"


def rules_of_section(text: str) -> set[str]:
    source = decode("sections/01-first.md", (HEAD + text).encode(), Problems())
    assert source is not None
    return {
        finding.rule.name for finding in read_section(source, "en", lambda _, make: make()).findings
    }


def rules_of_timeline(text: str) -> set[str]:
    source = decode("timeline.yaml", text.encode(), Problems())
    assert source is not None
    return {finding.rule.name for finding in read_timeline(source, "en").findings}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("word " * 1_000_000, "text-too-long"),
        ("- a\n" * 30_000, "text-too-long"),
        ("[" * 25_000, "text-too-long"),
        ("![" * 12_000, "text-too-long"),
        ("> " * 3_000 + "deep", "too-deep"),
        ("".join("  " * depth + "- a\n" for depth in range(500)), "too-deep"),
        ("::: note\n" * 10_000, "open-callout"),
        ("![a](b){" * 2_000, "image-in-text"),
        ("[@a" * 6_000, ""),
        ("*a **b " * 2_500, ""),
        ("[^a]: [^b]: [^c]: x\n" * 500, "duplicate-note"),
    ],
    ids=lambda value: value[:12],
)
def test_markdown(text: str, rule: str) -> None:
    assert rule in {"", *rules_of_section(text)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 100_000, "yaml-depth"),
        ("{" * 100_000, "yaml-depth"),
        ("- " * 50_000, "yaml-depth"),
        ("- a\n" * 500_001, "file-too-large"),
        ("- &a [x, x]\n" + "- &b [*a, *a]\n" * 1000, "yaml-alias"),
        ('"' * 100_001, "yaml-syntax"),
        ("? " * 1000, "yaml-depth"),
        ("- id: a\n  date: 1939\n  title: T\n  text: " + "word\n    " * 50_000, "text-too-long"),
    ],
    ids=lambda value: value[:12],
)
def test_yaml(text: str, rule: str) -> None:
    assert rule in rules_of_timeline(text)


def test_alike_findings_are_counted_not_kept() -> None:
    source = decode("timeline.yaml", b"- a\n" * 10_000, Problems())
    assert source is not None
    findings = read_timeline(source, "en").findings
    assert len(findings) == MOST_ALIKE + 1
    assert findings[-1].message.startswith("there are more")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    import os

    (tmp_path / "guide.yaml").write_text("title: A\n")
    (tmp_path / "sections").mkdir()
    os.mkfifo(tmp_path / "sections" / "01-first.md")
    problems = Problems()
    read_guide(tmp_path, problems)
    assert {finding.rule.name for finding in problems} == {"not-a-file"}


FILES = (
    "guide.yaml",
    "sections/01-first.md",
    "timeline.yaml",
    "figures.yaml",
    "questions.yaml",
    "glossary.yaml",
    "references.yaml",
    "references.json",
)
KEYS = (
    "id", "title", "date", "born", "text", "place", "sections", "facts", "image", "file", "alt",
    "name", "language", "authors", "part", "paper", "width", "practice", "kinds", "seed", "cover",
    "editions", "slug", "identifier", "type", "choices", "pairs", "answer", "items", "events",
    "labels", "at", "rubric", "parts", "prompt", "marks", "level", "section", "sources", "term",
    "definition", "see", "author", "issued", "date-parts", "nocite", "family",
)  # fmt: skip
SCALARS = st.one_of(
    st.sampled_from(
        ["first", "1939-05", "true", "multiple-choice", "matching", "multi-part", "fill-in", "label", "ordering",
         "essay", "numeric", "a4", "book", "dates", "images/a.svg", "[](figure:a) [@b]", "{{a|b}}", "40%", "", "'"]
    ),
    st.text("ab:-[]{}#*|>'\"@ \n", max_size=12),
)  # fmt: skip
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=8)
    ),
    max_leaves=25,
)


@given(st.dictionaries(st.sampled_from(FILES), st.one_of(TREES, st.text(max_size=40)), max_size=6))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_folder_is_read_or_reported(tmp_path: Path, files: dict[str, object]) -> None:
    import json

    (tmp_path / "sections").mkdir(exist_ok=True)
    for name in FILES:
        (tmp_path / name).unlink(missing_ok=True)
    for name, tree in files.items():
        text = tree if isinstance(tree, str) else json.dumps(tree)
        if name.endswith(".md"):
            text = f"---\n{text}\n---\nText.\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    problems = Problems()
    guide = read_guide(tmp_path, problems)
    assert guide is not None or problems.has_errors
    for finding in problems.in_order():
        assert finding.place.file
        assert finding.place.line >= 1
        assert finding.place.column >= 1
