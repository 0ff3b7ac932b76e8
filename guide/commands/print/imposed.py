"""``print 2up`` and ``4up``: several pages on a side."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from guide.commands.print.arguments import add_file, add_out
from guide.commands.telling import Exit, count, wrong_usage
from guide.print.sheets import SHEETS

_MOST_FOLDED = 15
"""Sheets that a stapler goes through and that lie flat when folded as one."""


def add_arguments(parser: ArgumentParser) -> None:
    """Which file, and on which paper."""
    add_file(parser)
    add_out(parser)
    parser.add_argument(
        "--sheet", choices=sorted(SHEETS), default="",
        help="the paper to print on (default: a4, or letter for pages of that size)",
    )  # fmt: skip
    parser.add_argument("--cut-marks", action="store_true", help="marks to cut along")
    parser.set_defaults(signature=None, creep=0.0)


def run(options: Namespace) -> int:
    """Put the pages on sheets."""
    from guide.press import NoFileError, impose_file
    from guide.print.impose import Imposition, ImpositionError

    how = Imposition(
        options.printed, options.signature, options.creep, options.cut_marks, options.sheet
    )
    try:
        name, made = impose_file(options.file, options.out, how)
    except (NoFileError, ImpositionError) as error:
        wrong_usage(str(error))
    print(f"{options.out / name}: {count(made.pages, 'page')} on {count(made.sheets, 'sheet')}")
    edge = "long" if options.printed == "4up" else "short"
    print(f"print it at its own size, on both sides, turned over the {edge} edge")
    if options.printed == "booklet" and not options.signature and made.sheets > _MOST_FOLDED:
        print(
            f"{made.sheets} sheets are hard to fold as one: with --signature 8 they are folded eight at a time, and "
            "laid on each other"
        )
    print("for printing only: no tags, links or bookmarks; give readers the file it was made from")
    return Exit.BUILT
