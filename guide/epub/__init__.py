"""Document + style -> EPUB 3.3.

Blocks and inlines become XHTML by plain functions (a guide has tens of thousands of them), whole documents by the
Jinja2 templates in ``templates/``; EbookLib writes the package document. The rest of the house uses one function of
this package.
"""

from __future__ import annotations

from collections.abc import Sequence

from guide.cache import NO_CACHE, Cache
from guide.document import Document, PageStart
from guide.style import Style


def write_epub(
    document: Document,
    style: Style,
    page_starts: Sequence[PageStart],
    edition_of: str,
    cache: Cache = NO_CACHE,
) -> bytes:
    """The document as an EPUB: the same input gives the same bytes, whatever the cache knows of it.

    ``page_starts`` are the pages of the PDF in order (empty for none), and ``edition_of`` names that PDF for
    readers ("" for none). Raises ValueError where the document contradicts itself: an id used twice, a link to
    nothing, a page start in a place that is not there.
    """
    from guide.epub.book import make_book

    return make_book(document, style, page_starts, edition_of, cache)
