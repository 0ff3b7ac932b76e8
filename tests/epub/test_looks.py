"""The style sheet leaves readers their choices; drawings and maths hold what they promise."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from guide.diagnostics import Problems
from guide.document import Period, Timeline, TimelineEntry, TimelineGap
from guide.epub.cover import WIDTH, draw_cover
from guide.epub.css import style_sheet, visible
from guide.epub.maths import maths_markup
from guide.epub.overview import draw_overview
from guide.epub.period import write_period
from guide.model.place import NOWHERE
from guide.source.styles import load_style
from guide.style import Style, colour, contrast
from tests.documents import COVER, TIMELINE
from tests.epub.book import NAMES, Book
from tests.epub.conftest import STYLES

CHANNEL = st.floats(0, 1)


@given(CHANNEL, CHANNEL, CHANNEL)
def test_colours_can_be_read_by_day_and_by_night(red: float, green: float, blue: float) -> None:
    shown = colour(visible((red, green, blue)))
    assert contrast(shown, (1, 1, 1)) >= 4.4
    assert contrast(shown, (0, 0, 0)) >= 4.4


def test_the_styles_own_colours_reach_double_a(style: Style) -> None:
    sheet = style_sheet(style)
    used = set(re.findall(r"(?<![-\w])color: (#\w+)", sheet))
    assert used
    for name in used:
        assert contrast(colour(name), (1, 1, 1)) >= 4.5
        assert contrast(colour(name), (0, 0, 0)) >= 4.5


def test_no_text_has_a_ground_of_its_own(style: Style) -> None:
    for rule in re.findall(r"[^{}]+\{[^{}]*\}", style_sheet(style)):
        if "background" in rule:
            selector = rule.split("{")[0]
            assert "img" in selector or "svg" in selector or "::before" in selector


def test_lengths_are_relative(style: Style) -> None:
    """Only hairlines and what is hidden are measured in pixels."""
    sheet = style_sheet(style)
    assert not re.search(r"\d(pt|mm|cm|in)\b", sheet)
    assert set(re.findall(r"(\d+)px", sheet)) <= {"1", "2"}


@pytest.mark.parametrize("name", sorted(path.stem for path in STYLES.glob("*.yaml")))
def test_every_style_has_callouts_with_edges_of_their_own(name: str) -> None:
    made = load_style(name, STYLES, Problems(), NOWHERE)
    assert made is not None
    sheet = style_sheet(made)
    edges = [re.findall(rf"\.kind-{kind} \{{([^}}]*)\}}", sheet)[0] for kind in made.callouts]
    shapes = {callout.shape for callout in made.callouts.values()}
    assert len({re.sub("#[0-9a-f]+", "", edge) for edge in edges}) == len(shapes) > 1


def test_no_font_is_forced(style: Style) -> None:
    families = set(re.findall(r"font-family: ([^;]+);", style_sheet(style)))
    assert families <= {"serif", "sans-serif", "monospace"}


# --- running text ------------------------------------------------------------------------------


def rules_of(name: str) -> dict[str, dict[str, str]]:
    """A shipped style's sheet, by selectors."""
    made = load_style(name, STYLES, Problems(), NOWHERE)
    assert made is not None
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet(made), flags=re.DOTALL)
    return {
        selector.strip(): dict(re.findall(r"([-\w]+): ([^;]+);", declarations))
        for selector, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    }


@pytest.mark.parametrize("name", ["large-print", "readable", "readable-screen"])
def test_readers_with_low_vision_or_dyslexia_get_on_screen_what_they_get_on_paper(
    name: str,
) -> None:
    """A plain sans, ragged lines, undivided words, no italics, a line between paragraphs."""
    rules = rules_of(name)
    body, emphasis = rules["body"], rules["em, .code-comment, .code-c"]
    assert (body["font-family"], body["text-align"]) == ("sans-serif", "left")
    assert body["hyphens"] == body["-webkit-hyphens"] == "manual"
    assert emphasis["font-style"] == "normal"
    assert "italic" not in {rule.get("font-style") for rule in rules.values()}
    between = rules["p:not([class]) + p:not([class])"]["margin-top"]
    assert between == f"{body['line-height']}em"


def test_letters_of_running_text_are_as_far_apart_as_those_of_labels() -> None:
    rules = rules_of("readable")
    assert rules["body"]["letter-spacing"] == rules[".label"]["letter-spacing"] == "0.07em"
    assert float(rules["body"]["line-height"]) >= 1.5


def test_a_style_that_asks_for_nothing_unusual_leaves_face_and_alignment_to_the_reader() -> None:
    rules = rules_of("classic")
    assert rules["body"].keys() == {
        "line-height", "-webkit-hyphens", "hyphens", "overflow-wrap", "word-wrap",
    }  # fmt: skip
    assert float(rules["p + p"]["text-indent"].removesuffix("em")) > 1


# --- the overview ------------------------------------------------------------------------------


MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August")
MONTHS += ("September", "October", "November", "December")


def overview(*events: tuple[float, float | None], months: tuple[str, ...] = ()) -> str:
    entries = tuple(
        TimelineEntry(f"e{n}", "", start, end, (), ()) for n, (start, end) in enumerate(events)
    )
    return draw_overview(Timeline(entries, "an overview", months=months))


def places(drawing: str) -> list[float]:
    root = etree.fromstring(drawing.encode())
    return [float(x) for x in root.xpath("//svg:circle/@cx", namespaces=NAMES)]


def test_distances_are_to_scale() -> None:
    first, second, third = places(overview((1900.0, None), (1910.0, None), (1940.0, None)))
    assert (third - second) / (second - first) == pytest.approx(3, rel=0.01)


def test_the_scale_is_the_same_on_both_sides_of_a_cut() -> None:
    a, b, c, d = places(overview((1800.0, None), (1810.0, None), (1900.0, None), (1920.0, None)))
    assert (d - c) / (b - a) == pytest.approx(2, rel=0.02)
    assert c - b < 2 * (d - c)


SUMMER = [(1939.4 + day / 365, None) for day in range(0, 60, 6)]


def test_a_crowded_stretch_is_enlarged() -> None:
    drawing = overview((1900.0, None), *SUMMER, (1945.0, None), months=MONTHS)
    root = etree.fromstring(drawing.encode())
    names = root.xpath("//svg:text/text()", namespaces=NAMES)
    assert {"May", "June", "July", "1939"} <= set(names)
    spread = sorted(places(drawing))
    assert spread[-2] - spread[1] > 150
    # Each event is drawn once.
    assert len(spread) == len(SUMMER) + 2


def test_without_names_of_months_nothing_is_enlarged() -> None:
    assert "May" not in overview((1900.0, None), *SUMMER, (1945.0, None))


def test_crowded_events_are_stacked_not_hidden() -> None:
    root = etree.fromstring(overview((1900.0, None), *[(1939.5, None)] * 5).encode())
    heights = [
        dot.get("cy")
        for dot in root.xpath("//svg:circle", namespaces=NAMES)
        if float(dot.get("cx")) > 200
    ]
    assert len(set(heights)) == 5


def test_the_overview_has_its_alternative_and_the_texts_colour(book: Book) -> None:
    drawing = book.one(book.division("timeline"), "//svg:svg")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == TIMELINE.blocks[0].overview_alt
    paints = {value for node in drawing.iter() for value in node.xpath("@fill | @stroke")}
    assert paints <= {"none", "currentColor"}
    years = [int(year) for year in book.find(drawing, ".//svg:text/text()")]
    assert years == sorted(years)


def test_without_events_nothing_is_drawn() -> None:
    assert draw_overview(Timeline((TimelineGap("a while"),), "nothing")) == ""


YEARS = st.floats(-4000, 2100) | st.just(float("-inf"))


@given(st.lists(st.tuples(YEARS, st.none() | st.floats(0, 500)), max_size=30))
def test_any_dates_fit_the_drawing(spans: list[tuple[float, float | None]]) -> None:
    events = [(start, None if length is None else start + length) for start, length in spans]
    drawing = overview(*events, months=MONTHS)
    if drawing:
        assert all(0 <= x <= 320 for x in places(drawing))


@given(YEARS.filter(lambda year: year > -9999), st.floats(0, 100), st.lists(YEARS, max_size=9))
def test_any_period_fits_its_drawing(start: float, length: float, moments: list[float]) -> None:
    finite = tuple(sorted(moment for moment in moments if moment > -9999))
    drawing = write_period(Period(start, start + length, "a while", finite))
    bar = re.search(r'<rect x="([-\d.]+)" y="1" width="([\d.]+)"', drawing)
    assert (bar is not None) == (len(finite) > 1)
    if bar:
        assert -3 <= float(bar[1]) <= float(bar[1]) + float(bar[2]) <= 323


# --- the cover ---------------------------------------------------------------------------------


@pytest.mark.parametrize("title", ["Short", "A very long title " * 8, "Donaudampfschifffahrt" * 3])
def test_titles_of_any_length_stay_on_the_cover(title: str, style: Style) -> None:
    from dataclasses import replace

    cover = replace(COVER.blocks[0], title=title)
    root = etree.fromstring(draw_cover(cover, style).encode())
    texts = root.xpath("//svg:text", namespaces=NAMES)
    assert " ".join(text.text for text in texts).startswith(" ".join(title.split()))
    assert all(0 < float(text.get("y")) < 900 for text in texts)
    assert all(len(text.text) * float(text.get("font-size")) * 0.5 < WIDTH for text in texts)


# --- maths -------------------------------------------------------------------------------------


def test_maths_is_mathml_with_its_reading() -> None:
    root = etree.fromstring(maths_markup(r"\frac{a}{b} < 2", 'a over b < "two"'))
    assert root.get("alttext") == 'a over b < "two"'
    assert len(root.xpath("//m:mfrac/*", namespaces=NAMES)) == 2


@pytest.mark.parametrize("latex", [r"\frac{a", r"\foo{x}", "x^", "{", "a^b^c", "a & b", r"\left("])
def test_maths_that_cannot_be_converted_is_shown_as_written(latex: str) -> None:
    root = etree.fromstring(maths_markup(latex, "something"))
    assert (root.get("role"), root.get("aria-label")) == ("math", "something")
    assert "".join(root.itertext()) == latex
