"""Paper: margins, binding, pages that begin on the right, and documents pressed into a number of pages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.pdf.fitting import fit_style
from guide.pdf.geometry import PAPERS, geometry
from guide.pdf.paper import PaperUse

from .documents import A4, document, fonts, paragraph, question, section, style, write
from .reading import Read


def with_page(name: str = "classic", **tokens):
    return replace(style(name), page=replace(style(name).page, **tokens))


# --- geometry ------------------------------------------------------------------------------------


@given(st.floats(200, 1200), st.floats(280, 1600), st.floats(0, 40))
def test_text_lies_on_any_paper_with_whole_lines(width, height, binding):
    page = replace(style().page, binding=binding)
    paper = geometry(page, 15.0, width, height)
    for area in (paper.recto, paper.verso):
        assert area.x > 0
        assert area.x + area.width < width
        assert area.y + area.height < paper.foot < height
        assert area.height % 15.0 == pytest.approx(0, abs=1e-6)
        assert area.width > 0.4 * min(width, A4[0]) - binding


def test_binding_takes_room_at_the_fold_alone():
    plain, bound = (
        geometry(style().page, 15.0, *A4),
        geometry(with_page(binding=30).page, 15.0, *A4),
    )
    assert bound.recto.x == plain.recto.x + 30
    assert bound.verso.x == pytest.approx(plain.verso.x)
    assert bound.recto.width == bound.verso.width == pytest.approx(plain.recto.width - 30)


def test_larger_paper_has_wider_margins_and_lines_as_long_as_before():
    page = style("pocket").page
    pocket, large = (geometry(page, 13.0, *PAPERS[name]) for name in ("a5", "b5"))
    assert large.recto.width == pytest.approx(pocket.recto.width)
    assert large.recto.x / large.verso.x == pytest.approx(pocket.recto.x / pocket.verso.x)
    assert large.recto.height > pocket.recto.height


@pytest.mark.parametrize("name", sorted(PAPERS))
def test_lines_hold_a_readable_number_of_characters_on_every_paper(name):
    read = Read(write(document(section("s1", paragraph("p1", 200))), paper=PAPERS[name]).data)
    lines = [line.text for page in read.pages for line in page if "p1w" in line.text]
    assert 45 <= max(map(len, lines)) <= 85


# --- sides ---------------------------------------------------------------------------------------


def sections(*sizes: int):
    return document(
        *(
            section(f"s{number}", *(paragraph(f"p{number}", 100) for _ in range(size)))
            for number, size in enumerate(sizes)
        )
    )


def test_sections_open_on_right_hand_pages_where_the_style_says_so():
    read = Read(write(sections(8, 1, 8, 3), with_page(sections_open="recto")).data)
    opening = [read.find(f"Title of s{number}")[0][0] for number in range(4)]
    assert all(page % 2 == 0 for page in opening)
    blank = [number for number, lines in enumerate(read.pages) if not lines]
    assert blank
    assert all(number + 1 in opening for number in blank)


def test_on_one_sided_paper_all_margins_are_alike():
    read = Read(write(sections(10), with_page(sides="one")).data)
    lefts = {round(min(line.x for line in lines)) for lines in read.pages}
    assert len(lefts) == 1


@pytest.mark.parametrize(
    ("use", "leaves", "last_page"),
    [
        (PaperUse(7, is_two_sided=True), 4, (4, True)),
        (PaperUse(8, is_two_sided=True), 4, (4, False)),
        (PaperUse(7, is_two_sided=False), 7, (7, True)),
        (PaperUse(9, is_two_sided=True, pages_a_side=2), 3, (3, True)),
        (PaperUse(9, is_two_sided=True, pages_a_side=4), 2, (2, True)),
    ],
)
def test_leaves_of_paper(use, leaves, last_page):
    assert use.leaves == leaves
    assert use.for_copies(30) == 30 * leaves
    assert use.side(use.pages - 1) == last_page


# --- a page budget -------------------------------------------------------------------------------


def handout():
    questions = [question(f"q{number}", 25, 6) for number in range(14)]
    return document(section("s1", *(paragraph(f"p{n}", 120) for n in range(6)), *questions))


def test_a_document_that_fits_is_left_alone():
    pages = len(write(handout()).labels)
    fit = fit_style(handout(), style(), fonts(), A4, pages)
    assert (fit.pages, fit.size, fit.margins) == (pages, 1.0, 1.0)
    assert fit.style == style()


def test_a_document_is_pressed_no_more_than_it_has_to_be():
    """First the writing lines, then the margins, then the type; and what was found is what is printed."""
    pages = len(write(handout()).labels)
    fits = [fit_style(handout(), style(), fonts(), A4, pages - fewer) for fewer in range(4)]
    assert all(fit.pages <= pages - fewer for fewer, fit in enumerate(fits) if fit.is_within_budget)
    assert any(fit.is_within_budget for fit in fits[1:])
    for fit in fits:
        assert fit.size == 1.0 or fit.margins == pytest.approx(style().fit.margins)
        assert fit.margins == 1.0 or fit.pitch == pytest.approx(style().fit.pitch)
        assert len(write(handout(), fit.style).labels) == fit.pages


def test_what_can_not_fit_says_how_near_it_comes():
    fit = fit_style(handout(), style(), fonts(), A4, 1)
    assert not fit.is_within_budget
    assert fit.pages > fit.budget == 1
    assert fit.size == pytest.approx(style().fit.size)


def test_large_print_stays_large():
    fit = fit_style(handout(), style("large-print"), fonts(), A4, 1)
    assert fit.style.text("body").size == 18
