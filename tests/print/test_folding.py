"""Sheets that are folded by hand: every page once, in reading order, with its neighbour beside it."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from guide.print.folding import Side, booklet, in_order

PAGES = st.integers(1, 300)
SIGNATURES = st.none() | st.integers(1, 20)


def leaves(sides: list[Side]) -> list[tuple[int | None, int | None]]:
    """Recto and verso of each leaf of one signature, from the first to the last, after folding.

    A sheet lies with its front up and is turned over the short edge, so what is printed at the left of its back lies
    behind the right of its front. The sheets lie on each other, the outermost at the bottom, and their left halves are
    folded under.
    """
    first_half, second_half = [], []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        first_half.append((front.cells[1], back.cells[0]))
        second_half.append((back.cells[1], front.cells[0]))
    return first_half + second_half[::-1]


def signatures(sides: list[Side]) -> list[list[Side]]:
    """A new signature begins where a front lies outermost after something deeper, or alone."""
    found: list[list[Side]] = []
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        if front.depth == 0:
            found.append([])
        found[-1] += [front, back]
    return found


def read(sides: list[Side]) -> list[int | None]:
    """The pages as they are turned over, signature after signature."""
    return [page for signature in signatures(sides) for leaf in leaves(signature) for page in leaf]


@given(PAGES, SIGNATURES)
def test_a_folded_booklet_is_read_in_order(pages, sheets):
    pages_read = read(booklet(pages, sheets))
    assert pages_read[:pages] == list(range(pages))
    assert all(page is None for page in pages_read[pages:]), "blanks stand at the end"
    assert len(pages_read) - pages < 4, "and are no more than a sheet needs"


@given(PAGES, SIGNATURES)
def test_no_signature_has_more_sheets_than_asked_for(pages, sheets):
    sizes = [len(signature) // 2 for signature in signatures(booklet(pages, sheets))]
    if sheets is None:
        assert len(sizes) == 1
    else:
        assert all(size == sheets for size in sizes[:-1])
        assert sizes[-1] <= sheets


@given(PAGES)
def test_facing_pages_lie_beside_each_other_at_the_middle_of_a_signature(pages):
    left, right = booklet(pages)[-1].cells
    assert left is not None or pages == 1
    if right is not None:
        assert right == left + 1
        assert left % 2 == 1, "a left page is even when pages are counted from 1"


@given(PAGES, SIGNATURES)
def test_inner_sheets_lie_deeper(pages, sheets):
    for signature in signatures(booklet(pages, sheets)):
        depths = [front.depth for front in signature[::2]]
        assert depths[0] == 0
        assert all(outer < inner for outer, inner in pairwise(depths))
        assert len(depths) == 1 or depths[-1] == 1


@given(PAGES, st.sampled_from([2, 4]))
def test_sheets_that_are_not_folded_are_read_side_by_side(pages, cells):
    sides = in_order(pages, cells)
    assert all(len(side.cells) == cells for side in sides)
    assert [page for side in sides for page in side.cells if page is not None] == list(range(pages))
