"""``errata``: what changed since an older printing."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands.arguments import add_source
from guide.commands.telling import Exit, count_errors, print_findings, require_folder, wrong_usage

if TYPE_CHECKING:
    from guide.errata import Comparison


def add_arguments(parser: ArgumentParser) -> None:
    """Which guide, which printing of it, and how to tell what changed."""
    add_source(parser)
    parser.add_argument(
        "--since", type=Path, required=True, metavar="BUILD.JSON",
        help="the build.json that was kept of the older printing",
    )  # fmt: skip
    parser.add_argument(
        "--edition", default="", metavar="NAME",
        help="whose copies are to be put right: guide (default), student, answers or one of your own",
    )  # fmt: skip
    parser.add_argument(
        "--section", default="", metavar="ID",
        help="for copies of this section's handout: what changed in it and its questions, as the student edition has "
        "them; without pages",
    )  # fmt: skip
    parser.add_argument("--json", action="store_true", help="as JSON, with the whole texts")
    parser.add_argument("--sheet", action="store_true", help="a PDF in OUT, to print and hand out")
    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help="where the sheet goes (default: out)",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """List what changed, and have the sheet made."""
    from guide.errata import NoRecordError, compare

    require_folder(options.source)
    edition = options.edition or ("student" if options.section else "guide")
    try:
        compared = compare(options.source, options.since, edition, options.section)
    except NoRecordError as error:
        wrong_usage(str(error))
    if compared.copy is None:
        print_findings(compared.problems, options.source)
        print(count_errors(compared.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    print(_as_json(compared) if options.json else _in_words(compared))
    return _make_sheet(compared, options) if options.sheet else Exit.BUILT


def _as_json(compared: Comparison) -> str:
    from guide.wording.tell import as_data

    return json.dumps(as_data(compared.found), indent=2, ensure_ascii=False)


def _in_words(compared: Comparison) -> str:
    from guide.wording.tell import lines

    return "\n".join(lines(compared.found, compared.language))


def _make_sheet(compared: Comparison, options: Namespace) -> int:
    from guide.errata import publish_sheet

    name, leaks = publish_sheet(compared, options.out)
    print_findings(leaks, options.source)
    if leaks:
        return Exit.SOURCE_ERRORS
    print(options.out / name, file=sys.stderr)
    return Exit.BUILT
