"""The door to EbookLib: it writes the package document, the NCX and the container's own file.

EbookLib 0.20 is used for what it does well. Documents never go through its HTML classes, which parse and rewrite
them; its navigation document is not used; and the archive is put together elsewhere, of files that may be packed
already: what EbookLib writes is collected.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from ebooklib import epub

from guide.epub.navigation import TocEntry
from guide.epub.resources import Package, moment


def package_files(package: Package) -> tuple[tuple[str, bytes], ...]:
    """Names from the archive's root and contents of the files that tell what the book is made of."""
    options = {"mtime": moment(package.modified), "raise_exceptions": True}
    writer = _Writer("", _ebook(package), options)
    writer.process()
    writer.write()
    return tuple(writer.out.files)


def _ebook(package: Package) -> epub.EpubBook:
    made = epub.EpubBook()
    made.metadata.clear()  # a generator's name and a random identifier
    made.set_identifier(package.identifier)
    made.title = package.title
    made.language = package.language
    for entry in package.metadata:
        namespace, _, name = entry.element.rpartition(":")
        made.add_metadata(namespace.upper() or None, name, entry.text, entry.attributes)
    for item in package.items:
        told = epub.EpubItem(item.id, item.name, item.media_type)
        told.properties = item.properties
        made.add_item(told)
    made.add_item(epub.EpubNcx())
    made.spine = [item.id for item in package.items if item.in_spine]
    numbers = count(1)
    made.toc = [_ncx_entry(entry, numbers) for entry in package.toc]
    return made


def _ncx_entry(entry: TocEntry, numbers: Iterator[int]) -> Any:
    link = epub.Link(entry.href, entry.title, f"nav-{next(numbers)}")
    if not entry.children:
        return link
    return link, [_ncx_entry(child, numbers) for child in entry.children]


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """EbookLib's writer with the language on the package, and no archive."""

    def _write_opf_file(self, root: Any) -> None:
        # Titles and descriptions have no language of their own (Ace: epub-lang).
        root.set("{http://www.w3.org/XML/1998/namespace}lang", self.book.language)
        super()._write_opf_file(root)

    def write(self) -> None:
        self.out = _Collector()
        self._write_container()
        self._write_opf()
        self._write_items()


class _Collector:
    """Stands for an archive: keeps the files that EbookLib writes itself, for all others are empty here."""

    def __init__(self) -> None:
        self.files: list[tuple[str, bytes]] = []

    def writestr(self, name: str, data: str | bytes) -> None:
        if data:
            self.files.append((name, data.encode() if isinstance(data, str) else data))
