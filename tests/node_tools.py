"""Ace and the readers that run in a browser (foliate-js, epub.js, pdf.js): installing them into ``.tools/node``.

``python tests/node_tools.py`` installs what is missing; Node.js and chromium must be there. Tests that need a tool are
skipped without it, but fail where ``CI`` is set.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
TOOLS = ROOT / ".tools" / "node"
SOURCES = ROOT / "tests" / "tools"
_STAMP = TOOLS / "installed"
_NO_DOWNLOADS = {
    "PUPPETEER_SKIP_DOWNLOAD": "1",
    "ELECTRON_SKIP_BINARY_DOWNLOAD": "1",
    "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1",
}
"""The browser is the system's own chromium."""


def missing_node_tools() -> str:
    """Why Ace and the readers can't be run; empty where they can."""
    if not shutil.which("node"):
        return "Ace and the readers need Node.js"
    if not chromium():
        return "Ace and the readers need chromium"
    if not _is_installed():
        return "Ace and the readers are not installed: python tests/node_tools.py"
    return ""


def need(reason: str) -> None:
    """Skip the running test for a reason, if there is one; fail it in CI."""
    import pytest

    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)


def chromium() -> str | None:
    """Where the browser is."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def program(name: str) -> Path:
    """A command that one of the packages brings."""
    return TOOLS / "node_modules" / ".bin" / name


def run_script(name: str, arguments: Sequence[str | Path]) -> None:
    """Run a script of ``tests/tools``. Raises RuntimeError with what it says where it fails."""
    environment = os.environ | {
        "TOOLS_MODULES": str(TOOLS / "node_modules"),
        "CHROMIUM": chromium() or "",
    }
    command = ["node", SOURCES / name, *arguments]
    run = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    if run.returncode:
        raise RuntimeError(run.stderr)


def install() -> None:
    """The packages in the versions of ``tests/tools/package-lock.json``; twice is once."""
    if _is_installed():
        return
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, TOOLS / name)
    command = ["npm", "ci", "--ignore-scripts", "--no-fund", "--no-audit"]
    subprocess.run(command, cwd=TOOLS, env=os.environ | _NO_DOWNLOADS, check=True, timeout=900)
    _STAMP.write_text(_wanted())


def _is_installed() -> bool:
    return _STAMP.is_file() and _STAMP.read_text() == _wanted()


def _wanted() -> str:
    return hashlib.sha256((SOURCES / "package-lock.json").read_bytes()).hexdigest()


if __name__ == "__main__":
    install()
    sys.exit(missing_node_tools() or 0)
