"""Gaps of a fill-in prompt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.model.place import NOWHERE
from guide.model.text import Emphasis, Inlines, Markup, Paragraph, Table, Text
from guide.questions import gaps
from guide.questions.gaps import Gap


def markup(*content: Text | Emphasis) -> Markup:
    return Markup((Paragraph(content, NOWHERE),))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("no gap", ["no gap"]),
        ("a {{b}} c", ["a ", Gap(("b",)), " c"]),
        ("{{b}}{{c}}", [Gap(("b",)), Gap(("c",))]),
        ("{{ 700 | 650|750 }}", [Gap(("700", "650", "750"))]),
        ("{{x y}}!", [Gap(("x y",)), "!"]),
        ("an empty {{}} stays", ["an empty {{}} stays"]),
        ("an {{open one stays", ["an {{open one stays"]),
        ("", []),
    ],
)
def test_splitting(text: str, pieces: list[str | Gap]) -> None:
    assert list(gaps.split(text)) == pieces


@given(st.lists(st.text("ab {}|é", max_size=6)).map("".join))
def test_no_text_is_lost(text: str) -> None:
    """What is not in a gap comes out as it went in."""
    plain = "".join(piece for piece in gaps.split(text) if isinstance(piece, str))
    rest = iter(text)
    assert all(letter in rest for letter in plain)
    if "{{" not in text:
        assert plain == text


def test_gaps_are_found_everywhere_in_reading_order() -> None:
    cell: Inlines = (Text("{{three}}"),)
    table = Table((cell,), (), ("left",), (), None, NOWHERE)
    first = Paragraph((Text("{{one}} "), Emphasis((Text("{{two}}"),))), NOWHERE)
    assert [gap.answer for gap in gaps.find(Markup((first, table)))] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("text", "broken"),
    [("{{a}}", False), ("{{a", True), ("a}}", True), ("{{}}", True), ("a", False)],
)
def test_broken_gaps_are_noticed(text: str, broken: bool) -> None:  # noqa: FBT001
    assert gaps.is_broken(markup(Text(text))) is broken


def test_what_is_written_as_a_gap_is_read_as_one() -> None:
    assert list(gaps.split(gaps.written("11 May 1939"))) == [Gap(("11 May 1939",))]
    assert list(gaps.split(gaps.written("either|or"))) == [Gap(("either/or",))]
