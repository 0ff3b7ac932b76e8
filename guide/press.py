"""The print shop's desk: finds what is to be printed, has it made, and puts it into ``OUT/print/``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from guide.dataclass import dataclass, replace
from guide.diagnostics import Diagnostic, Problems
from guide.print.bleed import Bled, BleedError, with_bleed
from guide.print.bleed import name_of as bled_name
from guide.print.impose import Imposed, Imposition, ImpositionError, impose, name_of
from guide.print.report import report
from guide.print.together import NAME as TOGETHER
from guide.print.together import BindingError, Bound, together
from guide.publish import publish_alone, read_manifest

if TYPE_CHECKING:
    from guide.document import Document
    from guide.model.records import Guide, Paper
    from guide.pdf.cards import CardKind
    from guide.pdf.cardsheet import CardSheet
    from guide.pdf.flashcards import Flashcards


class NoFileError(LookupError):
    """There is nothing to print; its text says what to do."""


def impose_file(file: Path | None, out: Path, how: Imposition) -> tuple[str, Imposed]:
    """Impose a file, or the student edition in ``out``; answers the new file's path below ``out``.

    Raises NoFileError where there is no such file, ImpositionError where it is no PDF, OSError where the machine fails.
    """
    file = _found(file or student_edition(out))
    try:
        made = impose(file.read_bytes(), how)
    except ImpositionError as error:
        raise ImpositionError(f"'{file}' can't be imposed: {error}") from error
    name = name_of(file, how.kind)
    publish_alone(out, name, made.data)
    return name, made


def bleed(file: Path | None, out: Path, width: float) -> tuple[str, Bled]:
    """Give a file, or the student edition in ``out``, bleed of so many millimetres; answers its path below ``out``.

    Raises NoFileError where there is no such file, BleedError where it is no PDF, OSError where the machine fails.
    """
    file = _found(file or student_edition(out))
    try:
        made = with_bleed(file.read_bytes(), width)
    except BleedError as error:
        raise BleedError(f"'{file}' can't be read: {error}") from error
    name = bled_name(file)
    publish_alone(out, name, made.data)
    return name, made


def _found(file: Path) -> Path:
    if not file.is_file():
        raise NoFileError(f"there is no file '{file}'")
    return file


def student_edition(out: Path) -> Path:
    """The student edition in a build's folder. Raises NoFileError where there is none, or more than one."""
    found = sorted(out.glob("*-student.pdf"))
    if not found:
        raise NoFileError(f"there is no student edition in '{out}'; build first, or name a file")
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise NoFileError(f"there are several student editions in '{out}'; name one: {names}")
    return found[0]


def bind(files: Sequence[Path], out: Path) -> tuple[str, Bound]:
    """Bind files, or all handouts in ``out``, to one print job; answers its path below ``out``.

    Raises NoFileError where there is no such file, BindingError where one can't be bound, OSError where the machine
    fails.
    """
    found = [_found(file) for file in files or handouts(out)]
    try:
        made = together([file.read_bytes() for file in found])
    except BindingError as error:
        raise BindingError(f"these files can't be bound: {error}") from error
    publish_alone(out, TOGETHER, made.data)
    return TOGETHER, made


def handouts(out: Path) -> list[Path]:
    """The handouts in a build's folder, in the order of their sections. Raises NoFileError where there are none."""
    found = sorted((out / "handouts").glob("*.pdf"))
    keys = {file.with_name(f"{file.stem}-answers.pdf") for file in found}
    if not found:
        raise NoFileError(f"there are no handouts in '{out}'; build first, or name files")
    return [file for file in found if file not in keys]


def paper_report(out: Path, copies: int) -> str:
    """How much paper the PDFs of the last build in a folder take. Raises NoFileError where none was built."""
    outputs = read_manifest(out).get("outputs", {})
    files = [(name, made["pages"]) for name, made in outputs.items() if name.endswith(".pdf")]
    if not files:
        raise NoFileError(f"there are no PDFs of a build in '{out}'; build first")
    return report(files, copies)


@dataclass(frozen=True, slots=True)
class CardsOutcome:
    """What came of making flashcards: findings, and the file where there were no errors."""

    problems: tuple[Diagnostic, ...]
    name: str = ""
    """Of the file, below the build's folder."""
    made: Flashcards | None = None


def flashcards(
    source: Path,
    out: Path,
    kinds: Sequence[CardKind],
    sheet: CardSheet,
    paper: Paper | None = None,
    style_name: str = "",
) -> CardsOutcome:
    """Make a guide's flashcards and put them into ``out``, among the other tagged files.

    Without ``paper`` they are on Letter where the guide is, and on A4 where it is on anything else.

    Raises ValueError where the guide has nothing for such cards, OSError where the machine fails.
    """
    from guide.build import Request, read, shipped_fonts
    from guide.pdf.flashcards import write_flashcards
    from guide.source.coverage import check_characters

    problems = Problems()
    skeleton, style = read(Request(source, out, style_name), problems)
    if skeleton is None or style is None or problems.has_errors:
        return CardsOutcome(problems.in_order())
    fonts = shipped_fonts()
    check_characters(source, skeleton.characters, fonts.missing_characters, problems)
    if problems.has_errors:
        return CardsOutcome(problems.in_order())
    own = skeleton.guide.about.paper
    sheet = _on_paper(sheet, paper or (own if own and own.name == "letter" else None))
    made = write_flashcards(_cards_document(skeleton.whole), style, fonts, kinds, sheet)
    name = f"{skeleton.guide.about.slug}-flashcards.pdf"
    publish_alone(out, name, made.data)
    return CardsOutcome(problems.in_order(), name, made)


def _on_paper(sheet: CardSheet, paper: Paper | None) -> CardSheet:
    return replace(sheet, width=paper.width, height=paper.height) if paper else sheet


def _cards_document(guide: Guide) -> Document:
    """What flashcards are taken from, with a title that tells their file from the book's."""
    from guide.compile import compile_guide
    from guide.compile.editions import Edition
    from guide.compile.words import words_for

    edition = Edition(
        name="flashcards",
        parts=("timeline", "figures", "questions", "glossary", "references", "answers"),
        hints="none",
        audience="student",
    )
    document = compile_guide(guide, edition)
    about = document.metadata
    kind = words_for(about.language).word("edition-flashcards")
    return replace(document, metadata=replace(about, title=f"{about.title}: {kind}"))


def calibration_sheet(out: Path, sheet: CardSheet, paper: Paper | None = None) -> str:
    """Put the calibration sheet of flashcards into ``out``; answers its path below that."""
    from guide.build import shipped_fonts
    from guide.print.calibration import NAME, calibration

    data = calibration(_on_paper(sheet, paper), shipped_fonts())
    publish_alone(out, NAME, data)
    return NAME


def specimen_sheet(name: str, out: Path, problems: Problems) -> str | None:
    """A page with all parts of a style; answers its path below ``out``, or None with findings."""
    from guide.build import shipped_fonts, styles_folder
    from guide.model.place import Place
    from guide.pdf.geometry import PAPERS
    from guide.pdf.specimen import specimen
    from guide.pdf.write import write_pdf
    from guide.source.styles import load_style

    style = load_style(name, styles_folder(), problems, Place(f"styles/{name}.yaml"))
    if style is None:
        return None
    fonts = shipped_fonts()
    made = write_pdf(specimen(style), style, fonts, *PAPERS[style.page.paper])
    file = f"specimen-{name}.pdf"
    publish_alone(out, file, made.data)
    return file
