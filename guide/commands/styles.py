"""``styles``: what a style looks like."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from guide.commands.telling import Exit, print_findings


def add_arguments(parser: ArgumentParser) -> None:
    """Which style."""
    parser.add_argument("what", choices=("specimen",), help="pages that show all its parts")
    parser.add_argument(
        "name", nargs="?", default="classic", metavar="NAME",
        help="a style in styles/ (default: classic)",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help="where specimen-NAME.pdf goes (default: out)",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Make the pages that show all its parts."""
    from guide.diagnostics import Problems
    from guide.press import specimen_sheet

    problems = Problems()
    file = specimen_sheet(options.name, options.out, problems)
    print_findings(problems.in_order(), Path())
    if file is None:
        return Exit.USAGE
    print(options.out / file)
    return Exit.BUILT
