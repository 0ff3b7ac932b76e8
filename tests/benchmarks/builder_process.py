"""The builder as a process: one build, or a watch that rebuilds at each save."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.edits import apply
from tests.benchmarks.measure import Cost, measure

DOOR = Path(__file__).parents[2] / "build_guide.py"
_PATIENCE = 120.0
"""Seconds to wait for a watching build."""


def compile_builder() -> None:
    """Compile the builder's modules, as installing or first starting it does: some environments forbid the latter."""
    compileall.compile_dir(DOOR.parent / "guide", quiet=1)


@dataclass(frozen=True, slots=True)
class Bench:
    """A generated guide and where its outputs and the builder's cache go."""

    folder: Path
    edited_file: Path
    kinds: tuple[str, ...]
    """``--only``; empty for all default files."""

    @property
    def out(self) -> Path:
        return self.folder / "out"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def environment(self) -> Mapping[str, str]:
        return {"GUIDE_CACHE": str(self.cache)}

    def command(self, name: str) -> list[str]:
        only = ["--only", *self.kinds] if self.kinds else []
        source = str(self.folder / "source")
        return [sys.executable, str(DOOR), name, source, "-o", str(self.out), *only]

    def forget(self, *folders: Path) -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    def build(self) -> Cost:
        return measure(self.command("build"), self.environment)

    def pages(self) -> int:
        """Pages of all PDF files of the last build."""
        manifest = json.loads((self.out / "build.json").read_text())
        return sum(output["pages"] for output in manifest["outputs"].values())

    def output_bytes(self) -> int:
        manifest = json.loads((self.out / "build.json").read_text())
        return sum(output["bytes"] for output in manifest["outputs"].values())


def states(bench: Bench, edit: int) -> dict[str, Cost]:
    """What a build costs in each state of the world, by the state's name."""
    bench.forget(bench.out, bench.cache)
    costs = {"first build": bench.build()}
    bench.forget(bench.out)
    costs["cache filled, outputs gone"] = bench.build()
    apply(bench.edited_file, edit)
    costs["one edit"] = bench.build()
    costs["nothing changed"] = bench.build()
    return costs


def watched_edits(bench: Bench, first: int, count: int) -> list[float]:
    """Seconds from the save of an edit to all files in place, in a watching process."""
    with subprocess.Popen(
        bench.command("watch"),
        env={**os.environ, **bench.environment},
        stdout=subprocess.DEVNULL,
    ) as process:
        try:
            _await(bench.out / "build.json", since=0)
            time.sleep(0.5)  # the first build may still be tidying up
            return [_watched_edit(bench, edit) for edit in range(first, first + count)]
        finally:
            process.send_signal(signal.SIGINT)


def _watched_edit(bench: Bench, edit: int) -> float:
    manifest = bench.out / "build.json"  # published after all other files
    before = manifest.stat().st_mtime_ns
    started = time.perf_counter()
    apply(bench.edited_file, edit)
    _await(manifest, since=before)
    taken = time.perf_counter() - started
    time.sleep(0.2)
    return taken


def _await(path: Path, since: int) -> None:
    """Wait until a file is newer than ``since``. Raises TimeoutError."""
    deadline = time.monotonic() + _PATIENCE
    while not (path.exists() and path.stat().st_mtime_ns > since):
        if time.monotonic() > deadline:
            raise TimeoutError(f"{path} was not written")
        time.sleep(0.0005)


def kinds_named(name: str) -> Sequence[str]:
    """The ``--only`` of a choice of outputs as the runner names it."""
    return {"PDF": ("pdf",), "EPUB": ("epub",), "both": ("pdf", "epub"), "all files": ()}[name]
