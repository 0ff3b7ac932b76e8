"""The text files of a guide's folder: where they may lie, what bytes they may hold."""

from __future__ import annotations

import os
import re
from pathlib import Path

from guide.dataclass import dataclass, field
from guide.diagnostics import Problems, rule
from guide.model.place import Place

MISSING_FILE = rule(
    "missing-file", "error", "A guide has a guide.yaml and at least one section in sections/."
)
OUTSIDE_FOLDER = rule(
    "outside-folder", "error", "No path and no link in the file system leaves the guide's folder."
)
NOT_A_FILE = rule("not-a-file", "error", "A source is an ordinary file.")
TOO_LARGE = rule(
    "file-too-large", "error", "A text file has at most 8 MB, a YAML file at most 500,000 values."
)
NOT_UTF8 = rule("not-utf8", "error", "Text files are UTF-8.")
CONTROL_CHARACTER = rule(
    "control-character", "error", "Text holds no control characters but tabs and line ends."
)
EMPTY_FILE = rule("empty-file", "error", "A source file says something.")

LARGEST = 8_000_000
"""Bytes of a text file: some 1,300,000 words."""

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(slots=True)
class SourceFile:
    """A text file: ``name`` is its path inside the guide's folder, ``text`` has ``\\n`` line ends and no BOM."""

    name: str
    text: str
    _lines: list[str] | None = field(default=None, repr=False, compare=False)

    @property
    def lines(self) -> list[str]:
        if self._lines is None:
            self._lines = self.text.split("\n")
        return self._lines


def stays_inside(folder: Path, name: str) -> bool:
    """Whether a path (without ``..``) inside the folder, all links followed, still lies in it."""
    step = str(folder)
    for part in name.split("/"):
        step = f"{step}/{part}"
        if os.path.islink(step):  # noqa: PTH114  # asked for every file: a Path takes five times as long
            break
    else:
        return True
    root = os.path.realpath(folder)
    target = os.path.realpath(folder / name)
    return target == root or target.startswith(root.rstrip(os.sep) + os.sep)


def read_bytes(folder: Path, name: str, largest: int, problems: Problems) -> bytes | None:
    """The bytes of a file that exists, or None with a finding where it may not be read.

    Raises OSError where the machine fails (no permission, bad disk).
    """
    path = folder / name
    if not stays_inside(folder, name):
        problems.add(OUTSIDE_FOLDER, Place(name), "this link leads out of the guide's folder")
        return None
    if not path.is_file():
        problems.add(NOT_A_FILE, Place(name), "this is not an ordinary file")
        return None
    if path.stat().st_size > largest:
        problems.add(
            TOO_LARGE,
            Place(name),
            f"this file has more than {largest // 1_000_000} MB",
            "divide it into several files",
        )
        return None
    return path.read_bytes()


def read_source(folder: Path, name: str, problems: Problems) -> SourceFile | None:
    """A text file that exists; None with a finding where it can't be read as text."""
    data = read_bytes(folder, name, LARGEST, problems)
    return None if data is None else decode(name, data, problems)


def decode(name: str, data: bytes, problems: Problems) -> SourceFile | None:
    """The text of a file's bytes; None with a finding where they are not text, or blank."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        problems.add(
            NOT_UTF8,
            _place_after(name, _with_newlines(before)),
            f"byte {data[error.start]:#04x} is not UTF-8",
            "save the file as UTF-8",
        )
        return None
    text = _with_newlines(text)
    if not text.strip():
        problems.add(EMPTY_FILE, Place(name), "this file is empty")
        return None
    if match := CONTROL.search(text):
        problems.add(
            CONTROL_CHARACTER,
            _place_after(name, text[: match.start()]),
            f"there is a control character here (U+{ord(match[0]):04X})",
            "delete it; it can't be seen",
        )
        return None
    return SourceFile(name, text)


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _place_after(name: str, before: str) -> Place:
    line = before.count("\n")
    return Place(name, line + 1, len(before) - before.rfind("\n"))
