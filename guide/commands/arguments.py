"""Arguments that several commands have, and what they ask for."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.telling import wrong_usage
from guide.orders import OUTPUT_KINDS

if TYPE_CHECKING:
    from guide.build import Request
    from guide.model.records import Paper


def add_source(parser: argparse.ArgumentParser) -> None:
    """The argument that names the guide's folder."""
    parser.add_argument(
        "source", nargs="?", type=Path, default=Path("source"), metavar="SOURCE",
        help="the guide's folder (default: source)",
    )  # fmt: skip


def add_settings(parser: argparse.ArgumentParser) -> None:
    """What is to be built, and where: see ``request_of``."""
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help="where the files go (default: out)",
    )  # fmt: skip
    parser.add_argument(
        "--style", default="", metavar="NAME", help="a style in styles/ (default: the guide's)"
    )
    parser.add_argument(
        "--paper", default="", metavar="NAME", help="a4, letter, a5 or b5 (default: the guide's)"
    )
    parser.add_argument(
        "--only", nargs="+", choices=OUTPUT_KINDS, default=[], metavar="KIND",
        help="build these alone: " + ", ".join(OUTPUT_KINDS),
    )  # fmt: skip
    parser.add_argument("--edition", default="", metavar="NAME", help="build one edition alone")
    parser.add_argument(
        "--section", action="append", default=[], metavar="ID",
        help="the handout of one section; of a quiz, the sections it is about (given again)",
    )  # fmt: skip


def request_of(options: argparse.Namespace, sections: Sequence[str]) -> Request:
    """What the settings ask for. ``sections`` are those whose handouts are to be made: more than one is wrong usage."""
    from guide.build import Request

    return Request(
        source=options.source,
        out=options.out,
        style=style_named(options.style),
        paper=paper_named(options.paper),
        only=tuple(options.only) or OUTPUT_KINDS,
        edition=options.edition,
        section=_only(sections),
    )


def _only(sections: Sequence[str]) -> str:
    if len(sections) > 1:
        wrong_usage("--section is given more than once; only a quiz (--versions) has several")
    return sections[0] if sections else ""


def style_named(name: str) -> str:
    """The name of a style, which is there; or none."""
    if name:
        from guide.proofs import known_styles

        known = known_styles()
        if name not in known:
            wrong_usage(f"there is no style '{name}'; choose from {', '.join(known)}")
    return name


def paper_named(name: str) -> Paper | None:
    """A paper by its name; None where none is named."""
    if not name:
        return None
    from guide.source.paper import named_paper

    paper = named_paper(name)
    if paper is None:
        wrong_usage(
            f"there is no paper '{name}'; choose from a4, letter, a5, b5 (other sizes: 'paper' in guide.yaml)"
        )
    return paper


def positive(text: str) -> int:
    """A whole number above 0."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is no whole number above 0")
    return int(text)
