"""From a document to a book: documents, style sheet, pictures, navigation, metadata, each made only if it is new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from guide import __version__
from guide.cache import Cache
from guide.document import Cover, Document, Image, PageStart, walk
from guide.epub import metadata, navigation
from guide.epub.archive import Packed, archive, deflated, stored
from guide.epub.links import places, resolved, targets
from guide.epub.markup import escape
from guide.epub.pages import PageMark, by_division, page_marks
from guide.epub.resources import COVER, IMAGES, TEXT, Item, Package, Resource, moment
from guide.epub.written import Written, write
from guide.style import Style

FOLDER = "EPUB/"
"""Of the container: where EbookLib has the package document."""


class _Text(NamedTuple):
    """A document of the book."""

    written: Written
    name: str
    """That no other has, or nothing where none are kept."""


def make_book(
    document: Document,
    style: Style,
    page_starts: Sequence[PageStart],
    edition_of: str,
    cache: Cache,
) -> bytes:
    """As ``guide.epub.write_epub``."""
    marks = page_marks(page_starts)
    texts = _texts(document, marks, cache)
    found = places((name, written.ids) for name, (written, _) in texts.items())
    hrefs = {identifier: f"{TEXT}{name}#{identifier}" for identifier, name in found.items()}
    toc = navigation.toc(document, hrefs)
    resources = [
        *_documents(texts, found, cache),
        _navigation(document, toc, marks, hrefs, cache),
        _style_sheet(style, cache),
        *_pictures(document, style, texts, cache),
    ]
    about = document.metadata
    package = Package(
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
        items=[resource.item for resource in resources],
        toc=toc,
    )
    # OCF 3.3, 4.2.2: the first file, stored, so that the format can be told from the first bytes.
    files = [("mimetype", stored(b"application/epub+zip"))]
    files += [(name, deflated(content)) for name, content in _package_files(package, cache)]
    files += [(FOLDER + resource.item.name, resource.content) for resource in resources]
    return archive(files, moment(package.modified))


def _texts(document: Document, marks: Sequence[PageMark], cache: Cache) -> dict[str, _Text]:
    """File name -> document, with links as if all were one file."""
    starts = by_division(marks)
    unknown = starts.keys() - {division.id for division in document.divisions}
    if unknown:
        raise ValueError(f"pages start in divisions that are not there: {sorted(unknown)}")
    about = document.metadata
    images = [
        (key, image.name, image.width, image.height)
        for key, image in sorted(document.images.items())
    ]
    # Whatever a division is written by, beside itself, has to be in here.
    common = cache.digest((about.title, about.language, document.furniture, images))
    texts = {}
    for division in document.divisions:
        its = starts.get(division.id, {})
        where = [
            (block, mark.id, mark.start.label, mark.start.offset)
            for block, found in its.items()
            for mark in found
        ]
        name = cache.name_of("XHTML", common.hex(), cache.digest(division).hex(), repr(where))
        written = cache.recall_as(name, partial(write, document, division, its, cache))
        texts[f"{division.id}.xhtml"] = _Text(written, name)
    return texts


def _features(texts: Mapping[str, _Text], marks: Sequence[PageMark]) -> metadata.Features:
    """What the finished documents hold: claims about them are read off them."""
    return metadata.Features(
        pictures=any(written.has_pictures for written, _ in texts.values()),
        maths=any("mathml" in written.properties for written, _ in texts.values()),
        pages=bool(marks),
    )


def _documents(
    texts: Mapping[str, _Text], found: Mapping[str, str], cache: Cache
) -> Iterator[Resource]:
    for name, (written, known_as) in texts.items():
        led = targets(name, written.links, found)
        item = Item(
            id=f"text-{name.removesuffix('.xhtml')}",
            name=TEXT + name,
            media_type="application/xhtml+xml",
            properties=written.properties,
            in_spine=True,
        )
        kept_as = cache.name_of("document", name, known_as, repr(led))
        yield Resource(item, cache.recall_as(kept_as, partial(_linked, name, written.text, led)))


def _linked(name: str, text: str, led: Mapping[str, str]) -> Packed:
    return deflated(resolved(name, text, led).encode())


def _navigation(
    document: Document,
    toc: Sequence[navigation.TocEntry],
    marks: Sequence[PageMark],
    hrefs: Mapping[str, str],
    cache: Cache,
) -> Resource:
    shown = {
        "language": document.metadata.language,
        "furniture": document.furniture,
        "toc": toc,
        "landmarks": navigation.landmarks(document, hrefs),
        "pages": navigation.page_list(marks, hrefs),
    }
    item = Item("nav", "nav.xhtml", "application/xhtml+xml", ("nav",))
    return Resource(
        item, cache.recall(("nav", shown), lambda: _from_template("nav.xhtml.j2", shown))
    )


def _from_template(name: str, shown: Mapping[str, object]) -> Packed:
    from guide.epub.render import render

    return deflated(render(name, **shown).encode())


def _style_sheet(style: Style, cache: Cache) -> Resource:
    def make() -> Packed:
        from guide.epub.css import style_sheet

        return deflated(style_sheet(style).encode())

    return Resource(
        Item("style", "style.css", "text/css"), cache.recall(("CSS", cache.digest(style)), make)
    )


def _package_files(package: Package, cache: Cache) -> Sequence[tuple[str, bytes]]:
    def make() -> Sequence[tuple[str, bytes]]:
        from guide.epub.package import package_files

        return package_files(package)

    return cache.recall(("package", package), make)


def _pictures(
    document: Document, style: Style, texts: Mapping[str, _Text], cache: Cache
) -> Iterator[Resource]:
    """The pictures that a document shows, by name; one of them, or a drawn one, is the cover's."""
    cover = _cover(document)
    if cover is not None and cover.image is None:
        yield _drawn_cover(cover, style, cache)
    shown = {name for written, _ in texts.values() for name in written.images}
    for key, image in sorted(document.images.items(), key=lambda item: item[1].name):
        if escape(image.name) not in shown:
            continue
        is_cover = cover is not None and key == cover.image
        item = Item(
            id="cover-image" if is_cover else f"image-{image.name}",
            name=IMAGES + image.name,
            media_type=image.media_type,
            properties=("cover-image",) if is_cover else (),
        )
        yield Resource(item, cache.recall(("picture", image), partial(_fitted, image)))


def _fitted(image: Image) -> Packed:
    from guide.epub.raster import fitted

    return deflated(fitted(image))


def _drawn_cover(cover: Cover, style: Style, cache: Cache) -> Resource:
    def make() -> Packed:
        from guide.epub.cover import draw_cover

        return deflated(draw_cover(cover, style).encode())

    item = Item("cover-image", COVER, "image/svg+xml", ("cover-image",))
    return Resource(item, cache.recall(("cover", cover, cache.digest(style)), make))


def _cover(document: Document) -> Cover | None:
    blocks = (
        block
        for division in document.divisions
        if division.role == "cover"
        for block in walk(division.blocks)
    )
    return next((block for block in blocks if isinstance(block, Cover)), None)
