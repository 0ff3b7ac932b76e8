"""YAML is read as PyYAML reads it, but all scalars are texts, and each has its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.diagnostics import Problems
from guide.source import nodes
from guide.source.files import SourceFile
from guide.source.located_yaml import compose


def read(text: str) -> tuple[nodes.Node | None, Problems]:
    problems = Problems()
    return compose(SourceFile("a.yaml", text), problems), problems


@pytest.mark.parametrize(
    "text",
    ["No", "1939-05-11", "12:30", "-0431", "1e3", "0x1F", "~", "null", "yes", "1_000", "010"],
)
def test_scalars_are_what_they_look_like(text: str) -> None:
    node, _ = read(f"key: {text}\n")
    assert isinstance(node, nodes.Mapping)
    assert nodes.plain(node) == {"key": text}


def test_keys_and_values_know_their_places() -> None:
    node, _ = read("é日: ü\nlist:\n  - [a, {b: c}]\n  - >-\n    folded\n")
    assert isinstance(node, nodes.Mapping)
    first = node.entries["é日"]
    assert (first.line, first.column) == (1, 1)
    assert (first.node.line, first.node.column) == (1, 5)
    listed = node.entries["list"].node
    assert isinstance(listed, nodes.Sequence)
    inner = listed.items[0]
    assert isinstance(inner, nodes.Sequence)
    assert (inner.items[1].line, inner.items[1].column) == (3, 9)
    assert (listed.items[1].line, listed.items[1].column) == (4, 5)


VALUES = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp")), max_size=12),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("abc é", min_size=1, max_size=4), inner, max_size=3),
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.text("abc", min_size=1, max_size=4), VALUES),
    st.sampled_from([None, True, False]),
)
@settings(max_examples=200, deadline=None)
def test_what_pyyaml_writes_is_read(value: dict[str, object], style: bool | None) -> None:  # noqa: FBT001
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=style)
    node, problems = read(text)
    assert not problems.found
    assert node is not None
    assert nodes.plain(node) == value


@given(st.one_of(st.text(max_size=60), st.text("ab:-[]{}#&*!|>'\"%@` \n\t,?", max_size=60)))
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_or_reported(text: str) -> None:
    node, problems = read(text)
    try:
        expected = list(yaml.load_all(text, Loader=yaml.CBaseLoader))
    except (yaml.YAMLError, ValueError, TypeError):
        assert problems.has_errors  # also where a key is no text
        return
    if not problems.found and node is not None:
        assert [nodes.plain(node)] == expected
