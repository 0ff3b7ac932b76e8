"""``print``: sheets for the printer from what a build has made; each kind is a command of its own.

``KINDS`` is the only place that lists them.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping

from guide.commands import Command
from guide.commands.print import bleed, booklet, flashcards, imposed, report, together

KINDS: Mapping[str, tuple[str, Command]] = {
    "booklet": ("sheets to print on both sides, fold and stitch", booklet),
    "2up": ("two pages on a side", imposed),
    "4up": ("four pages on a side", imposed),
    "together": ("the handouts as one file, each beginning on a sheet of its own", together),
    "bleed": ("for a print shop: ink beyond the edges, cut marks", bleed),
    "flashcards": ("cards to cut out, with their backs behind them", flashcards),
    "report": ("how much paper the files of the last build take", report),
}
"""What each is, and its module."""


def add_arguments(parser: ArgumentParser) -> None:
    """What to print, with its arguments."""
    kinds = parser.add_subparsers(dest="printed", metavar="WHAT", required=True)
    for name, (told, kind) in KINDS.items():
        kind.add_arguments(kinds.add_parser(name, help=told))


def run(options: Namespace) -> int:
    """Make what is to be printed."""
    _, kind = KINDS[options.printed]
    return kind.run(options)
