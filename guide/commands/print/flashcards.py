"""``print flashcards``: cards to cut out, and the sheet that shows how far a printer is off."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from guide.commands.arguments import add_source, paper_named, style_named
from guide.commands.print.arguments import add_out, offset
from guide.commands.telling import (
    Exit,
    count,
    count_errors,
    print_findings,
    require_folder,
    wrong_usage,
)

if TYPE_CHECKING:
    from guide.pdf.cardsheet import CardSheet


def add_arguments(parser: ArgumentParser) -> None:
    """Which guide, what of it, and on which sheets."""
    add_source(parser)
    add_out(parser, "cards go into it, the calibration sheet into its folder print/")
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
        "--offset", type=offset, default=(0.0, 0.0), metavar="X,Y",
        help="millimetres by which backs are moved right and down, for a printer that is off: -2,1",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="", metavar="NAME",
        help="a4, letter, a5 or b5 (default: letter for a guide on letter, a4 for all others)",
    )  # fmt: skip
    parser.add_argument(
        "--style", default="", metavar="NAME", help="a style in styles/ (default: the guide's)"
    )
    parser.add_argument(
        "--calibration", action="store_true", help="a sheet that shows the offset, instead of cards"
    )


def run(options: Namespace) -> int:
    """Make the cards, or the sheet."""
    return _calibrate(options) if options.calibration else _make_cards(options)


def _make_cards(options: Namespace) -> int:
    from guide.press import flashcards

    require_folder(options.source)
    paper, style = paper_named(options.paper), style_named(options.style)
    try:
        outcome = flashcards(options.source, options.out, options.of, _sheet(options), paper, style)
    except ValueError as error:
        wrong_usage(str(error))
    print_findings(outcome.problems, options.source)
    if outcome.made is None:
        print(count_errors(outcome.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    made = outcome.made
    told = f"{count(made.cards, 'card')} on {count(made.sheets, 'sheet')}"
    print(f"{options.out / outcome.name}: {told}, backs over the {options.edge} edge")
    for per_side, cards in made.sizes[1:]:
        print(f"{count(cards, 'card')} with more text at the end, {per_side} on a sheet")
    if made.left_out:
        print(f"too long for a card: {', '.join(made.left_out)}", file=sys.stderr)
    return Exit.BUILT


def _calibrate(options: Namespace) -> int:
    from guide.press import calibration_sheet

    name = calibration_sheet(options.out, _sheet(options), paper_named(options.paper))
    print(
        f"{options.out / name}: print it on both sides at its own size. Hold it to the light, the side with the plain "
        "cross towards you.\nBy as many millimetres as the cross lies right of the scales' middle, and below it, cards "
        "have to be moved back:\nwhere it lies 2 right and 1 above, make them with --offset -2,1"
    )
    return Exit.BUILT


def _sheet(options: Namespace) -> CardSheet:
    from guide.pdf.cardsheet import CardSheet

    return CardSheet(rows=options.per_sheet // 2, edge=options.edge, offset=options.offset)
