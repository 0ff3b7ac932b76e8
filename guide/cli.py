"""The command line: finds the command, and says how it ended. What each does is told in ``guide/commands/``."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence

from guide import __version__
from guide.commands import COMMANDS, EXAMPLES, load
from guide.commands.telling import Exit, explain

__all__ = ["COMMANDS", "Exit", "main", "run"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; answers the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        words = _joined(_with_command(words))
        options = _parser(words[0]).parse_args(words)
        return load(options.command).run(options)
    except KeyboardInterrupt:
        print("interrupted; the last good files are untouched", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        return _unread()
    except OSError as error:
        print(f"the machine failed: {explain(error)}", file=sys.stderr)
        return Exit.MACHINE


def run() -> int:
    """As ``main``, for a process of its own: it ends at once where nothing else is at work in it.

    Python would take a guide's million objects apart one by one, a tenth of the time of a build after an edit. The
    system takes back all memory in one go.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = _unread()
    except OSError:  # the disk is full
        status = Exit.MACHINE
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        # Whoever brought an executor (``--executor``) has threads at work, and may have more to put in order.
        os._exit(status)
    return status


def _unread() -> int:
    """What is still to be told goes nowhere, so that Python says nothing of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return Exit.UNREAD


def _with_command(words: list[str]) -> list[str]:
    """``build`` is the command where none is named."""
    if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version")):
        return words
    return ["build", *words]


def _joined(words: list[str]) -> list[str]:
    """``--offset -2,1`` as ``--offset=-2,1``: what begins with a dash would be taken for another option."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] == "--offset" and word[:1] == "-" and word[1:2].isdigit():
            joined[-1] += f"={word}"
        else:
            joined.append(word)
    return joined


def _parser(command: str) -> ArgumentParser:
    """Knows all commands, and the arguments of the one that is asked for: to make them all takes longer."""
    parser = ArgumentParser(
        prog="build_guide.py",
        description="Compile a folder of plain text into a PDF and an EPUB study guide.",
        epilog=EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, told in COMMANDS.items():
        known = commands.add_parser(name, help=told)
        if name == command:
            load(name).add_arguments(known)
    return parser
