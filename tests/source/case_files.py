"""Cases as text: the files of a small guide above, the findings expected of it below.

A case names only the files that matter; the others come from ``DEFAULTS``. A file starts with a line
``=== NAME``; after the name may stand ``[hex]`` (bytes), ``[times N]`` (the text N times over), ``[link TARGET]`` (a
symbolic link), ``[folder]`` or ``[none]`` (no such file, although it is a default).
"""

from __future__ import annotations

import re
from pathlib import Path

DEFAULTS = {
    "guide.yaml": "title: A guide\ndate: 2026-11-23\n",
    "sections/01-first.md": "---\ntitle: First\n---\n\nSome text.\n",
}
_HEAD = re.compile(r"^=== (?P<name>\S+)(?: \[(?P<how>[^\]]*)\])?\n", re.MULTILINE)
EXPECTED = "expected"


def split(text: str) -> tuple[str, dict[str, tuple[str, str]], str]:
    """The comment at the head of a case, its files (name to how and content), and what is expected."""
    parts = _HEAD.split(text)
    comment, rest = parts[0], parts[1:]
    files: dict[str, tuple[str, str]] = {}
    expected = ""
    for name, how, content in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        if name == EXPECTED:
            expected = content
        else:
            files[name] = (how or "", content)
    return comment, files, expected


def with_expected(text: str, expected: str) -> str:
    """The case with other findings expected."""
    return text.partition(f"=== {EXPECTED}\n")[0] + f"=== {EXPECTED}\n{expected}"


def make_guide(folder: Path, files: dict[str, tuple[str, str]]) -> None:
    """Write the guide of a case."""
    everything = {name: ("", content) for name, content in DEFAULTS.items()} | files
    for name, (how, content) in everything.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        match how.split():
            case []:
                path.write_bytes(content.encode())
            case ["hex"]:
                path.write_bytes(bytes.fromhex(content))
            case ["times", count]:
                path.write_bytes(content.removesuffix("\n").encode() * int(count))
            case ["link", target]:
                path.symlink_to(target)
            case ["folder"]:
                path.mkdir()
            case ["none"]:
                pass
            case _:
                raise ValueError(f"unknown way of writing {name}: {how}")
