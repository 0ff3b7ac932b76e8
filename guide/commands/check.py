"""``check``: what is wrong with a guide, or less than well set; nothing is written."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from guide.commands.arguments import add_source, paper_named
from guide.commands.telling import Exit, print_findings, require_folder, wrong_usage


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
        "--style", default="", metavar="NAME", help="the style that --typography reads"
    )
    parser.add_argument("--paper", default="", metavar="NAME", help="the paper that it reads")


def run(options: Namespace) -> int:
    """List the mistakes, and what else is asked for."""
    from guide.build import check, coverage
    from guide.diagnostics import as_json

    require_folder(options.source)
    problems = check(options.source)
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
        _print_typography(options)
    return Exit.SOURCE_ERRORS if failed else Exit.BUILT


def _print_typography(options: Namespace) -> None:
    from guide.build import UnknownNameError
    from guide.proofs import typography

    try:
        told = typography(options.source, options.style, paper_named(options.paper))
    except UnknownNameError as error:
        wrong_usage(str(error))
    print("\n".join(told) or "nothing is badly set")
