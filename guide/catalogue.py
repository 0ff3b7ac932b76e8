"""Many guides in one go, each by itself: one that fails stops no other.

The work is handed to an executor as tasks of one guide each. Any ``concurrent.futures.Executor`` will do: processes of
this machine by default, or whatever ``--executor`` names; for a cluster that Dask manages, for example::

    # farm.py
    from dask.distributed import Client

    def executor():
        return Client("tcp://scheduler:8786").get_executor()

    build_guide.py build catalogue/ -o out --executor farm:executor

Workers need the builder, the guides' folders and the folder for the outputs under the same paths as here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from importlib import import_module
from pathlib import Path

from guide.build import Request, UnknownNameError, build
from guide.dataclass import dataclass, replace
from guide.diagnostics import Diagnostic
from guide.processes import available


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one guide."""

    source: Path
    out: Path
    problems: tuple[Diagnostic, ...] = ()
    files: int = 0
    pages: int = 0
    is_current: bool = False
    fault: str = ""
    """Why it could not be built though nothing is wrong with its source."""

    @property
    def failed(self) -> bool:
        return bool(self.fault) or any(problem.is_error for problem in self.problems)


class NoExecutorError(ValueError):
    """``--executor`` names none; its text says why."""


def guides_in(folders: Sequence[Path]) -> list[Path]:
    """The guides among some folders, and those directly inside of folders that are no guides themselves."""
    found: list[Path] = []
    for folder in folders:
        inside = sorted(path.parent for path in folder.glob("*/guide.yaml"))
        is_shelf = inside and not (folder / "guide.yaml").exists()
        found += inside if is_shelf else [folder]
    return found


def requests_for(guides: Sequence[Path], request: Request) -> list[Request]:
    """The same request for each guide, with the outputs in a folder of its name; equal names are numbered."""
    requests: list[Request] = []
    taken: set[str] = set()
    for guide in guides:
        name = base = guide.resolve().name
        number = 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        requests.append(replace(request, source=guide, out=request.out / name, processes=1))
    return requests


def build_all(requests: Sequence[Request], executor: Executor | None) -> Iterator[Report]:
    """Build guides side by side; their reports come in order, each as soon as it and those before it are there."""
    if executor is None:
        yield from map(build_one, requests)
        return
    with executor:
        waiting: list[Future[Report]] = [
            executor.submit(build_one, request) for request in requests
        ]
        for request, future in zip(requests, waiting, strict=True):
            yield _report_of(future, request)


def build_one(request: Request) -> Report:
    """Build one guide, whatever happens: the task of a worker."""
    try:
        outcome = build(request, _say_nothing)
    except (OSError, UnknownNameError) as error:
        return Report(request.source, request.out, fault=str(error))
    return Report(
        request.source,
        request.out,
        outcome.problems,
        len(outcome.files),
        sum(len(file.pages) for file in outcome.files),
        outcome.is_current,
    )


def _report_of(future: Future[Report], request: Request) -> Report:
    try:
        return future.result()
    except Exception as error:  # a worker that died, a bug that one guide found: the others go on
        fault = f"{type(error).__name__}: {error}"
        return Report(request.source, request.out, fault=fault)


def _say_nothing(_: str) -> None:
    """Progress that nobody watches."""


def local_executor(tasks: int) -> Executor | None:
    """Processes of this machine; None where one is enough."""
    count = min(tasks, available())
    if count < 2:
        return None
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(count, mp_context=get_context("fork"))


def named_executor(name: str) -> Executor:
    """The executor that a function makes, by ``module:function``. Raises NoExecutorError."""
    module, _, function = name.partition(":")
    try:
        make: Callable[[], Executor] = getattr(import_module(module), function)
    except (ImportError, AttributeError, ValueError) as error:
        raise NoExecutorError(f"'{name}' is no module:function ({error})") from error
    made = make()
    if not hasattr(made, "submit"):
        raise NoExecutorError(f"'{name}' makes no executor: it has no 'submit'")
    return made
