"""The files of one edition: compiled, drawn, and put together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from guide.cache import NO_CACHE, Cache
from guide.dataclass import dataclass
from guide.processes import aside

if TYPE_CHECKING:
    from guide.compile.editions import Edition
    from guide.document import Document, PageStart
    from guide.model.records import Guide
    from guide.orders import Format
    from guide.pdf.write import PdfFile
    from guide.style import Style
    from guide.typeset.fonts import Fonts
    from guide.wording.record import PrintedDivision

_FEW_DIVISIONS = 4
"""Of a document that changes as a whole or not at all, such as a handout."""

_MANY_NEW = 10
"""Divisions that take longer to write than another process takes to start."""


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A finished file. ``pages`` are the printed labels of its pages; none for an EPUB."""

    name: str
    data: bytes
    edition: Edition
    """As the settings of its format made it; tells what the file must not hold."""
    pages: tuple[str, ...] = ()
    looks: tuple[str, ...] = ()
    """Digests of what one sees on each page."""
    note: str = ""
    """What its reader should be told of it: whether its pages keep to a budget, and how."""
    wording: tuple[PrintedDivision, ...] = ()
    """What a PDF of an edition says and where, to be compared with later; none of quizzes and single sections."""
    quiz: Guide | None = None
    """Of a quiz paper: the guide with the quiz in it, which it was made from."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """What every file of a build is made with."""

    compile: Callable[[Edition], Document]
    style: Style
    fonts: Fonts
    width: float
    """Of the paper, in points."""
    height: float
    cache: Cache = NO_CACHE
    budget: int | None = None
    """Pages that a handout may have."""
    processes: int = 1
    """How many work on one file."""


def make(
    workshop: Workshop, name: str, edition: Edition, formats: tuple[Format, ...]
) -> Iterator[OutputFile]:
    """One edition as a PDF, as an EPUB that knows the PDF's pages, or both; ``name`` is that of the files."""
    document = workshop.compile(edition.for_format("pdf"))
    style, note = _fitted(workshop, document, edition)

    def beside(starts: tuple[PageStart, ...]) -> bytes:
        """What can be made beside the PDF, when it is known what stands on which page."""
        return _epub(workshop, name, edition, document, starts) if "epub" in formats else b""

    pdf, epub = _made(workshop, document, style, beside)
    if "pdf" in formats:
        # Nobody asks what a quiz once said, and what one section says is not what the edition does.
        is_recorded = "/" not in name and edition.section is None
        wording = _wording(workshop, document, pdf) if is_recorded else ()
        told = pdf.labels, pdf.looks, note, wording
        yield OutputFile(f"{name}.pdf", pdf.data, edition.for_format("pdf"), *told)
    if "epub" in formats:
        yield OutputFile(f"{name}.epub", epub(), edition.for_format("epub"))


def _fitted(workshop: Workshop, document: Document, edition: Edition) -> tuple[Style, str]:
    """The style, pressed for the pages that a handout may have, and what is to be told of that."""
    if not (workshop.budget and edition.section):
        return workshop.style, ""
    from guide.pdf.fitting import fit_style
    from guide.print.budget import in_words

    paper = workshop.width, workshop.height
    fit = fit_style(document, workshop.style, workshop.fonts, paper, workshop.budget)
    return fit.style, in_words(fit)


def _made(
    workshop: Workshop,
    document: Document,
    style: Style,
    beside: Callable[[tuple[PageStart, ...]], bytes],
) -> tuple[PdfFile, Callable[[], bytes]]:
    """The PDF, and what answers what is made beside it.

    Of a long document, the divisions are remembered; a short one is remembered whole.
    """
    from guide.pdf.write import draw_pdf, write_pdf

    cache, fonts, paper = workshop.cache, workshop.fonts, (workshop.width, workshop.height)
    if len(document.divisions) <= _FEW_DIVISIONS:
        pdf = cache.recall(
            ("pdf", _names(document, cache), cache.digest(style), paper),
            lambda: write_pdf(document, style, fonts, *paper),
        )
        return pdf, partial(beside, pdf.starts)
    drawn = draw_pdf(document, style, fonts, *paper, cache, workshop.processes)
    # After an edit there is less to do than to start another process.
    processes = workshop.processes if drawn.new >= _MANY_NEW else 1
    made = aside(partial(beside, drawn.starts), processes)
    return drawn.write(), made


def _names(document: Document, cache: Cache) -> tuple[object, ...]:
    """Stands for a document."""
    divisions = [cache.digest(division) for division in document.divisions]
    return document.metadata, document.furniture, document.edition, document.images, divisions


def _wording(workshop: Workshop, document: Document, pdf: PdfFile) -> tuple[PrintedDivision, ...]:
    from guide.wording.record import printed

    return printed(document, pdf.starts, pdf.moved, workshop.cache)


def _epub(
    workshop: Workshop,
    name: str,
    edition: Edition,
    document: Document,
    starts: tuple[PageStart, ...],
) -> bytes:
    """``document`` is the edition as its PDF has it; where the EPUB's is another, it knows nothing of pages."""
    from guide.epub import write_epub

    screen = edition.for_format("epub")
    if screen != edition.for_format("pdf"):
        document, starts = workshop.compile(screen), ()
    return write_epub(document, workshop.style, starts, f"{name}.pdf", workshop.cache)
