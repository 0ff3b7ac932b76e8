"""The files of a book, and what its package document says of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from guide.dataclass import dataclass
from guide.epub.archive import Packed
from guide.epub.metadata import Entry
from guide.epub.navigation import TocEntry

TEXT = "text/"
"""Folder of the documents: no division's id can clash with the book's own files."""
IMAGES = "images/"
COVER = "cover.svg"
"""The drawn one."""
UP = "../"
"""From a document to the folder that all these are in."""


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book as the package document tells of it. ``properties`` as in EPUB 3.3, D.5 (manifest)."""

    id: str
    name: str
    """Path from the package document's folder."""
    media_type: str
    properties: tuple[str, ...] = ()
    in_spine: bool = False


@dataclass(frozen=True, slots=True)
class Resource:
    """A file of the book with its content."""

    item: Item
    content: Packed


@dataclass(frozen=True, slots=True)
class Package:
    """What the package document says."""

    identifier: str
    title: str
    language: str
    modified: str
    """UTC, ``YYYY-MM-DDThh:mm:ssZ``."""
    metadata: Sequence[Entry]
    items: Sequence[Item]
    toc: Sequence[TocEntry]


def moment(modified: str) -> datetime:
    """A package's ``modified`` as Python has it, without a zone."""
    return datetime.fromisoformat(modified.removesuffix("Z"))
