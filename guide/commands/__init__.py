"""The commands, one module each: it says the command's arguments and does its work.

``COMMANDS`` is the only place that lists them. The other modules here are what several commands share: ``arguments``
and ``telling``; and what ``build`` has besides one guide: ``quiz``, ``several``, ``progress``.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from importlib import import_module
from typing import Protocol, cast


class Command(Protocol):
    """What the module of a command has."""

    def add_arguments(self, parser: ArgumentParser, /) -> None:
        """Add the command's arguments to its parser."""

    def run(self, options: Namespace, /) -> int:
        """Do the work; answers the exit status, a ``telling.Exit``. What it raises is dealt with by ``cli.main``."""


COMMANDS: Mapping[str, str] = {
    "build": "build the guide (the default command)",
    "check": "list every mistake in the source; write nothing",
    "watch": "rebuild at each save",
    "print": "sheets for the printer from what a build has made",
    "errata": "what changed since an older printing, in words",
    "styles": "all parts of a style, to look at",
    "new": "make a small guide to start from",
    "schema": "JSON Schema of the YAML files, for editors",
}
"""What each does, by name: of the command, and of its module."""

EXAMPLES = """\
examples:
  build_guide.py                          build source/ into out/
  build_guide.py build history -o print   build the guide in history/ into print/
  build_guide.py --only pdf epub          the two books alone, without student edition and handouts
  build_guide.py --versions 3 --marks 20  papers A, B and C of a quiz, with their keys
  build_guide.py build guides/ -o print   build all the guides in guides/, side by side
  build_guide.py check                    list every mistake, write nothing
  build_guide.py watch                    rebuild at each save
  build_guide.py print booklet            sheets of the student edition to fold and stitch
  build_guide.py new my-guide             start a guide of your own

exit status: 0 built, 1 the source has errors, 2 wrong usage, 3 the machine failed
"""


def load(name: str) -> Command:
    """A command's module. One alone is imported: all would take longer than a build that has nothing to do."""
    return cast(Command, import_module(f"{__name__}.{name}"))
