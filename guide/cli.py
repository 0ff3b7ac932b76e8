"""The command line: commands, exit statuses, progress. The only module that prints."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from guide import __version__
from guide.arguments import add_source, positive
from guide.dataclass import replace

if TYPE_CHECKING:
    from guide.build import Outcome, Request
    from guide.catalogue import Report
    from guide.diagnostics import Diagnostic
    from guide.model.records import Paper
    from guide.pdf.cardsheet import CardSheet
    from guide.quiz import Quiz


class Exit(IntEnum):
    """Exit statuses."""

    BUILT = 0
    SOURCE_ERRORS = 1
    USAGE = 2
    MACHINE = 3
    INTERRUPTED = 130


EXAMPLES = """\
examples:
  build_guide.py                          build source/ into out/
  build_guide.py build history -o print   build the guide in history/ into print/
  build_guide.py --only pdf epub          the two books alone, without student edition and handouts
  build_guide.py --versions 3 --marks 20  papers A, B and C of a quiz, with their keys
  build_guide.py build guides/ -o print   build all the guides in guides/, side by side
  build_guide.py check                    list every mistake, write nothing
  build_guide.py watch                    rebuild at each save
  build_guide.py print booklet            sheets of the student edition to fold and stitch
  build_guide.py new my-guide             start a guide of your own

exit status: 0 built, 1 the source has errors, 2 wrong usage, 3 the machine failed
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; answers the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        words = _with_command(words)
        return _run(_parser(words[0]).parse_args(words))
    except KeyboardInterrupt:
        print("interrupted; the last good files are untouched", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.MACHINE
    except OSError as error:
        print(f"the machine failed: {_explain(error)}", file=sys.stderr)
        return Exit.MACHINE


def run() -> int:
    """As ``main``, for a process of its own: it ends at once where nothing else is at work in it.

    Python would take a guide's million objects apart one by one, a tenth of the time of a build after an edit. The
    system takes back all memory in one go.
    """
    status = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:  # nobody reads any more, or the disk is full
        status = Exit.MACHINE
    threads = sys.modules.get("threading")
    if threads is None or threads.active_count() == 1:
        # Whoever brought an executor (``--executor``) has threads at work, and may have more to put in order.
        os._exit(status)
    return status


def _explain(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}"


def _with_command(words: list[str]) -> list[str]:
    """``build`` is the command where none is named."""
    if words and (words[0] in COMMANDS or words[0] in ("-h", "--help", "--version")):
        return words
    return ["build", *words]


def _parser(command: str) -> argparse.ArgumentParser:
    """Knows all commands, and the arguments of the one that is asked for: to make them all takes longer."""
    parser = argparse.ArgumentParser(
        prog="build_guide.py",
        description="Compile a folder of plain text into a PDF and an EPUB study guide.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, (told, add_arguments) in COMMANDS.items():
        known = commands.add_parser(name, help=told)
        if name == command:
            add_arguments(known)
    return parser


def _add_build(build: argparse.ArgumentParser) -> None:
    build.epilog = EXAMPLES
    build.formatter_class = argparse.RawDescriptionHelpFormatter
    build.add_argument(
        "sources", nargs="*", type=Path, default=[Path("source")], metavar="SOURCE",
        help="the guide's folder (default: source), or several, or a folder of guides",
    )  # fmt: skip
    _add_settings(build)
    _add_quiz(build)
    build.add_argument(
        "--executor", default="", metavar="MODULE:FUNCTION",
        help="several guides are built by the concurrent.futures.Executor that this makes",
    )  # fmt: skip
    build.add_argument(
        "--since", type=Path, metavar="BUILD.JSON",
        help="tell which pages differ from an older build, by the build.json that was kept of it",
    )  # fmt: skip
    build.add_argument(
        "--fit", type=positive, metavar="N",
        help="press handouts into N pages, as far as the style allows",
    )  # fmt: skip
    build.add_argument("--open", action="store_true", help="open the PDF when it is built")


def _add_check(check: argparse.ArgumentParser) -> None:
    add_source(check)
    check.add_argument("--json", action="store_true", help="findings as JSON, for editors")
    check.add_argument(
        "--coverage", action="store_true",
        help="print which questions test which objectives, and at which level",
    )  # fmt: skip
    check.add_argument(
        "--typography", action="store_true",
        help="print what is less than well set in the PDF: loose lines, bad breaks, empty pages",
    )  # fmt: skip
    check.add_argument(
        "--style", default="", metavar="NAME", help="the style that --typography reads"
    )
    check.add_argument("--paper", default="", metavar="NAME", help="the paper that it reads")


def _add_watch(watch: argparse.ArgumentParser) -> None:
    add_source(watch)
    _add_settings(watch)


def _add_print(prints: argparse.ArgumentParser) -> None:
    from guide.print_options import add_print

    add_print(prints)


def _add_errata(errata: argparse.ArgumentParser) -> None:
    from guide.print_options import add_errata

    add_errata(errata)


def _add_styles(styles: argparse.ArgumentParser) -> None:
    styles.add_argument("what", choices=("specimen",), help="what to make of a style")
    styles.add_argument("name", nargs="?", default="classic", metavar="NAME")
    styles.add_argument("-o", "--out", type=Path, default=Path("out"), metavar="OUT")


def _add_new(new: argparse.ArgumentParser) -> None:
    new.add_argument("folder", type=Path, metavar="FOLDER")


def _add_schema(schema: argparse.ArgumentParser) -> None:
    schema.add_argument("kind", nargs="?", metavar="KIND", help="guide, timeline, questions, ...")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    from guide.orders import OUTPUT_KINDS

    parser.add_argument(
        "-o", "--out", type=Path, default=Path("out"), metavar="OUT",
        help="where the files go (default: out)",
    )  # fmt: skip
    parser.add_argument("--style", default="", metavar="NAME", help="a style in styles/")
    parser.add_argument("--paper", default="", metavar="NAME", help="a4, letter, a5 or b5")
    parser.add_argument(
        "--only", nargs="+", choices=OUTPUT_KINDS, default=[], metavar="KIND",
        help="build these alone: " + ", ".join(OUTPUT_KINDS),
    )  # fmt: skip
    parser.add_argument("--edition", default="", metavar="NAME", help="build one edition alone")
    parser.add_argument(
        "--section", action="append", default=[], metavar="ID",
        help="the handout of one section; of a quiz, the sections it is about (given again)",
    )  # fmt: skip


def _add_quiz(build: argparse.ArgumentParser) -> None:
    quiz = build.add_argument_group(
        "versions of a quiz",
        "papers A, B, C ... with their keys, in OUT/quiz/; nothing else is built",
    )
    quiz.add_argument("--versions", type=positive, metavar="N", help="how many versions")
    quiz.add_argument(
        "--seed", default="", help="another seed, other papers; default: a balanced one"
    )
    for name, about in (
        ("level", "remember, understand, apply, analyse, evaluate or create"),
        ("tag", "a tag of the questions"),
        ("kind", "multiple-choice, matching, essay ..."),
    ):
        quiz.add_argument(
            f"--{name}", action="append", default=[], metavar=name.upper(),
            help=f"{about}; may be given again",
        )  # fmt: skip
    quiz.add_argument("--questions", type=positive, metavar="N", help="how many questions")
    quiz.add_argument("--marks", type=positive, metavar="N", help="what their marks sum to")


COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "build": ("build the guide (the default command)", _add_build),
    "check": ("list every mistake in the source; write nothing", _add_check),
    "watch": ("rebuild at each save", _add_watch),
    "print": ("sheets for the printer from what a build has made", _add_print),
    "errata": ("what changed since an older printing, in words", _add_errata),
    "styles": ("a page that shows all parts of a style", _add_styles),
    "new": ("make a small guide to start from", _add_new),
    "schema": ("JSON Schema of the YAML files, for editors", _add_schema),
}
"""What each does, and what adds its arguments to a parser."""


def _run(options: argparse.Namespace) -> int:
    match options.command:
        case "build":
            return _build(options)
        case "check":
            return _check(options)
        case "watch":
            return _watch(options)
        case "print":
            return _print(options)
        case "errata":
            return _errata(options)
        case "styles":
            return _styles(options)
        case "new":
            return _new(options)
        case _:
            return _schema(options)


# --- build --------------------------------------------------------------------------------------


def _request(options: argparse.Namespace) -> Request:
    from guide.build import Request
    from guide.orders import OUTPUT_KINDS

    return Request(
        source=options.source,
        out=options.out,
        style=options.style,
        paper=_paper(options.paper),
        only=tuple(options.only) or OUTPUT_KINDS,
        edition=options.edition,
        section=_section(options),
        quiz=_quiz(options),
        since=getattr(options, "since", None),
        fit=getattr(options, "fit", None),
    )


def _section(options: argparse.Namespace) -> str:
    if getattr(options, "versions", None):
        return ""
    if len(options.section) > 1:
        _usage("--section is given more than once; only a quiz (--versions) has several")
    return str(options.section[0]) if options.section else ""


def _quiz(options: argparse.Namespace) -> Quiz | None:
    if not getattr(options, "versions", None):
        _refuse_filters(options)
        return None
    from decimal import Decimal

    from guide.quiz import Quiz, Wanted

    wanted = Wanted(
        sections=tuple(options.section),
        levels=tuple(options.level),
        tags=tuple(options.tag),
        kinds=tuple(options.kind),
        questions=options.questions,
        marks=Decimal(options.marks) if options.marks else None,
    )
    return Quiz(wanted, options.versions, options.seed)


def _refuse_filters(options: argparse.Namespace) -> None:
    for name in ("seed", "level", "tag", "kind", "questions", "marks"):
        if getattr(options, name, None):
            _usage(f"--{name} is for a quiz; say how many --versions")


def _paper(name: str) -> Paper | None:
    if not name:
        return None
    from guide.source.paper import named_paper

    paper = named_paper(name)
    if paper is None:
        _usage(f"there is no paper '{name}'; choose from a4, letter, a5, b5")
    return paper


def _usage(message: str) -> NoReturn:
    print(f"build_guide.py: {message}", file=sys.stderr)
    sys.exit(Exit.USAGE)


def _build(options: argparse.Namespace) -> int:
    from guide.build import UnknownNameError, build

    # A build makes millions of small objects, none in cycles that matter, and ends: looking for garbage among them
    # costs a third of the time and frees nothing.
    gc.disable()
    guides = _guides(options.sources)
    if len(guides) > 1 or options.executor:
        return _build_all(guides, options)
    (options.source,) = guides
    _require_folder(options.source)
    started = time.perf_counter()
    try:
        with _progress() as progress:
            outcome = build(_request(options), progress)
    except UnknownNameError as error:
        _usage(str(error))
    _print_findings(outcome.problems, options.source)
    if outcome.failed:
        print(_count_errors(outcome.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    print(_summary(outcome, options.out, time.perf_counter() - started))
    if options.open:
        _open(outcome, options.out)
    return Exit.BUILT


def _guides(sources: Sequence[Path]) -> Sequence[Path]:
    """The guides named; a folder of guides stands for those in it."""
    if len(sources) == 1 and (sources[0] / "guide.yaml").exists():
        return sources
    from guide.catalogue import guides_in

    return guides_in(sources)


def _build_all(guides: Sequence[Path], options: argparse.Namespace) -> int:
    """Build several guides side by side, each into a folder of its name; one that fails stops no other."""
    from guide.catalogue import (
        NoExecutorError,
        build_all,
        local_executor,
        named_executor,
        requests_for,
    )

    for source in guides:
        _require_folder(source)
    started = time.perf_counter()
    options.source = guides[0]
    requests = requests_for(guides, _request(options))
    try:
        name = options.executor
        executor = named_executor(name) if name else local_executor(len(requests))
    except NoExecutorError as error:
        _usage(f"--executor: {error}")
    reports: list[Report] = []
    for report in build_all(requests, executor):
        _print_findings(report.problems, report.source)
        print(_one_of_many(report), flush=True)
        reports.append(report)
    failed = [report for report in reports if report.failed]
    pages = sum(report.pages for report in reports)
    told = f", {len(failed)} failed" if failed else ""
    seconds = time.perf_counter() - started
    print(f"{len(reports)} guides, {pages} pages in {options.out}/ ({seconds:.1f} s{told})")
    if any(report.fault for report in failed):
        return Exit.MACHINE
    return Exit.SOURCE_ERRORS if failed else Exit.BUILT


def _one_of_many(report: Report) -> str:
    if report.fault:
        return f"{report.source}: failed: {report.fault}"
    if report.failed:
        return f"{report.source}: {_count_errors(report.problems)}"
    if report.is_current:
        return f"{report.source}: nothing has changed"
    return f"{report.source}: {report.files} files, {report.pages} pages in {report.out}/"


def _require_folder(source: Path) -> None:
    if not source.is_dir():
        _usage(f"there is no folder '{source}'; start one with: build_guide.py new {source}")


def _print_findings(problems: Sequence[Diagnostic], source: Path) -> None:
    from guide.diagnostics import render_all

    if problems:
        print(render_all(problems, source), file=sys.stderr)


def _count_errors(problems: Sequence[Diagnostic]) -> str:
    errors = sum(problem.is_error for problem in problems)
    return f"{errors} error{'s' if errors != 1 else ''}; nothing was written"


def _summary(outcome: Outcome, out: Path, seconds: float) -> str:
    """ "21 files, 312 pages in out/ (1.4 s, 2 warnings)"."""
    if outcome.is_current:
        told = f"nothing has changed; {out}/ is up to date ({seconds:.2f} s)"
        return "\n".join([told, *outcome.changes])
    pages = sum(len(file.pages) for file in outcome.files)
    warnings = len(outcome.problems)
    counted = f", {warnings} warning{'s' if warnings != 1 else ''}" if warnings else ""
    lines = [f"{len(outcome.files)} files, {pages} pages in {out}/ ({seconds:.1f} s{counted})"]
    lines += [f"{file.name}: {file.note}" for file in outcome.files if file.note]
    lines += outcome.changes
    return "\n".join(lines)


def _open(outcome: Outcome, out: Path) -> None:
    import webbrowser

    for file in outcome.files:
        if file.name.endswith(".pdf"):
            webbrowser.open((out / file.name).resolve().as_uri())
            return


# --- progress -------------------------------------------------------------------------------------


class _Quiet:
    """Progress that nobody watches."""

    def __enter__(self) -> _Quiet:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def __call__(self, _: str) -> None:
        pass


class _Shown:
    """Progress on a terminal: one line that says what the build is at. Shown only if it takes a moment."""

    def __init__(self) -> None:
        from rich.console import Console

        self._status = Console(stderr=True).status("")

    def __enter__(self) -> _Shown:
        self._status.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._status.stop()

    def __call__(self, what: str) -> None:
        self._status.update(what)


def _progress() -> _Quiet | _Shown:
    return _Shown() if sys.stderr.isatty() else _Quiet()


# --- the other commands ---------------------------------------------------------------------------


def _check(options: argparse.Namespace) -> int:
    from guide.build import UnknownNameError, check, coverage
    from guide.diagnostics import as_json
    from guide.proofs import typography

    _require_folder(options.source)
    problems = check(options.source)
    failed = any(problem.is_error for problem in problems)
    if options.json:
        print(as_json(problems))
    else:
        _print_findings(problems, options.source)
        if not problems:
            print("no mistakes found")
    if options.coverage:
        print(coverage(options.source), end="")
    if options.typography and not failed:
        try:
            told = typography(options.source, options.style, _paper(options.paper))
        except UnknownNameError as error:
            _usage(str(error))
        print("\n".join(told) or "nothing is badly set")
    return Exit.SOURCE_ERRORS if failed else Exit.BUILT


def _watch(options: argparse.Namespace) -> int:
    from guide.build import UnknownNameError, build, styles_folder
    from guide.watch import watch

    _require_folder(options.source)
    request = _request(options)
    gc.disable()

    def rebuild(changed: set[Path]) -> None:
        once(changed)
        _collect_garbage()  # while the author reads: not while they wait

    def once(changed: set[Path]) -> None:
        started = time.perf_counter()
        try:
            outcome = build(request, _Quiet())
        except UnknownNameError as error:
            if not changed:
                _usage(str(error))
            print(error, file=sys.stderr)
            return
        except OSError as error:  # it may be gone at the next save
            print(f"the machine failed: {_explain(error)}", file=sys.stderr)
            return
        _print_findings(outcome.problems, options.source)
        names = ", ".join(sorted(path.name for path in changed))
        print(f"[{names}] " if names else "", end="")
        if outcome.failed:
            print(_count_errors(outcome.problems) + "; the last good files are kept", flush=True)
        else:
            print(_summary(outcome, options.out, time.perf_counter() - started), flush=True)

    watch([options.source, styles_folder()], rebuild, ignored=[options.out])
    return Exit.BUILT


def _print(options: argparse.Namespace) -> int:
    match options.printed:
        case "report":
            return _paper_report(options)
        case "together":
            return _together(options)
        case "bleed":
            return _bleed(options)
        case "flashcards" if options.calibration:
            return _calibration(options)
        case "flashcards":
            return _flashcards(options)
        case _:
            return _impose(options)


def _card_sheet(options: argparse.Namespace) -> CardSheet:
    from guide.pdf.cardsheet import CardSheet

    sheet = CardSheet(rows=options.per_sheet // 2, edge=options.edge, offset=options.offset)
    paper = _paper(options.paper)
    return replace(sheet, width=paper.width, height=paper.height) if paper else sheet


def _flashcards(options: argparse.Namespace) -> int:
    from guide.press import flashcards

    _require_folder(options.source)
    try:
        outcome = flashcards(options.source, options.out, options.of, _card_sheet(options))
    except ValueError as error:
        _usage(str(error))
    _print_findings(outcome.problems, options.source)
    if outcome.made is None:
        print(_count_errors(outcome.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    made = outcome.made
    told = f"{_count(made.cards, 'card')} on {_count(made.sheets, 'sheet')}"
    print(f"{options.out / outcome.name}: {told}, backs over the {options.edge} edge")
    for per_side, count in made.sizes[1:]:
        print(f"{_count(count, 'card')} with more text at the end, {per_side} on a sheet")
    if made.left_out:
        print(f"too long for a card: {', '.join(made.left_out)}", file=sys.stderr)
    return Exit.BUILT


def _calibration(options: argparse.Namespace) -> int:
    from guide.press import calibration_sheet

    name = calibration_sheet(options.out, _card_sheet(options))
    print(
        f"{options.out / name}: print it on both sides at its own size. Hold it to the light, the side with the plain "
        "cross towards you.\nBy as many millimetres as the cross lies right of the scales' middle, and below it, cards "
        "have to be moved back:\nwhere it lies 2 right and 1 above, make them with --offset=-2,1"
    )
    return Exit.BUILT


def _paper_report(options: argparse.Namespace) -> int:
    from guide.press import NoFileError, paper_report

    try:
        print(paper_report(options.out, options.copies), end="")
    except NoFileError as error:
        _usage(str(error))
    return Exit.BUILT


def _together(options: argparse.Namespace) -> int:
    from guide.press import NoFileError, bind
    from guide.print.together import BindingError

    try:
        name, made = bind(options.files, options.out)
    except (NoFileError, BindingError) as error:
        _usage(str(error))
    told = f"{_count(made.files, 'file')}, {made.pages} pages on {_count(made.sheets, 'sheet')}"
    print(f"{options.out / name}: {told}, to be printed on both sides")
    return Exit.BUILT


def _bleed(options: argparse.Namespace) -> int:
    from guide.press import NoFileError, bleed
    from guide.print.bleed import MOST, BleedError

    if options.bleed > MOST:
        _usage(f"--bleed is at most {MOST:g} mm")
    try:
        name, made = bleed(options.file, options.out, options.bleed)
    except (NoFileError, BleedError) as error:
        _usage(str(error))
    print(f"{options.out / name}: {_count(made.pages, 'page')} with {options.bleed:g} mm of bleed")
    return Exit.BUILT


def _impose(options: argparse.Namespace) -> int:
    from guide.press import NoFileError, impose_file
    from guide.print.impose import Imposition, ImpositionError

    how = Imposition(
        options.printed, options.signature, options.creep, options.cut_marks, options.sheet
    )
    try:
        name, made = impose_file(options.file, options.out, how)
    except (NoFileError, ImpositionError) as error:
        _usage(str(error))
    print(f"{options.out / name}: {made.pages} pages on {_count(made.sheets, 'sheet')}")
    print("for printing only: no tags, links or bookmarks; give readers the file it was made from")
    return Exit.BUILT


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


def _collect_garbage() -> None:
    """A Ctrl-C meanwhile would be lost in the end of some object: it waits until all is done."""
    pressed: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        gc.collect()
    finally:
        signal.signal(signal.SIGINT, before)
    if pressed:
        raise KeyboardInterrupt


def _errata(options: argparse.Namespace) -> int:
    from guide.errata import NoRecordError, compare, publish_sheet
    from guide.wording.tell import as_data, lines

    _require_folder(options.source)
    try:
        compared = compare(options.source, options.since, options.edition)
    except NoRecordError as error:
        _usage(str(error))
    if compared.copy is None:
        _print_findings(compared.problems, options.source)
        print(_count_errors(compared.problems), file=sys.stderr)
        return Exit.SOURCE_ERRORS
    if options.json:
        import json

        print(json.dumps(as_data(compared.found), indent=2, ensure_ascii=False))
    else:
        print("\n".join(lines(compared.found, compared.language)))
    if options.sheet:
        name, leaks = publish_sheet(compared, options.out)
        _print_findings(leaks, options.source)
        if leaks:
            return Exit.SOURCE_ERRORS
        print(options.out / name, file=sys.stderr)
    return Exit.BUILT


def _styles(options: argparse.Namespace) -> int:
    from guide.diagnostics import Problems
    from guide.press import specimen_sheet

    problems = Problems()
    file = specimen_sheet(options.name, options.out, problems)
    _print_findings(problems.in_order(), Path())
    if file is None:
        return Exit.USAGE
    print(f"{options.out / file}")
    return Exit.BUILT


def _new(options: argparse.Namespace) -> int:
    from guide.new import FolderNotEmptyError, make

    try:
        make(options.folder)
    except FolderNotEmptyError:
        _usage(f"'{options.folder}' is not empty; name a new folder")
    print(
        f"a small guide is in {options.folder}/; build it with: build_guide.py build {options.folder}"
    )
    return Exit.BUILT


def _schema(options: argparse.Namespace) -> int:
    import json

    from guide.source.schema import schemas

    known = schemas()
    if options.kind and options.kind not in known:
        _usage(f"there is no schema '{options.kind}'; choose from {', '.join(known)}")
    chosen = known[options.kind] if options.kind else known
    print(json.dumps(chosen, indent=2, ensure_ascii=False))
    return Exit.BUILT
