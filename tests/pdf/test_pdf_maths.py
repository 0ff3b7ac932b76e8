"""Maths in print: on one line, as one writes it in running text; what has no place there stays as it was typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.document import DisplayMaths, Maths, Paragraph, Text
from guide.pdf import maths
from guide.pdf.maths import on_a_line

from .documents import document, fonts, section, style, write
from .reading import Read

MARKS = {0: "", 1: "^", -1: "_"}


def told(latex: str) -> str:
    """A formula with its levels marked, and spaces that are all alike."""
    pieces = on_a_line(latex)
    assert pieces is not None
    text = "".join(MARKS[piece.level] + piece.text for piece in pieces)
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("latex", "line"),
    [
        ("E = mc^2", "E = mc^2"),
        ("a<b", "a < b"),
        ("x = -3", "x = −3"),
        ("2^{-3}", "2^−^3"),
        (r"\mathrm{H}_2\mathrm{O}", "H_2O"),
        (r"3.5 \times 10^6", "3.5 × 10^6"),
        (r"10{,}000", "10,000"),
        (r"\frac{a}{b}", "a/b"),
        (r"\frac{77}{133} \approx 58\,\%", "77/133 ≈ 58 %"),
        (r"\frac{a+b}{2a}", "(a + b)/(2a)"),
        (r"\frac{n(n+1)}{2}", "n(n + 1)/2"),
        (r"\frac{x^2}{y_1}", "x^2/y_1"),
        (r"\sqrt{x_1}", "√x_1"),
        (r"\sqrt{a+b}", "√(a + b)"),
        (r"\alpha \le 90^\circ", "α ≤ 90°"),
        (r"\left( x+1 \right)^2", "(x + 1)^2"),
        (r"v = 12\ \text{km per h}", "v = 12 km per h"),
        (r"\sin x", "sin x"),
    ],
)
def test_a_formula_stands_on_one_line(latex: str, line: str) -> None:
    assert told(latex) == line


@pytest.mark.parametrize(
    "latex",
    [r"\begin{matrix} a & b \end{matrix}", r"\unknown{x}", "{x", "x}", r"\frac{1}", "a^{b^c}", "^", "\\"],
)  # fmt: skip
def test_what_has_no_place_on_a_line_is_left_to_be_shown_as_typed(latex: str) -> None:
    assert on_a_line(latex) is None


@given(st.text(r"\frac{}^_ab12+-=()[]&", max_size=30))
def test_any_text_is_a_formula_or_none(latex: str) -> None:
    on_a_line(latex)


def test_letters_are_italic_and_figures_and_words_upright() -> None:
    pieces = on_a_line(r"v = 2\text{km}") or ()
    assert {piece.text: piece.is_italic for piece in pieces if piece.text.isalnum()} == {
        "v": True, "2": False, "km": False,
    }  # fmt: skip


def test_every_sign_is_in_a_shipped_face() -> None:
    tables = (maths._GREEK, maths._CAPITALS, maths._RELATIONS, maths._OPERATORS, maths._SIGNS)
    signs = "".join(sign for table in tables for sign in table.values())
    assert fonts().missing_characters(signs + "√−′") == set()


def test_print_shows_no_latex() -> None:
    inline = Paragraph((Text("It is "), Maths(r"\frac{a}{b} = c^2", "a over b is c squared")))
    block = DisplayMaths(r"\sqrt{x} \ge 0", "the root of x is not negative")
    data = write(document(section("s1", inline, block)), style("large-print")).data
    read = Read(data)
    lines = {line.text.replace("\u00a0", " "): line for line in read.pages[0]}
    assert {"It is a/b = c", "√x ≥ 0"} <= lines.keys()
    assert read.pages[0][1].text == "2", "it is raised"
    assert b"frac" not in data
