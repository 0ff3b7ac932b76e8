"""``build``: the files of a guide, or of several."""

from __future__ import annotations

import gc
import sys
import time
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from guide.commands import EXAMPLES
from guide.commands.arguments import add_settings, positive, request_of
from guide.commands.quiz import add_quiz, quiz_of, refuse_filters
from guide.commands.telling import (
    Exit,
    count,
    count_errors,
    print_findings,
    require_folder,
    wrong_usage,
)
from guide.dataclass import replace

if TYPE_CHECKING:
    from guide.build import Outcome, Progress, Request
    from guide.quiz import Quiz


def add_arguments(parser: ArgumentParser) -> None:
    """What to build, where, and what to do with it."""
    parser.epilog = EXAMPLES
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.add_argument(
        "sources", nargs="*", type=Path, default=[Path("source")], metavar="SOURCE",
        help="the guide's folder (default: source), or several, or a folder of guides",
    )  # fmt: skip
    add_settings(parser)
    add_quiz(parser)
    parser.add_argument(
        "--executor", default="", metavar="MODULE:FUNCTION",
        help="several guides are built by the concurrent.futures.Executor that this makes",
    )  # fmt: skip
    parser.add_argument(
        "--since", type=Path, metavar="BUILD.JSON",
        help="tell which pages differ from an older build, by the build.json that was kept of it",
    )  # fmt: skip
    parser.add_argument(
        "--fit", type=positive, metavar="N",
        help="press handouts into N pages, as far as the style allows",
    )  # fmt: skip
    parser.add_argument("--open", action="store_true", help="open the PDF when it is built")


def run(options: Namespace) -> int:
    """Build the guides that are named."""
    # A build makes millions of small objects, none in cycles that matter, and ends: looking for garbage among them
    # costs a third of the time and frees nothing.
    gc.disable()
    guides = _guides(options.sources)
    if len(guides) > 1 or options.executor:
        from guide.commands.several import build_several

        for source in guides:
            require_folder(source)
        return build_several(guides, _request(guides[0], options), options.executor)
    return _build_one(guides[0], options)


def _guides(sources: Sequence[Path]) -> Sequence[Path]:
    """The guides named; a folder of guides stands for those in it."""
    if len(sources) == 1 and (sources[0] / "guide.yaml").exists():
        return sources
    from guide.catalogue import guides_in

    return guides_in(sources)


def _request(source: Path, options: Namespace) -> Request:
    """Sections are those of the quiz where one is asked for."""
    options.source = source
    if options.versions:
        request, quiz = request_of(options, ()), quiz_of(options)
    else:
        request, quiz = request_of(options, options.section), None
        refuse_filters(options)
    if options.fit and not _makes_handouts(request, quiz):
        wrong_usage("--fit presses handouts into so many pages, and none are asked for")
    return replace(request, quiz=quiz, since=options.since, fit=options.fit)


def _makes_handouts(request: Request, quiz: Quiz | None) -> bool:
    """Whether there is a file on one section among those asked for."""
    if request.edition:
        return bool(request.section)
    return quiz is None and "handouts" in request.only


def _build_one(source: Path, options: Namespace) -> int:
    from guide.build import UnknownNameError, build

    require_folder(source)
    started = time.perf_counter()
    request = _request(source, options)
    try:
        with _progress() as progress:
            outcome = build(request, progress)
    except UnknownNameError as error:
        wrong_usage(str(error))
    print_findings(outcome.problems, source)
    if outcome.failed:
        print(count_errors(outcome.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    print(summary(outcome, options.out, time.perf_counter() - started))
    if options.open:
        _open(outcome, options.out)
    return Exit.BUILT


def _progress() -> AbstractContextManager[Progress]:
    """Told what the build is at; shows it where somebody looks on."""
    if not sys.stderr.isatty():
        return nullcontext(quiet)
    from guide.commands.progress import Shown

    return Shown()


def quiet(_: str) -> None:
    """Progress that nobody watches."""


def summary(outcome: Outcome, out: Path, seconds: float) -> str:
    """ "21 files, 312 pages in out/ (1.4 s, 2 warnings)"."""
    if outcome.is_current:
        told = f"nothing has changed; {out}/ is up to date ({seconds:.2f} s)"
        return "\n".join([told, *outcome.changes])
    pages = sum(len(file.pages) for file in outcome.files)
    warnings = len(outcome.problems)
    counted = f", {count(warnings, 'warning')}" if warnings else ""
    made = f"{count(len(outcome.files), 'file')}, {count(pages, 'page')}"
    lines = [f"{made} in {out}/ ({seconds:.1f} s{counted})"]
    lines += [f"{file.name}: {file.note}" for file in outcome.files if file.note]
    lines += outcome.changes
    return "\n".join(lines)


def _open(outcome: Outcome, out: Path) -> None:
    import webbrowser

    for file in outcome.files:
        if file.name.endswith(".pdf"):
            webbrowser.open((out / file.name).resolve().as_uri())
            return
