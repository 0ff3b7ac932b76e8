"""Work shared out over the machine's cores.

A forked process knows all that its parent knows (the guide, fonts, words measured so far), so only numbers travel to it
and only results travel back. Where processes can't be forked safely, all work is done in this one: results are the
same and in the same order either way.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

PROCESSES = "GUIDE_PROCESSES"
"""The variable of the environment that sets how many processes a build may use."""

_Task = TypeVar("_Task")
_Result = TypeVar("_Result")

_job: Callable[[int], Any] | None = None
"""In a forked process: does the task of a number."""


def available() -> int:
    """How many processes may work at a time, 1 at least."""
    if not hasattr(os, "fork"):
        return 1
    wanted = os.environ.get(PROCESSES, "")
    if wanted.isdecimal():
        return max(1, int(wanted))
    # Elsewhere than on Linux, libraries of the system don't survive a fork.
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def share(
    work: Callable[[_Task], _Result], tasks: Sequence[_Task], processes: int
) -> Iterator[_Result]:
    """The results of ``work`` for some tasks, in their order, from so many processes at a time.

    Begin with the longest tasks. What ``work`` raises is raised here.
    """
    count = min(processes, len(tasks))
    if count < 2:
        yield from map(work, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(
        count,
        mp_context=get_context("fork"),
        initializer=_begin,
        initargs=(lambda number: work(tasks[number]),),  # inherited, never pickled
    ) as pool:
        yield from pool.map(_do, range(len(tasks)))


def aside(work: Callable[[], _Result], processes: int) -> Callable[[], _Result]:
    """Have another process do some work, if there may be two; what is returned waits for its result.

    What ``work`` raises is raised there.
    """
    if processes < 2:
        return work
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(
        1,
        mp_context=get_context("fork"),
        initializer=_begin,
        initargs=(lambda _: work(),),
    )
    future = pool.submit(_do, 0)

    def result() -> _Result:
        with pool:
            found: _Result = future.result()
        return found

    return result


def meanwhile(work: Callable[[], object], own: Callable[[], None], processes: int) -> None:
    """Have another process do some work whose results the cache keeps, and do ``own`` here, if there may be two.

    It takes a tenth of the time to start that ``aside`` takes. If it fails, its results are not in the cache.
    Nothing is done where other threads are at work, whose locks nobody would open in the other process.
    """
    threads = sys.modules.get("threading")
    if processes < 2 or (threads is not None and threads.active_count() > 1):
        return
    process = os.fork()
    if process == 0:
        try:
            work()
        finally:
            os._exit(0)  # without writing what this process has still to print
    try:
        own()
    finally:
        os.waitpid(process, 0)


def _begin(job: Callable[[int], Any]) -> None:
    global _job
    _job = job


def _do(number: int) -> Any:
    assert _job is not None
    return _job(number)
