"""The print shop's desk: finds what is to be printed, has it made, and puts it into ``OUT/print/``."""

from __future__ import annotations

from pathlib import Path

from guide.print.impose import Imposed, Imposition, ImpositionError, impose, name_of
from guide.print.report import report
from guide.publish import locked, publish, read_manifest


class NoFileError(LookupError):
    """There is nothing to print; its text says what to do."""


def impose_file(file: Path | None, out: Path, how: Imposition) -> tuple[str, Imposed]:
    """Impose a file, or the student edition in ``out``; answers the new file's path below ``out``.

    Raises NoFileError where there is no such file, ImpositionError where it is no PDF, OSError where the machine fails.
    """
    file = file or student_edition(out)
    if not file.is_file():
        raise NoFileError(f"there is no file '{file}'")
    try:
        made = impose(file.read_bytes(), how)
    except ImpositionError as error:
        raise ImpositionError(f"'{file}' can't be imposed: {error}") from error
    name = name_of(file, how.kind)
    with locked(out):
        publish(out, {name: made.data})
    return name, made


def student_edition(out: Path) -> Path:
    """The student edition in a build's folder. Raises NoFileError where there is none, or more than one."""
    found = sorted(out.glob("*-student.pdf"))
    if not found:
        raise NoFileError(f"there is no student edition in '{out}'; build first, or name a file")
    if len(found) > 1:
        names = ", ".join(path.name for path in found)
        raise NoFileError(f"there are several student editions in '{out}'; name one: {names}")
    return found[0]


def paper_report(out: Path, copies: int) -> str:
    """How much paper the PDFs of the last build in a folder take. Raises NoFileError where none was built."""
    outputs = read_manifest(out).get("outputs", {})
    files = [(name, made["pages"]) for name, made in outputs.items() if name.endswith(".pdf")]
    if not files:
        raise NoFileError(f"there are no PDFs of a build in '{out}'; build first")
    return report(files, copies)
