"""Arguments that several kinds of ``print`` have."""

from __future__ import annotations

import math
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path


def add_file(parser: ArgumentParser) -> None:
    """The argument that names the file to print."""
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE.pdf",
        help="a finished PDF (default: the student edition in OUT)",
    )  # fmt: skip


def add_out(parser: ArgumentParser, what: str = "sheets go into its folder print/") -> None:
    """The option that names the build's folder, and ``what`` it is for."""
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help=f"the build's folder; {what} (default: out)",
    )  # fmt: skip


def millimetres(text: str) -> float:
    """A length from 0 to 20 mm."""
    try:
        length = float(text)
    except ValueError:
        length = -1.0
    if not 0 <= length <= 20:
        raise ArgumentTypeError(f"'{text}' is no length from 0 to 20 (in millimetres)")
    return length


def offset(text: str) -> tuple[float, float]:
    """Two lengths in points, from two in millimetres of at most 20."""
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        right = down = math.inf
    if not max(abs(right), abs(down)) <= 20:
        raise ArgumentTypeError(f"'{text}' is not two lengths up to 20 mm, such as 1.5,-2")
    return right * 72 / 25.4, down * 72 / 25.4
