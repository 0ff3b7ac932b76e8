"""The options of the commands that serve printed copies: ``print`` and ``errata``."""

from __future__ import annotations

import argparse
from pathlib import Path

from guide.arguments import add_source, millimetres, offset, positive
from guide.print.sheets import SHEETS


def add_print(parser: argparse.ArgumentParser) -> None:
    """What ``print`` prints."""
    about = {
        "booklet": "sheets to print on both sides, fold and stitch",
        "2up": "two pages on a side",
        "4up": "four pages on a side",
    }
    kinds = parser.add_subparsers(dest="printed", metavar="WHAT", required=True)
    for kind, told in about.items():
        _add_imposed(kinds.add_parser(kind, help=told))
    _add_booklet(kinds.choices["booklet"])
    _add_together(kinds)
    _add_bleed(kinds)
    _add_flashcards(kinds)
    report = kinds.add_parser("report", help="how much paper the files of the last build take")
    _add_out(report)
    report.add_argument(
        "--class", type=positive, default=1, metavar="N", dest="copies",
        help="copies for a class of so many (default: one)",
    )  # fmt: skip


def add_errata(parser: argparse.ArgumentParser) -> None:
    """The arguments of ``errata``."""
    add_source(parser)
    parser.add_argument(
        "--since", type=Path, required=True, metavar="BUILD.JSON",
        help="the build.json that was kept of the older printing",
    )  # fmt: skip
    parser.add_argument(
        "--edition", default="guide", metavar="NAME",
        help="whose copies are to be put right: guide (default), student, answers or one of your own",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="as JSON, with the whole texts")
    parser.add_argument("--sheet", action="store_true", help="a PDF in OUT, to print and hand out")
    parser.add_argument("-o", "--out", type=Path, default=Path("out"), metavar="OUT")


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", nargs="?", type=Path, metavar="FILE.pdf",
        help="a finished PDF (default: the student edition in OUT)",
    )  # fmt: skip


def _add_imposed(parser: argparse.ArgumentParser) -> None:
    _add_file(parser)
    _add_out(parser)
    parser.add_argument(
        "--sheet", choices=sorted(SHEETS), default="",
        help="the paper to print on (default: a4, or letter for pages of that size)",
    )  # fmt: skip
    parser.add_argument("--cut-marks", action="store_true", help="marks to cut along")
    parser.set_defaults(signature=None, creep=0.0)


def _add_bleed(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = kinds.add_parser("bleed", help="for a print shop: ink beyond the edges, cut marks")
    _add_file(parser)
    _add_out(parser)
    parser.add_argument(
        "--bleed", type=millimetres, default=3.0, metavar="MM",
        help="how far ink goes beyond what is cut (default: 3, at most 10)",
    )  # fmt: skip


def _add_booklet(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--signature", type=positive, metavar="N",
        help="sheets in a signature, at most (default: all in one, for stitching)",
    )  # fmt: skip
    parser.add_argument(
        "--creep", type=millimetres, default=0.0, metavar="MM",
        help="how far the innermost sheet sticks out when folded, made up for",
    )  # fmt: skip


def _add_together(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = kinds.add_parser(
        "together", help="the handouts as one file, each beginning on a sheet of its own"
    )
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE.pdf",
        help="finished PDFs (default: all handouts in OUT)",
    )  # fmt: skip
    _add_out(parser)


def _add_flashcards(kinds: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = kinds.add_parser("flashcards", help="cards to cut out, with their backs behind them")
    add_source(parser)
    _add_out(parser)
    known = ("terms", "people", "dates", "questions")
    parser.add_argument(
        "--of", nargs="+", choices=known, default=list(known), metavar="KIND",
        help="what is asked: " + ", ".join(known) + " (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--per-sheet", type=int, choices=(8, 10), default=8, help="cards on a side (default: 8)"
    )
    parser.add_argument(
        "--edge", choices=("long", "short"), default="long",
        help="over which the printer turns the sheet (default: long)",
    )  # fmt: skip
    parser.add_argument(
        "--offset", type=offset, default=(0.0, 0.0), metavar="=X,Y",
        help="millimetres by which backs are moved right and down, for a printer that is off",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="", metavar="NAME", help="a4 (default), letter, a5 or b5"
    )
    parser.add_argument(
        "--calibration", action="store_true", help="a sheet that shows the offset, instead of cards"
    )


def _add_out(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help="the build's folder; sheets go into its folder print/ (default: out)",
    )  # fmt: skip
