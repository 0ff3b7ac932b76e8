"""``print together``: the handouts as one print job."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from guide.commands.print.arguments import add_out
from guide.commands.telling import Exit, count, wrong_usage


def add_arguments(parser: ArgumentParser) -> None:
    """Which files."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE.pdf",
        help="finished PDFs (default: all handouts in OUT)",
    )  # fmt: skip
    add_out(parser)


def run(options: Namespace) -> int:
    """Bind them."""
    from guide.press import NoFileError, bind
    from guide.print.together import BindingError

    try:
        name, made = bind(options.files, options.out)
    except (NoFileError, BindingError) as error:
        wrong_usage(str(error))
    told = f"{count(made.files, 'file')}, {made.pages} pages on {count(made.sheets, 'sheet')}"
    print(f"{options.out / name}: {told}, to be printed on both sides")
    return Exit.BUILT
