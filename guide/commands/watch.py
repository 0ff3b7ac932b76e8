"""``watch``: a build at each save, while the author writes."""

from __future__ import annotations

import gc
import signal
import sys
import time
from argparse import ArgumentParser, Namespace
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.arguments import add_settings, add_source, request_of
from guide.commands.build import quiet, summary
from guide.commands.telling import (
    Exit,
    count_errors,
    explain,
    print_findings,
    require_folder,
    wrong_usage,
)

if TYPE_CHECKING:
    from guide.build import Request


def add_arguments(parser: ArgumentParser) -> None:
    """Which guide, and what of it to build."""
    add_source(parser)
    add_settings(parser)


def run(options: Namespace) -> int:
    """Build now and at each save, until Ctrl-C."""
    from guide.build import styles_folder
    from guide.watch import watch

    require_folder(options.source)
    request = request_of(options, options.section)
    gc.disable()

    def rebuild(changed: set[Path]) -> None:
        _build(request, changed)
        # While the author reads: not while they wait.
        if not changed:
            _rehearse(request)
        collect_garbage()

    watch([options.source, styles_folder()], rebuild, ignored=[options.out])
    return Exit.BUILT


def _build(request: Request, changed: set[Path]) -> None:
    """Build after a save; nothing that is wrong ends the watch, but a name that was never there."""
    from guide.build import UnknownNameError, build

    started = time.perf_counter()
    try:
        outcome = build(request, quiet)
    except UnknownNameError as error:
        if not changed:
            wrong_usage(str(error))
        print(error, file=sys.stderr)
        return
    except OSError as error:  # it may be gone at the next save
        print(f"the machine failed: {explain(error)}", file=sys.stderr)
        return
    print_findings(outcome.problems, request.source)
    names = ", ".join(sorted(path.name for path in changed))
    print(f"[{names}] " if names else "", end="")
    if outcome.failed:
        print(count_errors(outcome.problems) + "; the last good files are kept", flush=True)
    else:
        print(summary(outcome, request.out, time.perf_counter() - started), flush=True)


def _rehearse(request: Request) -> None:
    from guide.build import rehearse

    with suppress(OSError):  # the next build will tell
        rehearse(request)


def collect_garbage() -> None:
    """A Ctrl-C meanwhile would be lost in the end of some object: it waits until all is done."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        gc.collect()
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt
