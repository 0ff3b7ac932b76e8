"""Runs a command as a process of its own and tells what it took."""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# ru_maxrss is in bytes on macOS, in kilobytes elsewhere.
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024


class CommandFailedError(Exception):
    """A measured command did not exit with 0; its output has been shown."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process took: seconds from start to end, seconds of processor time, bytes of memory.

    Processor time includes child processes; memory is the largest of any one process.
    """

    wall: float
    cpu: float
    memory: int


def measure(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end, its standard output thrown away. Raises CommandFailedError."""
    silence = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    started = time.perf_counter()
    process = os.posix_spawn(
        command[0], command, {**os.environ, **(environment or {})}, file_actions=[silence]
    )
    _, status, used = os.wait4(process, 0)
    wall = time.perf_counter() - started
    if status:
        raise CommandFailedError(" ".join(command))
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _MEMORY_UNIT)


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure by itself."""
    return Cost(
        statistics.median(cost.wall for cost in costs),
        statistics.median(cost.cpu for cost in costs),
        int(statistics.median(cost.memory for cost in costs)),
    )


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files of a folder."""
    if path.is_dir():
        return sum(file.stat().st_size for file in path.rglob("*") if file.is_file())
    return path.stat().st_size
