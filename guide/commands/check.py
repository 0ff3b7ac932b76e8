"""``check``: what is wrong with a guide, or less than well set; nothing is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.arguments import add_source, paper_named, style_named
from guide.commands.telling import Exit, print_findings, require_folder

if TYPE_CHECKING:
    from guide.diagnostics import Diagnostic
    from guide.model.records import Paper


def add_arguments(parser: ArgumentParser) -> None:
    """Which guide, and what to tell of it besides its mistakes."""
    add_source(parser)
    parser.add_argument("--json", action="store_true", help="findings as JSON, for editors")
    parser.add_argument(
        "--coverage", action="store_true",
        help="print which questions test which objectives, and at which level",
    )  # fmt: skip
    parser.add_argument(
        "--typography", action="store_true",
        help="print what is less than well set in the PDF: loose lines, bad breaks, empty pages",
    )  # fmt: skip
    parser.add_argument(
        "--style", default="", metavar="NAME",
        help="a style in styles/ to check the guide with (default: the guide's)",
    )  # fmt: skip
    parser.add_argument(
        "--paper", default="", metavar="NAME",
        help="for --typography: a4, letter, a5 or b5 (default: the guide's)",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """List the mistakes, and what else is asked for."""
    from guide.build import check, coverage
    from guide.diagnostics import as_json

    require_folder(options.source)
    style, paper = style_named(options.style), paper_named(options.paper)
    problems = tuple(dict.fromkeys((*check(options.source), *_of_style(style))))
    failed = any(problem.is_error for problem in problems)
    if options.json:
        print(as_json(problems))
    else:
        print_findings(problems, options.source)
        if not problems:
            print("no mistakes found")
    if options.coverage:
        print(coverage(options.source), end="")
    if options.typography and not failed:
        print("\n".join(_typography(options.source, style, paper)) or "nothing is badly set")
    return Exit.SOURCE_ERRORS if failed else Exit.BUILT


def _of_style(name: str) -> tuple[Diagnostic, ...]:
    """What is wrong with a style that is not the guide's."""
    if not name:
        return ()
    from guide.proofs import style_findings

    return style_findings(name)


def _typography(source: Path, style: str, paper: Paper | None) -> tuple[str, ...]:
    from guide.proofs import typography

    return typography(source, style, paper)
