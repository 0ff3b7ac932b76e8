"""``print bleed``: a file as print shops want it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from guide.commands.print.arguments import add_file, add_out, millimetres
from guide.commands.telling import Exit, count, wrong_usage


def add_arguments(parser: ArgumentParser) -> None:
    """Which file, and how much bleed."""
    add_file(parser)
    add_out(parser)
    parser.add_argument(
        "--bleed", type=millimetres, default=3.0, metavar="MM",
        help="how far ink goes beyond what is cut (default: 3, at most 10)",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Give it bleed."""
    from guide.press import NoFileError, bleed
    from guide.print.bleed import MOST, BleedError

    width = options.bleed
    if width > MOST:
        wrong_usage(f"--bleed is at most {MOST:g} mm")
    try:
        name, made = bleed(options.file, options.out, width)
    except (NoFileError, BleedError) as error:
        wrong_usage(str(error))
    print(f"{options.out / name}: {count(made.pages, 'page')} with {width:g} mm of bleed")
    return Exit.BUILT
