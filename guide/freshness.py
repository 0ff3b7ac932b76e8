"""Whether anything has changed since the last build.

A build is named by its inputs: the guide's files, the styles and fonts, the builder's own code, the settings. If the
manifest has the same name, and the outputs still have the bytes that it tells of, there is nothing to do.
Only the standard library is needed to find out, so that it takes a few milliseconds.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

from guide.cache import NO_CACHE, Cache
from guide.digest import digest

_SETTLED = 2_000_000_000
"""Nanoseconds after which another save has another time, whatever the file system."""

_COMPILED = "__pycache__"

_FEW = 8
"""Files that take longer to remember than to read again."""

_Version: TypeAlias = tuple[int, ...]
"""What tells a file from its other versions; empty where it was saved so lately that nothing does."""

_Seen: TypeAlias = tuple[_Version, str]
"""A file as it was found, and its digest."""


def digests(folder: Path, cache: Cache = NO_CACHE) -> dict[str, str]:
    """Path and SHA-256 of every file below a folder, in order of path; hidden and compiled ones don't count.

    With a ``cache`` that outlives code and styles, files are not read again that have been lying there unchanged.
    """
    name = _name(folder, cache)
    known: Mapping[str, _Seen] = (cache.find(name) if name else None) or {}
    found = {file: _look_at(path, known.get(file)) for file, path in files(str(folder))}
    if name and sum(known.get(file) != seen for file, seen in found.items()) > _FEW:
        cache.save(name, pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
        cache.hold(name, found)
    return {file: seen[1] for file, seen in found.items()}


def is_known(folder: Path, cache: Cache) -> bool:
    """Whether a folder's files have been looked at before."""
    return cache.has(_name(folder, cache))


def _name(folder: Path, cache: Cache) -> str:
    return cache.name(("seen", str(folder.absolute())))


def _look_at(path: str, known: _Seen | None) -> _Seen:
    about = os.stat(path)  # noqa: PTH116
    version = about.st_mtime_ns, about.st_ctime_ns, about.st_size, about.st_ino
    if known is not None and known[0] == version:
        return known
    found = digest(_content(path))
    is_settled = max(about.st_mtime_ns, about.st_ctime_ns) + _SETTLED < time.time_ns()
    return (version if is_settled else ()), found


def code_stamp(package: Path, cache: Cache = NO_CACHE) -> str:
    """Names the builder's code by its content, so that the same code has the same name on every machine."""
    stamp = hashlib.sha256()
    for name, found in digests(package, cache).items():
        stamp.update(f"{name}\0{found}\0".encode())
    return stamp.hexdigest()


# Hundreds of files are looked at by builds that have nothing to do: paths are plain text, which takes half the time.


def files(folder: str, before: str = "") -> Iterator[tuple[str, str]]:
    """Every file's name from a folder on, with ``/``, and its path, in order; hidden and compiled ones don't count."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(".") or entry.name == _COMPILED:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from files(entry.path, f"{before}{entry.name}/")
        elif entry.is_file():
            yield before + entry.name, entry.path


def _content(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def is_current(manifest: Mapping[str, Any], name: Mapping[str, Any], out: Path) -> bool:
    """Whether a manifest tells of a build of this name whose outputs are all in place, byte for byte."""
    if not _is_of_the_same(manifest, name) or name["settings"] not in _settings(manifest):
        return False
    outputs = manifest.get("outputs")
    if not isinstance(outputs, Mapping) or not outputs:
        return False
    try:
        return all(
            digest((out / file).read_bytes()) == record["sha256"]
            for file, record in outputs.items()
        )
    except (OSError, KeyError, TypeError):
        return False


def settings_in_place(
    last: Mapping[str, Any], name: Mapping[str, Any], outputs: Mapping[str, Any]
) -> list[Any]:
    """The settings by which a build would leave ``outputs`` as they are: its own, and those of builds before it.

    ``last`` is the manifest of the build before. If it was made of the same, and there are no other files now than it
    tells of, its settings hold still: a build of a part (``--only pdf``) does not make the whole stale.
    """
    own = name["settings"]
    if not _is_of_the_same(last, name) or last.get("outputs") != outputs:
        return [own]
    return [own, *(each for each in _settings(last) if each != own)]


def _is_of_the_same(manifest: Mapping[str, Any], name: Mapping[str, Any]) -> bool:
    """Whether it is of the same inputs and code, by whatever settings."""
    return all(manifest.get(key) == value for key, value in name.items() if key != "settings")


def _settings(manifest: Mapping[str, Any]) -> list[Any]:
    settings = manifest.get("settings")
    return settings if isinstance(settings, list) else []
