"""What arguments of the command line look like, where several commands have them."""

from __future__ import annotations

import argparse
import math
from pathlib import Path


def add_source(parser: argparse.ArgumentParser) -> None:
    """The argument that names the guide's folder."""
    parser.add_argument(
        "source", nargs="?", type=Path, default=Path("source"), metavar="SOURCE",
        help="the guide's folder (default: source)",
    )  # fmt: skip


def positive(text: str) -> int:
    """A whole number above 0."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number above 0")
    return int(text)


def millimetres(text: str) -> float:
    """A length from 0 to 20 mm."""
    try:
        length = float(text)
    except ValueError:
        length = -1.0
    if not 0 <= length <= 20:
        raise argparse.ArgumentTypeError(f"'{text}' is no length from 0 to 20 (in millimetres)")
    return length


def offset(text: str) -> tuple[float, float]:
    """Two lengths in points, from two in millimetres of at most 20."""
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        right = down = math.inf
    if not max(abs(right), abs(down)) <= 20:
        raise argparse.ArgumentTypeError(
            f"'{text}' is not two lengths up to 20 mm, such as =1.5,-2"
        )
    return right * 72 / 25.4, down * 72 / 25.4
