"""``build`` of several guides: side by side, each into a folder of its name; one that fails stops no other."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.catalogue import (
    NoExecutorError,
    Report,
    build_all,
    local_executor,
    named_executor,
    requests_for,
)
from guide.commands.telling import Exit, count_errors, print_findings, wrong_usage

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from guide.build import Request


def build_several(guides: Sequence[Path], request: Request, executor: str) -> int:
    """Build guides, each as ``request`` asks, by the executor of that name; where it is empty, by this machine's."""
    started = time.perf_counter()
    requests = requests_for(guides, request)
    reports: list[Report] = []
    for report in build_all(requests, _executor(executor, len(requests))):
        print_findings(report.problems, report.source)
        print(_in_words(report), flush=True)
        reports.append(report)
    failed = [report for report in reports if report.failed]
    pages = sum(report.pages for report in reports)
    told = f", {len(failed)} failed" if failed else ""
    seconds = time.perf_counter() - started
    print(f"{len(reports)} guides, {pages} pages in {request.out}/ ({seconds:.1f} s{told})")
    if any(report.fault for report in failed):
        return Exit.MACHINE
    return Exit.SOURCE_ERRORS if failed else Exit.BUILT


def _executor(name: str, tasks: int) -> Executor | None:
    try:
        return named_executor(name) if name else local_executor(tasks)
    except NoExecutorError as error:
        wrong_usage(f"--executor: {error}")


def _in_words(report: Report) -> str:
    if report.fault:
        return f"{report.source}: failed: {report.fault}"
    if report.failed:
        return f"{report.source}: {count_errors(report.problems)}"
    if report.is_current:
        return f"{report.source}: nothing has changed"
    return f"{report.source}: {report.files} files, {report.pages} pages in {report.out}/"
