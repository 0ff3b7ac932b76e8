"""``print booklet``: two pages on a side, in the order in which they are folded."""

from __future__ import annotations

from argparse import ArgumentParser

from guide.commands.arguments import positive
from guide.commands.print import imposed
from guide.commands.print.arguments import millimetres
from guide.commands.print.imposed import run

__all__ = ["add_arguments", "run"]


def add_arguments(parser: ArgumentParser) -> None:
    """Those of all imposed sheets, and how they are folded."""
    imposed.add_arguments(parser)
    parser.add_argument(
        "--signature", type=positive, metavar="N",
        help="sheets in a signature, at most (default: all in one, for stitching)",
    )  # fmt: skip
    parser.add_argument(
        "--creep", type=millimetres, default=0.0, metavar="MM",
        help="how far the innermost sheet sticks out when folded, made up for",
    )  # fmt: skip
