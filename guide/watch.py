"""Calls for a rebuild at each save, once for a burst of saves."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

QUIET_MILLISECONDS = 2
"""How long nothing must happen before a burst of saves counts as over. Editors write a file in several steps."""
_HALF_SAVED_SECONDS = 0.05
"""How long a file that is empty is given to become full: some editors empty it first."""
LONGEST_BURST_MILLISECONDS = 1000
"""A burst is handled after this time though it goes on."""
_IDLE_MILLISECONDS = 50


def watch(
    folders: Sequence[Path], rebuild: Callable[[set[Path]], None], ignored: Sequence[Path] = ()
) -> None:
    """Call ``rebuild`` now, with an empty set, and then with the files of each burst of saves, until Ctrl-C.

    ``folders`` are watched with all that is in them except ``ignored`` folders (the outputs may lie inside the
    source) and what editors and systems leave about (swap files, ``.git``). Paths are absolute. What is saved
    during a rebuild is handed to the next one. ``rebuild`` deals with its own errors; one that it raises ends
    the watch.
    Raises FileNotFoundError where a folder does not exist.
    """
    from watchfiles import DefaultFilter
    from watchfiles import watch as bursts

    with suppress(KeyboardInterrupt):
        is_first = True
        for burst in bursts(
            *(folder.resolve() for folder in folders),
            # It compares beginnings, so the separator keeps "out" from hiding "outline.md".
            watch_filter=DefaultFilter(
                ignore_paths=[f"{path.resolve()}{os.sep}" for path in ignored]
            ),
            debounce=LONGEST_BURST_MILLISECONDS,
            step=QUIET_MILLISECONDS,
            rust_timeout=_IDLE_MILLISECONDS,
            yield_on_timeout=True,
        ):
            # The first build waits for the first turn, when watching has begun: no save slips in between.
            if burst or is_first:
                is_first = False
                changed = {Path(path) for _, path in burst}
                if any(map(_is_empty, changed)):
                    time.sleep(_HALF_SAVED_SECONDS)
                rebuild(changed)


def _is_empty(path: Path) -> bool:
    try:
        return path.is_file() and not path.stat().st_size
    except OSError:  # gone already
        return False
