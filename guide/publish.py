"""Putting finished files where readers find them: all of a build or none, never half a file."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

MANIFEST = "build.json"
LOCK = ".lock"
_TEMPORARY = ".part"


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace files of a folder, each at once and only after all are safely on the disk.

    ``files`` maps paths below ``folder``, with ``/``, to contents; they replace their predecessors in the mapping's
    order. Raises OSError (disk full, no permission) with the old files untouched and nothing left behind.
    """
    written: list[tuple[Path, Path]] = []
    try:
        for name, data in files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.{os.getpid()}{_TEMPORARY}")
            written.append((temporary, target))
            _write(temporary, data)
    except BaseException:
        for temporary, _ in written:
            temporary.unlink(missing_ok=True)
        raise
    for temporary, target in written:
        temporary.replace(target)


def publish_alone(folder: Path, name: str, data: bytes) -> None:
    """Replace one file of a folder while nobody else writes there. Raises as ``publish``, and BusyError."""
    with locked(folder):
        publish(folder, {name: data})


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def retire(folder: Path, names: Iterator[str] | list[str]) -> None:
    """Remove files that an earlier build made and this one does not make any more."""
    for name in names:
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)
    for stale in folder.rglob(f".*{_TEMPORARY}"):
        with suppress(OSError):
            stale.unlink()


def read_manifest(folder: Path) -> dict[str, Any]:
    """The last build's record, or an empty one where there is none that can be read."""
    try:
        found = _parsed((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@lru_cache(maxsize=1)  # a build reads it at its beginning and again before it writes another
def _parsed(data: bytes) -> Any:
    return json.loads(data)


def outputs_of(manifest: Path) -> dict[str, Any]:
    """The outputs of an older ``build.json``. Raises OSError where there is no file, ValueError for another one."""
    found = json.loads(manifest.read_text("utf-8"))
    outputs = found.get("outputs") if isinstance(found, dict) else None
    if not isinstance(outputs, dict):
        raise ValueError(f"'{manifest}' tells of no outputs")
    return outputs


def manifest_bytes(manifest: Mapping[str, Any]) -> bytes:
    """A line for each entry: with more of them, writing would take Python ten times as long."""
    lines = [
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
        for key, value in manifest.items()
    ]
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


class BusyError(OSError):
    """Another build is writing to the same folder."""


@contextmanager
def locked(folder: Path, *, patience: float = 30.0) -> Iterator[None]:
    """Hold a folder's lock, so that two builds do not mix. The system frees it even if we are killed.

    Raises BusyError after ``patience`` seconds, OSError where the folder can't be made.
    """
    import time

    folder.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + patience
    with (folder / LOCK).open("a+b") as file:
        while not _try_lock(file.fileno()):
            if time.monotonic() > deadline:
                raise BusyError(f"another build is writing to {folder}")
            time.sleep(0.05)
        yield


if sys.platform == "win32":

    def _try_lock(handle: int) -> bool:
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:

    def _try_lock(handle: int) -> bool:
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
