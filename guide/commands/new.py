"""``new``: a small guide to start from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from guide.commands.telling import Exit, wrong_usage


def add_arguments(parser: ArgumentParser) -> None:
    """Where to make it."""
    parser.add_argument(
        "folder", type=Path, metavar="FOLDER", help="where to make it: a new or empty folder"
    )


def run(options: Namespace) -> int:
    """Make it, and say how it is built."""
    from guide.new import FolderNotEmptyError, make

    folder = options.folder
    try:
        make(folder)
    except FolderNotEmptyError:
        wrong_usage(f"'{folder}' is not empty; name a new folder")
    print(f"a small guide is in {folder}/; build it with: build_guide.py build {folder}")
    return Exit.BUILT
