"""A place is the very line and column, wherever a reference stands."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_texts import read

from guide.diagnostics import Problems
from guide.source.files import decode
from guide.source.timeline import read_timeline

WORDS = st.lists(
    st.sampled_from(["word", "it's", '"so"', "ü", "日本", "a\\b", "x -- y", "# no", "*em*"]),
    min_size=1,
    max_size=5,
).map(" ".join)

STYLES = ("plain", "single", "double", "literal", "folded")


def as_scalar(lines: list[str], style: str, indent: int) -> str:
    """Lines of text as a YAML scalar, broken over lines of the source as its style allows."""
    margin = "\n" + " " * indent
    match style:
        case "plain":
            return "T " + margin.join(line.replace("#", "no") for line in lines)
        case "single":
            return "'T " + margin.join(lines).replace("'", "''") + "'"
        case "double":
            return '"T ' + margin.join(json.dumps(line)[1:-1] for line in lines) + '"'
        case "literal":
            return "|" + margin + "T " + margin.join(lines)
        case _:
            return ">-" + margin + "T " + margin.join(lines)


@given(
    st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4),
    st.sampled_from(STYLES),
    st.integers(4, 7),
)
@settings(max_examples=300, deadline=None)
def test_in_yaml(pairs: list[tuple[str, str]], style: str, indent: int) -> None:
    lines = [
        f"and {before} [](figure:f{number}) {after}" for number, (before, after) in enumerate(pairs)
    ]
    text = f"- id: a\n  date: 1939\n  title: A\n  text: {as_scalar(lines, style, indent)}\n"
    problems = Problems()
    source = decode("timeline.yaml", text.encode(), problems)
    assert source is not None
    result = read_timeline(source, "en")
    assert not problems.found
    assert not result.findings
    found = {use.id: use.place for use in result.mentions.uses}
    for number in range(len(lines)):
        offset = text.index(f"[](figure:f{number})")
        line = text.count("\n", 0, offset)
        place = found[f"f{number}"]
        assert (place.line, place.column) == (line + 1, offset - text.rfind("\n", 0, offset))


FRAMES = (
    "{}", "> {}", "> > {}", "- {}", "- a\n\n  {}", "1. a\n   - {}", "term\n: {}", "## {}", "*{}*", "é日 {}",
    "| a | {} |\n| - | - |\n| {} | b |", "| a |\n| - |\n| x \\| {} |", "| a |\n| - |\n| b |\n\nTable: {}",
    "::: note\n{}\n:::", "> ::: note\n> - {}\n> :::", '::: note {title="{}"}\nx\n:::', '![a](b.svg "{}")',
    "[^n]: {}\n\nx[^n]", "[^n]\n\n[^n]:\n    {}", "    \n{}", "a  \n{}", "a\\\n{}",
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(FRAMES), st.booleans()), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_in_markdown(frames: list[tuple[str, bool]]) -> None:
    parts = []
    number = 0
    for frame, after_text in frames:
        while "{}" in frame:
            before = "the " if after_text else ""
            frame = frame.replace("{}", f"{before}[](event:e{number})", 1)
            number += 1
        parts.append(frame)
    text = "\n\n".join(parts) + "\n"
    _, reading = read(text)
    found = {use.id: (use.place.line, use.place.column) for use in reading.uses}
    for name, place in found.items():
        offset = text.index(f"[](event:{name})")
        line = text.count("\n", 0, offset)
        assert place == (line + 1, offset - text.rfind("\n", 0, offset))
    assert len(found) == number
