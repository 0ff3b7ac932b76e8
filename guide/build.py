"""One build: read, compile each edition, set and pack it, publish all files at once.

Whoever has read ``build`` knows where every bug lives.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias

from guide import __version__
from guide.cache import NO_CACHE, Cache, open_cache
from guide.dataclass import dataclass, field, replace
from guide.diagnostics import Diagnostic, Problems
from guide.freshness import code_stamp, digests, is_current, is_known
from guide.model.place import Place
from guide.orders import OUTPUT_KINDS, OutputKind, orders_for
from guide.publish import locked, outputs_of, read_manifest
from guide.workshop import OutputFile, Workshop, make

if TYPE_CHECKING:
    from guide.model.records import Guide, Paper
    from guide.model.skeleton import Skeleton
    from guide.orders import Order
    from guide.quiz import Quiz
    from guide.style import Style
    from guide.typeset.fonts import Fonts
    from guide.typeset.lore import News

HOME = Path(__file__).resolve().parent

_MANY_SECTIONS = 5
"""From so many sections on, a build is shared out over the cores."""

_MANY_FILES = 300
"""Of those, one process takes longer to look at them all than another takes to import what it needs."""

_FEW_FILES = 4
"""Of those that are new, one process has searched so many before others would have begun."""

Progress: TypeAlias = Callable[[str], None]
"""Told what the build is at, in a few words."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build from what. Empty settings leave the choice to guide.yaml."""

    source: Path
    out: Path
    style: str = ""
    paper: Paper | None = None
    only: tuple[OutputKind, ...] = OUTPUT_KINDS
    edition: str = ""
    """One edition alone, by name; its file is ``SLUG-NAME.pdf`` (and ``.epub``), or ``SLUG-NAME-SECTION.pdf``."""
    section: str = ""
    """The only section that handouts are made for, or the named edition."""
    quiz: Quiz | None = None
    """The papers of a quiz alone, in ``quiz/``."""
    since: Path | None = None
    """An older ``build.json`` to compare with, instead of the last build's."""
    fit: int | None = None
    """Pages that a handout may have at most: its style is pressed for them, as far as that allows."""
    processes: int = 0
    """How many may work at a time; 0 for as many as there are cores. The files are the same."""

    @property
    def is_whole(self) -> bool:
        """Whether all default files of the guide are asked for."""
        return self.only == OUTPUT_KINDS and not (self.section or self.edition or self.quiz)


@dataclass(slots=True)
class Outcome:
    """What came of a build: findings, and the files if there were no errors."""

    problems: tuple[Diagnostic, ...]
    files: list[OutputFile] = field(default_factory=list)
    is_current: bool = False
    """Nothing had changed since the last build, so nothing was made."""
    changes: tuple[str, ...] = ()
    """Which pages differ from the last build, in words."""

    @property
    def failed(self) -> bool:
        return any(problem.is_error for problem in self.problems)


class UnknownNameError(LookupError):
    """What was asked for (an edition, a section, a tag) is not there; its text says so and names what is."""


def build(request: Request, progress: Progress) -> Outcome:
    """Build a guide.

    Raises OSError where the machine fails, ``publish.BusyError`` where another build runs, and UnknownNameError
    where the request names what is not there.
    """
    is_new = not is_known(request.source, _files_cache())
    name = build_name(request)
    before = read_manifest(request.out)
    since = _older_outputs(request.since) if request.since else None
    _files_cache().tidy()
    if is_current(before, name, request.out):
        return Outcome((), is_current=True, changes=_differences(since, before["outputs"]))
    cache = open_cache(f"{name['code']} {name['styles']}")
    cache.open_bundle((str(request.source.resolve()), name["settings"]))
    _get_ready(request, name["inputs"], cache, is_new=is_new)
    try:
        return _build_anew(request, name, since, cache, progress)
    finally:
        cache.tidy()


def _build_anew(
    request: Request,
    name: Mapping[str, Any],
    since: Mapping[str, Any] | None,
    cache: Cache,
    progress: Progress,
) -> Outcome:
    """Build a guide of which something has changed."""
    problems = Problems()
    progress("reading")
    skeleton, style = read(request, problems, cache, name["inputs"])
    if skeleton is None or style is None or problems.has_errors:
        return Outcome(problems.in_order())
    _check_names(request, skeleton.guide)
    files = list(render(skeleton, style, request, progress, problems, cache))
    progress("searching for answers")
    problems.extend(_leaks(skeleton, files, request, cache))
    if problems.has_errors:
        return Outcome(problems.in_order())
    from guide.fonts import keep_lore
    from guide.manifest import publish_build

    progress("writing")
    with locked(request.out):
        told = publish_build(request, name, skeleton.guide, files, since)
    keep_lore(shipped_fonts(cache), cache)
    return Outcome(problems.in_order(), files, changes=told)


def rehearse(request: Request) -> None:
    """Make all files once more, of what is kept, and throw them away: the next build finds everything at hand.

    For a process that builds again and again, while nobody waits. Raises OSError where the machine fails.
    """
    from guide.warmup import import_all, makers, readers

    name = build_name(request)
    cache, problems = open_cache(f"{name['code']} {name['styles']}"), Problems()
    if not cache.is_on:
        return
    import_all([*readers(), *makers(request.only, is_new=False)])
    skeleton, style = read(request, problems, cache, name["inputs"])
    if skeleton is not None and style is not None and not problems.has_errors:
        for _ in render(skeleton, style, request, lambda _: None, problems, cache):
            pass
    cache.tidy()


def _older_outputs(manifest: Path) -> dict[str, Any]:
    try:
        return outputs_of(manifest)
    except ValueError as error:
        raise UnknownNameError(f"'{manifest}' is no build.json of a build") from error


def _differences(since: Mapping[str, Any] | None, outputs: Mapping[str, Any]) -> tuple[str, ...]:
    if since is None:
        return ()
    from guide.changes import changes

    return tuple(changes(since, outputs))


def _check_names(request: Request, guide: Guide) -> None:
    from guide.compile.editions import editions_of

    known = {
        "edition": (request.edition, tuple(editions_of(guide))),
        "section": (request.section, tuple(section.id for section in guide.sections)),
    }
    for kind, (name, names) in known.items():
        if name and name not in names:
            raise UnknownNameError(f"there is no {kind} '{name}'; choose from {', '.join(names)}")


def build_name(request: Request) -> dict[str, Any]:
    """Everything that the bytes of a build depend on."""
    paper = request.paper
    return {
        "builder": __version__,
        "code": _code(),
        "settings": {
            "style": request.style,
            "paper": [paper.width, paper.height] if paper else None,
            "only": list(request.only),
            "edition": request.edition,
            "section": request.section,
            "quiz": repr(request.quiz),
            "fit": request.fit,
            "epoch": os.environ.get("SOURCE_DATE_EPOCH", ""),
        },
        "styles": digests(styles_folder(), _files_cache()),
        "inputs": digests(request.source, _files_cache()),
    }


@lru_cache(maxsize=1)
def _code() -> str:
    """Names the code that this process runs, whatever becomes of its files."""
    return code_stamp(HOME, _files_cache())


def _files_cache() -> Cache:
    """What is known of files, whatever the code is."""
    return open_cache("files")


def check(source: Path) -> tuple[Diagnostic, ...]:
    """Every mistake of a guide, nothing written."""
    problems = Problems()
    request = Request(source, Path())
    skeleton, style = read(request, problems)
    if skeleton is not None and style is not None:
        from guide.source.coverage import check_characters

        fonts = shipped_fonts()
        check_characters(source, skeleton.characters, fonts.missing_characters, problems)
    return problems.in_order()


def coverage(source: Path) -> str:
    """What of a guide's objectives is tested by which questions, as a table; empty if the guide can't be read."""
    from guide.checks.coverage import coverage as table
    from guide.source import read_guide

    guide = read_guide(source, Problems())
    return table(guide) if guide is not None else ""


def read(
    request: Request,
    problems: Problems,
    cache: Cache = NO_CACHE,
    inputs: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Skeleton | None, Style | None]:
    """The guide and its style, with everything that is wrong with them; ``inputs`` are known digests of its files."""
    from guide.checks import check_teaching
    from guide.compile.checks import check_guide
    from guide.compile.words import recall_words
    from guide.processes import available
    from guide.source import read_skeleton

    processes = request.processes or available()
    skeleton = read_skeleton(request.source, problems, cache, inputs, processes)
    if skeleton is None:
        return None, None
    recall_words(skeleton.guide.about.language, cache.recall)
    check_guide(skeleton.guide, problems)
    check_teaching(skeleton.guide, lambda: skeleton.whole, problems, cache, skeleton.name)
    name = request.style or skeleton.guide.about.style
    # Styles are part of what the cache is stamped with.
    style, findings = cache.recall(("style", name), lambda: _read_style(name))
    problems.extend(findings)
    return skeleton, style


def _read_style(name: str) -> tuple[Style | None, tuple[Diagnostic, ...]]:
    from guide.source.styles import load_style

    problems = Problems()
    style = load_style(name, styles_folder(), problems, Place("guide.yaml"))
    return style, tuple(problems)


def styles_folder() -> Path:
    """Where the shipped styles are: in the package where it is installed, else beside it."""
    installed = HOME / "styles"
    return installed if installed.is_dir() else HOME.parent / "styles"


def shipped_fonts(cache: Cache = NO_CACHE) -> Fonts:
    """The faces that styles may name."""
    from guide.fonts import load_fonts

    return load_fonts(styles_folder() / "fonts", cache)


# --- the files ----------------------------------------------------------------------------------


def render(
    skeleton: Skeleton,
    style: Style,
    request: Request,
    progress: Progress,
    problems: Problems,
    cache: Cache = NO_CACHE,
) -> Iterator[OutputFile]:
    """Every file that is asked for, one after the other."""
    from guide.compile.kept import Desk
    from guide.processes import share
    from guide.source.coverage import check_characters
    from guide.typeset.shaping import hear
    from guide.warmup import import_all

    fonts = shipped_fonts(cache)
    check_characters(request.source, skeleton.characters, fonts.missing_characters, problems)
    if problems.has_errors:
        return
    guide = skeleton.guide
    width, height = page_size(request.paper or guide.about.paper, style)
    compile_edition = Desk(skeleton, cache).compile
    workshop = Workshop(compile_edition, style, fonts, width, height, cache, request.fit)
    if request.quiz:
        yield from _quiz(skeleton.whole, workshop, request.quiz, progress, problems)
        return
    import_all(["guide.pdf.write"])
    orders = list(orders_for(guide, request.only, request.edition, request.section))

    def made_to(order: Order) -> tuple[list[OutputFile], News | None]:
        return list(make(workshop, *order)), fonts.take_news()

    processes = _processes(guide, request)
    if len(orders) == 1:
        workshop, processes = replace(workshop, processes=processes), 1
    made = share(made_to, orders, processes)
    for base, *_ in orders:
        progress(base)
        found, news = next(made)
        if news is not None:
            hear(fonts, news)
        yield from found


def page_size(paper: Paper | None, style: Style) -> tuple[float, float]:
    """Width and height in points of the paper asked for, or of the one that the style is designed for."""
    from guide.pdf.geometry import PAPERS

    return (paper.width, paper.height) if paper else PAPERS[style.page.paper]


def _get_ready(request: Request, inputs: Mapping[str, str], cache: Cache, *, is_new: bool) -> None:
    """In a new process, import what makes the files of a guide while another one reads it."""
    from guide.processes import available, meanwhile
    from guide.warmup import import_all, makers

    if "guide.source" in sys.modules or len(inputs) > _MANY_FILES or not cache.is_on:
        return

    def get_ready() -> None:
        import_all(makers(request.only, is_new=is_new))
        shipped_fonts(cache).remember()

    read_it = partial(read, request, Problems(), cache, inputs)
    meanwhile(read_it, get_ready, request.processes or available())


def _processes(guide: Guide, request: Request) -> int:
    """How many processes work on a guide: more than one only where that saves more than starting them takes."""
    from guide.processes import available

    if len(guide.sections) < _MANY_SECTIONS:
        return 1
    return request.processes or available()


def _quiz(
    guide: Guide, workshop: Workshop, quiz: Quiz, progress: Progress, problems: Problems
) -> Iterator[OutputFile]:
    """The paper and the key of each version."""
    from guide.compile import compile_guide
    from guide.quiz import UnknownFilterError, papers

    try:
        made = papers(guide, quiz, problems)
    except UnknownFilterError as error:
        raise UnknownNameError(str(error)) from error
    for paper in made:
        progress(paper.name)
        own = replace(workshop, compile=partial(compile_guide, paper.guide))
        for file in make(own, paper.name, paper.edition, ("pdf",)):
            yield replace(file, quiz=paper.guide)


def _leaks(
    skeleton: Skeleton, files: Sequence[OutputFile], request: Request, cache: Cache
) -> Iterator[Diagnostic]:
    """What files for students say though only the answer key may: read from their bytes."""
    searched = [file for file in files if file.edition.kept_back]
    if not searched:
        return
    from guide.leaks import Inspector
    from guide.processes import share

    inspector = Inspector(skeleton, cache)

    def inspect(file: OutputFile) -> list[Diagnostic]:
        return list(inspector.inspect(file.name, file.data, file.edition, file.quiz))

    new = sum(not inspector.remembers(each.data, each.edition, each.quiz) for each in searched)
    processes = _processes(skeleton.guide, request) if new > _FEW_FILES else 1
    for findings in share(inspect, searched, processes):
        yield from findings
