"""Typst as a process: compiles a file once, or again and again as it is edited.

    python -m tests.benchmarks.typst_process IN.typ OUT.pdf          one compile, whole process
    python -m tests.benchmarks.typst_process IN.typ OUT.pdf EDITS    then one for each edit; prints seconds

Edits are marked in the file by ``edits.apply``.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import typst

FONTS = Path(__file__).parents[2] / "styles" / "fonts"


def main(source: str, output: str, edits: str = "0") -> None:
    compiler = typst.Compiler(source, font_paths=[str(FONTS)], ignore_system_fonts=True)
    compiler.compile(output=output)
    for number in range(int(edits)):
        from tests.benchmarks.edits import apply

        started = time.perf_counter()
        apply(Path(source), number)
        compiler.compile(output=output)
        print(time.perf_counter() - started, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
