"""How the columns of a table share its room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.pdf.tables import fit_columns

WISHES = st.lists(st.tuples(st.floats(1, 600), st.floats(0, 1)), min_size=1, max_size=6)


def test_a_long_column_does_not_starve_the_one_beside_it() -> None:
    """Forces by phase: a short date, and two columns of figures with who gives them."""
    date, ours, theirs = fit_columns([60, 330, 460], [40, 50, 70], 380)
    assert date == 60
    assert ours > 100
    assert theirs > ours


@given(WISHES, st.floats(50, 600))
def test_columns_fill_no_more_than_there_is(
    wishes: list[tuple[float, float]], available: float
) -> None:
    natural = [wide for wide, _ in wishes]
    least = [max(1.0, wide * share) for wide, share in wishes]
    found = fit_columns(natural, least, available)
    assert sum(found) <= available + 1e-6
    if sum(least) <= available:
        assert all(width >= narrow - 1e-6 for width, narrow in zip(found, least, strict=True))


@pytest.mark.parametrize("natural", [[100.0], [30.0, 40.0], [200.0, 100.0, 50.0]])
def test_what_fits_is_as_wide_as_it_asks(natural: list[float]) -> None:
    assert fit_columns(natural, natural, 1000) == natural
