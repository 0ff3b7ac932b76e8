"""The growth report: ratios to Typst's ten sections, and a plot that can be read."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.benchmarks.growth import Point, plot, table
from tests.benchmarks.measure import Cost

POINTS = [
    Point(size, state, Cost(0.0, seconds * size / 10, 1000 * size))
    for size in (10, 100, 1000)
    for state, seconds in (("first build", 2.0), ("one edit", 0.5), ("Typst", 4.0))
    if (size, state) != (1000, "Typst")
]


def test_costs_are_ratios_to_typst_with_ten_sections() -> None:
    *_, ten, _, thousand = table(POINTS).splitlines()
    assert ten == "| 10 | 1 | 1 | 0.5 | 1 | 0.125 | 1 |  |  |"
    assert thousand == "| 1,000 |  |  | 50 | 1e+02 | 12.5 | 1e+02 |  |  |"


def test_what_grows_linearly_climbs_evenly() -> None:
    drawing = ElementTree.fromstring(plot(POINTS))
    lines = [element.get("points", "") for element in drawing.iter() if element.get("points")]
    assert len(lines) == 3, "one for each state that was measured"
    (x1, y1), (x2, y2), (x3, y3) = (map(float, point.split(",")) for point in lines[1].split())
    assert x1 < x2 < x3
    assert abs((y1 - y2) - (y2 - y3)) < 0.5
    words = {element.text for element in drawing.iter() if element.text}
    assert {"first build", "one edit", "Typst", "1,000", "10 ×"} <= words
