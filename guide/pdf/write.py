"""From a document to the bytes of its PDF."""

from __future__ import annotations

from guide import __version__
from guide.cache import NO_CACHE, Cache
from guide.dataclass import dataclass
from guide.document import Document, PageStart
from guide.pdf.book import blanks_after, openings
from guide.pdf.drawing import draw_blank
from guide.pdf.job import job_of
from guide.pdf.kept import draw_divisions
from guide.pdf.numbering import labels_of
from guide.pdf.places import outline_of, page_starts
from guide.style import Style
from guide.typeset.drawn import DrawnPages
from guide.typeset.file import OutlineEntry, Sheets, bind
from guide.typeset.fonts import Fonts
from guide.typeset.metadata import PdfInfo


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
    job = job_of(document, style, fonts, width, height)
    divisions = list(openings(document, style))
    drawn = draw_divisions(job, divisions, cache, processes)
    counted = [
        (division, len(item.begins)) for (division, _), item in zip(divisions, drawn, strict=True)
    ]
    parts: list[DrawnPages] = []
    places = []
    numbered = []
    moved: list[tuple[int, str, int]] = []
    pages = 0
    blanks = blanks_after(counted, style)
    for (division, opener), item, blank in zip(divisions, drawn, blanks, strict=True):
        parts += item.pages, *[draw_blank(job)] * blank
        begins = (*item.begins, *[None] * blank)
        moved += ((pages + page, division.id, block) for page, block in item.moved)
        pages += len(begins)
        places.append((division, opener, begins))
        numbered.append((division, len(begins)))
    labels = labels_of(numbered)
    sheets = Sheets(parts, labels, job.paper.verso_shift, document.metadata.language)
    outline = [OutlineEntry(*entry) for entry in outline_of(document)]
    written = bind(sheets, fonts, document.images, info_of(document), outline)
    starts = page_starts(places, labels)
    floats = tuple(PageStart(labels[page], name, block) for page, name, block in moved)
    return PdfFile(written.data, tuple(labels), starts, floats, written.looks)


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
