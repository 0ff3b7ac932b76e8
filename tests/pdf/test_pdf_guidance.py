"""The styles for readers with low vision or dyslexia keep to what their associations advise, rule by rule.

Large print: UKAAF, "Creating clear print and large print documents"; American Printing House for the Blind, "Guidelines
for the development of documents in large print". Dyslexia: British Dyslexia Association, "Dyslexia style guide 2023".
"""

from __future__ import annotations

import pytest

from guide.style import Style, contrast
from guide.typeset.boxes import FontStyle
from guide.typeset.paragraph import Run, natural_width

from .documents import document, fonts, heading, paragraph, section, style, write
from .reading import Read

BOTH = pytest.mark.parametrize("name", ["large-print", "readable", "readable-screen"])


def read_sample(name: str) -> Read:
    blocks = [
        block
        for at in range(4)
        for block in (heading(f"h{at}"), *(paragraph(f"p{at}{n}", 60) for n in "12"))
    ]
    return Read(write(document(section("s1", *blocks)), style(name)).data)


def grounds(found: Style) -> list[str]:
    """The colours that text stands on."""
    return [
        found.page.ground or "paper",
        *(each.tint for each in found.callouts.values() if each.tint),
    ]


@BOTH
def test_text_is_as_dark_as_the_strictest_criterion_asks(name):
    """WCAG 2.2, 1.4.6: 7:1; both associations ask for strong contrast."""
    found = style(name)
    colours = {role.colour for key, role in found.roles.items() if not key.startswith("cover")}
    for ground in grounds(found):
        for colour in colours | {"warm"}:
            assert contrast(found.colour(colour), found.colour(ground)) >= 7, (colour, ground)


@BOTH
def test_headings_are_a_fifth_larger_than_text_and_bold(name):
    found = style(name)
    body = found.text("body").size
    sizes = [
        found.text(role).size for role in ("section-title", "heading-2", "heading-3", "heading-4")
    ]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[1] >= 1.2 * body
    assert sizes[-1] >= body
    assert all(
        found.families[found.text(f"heading-{level}").family].regular == "sans-bold"
        for level in (2, 3)
    )


@BOTH
def test_nothing_is_said_by_capitals_alone(name):
    assert not any(role.capitals != "none" for role in style(name).roles.values())


@BOTH
def test_paragraphs_are_apart_by_a_line_and_not_indented(name):
    found = style(name)
    read = read_sample(name)
    lines = {line.text.split()[0]: line for page in read.pages for line in page}
    first, second = lines["p01w0"], lines["p02w0"]
    assert first.x == pytest.approx(second.x)
    last = max((line for line in read.pages[0] if "p01w" in line.text), key=lambda line: line.y)
    assert second.y - last.y == pytest.approx(2 * found.grid, abs=0.5)


def test_large_print_has_the_leading_that_its_printers_ask_for():
    """APH: 1.25 times the size. UKAAF: type of 16 to 22 point."""
    found = style("large-print")
    assert 16 <= found.text("body").size <= 22
    for role in (
        "body",
        "callout",
        "prompt",
        "choice",
        "answer",
        "table-cell",
        "person",
        "timeline",
        "glossary",
    ):
        text = found.text(role)
        assert text.size >= 16
        assert text.leading >= 1.14 * text.size, role
    assert found.text("body").leading >= 1.25 * found.text("body").size


def test_readable_spaces_letters_words_and_lines_as_advised():
    """12 to 14 point; one and a half lines; 60 to 70 characters; words 3.5 times as far apart as letters."""
    text = style("readable").text("body")
    assert 12 <= text.size <= 14
    assert text.leading == pytest.approx(1.5 * text.size, rel=0.01)
    spaced = FontStyle("sans", text.size, (0, 0, 0), tracking=text.tracking)
    space, letters = (natural_width([Run(each, spaced, None)], fonts()) for each in ("a b", "ab"))
    assert space - letters >= 3.5 * text.tracking > 0
    lines = [line for page in read_sample("readable").pages for line in page if "p01w" in line.text]
    assert 55 <= max(len(line.text) for line in lines) <= 72


def test_readable_ink_is_not_quite_black():
    """Black on white dazzles; so does nothing but paper in print: the cream ground is for screens."""
    found = style("readable")
    assert 0 < max(found.colour("ink")) < 0.2
    assert found.page.ground == ""
