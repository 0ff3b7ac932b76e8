"""``print report``: how much paper a build takes."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from guide.commands.arguments import positive
from guide.commands.print.arguments import add_out
from guide.commands.telling import Exit, wrong_usage


def add_arguments(parser: ArgumentParser) -> None:
    """Which build, and for how many."""
    add_out(parser, "its files are counted")
    parser.add_argument(
        "--class", type=positive, default=1, metavar="N", dest="copies",
        help="copies for a class of so many (default: one)",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Count it."""
    from guide.press import NoFileError, paper_report

    try:
        print(paper_report(options.out, options.copies), end="")
    except NoFileError as error:
        wrong_usage(str(error))
    return Exit.BUILT
