"""From a document to the bytes of its PDF."""

from __future__ import annotations

from dataclasses import dataclass

from guide import __version__
from guide.cache import NO_CACHE, Cache
from guide.document import Document, PageStart
from guide.pdf.book import typeset
from guide.pdf.digest import page_digests
from guide.pdf.headings import begin_with_h1
from guide.pdf.places import outline_of
from guide.style import Style
from guide.typeset.file import OutlineEntry
from guide.typeset.file import write_pdf as write_file
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
    digests: tuple[str, ...]
    """Of what one sees of each page: see ``guide.pdf.digest``."""


def write_pdf(
    document: Document,
    style: Style,
    fonts: Fonts,
    width: float,
    height: float,
    cache: Cache = NO_CACHE,
) -> PdfFile:
    """Set a document on paper of ``width`` x ``height`` points and write it."""
    book = typeset(document, style, fonts, width, height, cache)
    begin_with_h1(book.tree)
    outline = [OutlineEntry(*entry) for entry in outline_of(document)]
    data = write_file(
        book.pages, book.tree, fonts, document.images, info_of(document), outline, book.anchors
    )
    labels = tuple(page.label for page in book.pages)
    digests = page_digests(book.pages, book.anchors, document.images)
    return PdfFile(data, labels, book.page_starts, digests)


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
