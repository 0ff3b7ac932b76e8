"""How cost grows with a guide's length, beside Typst.

    python -m tests.benchmarks.growth --sizes 3 10 30 100 300 1000 --plot docs/growth.svg

Prints a Markdown table of processor time and memory, as ratios to what Typst takes for 10 sections in the same run, and
draws the times. Typst is asked for up to ``--typst`` sections alone: beyond, it takes gigabytes.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from math import log10
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.builder_process import compile_builder
from tests.benchmarks.edits import apply
from tests.benchmarks.measure import Cost
from tests.benchmarks.run import bench_for, generate, typst

BASE = 10
"""The size that everything is compared with."""
STATES = ("Typst", "first build", "one edit", "nothing changed")


class Point(NamedTuple):
    """What one state of one size took."""

    size: int
    state: str
    cost: Cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[3, 10, 30, 100])
    parser.add_argument("--typst", type=int, default=300, help="most sections for Typst")
    parser.add_argument("--plot", type=Path, help="an SVG file to draw the times in")
    options = parser.parse_args()
    compile_builder()
    points = [point for size in sorted({BASE, *options.sizes}) for point in _points(size, options)]
    print(table(points))
    if options.plot:
        options.plot.write_text(plot(points))


def _points(size: int, options: argparse.Namespace) -> Iterator[Point]:
    with tempfile.TemporaryDirectory(prefix="guide-growth-") as name:
        folder = Path(name)
        twin = generate(size, folder)
        bench = bench_for(size, folder, "both")
        yield Point(size, "first build", bench.build())
        apply(bench.edited_file, 1)
        yield Point(size, "one edit", bench.build())
        yield Point(size, "nothing changed", bench.build())
        if size <= options.typst:
            yield Point(size, "Typst", typst(twin))


def _base(points: Sequence[Point]) -> Cost:
    return next(point.cost for point in points if (point.size, point.state) == (BASE, "Typst"))


def _by_state(points: Sequence[Point]) -> Mapping[str, Mapping[int, Cost]]:
    return {
        state: {point.size: point.cost for point in points if point.state == state}
        for state in STATES
    }


def table(points: Sequence[Point]) -> str:
    """Processor time and memory by size and state, as ratios to Typst's for ``BASE`` sections."""
    base = _base(points)
    lines = [
        "| sections | " + " | ".join(f"{state}: time | memory" for state in STATES) + " |",
        "| --: |" + " --: | --: |" * len(STATES),
    ]
    by_state = _by_state(points)
    for size in sorted({point.size for point in points}):
        cells = []
        for state in STATES:
            cost = by_state[state].get(size)
            cells += (
                [f"{cost.cpu / base.cpu:.3g}", f"{cost.memory / base.memory:.2g}"]
                if cost
                else ["", ""]
            )
        lines.append(f"| {size:,} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


# --- the plot -------------------------------------------------------------------------------------

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 640, 400, 70, 20, 130, 50
_LOOKS = {
    "Typst": ("#6b6b6b", "6 4"),
    "first build": ("#1f4e79", ""),
    "one edit": ("#b3541e", ""),
    "nothing changed": ("#3a7d44", ""),
}


class Scale(NamedTuple):
    """A logarithmic axis: from values to places."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        share = (log10(value) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def _scale(values: Sequence[float], start: float, end: float) -> Scale:
    low, high = log10(min(values)), log10(max(values))
    return Scale(low - 0.1, high + 0.1, start, end)


def plot(points: Sequence[Point]) -> str:
    """Time over size, both logarithmic, as SVG: a line that climbs one decade in a decade grows linearly."""
    base = _base(points).cpu
    across = _scale([point.size for point in points], _LEFT, _WIDTH - _RIGHT)
    up = _scale([point.cost.cpu / base for point in points], _HEIGHT - _BOTTOM, _TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Processor time over number of sections, as ratios to Typst's for 10</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        *_axes(points, across, up),
    ]
    for state, costs in _by_state(points).items():
        if costs:
            places = [(across(size), up(cost.cpu / base)) for size, cost in sorted(costs.items())]
            parts += _line(state, places)
    return "\n".join([*parts, "</svg>\n"])


def _axes(points: Sequence[Point], across: Scale, up: Scale) -> Iterator[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for size in sorted({point.size for point in points}):
        x = across(size)
        yield f'<path d="M{x:.1f} {_TOP}V{bottom}" stroke="#e3e3e3"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{size:,}</text>'
    for power in range(-3, 4):
        if up.low <= power <= up.high:
            y = up(10**power)
            yield f'<path d="M{_LEFT} {y:.1f}H{right}" stroke="#e3e3e3"/>'
            label = f"{10**power:g} ×"
            yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{label}</text>'
    yield f'<text x="{(_LEFT + right) / 2:.0f}" y="{_HEIGHT - 10}" text-anchor="middle">sections</text>'


def _line(state: str, places: Sequence[tuple[float, float]]) -> Iterator[str]:
    colour, dash = _LOOKS[state]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashes}/>'
    for x, y in places:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'
    x, y = places[-1]
    yield f'<text x="{x + 8:.1f}" y="{y + 4:.1f}" fill="{colour}">{state}</text>'


if __name__ == "__main__":
    main()
