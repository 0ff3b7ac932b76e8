"""From a document to the files of a book: documents, style sheet, pictures, navigation, metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from guide import __version__
from guide.document import Cover, Document, PageStart, Timeline, TimelineEntry, walk
from guide.epub import cover as covers
from guide.epub import metadata, navigation
from guide.epub.css import style_sheet
from guide.epub.divisions import division_page
from guide.epub.links import places, resolved
from guide.epub.package import Book, Resource
from guide.epub.pages import PageMark, by_division, page_marks
from guide.epub.pictures import IMAGES
from guide.epub.raster import fitted
from guide.epub.render import render
from guide.style import Style

TEXT = "text/"
"""Folder of the documents: no division's id can clash with the book's own files."""


_PICTURE = re.compile(r"<img |<svg (?![^>]*aria-hidden)")
"""A drawing that is hidden from assistive technology only repeats words beside it."""


def book_of(
    document: Document, style: Style, page_starts: Sequence[PageStart], edition_of: str
) -> Book:
    marks = page_marks(page_starts)
    texts = _texts(document, marks)
    found = places(texts)
    hrefs = {identifier: f"{TEXT}{name}#{identifier}" for identifier, name in found.items()}
    toc = navigation.toc(document, hrefs)
    about = document.metadata
    return Book(
        identifier=about.identifier,
        title=about.title,
        language=about.language,
        modified=metadata.modified(about),
        metadata=metadata.entries(
            document,
            _features(texts, marks),
            edition_of,
            generator=f"study-guide-builder {__version__}",
        ),
        resources=[
            *_documents(texts, found),
            _navigation(document, toc, marks, hrefs),
            Resource("style", "style.css", "text/css", style_sheet(style).encode()),
            *_pictures(document, style, texts),
        ],
        toc=toc,
    )


def _texts(document: Document, marks: Sequence[PageMark]) -> dict[str, str]:
    """File name -> document, with links as if all were one file."""
    starts = by_division(marks)
    unknown = starts.keys() - {division.id for division in document.divisions}
    if unknown:
        raise ValueError(f"pages start in divisions that are not there: {sorted(unknown)}")
    return {
        f"{division.id}.xhtml": render(
            "division.xhtml.j2", page=division_page(document, division, starts.get(division.id, {}))
        )
        for division in document.divisions
    }


def _features(texts: Mapping[str, str], marks: Sequence[PageMark]) -> metadata.Features:
    """What the finished documents hold: claims about them are read off them."""
    return metadata.Features(
        pictures=any(_PICTURE.search(text) for text in texts.values()),
        maths=any("<math " in text for text in texts.values()),
        pages=bool(marks),
    )


def _documents(texts: Mapping[str, str], found: Mapping[str, str]) -> Iterator[Resource]:
    for name, text in texts.items():
        held = (("mathml", "<math "), ("svg", "<svg "))
        yield Resource(
            id=f"text-{name.removesuffix('.xhtml')}",
            name=TEXT + name,
            media_type="application/xhtml+xml",
            data=resolved(name, text, found).encode(),
            properties=tuple(name for name, start in held if start in text),
            in_spine=True,
        )


def _navigation(
    document: Document,
    toc: Sequence[navigation.TocEntry],
    marks: Sequence[PageMark],
    hrefs: Mapping[str, str],
) -> Resource:
    text = render(
        "nav.xhtml.j2",
        language=document.metadata.language,
        furniture=document.furniture,
        toc=toc,
        landmarks=navigation.landmarks(document, hrefs, "nav.xhtml#toc"),
        pages=navigation.page_list(marks, hrefs),
    )
    return Resource("nav", "nav.xhtml", "application/xhtml+xml", text.encode(), ("nav",))


def _pictures(document: Document, style: Style, texts: Mapping[str, str]) -> Iterator[Resource]:
    """The pictures that a document shows, by name; one of them, or a drawn one, is the cover's."""
    cover = _cover(document)
    if cover is not None and cover.image is None:
        drawn = covers.draw_cover(cover, style, _events(document)).encode()
        yield Resource("cover-image", covers.NAME, "image/svg+xml", drawn, ("cover-image",))
    everything = "".join(texts.values())
    for key, image in sorted(document.images.items(), key=lambda item: item[1].name):
        if f'{IMAGES}{image.name}"' not in everything:
            continue
        is_cover = cover is not None and key == cover.image
        yield Resource(
            id="cover-image" if is_cover else f"image-{image.name}",
            name=f"{IMAGES.removeprefix('../')}{image.name}",
            media_type=image.media_type,
            data=fitted(image),
            properties=("cover-image",) if is_cover else (),
        )


def _events(document: Document) -> list[TimelineEntry]:
    return [
        entry
        for division in document.divisions
        if division.role == "timeline"
        for block in walk(division.blocks)
        if isinstance(block, Timeline)
        for entry in block.entries
        if isinstance(entry, TimelineEntry)
    ]


def _cover(document: Document) -> Cover | None:
    blocks = (
        block
        for division in document.divisions
        if division.role == "cover"
        for block in walk(division.blocks)
    )
    return next((block for block in blocks if isinstance(block, Cover)), None)
