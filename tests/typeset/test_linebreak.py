"""The chosen breaks are the best there are: compared with all ways to break, by demerits reckoned apart."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.linebreak import Measure, Stops, best_breaks

SPACE = 2.5
JUSTIFIED = Measure(width=60, stretch=1.6, shrink=0.8)
RAGGED = Measure(width=60, stretch=0, shrink=0, slack=7, evenness=0)
CENTRED = RAGGED._replace(last_line_counts=True)

BOXES = st.lists(
    st.tuples(st.floats(4, 30), st.sampled_from(["space", "hyphen", "dash"])),
    min_size=1,
    max_size=11,
)


def stops_of(boxes: list[tuple[float, str]], indent: float = 0.0) -> Stops:
    """Boxes of a width, each followed by a space, a place for a hyphen (3 points wide), or nothing."""
    rows = []
    place, spaces = 0.0, 0
    for width, join in boxes:
        end = place + width
        before = spaces
        place = end + (SPACE if join == "space" else 0)
        spaces += join == "space"
        is_hyphen = join == "hyphen"
        rows.append((end + 3 * is_hyphen, place, before, spaces, 2500 * is_hyphen, is_hyphen))
    ends, starts, at_end, at_start, penalties, hyphens = map(list, zip(*rows, strict=True))
    starts[-1], at_start[-1], hyphens[-1], penalties[-1] = -indent, 0, False, 0
    ends[-1] -= 3 * (boxes[-1][1] == "hyphen")
    return Stops(ends, starts, at_end, at_start, penalties, hyphens)


def ways_to_break(stops: Stops) -> Iterator[list[int]]:
    last = len(stops.ends) - 1
    for count in range(last + 1):
        for chosen in combinations(range(last), count):
            yield [*chosen, last]


def ratio_of(stops: Stops, measure: Measure, origin: int, stop: int) -> float:
    rest = measure.width - (stops.ends[stop] - stops.starts[origin])
    spaces = stops.counts_at_end[stop] - stops.counts_at_start[origin]
    if stop == len(stops.ends) - 1 and rest >= 0 and not measure.last_line_counts:
        return 0.0
    if rest >= 0:
        room = measure.stretch * spaces + measure.slack
        return rest / room if room else inf if rest else 0.0
    return rest / (measure.shrink * spaces) if measure.shrink * spaces else -inf


def demerits_of(stops: Stops, measure: Measure, way: list[int], tolerance: float) -> float:
    """TeX's demerits of a whole paragraph; infinite where a line is too tight or too loose."""
    total, fitness_before, run = 0.0, 1, 0
    last = len(stops.ends) - 1
    for origin, stop in zip([-1, *way], way, strict=False):
        ratio = ratio_of(stops, measure, origin, stop)
        is_last = stop == last and not measure.last_line_counts
        if ratio < -1 - 1e-9 or (ratio > tolerance and not is_last):
            return inf
        badness = 100 * abs(ratio) ** 3
        if is_last and origin >= 0 and stops.ends[stop] - stops.starts[origin] < 0.12 * 60:
            badness = 75
        total += (10 + badness) ** 2 + stops.penalties[stop]
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        total += measure.evenness * (abs(fitness - fitness_before) > 1)
        if stops.hyphens[stop]:
            total += (0, 10_000)[run] if run < 2 else inf
            run += 1
        else:
            total += 5_000 * (run > 0 and stop == last)
            run = 0
        fitness_before = fitness
    return total


@pytest.mark.parametrize("measure", [JUSTIFIED, RAGGED, CENTRED], ids=["full", "ragged", "centred"])
@given(boxes=BOXES, indent=st.sampled_from([0.0, 10.0]), tolerance=st.sampled_from([1.0, 2.5, 8.0]))
@settings(max_examples=150, deadline=None)
def test_no_other_way_has_fewer_demerits(
    measure: Measure, boxes: list[tuple[float, str]], indent: float, tolerance: float
) -> None:
    stops = stops_of(boxes, indent)
    best = min(demerits_of(stops, measure, way, tolerance) for way in ways_to_break(stops))
    found = best_breaks(stops, measure, tolerance)
    if found is None:
        assert best == inf
    else:
        assert demerits_of(stops, measure, found, tolerance) == pytest.approx(best)


@given(boxes=BOXES)
def test_any_text_can_be_set_at_any_price(boxes: list[tuple[float, str]]) -> None:
    stops = stops_of(boxes)
    narrow = JUSTIFIED._replace(width=20)
    breaks = best_breaks(stops, narrow, inf)
    assert breaks is not None
    assert breaks[-1] == len(boxes) - 1
    for origin, stop in zip([-1, *breaks], breaks, strict=False):
        spaces = stops.counts_at_end[stop] - stops.counts_at_start[origin]
        width = stops.ends[stop] - stops.starts[origin] - narrow.shrink * spaces
        assert width <= 20.001 or stop == origin + 1


def test_a_third_hyphen_in_a_row_is_avoided_at_any_price() -> None:
    # Lines are full only where each ends in a hyphen: 57 + 3 points.
    boxes = [
        (57.0, "hyphen"),
        (20.0, "space"),
        (34.5, "hyphen"),
        (20.0, "space"),
        (34.5, "hyphen"),
        (20.0, "space"),
    ]
    boxes += [(34.5, "hyphen"), (50.0, "space")]
    breaks = best_breaks(stops_of(boxes), JUSTIFIED, inf)
    assert breaks is not None
    is_hyphen = "".join("-" if boxes[stop][1] == "hyphen" else " " for stop in breaks[:-1])
    assert "--" in is_hyphen
    assert "---" not in is_hyphen
