"""How fast the builder is, beside Typst on the same content in the same run.

    python -m tests.benchmarks.run                              10 and 100 sections
    python -m tests.benchmarks.run --sizes 10 100 1000 --repeat 5

Prints a Markdown table. ``÷ Typst`` compares with Typst compiling a tagged PDF of the same content in a
process of its own; in rows of a watching process, with Typst's recompile in a process that is warm.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.benchmarks.builder_process import (
    Bench,
    compile_builder,
    kinds_named,
    states,
    watched_edits,
)
from tests.benchmarks.content import sections
from tests.benchmarks.edits import edited_words, mark
from tests.benchmarks.measure import Cost, measure, median, size_of
from tests.benchmarks.report import Row, markdown
from tests.benchmarks.source_format import write_source
from tests.benchmarks.typst_twin import write_twin

OUTPUTS = ("PDF", "EPUB", "both", "all files")
ROOT = Path(__file__).parents[2]


def main() -> None:
    options = _options()
    compile_builder()
    rows: list[Row] = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="guide-benchmark-") as folder:
            rows += _rows(size, options.outputs, options.repeat, Path(folder))
    print(markdown(rows, options.repeat))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--sizes", nargs="+", type=int, default=[10, 100], help="numbers of sections"
    )
    parser.add_argument("--repeat", type=int, default=3, help="how often each is measured")
    parser.add_argument("--outputs", nargs="+", choices=OUTPUTS, default=OUTPUTS)
    return parser.parse_args()


def _rows(size: int, outputs: Sequence[str], repeat: int, folder: Path) -> Iterator[Row]:
    """All figures for a guide of ``size`` sections."""
    twin = generate(size, folder)
    base = [typst(twin)]
    for name in outputs:
        bench = bench_for(size, folder, name)
        taken: dict[str, list[Cost]] = defaultdict(list)
        for turn in range(repeat):
            _say(f"{size} sections, {name}, {turn + 1} of {repeat}")
            base.append(typst(twin))
            for state, cost in states(bench, edit=turn).items():
                taken[state].append(cost)
        warm, ours = _typst_watching(twin, repeat), _watching(bench, repeat)
        facts = bench.pages(), bench.output_bytes()
        yield from (
            Row(size, name, state, median(costs), median(base), *facts)
            for state, costs in taken.items()
        )
        yield Row(size, name, "one edit, watching", ours, warm, *facts)
    pages = _pages(twin.with_suffix(".pdf"))
    yield Row(
        size, "PDF", "Typst", median(base), median(base), pages, size_of(twin.with_suffix(".pdf"))
    )
    yield Row(
        size, "PDF", "Typst, one edit, warm", warm, warm, pages, size_of(twin.with_suffix(".pdf"))
    )


def generate(size: int, folder: Path) -> Path:
    """Write the guide and its twin, both marked for edits; answers the twin."""
    made = sections(size)
    twin = folder / "twin.typ"
    write_source(made, folder / "source")
    write_twin(made, twin)
    middle = made[size // 2]
    mark(_edited_file(size, folder), edited_words(middle))
    mark(twin, edited_words(middle))
    return twin


def _edited_file(size: int, folder: Path) -> Path:
    return folder / "source" / "sections" / f"part-{size // 2 + 1:04}.md"


def bench_for(size: int, folder: Path, name: str) -> Bench:
    return Bench(folder, _edited_file(size, folder), tuple(kinds_named(name)))


def typst(twin: Path) -> Cost:
    return measure(_typst_command(twin), {"PYTHONPATH": str(ROOT)})


def _typst_command(twin: Path, *edits: str) -> list[str]:
    output = str(twin.with_suffix(".pdf"))
    return [sys.executable, "-m", "tests.benchmarks.typst_process", str(twin), output, *edits]


def _typst_watching(twin: Path, count: int) -> Cost:
    """Median seconds of an edit with Typst's recompile in a warm process."""
    shown = subprocess.run(
        _typst_command(twin, str(count)), cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    return Cost(statistics.median(map(float, shown.split())), 0, 0)


def _watching(bench: Bench, count: int) -> Cost:
    """Median seconds of an edit with the builder's watch."""
    bench.forget(bench.out)
    return Cost(statistics.median(watched_edits(bench, first=1000, count=count)), 0, 0)


def _pages(pdf: Path) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(pdf))


def _say(what: str) -> None:
    """Progress, on a terminal."""
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        print(f"\r{what[: width - 1]:<{width - 1}}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
