"""How commands end, and what they say alike."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from guide.diagnostics import Diagnostic


class Exit(IntEnum):
    """Exit statuses."""

    BUILT = 0
    SOURCE_ERRORS = 1
    USAGE = 2
    MACHINE = 3
    INTERRUPTED = 130
    UNREAD = 141
    """Whoever read what is told stopped reading (``| head``): as a shell tells of a process that SIGPIPE ended."""


def wrong_usage(message: str) -> NoReturn:
    """End here: the words of the command ask for what can't be."""
    print(f"build_guide.py: {message}", file=sys.stderr)
    sys.exit(Exit.USAGE)


def require_folder(source: Path) -> None:
    """A guide's folder must be there."""
    if not source.is_dir():
        wrong_usage(f"there is no folder '{source}'; start one with: build_guide.py new {source}")


def print_findings(problems: Sequence[Diagnostic], source: Path) -> None:
    """Each with its line of the source, or of a style."""
    if not problems:
        return
    from guide.build import styles_folder
    from guide.diagnostics import render_all

    print(render_all(problems, source, styles_folder().parent), file=sys.stderr)


def count_errors(problems: Sequence[Diagnostic]) -> str:
    """ "2 errors; nothing was written"."""
    return f"{count(sum(problem.is_error for problem in problems), 'error')}; nothing was written"


def count(number: int, noun: str) -> str:
    """ "1 sheet", "2 sheets"."""
    return f"{number} {noun}{'s' if number != 1 else ''}"


def explain(error: OSError) -> str:
    """What the system says went wrong, and with which file."""
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}"
