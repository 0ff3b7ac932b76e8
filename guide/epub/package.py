"""The door to EbookLib: it writes the package document, the NCX and the archive.

EbookLib 0.20 is used for what it does well. Documents never go through its HTML classes, which parse and rewrite
them; its navigation document is not used; and the archive is written by a ZIP writer without a clock.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from itertools import count
from typing import Any

from ebooklib import epub

from guide.dataclass import dataclass
from guide.epub.metadata import Entry
from guide.epub.navigation import TocEntry


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the book. ``properties`` as in EPUB 3.3, D.5 (manifest properties)."""

    id: str
    name: str
    """Path from the package document's folder."""
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    identifier: str
    title: str
    language: str
    modified: str
    """UTC, ``YYYY-MM-DDThh:mm:ssZ``."""
    metadata: Sequence[Entry]
    resources: Sequence[Resource]
    toc: Sequence[TocEntry]


def pack(book: Book) -> bytes:
    """The EPUB's bytes, which depend on the book alone."""
    modified = datetime.strptime(book.modified, "%Y-%m-%dT%H:%M:%SZ")
    out = BytesIO()
    writer = _Writer(out, _ebook(book), {"mtime": modified, "raise_exceptions": True})
    writer.process()
    writer.write()
    return out.getvalue()


def _ebook(book: Book) -> epub.EpubBook:
    made = epub.EpubBook()
    made.metadata.clear()  # a generator's name and a random identifier
    made.set_identifier(book.identifier)
    made.title = book.title
    made.language = book.language
    for entry in book.metadata:
        namespace, _, name = entry.element.rpartition(":")
        made.add_metadata(namespace.upper() or None, name, entry.text, entry.attributes)
    for resource in book.resources:
        item = epub.EpubItem(resource.id, resource.name, resource.media_type, resource.data)
        item.properties = resource.properties
        made.add_item(item)
    made.add_item(epub.EpubNcx())
    made.spine = [resource.id for resource in book.resources if resource.in_spine]
    numbers = count(1)
    made.toc = [_ncx_entry(entry, numbers) for entry in book.toc]
    return made


def _ncx_entry(entry: TocEntry, numbers: Iterator[int]) -> Any:
    link = epub.Link(entry.href, entry.title, f"nav-{next(numbers)}")
    if not entry.children:
        return link
    return link, [_ncx_entry(child, numbers) for child in entry.children]


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer with the language on the package and an archive without a clock."""

    def _write_opf_file(self, root: Any) -> None:
        # Titles and descriptions have no language of their own (Ace: epub-lang).
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)

    def write(self) -> None:
        with zipfile.ZipFile(self.file_name, "w") as archive:
            self.out = _Archive(archive, self.options["mtime"])
            # OCF 3.3, 4.2.2: the first file, stored, so that the format can be told from the first bytes.
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()


class _Archive:
    """A ZIP in which every entry has the same date, system and mode."""

    def __init__(self, archive: zipfile.ZipFile, modified: datetime) -> None:
        self._archive = archive
        # The ZIP format knows no year before 1980.
        self._date = max(modified, datetime(1980, 1, 1)).timetuple()[:6]

    def writestr(
        self, name: str, data: str | bytes, compression: int = zipfile.ZIP_DEFLATED
    ) -> None:
        info = zipfile.ZipInfo(name, self._date)
        info.create_system = 3
        info.external_attr = 0o100644 << 16
        info.compress_type = compression
        self._archive.writestr(info, data, compresslevel=6)
