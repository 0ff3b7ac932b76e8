"""Writes a guide of any size, and its twin for Typst.

    python -m tests.benchmarks.generate 100 /tmp/guide100

makes ``/tmp/guide100/source/`` and ``/tmp/guide100/twin.typ``.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.benchmarks.content import sections
from tests.benchmarks.source_format import write_source
from tests.benchmarks.typst_twin import write_twin


def generate(count: int, folder: Path) -> None:
    """Write the guide of ``count`` sections and its twin below ``folder``."""
    made = sections(count)
    folder.mkdir(parents=True, exist_ok=True)
    write_source(made, folder / "source")
    write_twin(made, folder / "twin.typ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sections", type=int, help="how many sections")
    parser.add_argument("folder", type=Path, help="where to write")
    arguments = parser.parse_args()
    generate(arguments.sections, arguments.folder)


if __name__ == "__main__":
    main()
