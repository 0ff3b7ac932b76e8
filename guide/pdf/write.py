"""From a document to the bytes of its PDF."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from guide import __version__
from guide.cache import NO_CACHE, Cache, Later
from guide.dataclass import dataclass
from guide.document import Division, Document, PageStart
from guide.pdf.book import blanks_after, openings
from guide.pdf.drawing import draw_blank
from guide.pdf.job import Job, job_of
from guide.pdf.kept import Kept, draw_divisions
from guide.pdf.numbering import labels_of
from guide.pdf.places import Begin, page_starts
from guide.style import Style
from guide.typeset.file import Part, Sheets, bind
from guide.typeset.fonts import Fonts
from guide.typeset.metadata import PdfInfo
from guide.typeset.plan import plan_of


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A written PDF."""

    data: bytes
    labels: tuple[str, ...]
    """Of the pages, as printed."""
    starts: tuple[PageStart, ...]
    """Tell an EPUB where pages begin."""
    moved: tuple[PageStart, ...]
    """Blocks that stand on another page than ``starts`` tell: floats at the top of a later one."""
    looks: tuple[str, ...]
    """A digest of what one sees of each page."""


def write_pdf(
    document: Document,
    style: Style,
    fonts: Fonts,
    width: float,
    height: float,
    cache: Cache = NO_CACHE,
    processes: int = 1,
) -> PdfFile:
    """Set a document on paper of ``width`` x ``height`` points and write it, by so many processes at a time."""
    return draw_pdf(document, style, fonts, width, height, cache, processes).write()


def draw_pdf(
    document: Document,
    style: Style,
    fonts: Fonts,
    width: float,
    height: float,
    cache: Cache = NO_CACHE,
    processes: int = 1,
) -> DrawnPdf:
    """As ``write_pdf``, up to where it is known what stands on which page."""
    job = job_of(document, style, fonts, width, height)
    divisions = _draw(job, cache, processes)
    labels = labels_of((each.division, len(each.begins)) for each in divisions)
    starts = page_starts([(each.division, each.opener, each.begins) for each in divisions], labels)
    moved = tuple(_moved(divisions, labels))
    return DrawnPdf(tuple(labels), starts, moved, job, tuple(divisions), cache)


@dataclass(frozen=True, slots=True)
class DrawnPdf:
    """A document on drawn pages that are not yet put into a file."""

    labels: tuple[str, ...]
    starts: tuple[PageStart, ...]
    """This and the others as in ``PdfFile``."""
    moved: tuple[PageStart, ...]
    _job: Job
    _divisions: tuple[_Placed, ...]
    _cache: Cache

    @property
    def new(self) -> int:
        """How many of its divisions were not known before."""
        return sum(each.kept.is_new for each in self._divisions)

    def write(self) -> PdfFile:
        """The file."""
        job, divisions = self._job, self._divisions
        document = job.document
        parts = [part for each in divisions for part in each.parts(job)]
        sheets = Sheets(parts, self.labels, job.paper.verso_shift, document.metadata.language)
        outline = [entry for each in divisions for entry in each.kept.drawn.outline]
        about, recall = info_of(document), self._cache.recall
        written = bind(sheets, job.fonts, document.images, about, outline, recall)
        return PdfFile(written.data, self.labels, self.starts, self.moved, written.looks)


class _Placed(NamedTuple):
    """A drawn division among the others."""

    division: Division
    opener: Division | None
    """The part that opens on its first page."""
    kept: Kept
    blanks: int
    """Pages without anything that follow."""

    @property
    def begins(self) -> tuple[Begin | None, ...]:
        """What begins on each page, if anything does."""
        return (*self.kept.drawn.begins, *[None] * self.blanks)

    def parts(self, job: Job) -> Iterator[Part]:
        """The pages as they go into the file."""
        drawn = self.kept.drawn
        yield Part(drawn.plan, drawn.pages, self.kept.name)
        for _ in range(self.blanks):
            blank = draw_blank(job)
            yield Part(plan_of(blank), Later(blank), "")


def _draw(job: Job, cache: Cache, processes: int) -> list[_Placed]:
    found = list(openings(job.document, job.style))
    drawn = draw_divisions(job, found, cache, processes)
    counted = [
        (division, len(kept.drawn.begins)) for (division, _), kept in zip(found, drawn, strict=True)
    ]
    blanks = blanks_after(counted, job.style)
    return [
        _Placed(*each, kept, blank) for each, kept, blank in zip(found, drawn, blanks, strict=True)
    ]


def _moved(divisions: Sequence[_Placed], labels: Sequence[str]) -> Iterator[PageStart]:
    """Floats that stand on other pages than the text around them."""
    before = 0
    for each in divisions:
        for page, block in each.kept.drawn.moved:
            yield PageStart(labels[before + page], each.division.id, block)
        before += len(each.begins)


def info_of(document: Document) -> PdfInfo:
    """What a file says of the document that it holds."""
    about = document.metadata
    return PdfInfo(
        title=about.title,
        language=about.language,
        authors=tuple(person.name for person in about.contributors if person.role == "aut"),
        subject=about.description,
        keywords=about.subjects,
        creator=f"study-guide-builder {__version__}",
        created=about.modified,
        modified=about.modified,
        identifier=about.identifier,
        publisher=about.publisher,
        rights=about.rights or about.license,
    )
