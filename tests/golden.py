"""Expected texts kept in files: compared, or written anew with ``--re-record`` (then read the diff)."""

from __future__ import annotations

from pathlib import Path

import pytest


def check_golden(text: str, file: Path, request: pytest.FixtureRequest) -> None:
    """Compare with a file, or replace it where re-recording was asked for."""
    if request.config.getoption("--re-record"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return
    assert file.is_file(), f"no {file.name}: record it with --re-record"
    assert text == file.read_text(encoding="utf-8")
