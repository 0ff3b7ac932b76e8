"""Our pages measure what docs/measure.md says, and keep to what it draws from published books."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from guide.compile import compile_guide
from guide.compile.editions import editions_of
from guide.diagnostics import Problems
from guide.document import Document
from guide.pdf.geometry import PAPERS
from guide.source import read_guide

from .documents import style, write
from .measuring import Measure, measure

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "measure.md").read_text("utf-8")
ROW = re.compile(
    r"^\| ([\w-]+), (\w+) \| ([\d.]+) / ([\d.]+) \| (\d+) \| (\d+) % \| ([\d.]+) \| ([\d.]+) \|$",
    re.MULTILINE,
)
ROWS = [pytest.param(*row, id=f"{row[0]}-{row[1]}") for row in ROW.findall(PAGE)]
TEXT = range(4, 44)
"""Pages with sections in every style and on every paper."""


@cache
def shipped() -> Document:
    guide = read_guide(ROOT / "source", Problems())
    assert guide is not None
    return compile_guide(guide, editions_of(guide)["guide"].for_format("pdf"))


@cache
def measured(name: str, paper: str) -> Measure:
    return measure(write(shipped(), style(name), PAPERS[paper]).data, TEXT)


def test_the_page_tells_of_every_style_for_print():
    assert {row.values[0] for row in ROWS} == {
        "classic",
        "ink-saver",
        "pocket",
        "readable",
        "large-print",
    }


@pytest.mark.parametrize(
    ("name", "paper", "size", "leading", "characters", "hyphens", "title", "heading"), ROWS
)
def test_figures_are_true(name, paper, size, leading, characters, hyphens, title, heading):
    found = measured(name, paper)
    assert found.size == pytest.approx(float(size), abs=0.01)
    assert found.leading == pytest.approx(float(leading), abs=0.06)
    assert found.characters == pytest.approx(float(characters), abs=1.5)
    assert 100 * found.hyphens == pytest.approx(float(hyphens), abs=3)
    titles = style(name).text("section-title").size / found.size
    assert titles == pytest.approx(float(title), abs=0.01)
    most = max(found.headings, key=lambda face: found.headings[face][0])
    assert most[1] / found.size == pytest.approx(float(heading), abs=0.01)


@pytest.mark.parametrize(("name", "paper"), [row.values[:2] for row in ROWS])
def test_lines_are_no_longer_than_books_on_typography_have_them(name, paper):
    found = measured(name, paper)
    assert 45 <= found.characters <= 75
    assert 1.2 <= found.ratio <= 1.51


@pytest.mark.parametrize("name", ["classic", "pocket"])
def test_word_spaces_are_as_even_as_in_the_books_measured(name):
    found = measured(name, style(name).page.paper)
    assert 0.25 <= found.space <= 0.3
    assert found.widest <= 0.42
    assert found.hyphens <= 0.12


@pytest.mark.parametrize("name", ["classic", "readable", "large-print"])
def test_headings_belong_to_what_follows(name):
    """There is more room above a heading than below it."""
    found = measured(name, "a4")
    for count, above, below in found.headings.values():
        assert count < 5 or above >= 1.3 * below


def test_a_note_in_the_margin_has_room():
    left, right, first, last = measured("classic", "a4").edges
    width, height = PAPERS["a4"]
    inner, outer = left, width - right
    top, bottom = first, height - last
    assert inner < top < bottom < outer
