"""The benchmark's figures as Markdown."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version

from tests.benchmarks.measure import Cost

MEGABYTE = 1e6


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; ``base`` is what Typst took for its PDF of the same content in the same run."""

    sections: int
    outputs: str
    state: str
    cost: Cost
    base: Cost
    pages: int
    size: int


def markdown(rows: Iterable[Row], repetitions: int) -> str:
    """All rows, and below them what they were measured with."""
    return "\n".join(
        (
            "| sections | outputs | state | seconds | ÷ Typst | CPU s | ÷ Typst | memory MB | ÷ Typst | pages | MB |",
            "| --: | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: |",
            *(_line(row) for row in rows),
            "",
            *_circumstances(repetitions),
        )
    )


def _line(row: Row) -> str:
    cost, base = row.cost, row.base
    cells = (
        str(row.sections),
        row.outputs,
        row.state,
        f"{cost.wall:.3f}",
        _ratio(cost.wall, base.wall),
        f"{cost.cpu:.2f}" if cost.cpu else "",
        _ratio(cost.cpu, base.cpu) if cost.cpu else "",
        f"{cost.memory / MEGABYTE:.0f}" if cost.memory else "",
        _ratio(cost.memory, base.memory) if cost.memory else "",
        str(row.pages),
        f"{row.size / MEGABYTE:.2f}",
    )
    return "| " + " | ".join(cells) + " |"


def _ratio(value: float, base: float) -> str:
    return f"{value / base:.3g}"


def _circumstances(repetitions: int) -> Iterator[str]:
    packages = ("typst", "reportlab", "EbookLib", "uharfbuzz")
    yield f"Medians of {repetitions}, each as a process of its own, taken in turns with Typst's."
    yield (
        f"Python {platform.python_version()} on {sys.platform}, {os.cpu_count()} cores; "
        + ", ".join(f"{name} {version(name)}" for name in packages)
        + "."
    )
