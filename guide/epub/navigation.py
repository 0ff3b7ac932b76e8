"""What a reading system navigates by: contents, landmarks, page list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from guide.dataclass import dataclass, field
from guide.document import Contents, ContentsEntry, Division, Document, plain_text, walk
from guide.epub.pages import PageMark
from guide.epub.semantics import semantics


@dataclass(slots=True)
class TocEntry:
    """An entry of the contents; ``href`` is seen from the package's root."""

    href: str
    title: str
    children: list[TocEntry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Target:
    """A landmark or a page: where it is, its text, and for landmarks its semantic."""

    href: str
    title: str
    semantic: str = ""


def toc(document: Document, hrefs: Mapping[str, str]) -> list[TocEntry]:
    """The contents as a tree: the document's own, or its divisions where it has none.

    ``hrefs``: id -> address from the package's root.
    """
    roots: list[TocEntry] = []
    path: list[tuple[int, TocEntry]] = []
    for listed in _listed(document):
        title = f"{listed.number} {plain_text(listed.title)}".strip()
        entry = TocEntry(hrefs[listed.anchor], title)
        while path and path[-1][0] >= listed.depth:
            path.pop()
        (path[-1][1].children if path else roots).append(entry)
        path.append((listed.depth, entry))
    return roots


def _listed(document: Document) -> Sequence[ContentsEntry]:
    for division in document.divisions:
        if division.role == "contents":
            for block in walk(division.blocks):
                if isinstance(block, Contents) and block.entries:
                    return block.entries
    return [
        ContentsEntry(division.id, division.level, division.number, division.title)
        for division in document.divisions
        if division.in_contents and division.title
    ]


def landmarks(document: Document, hrefs: Mapping[str, str]) -> list[Target]:
    """The places that reading systems have buttons for, of those that the document has."""
    words = document.furniture
    found = [
        Target(hrefs[division.id], words.cover, "cover")
        for division in _first(document, lambda division: division.role == "cover")
    ]
    # A landmark is a page of the book, which the navigation document is not.
    found += [
        Target(hrefs[division.id], words.contents, "toc")
        for division in _first(document, lambda division: division.role == "contents")
    ]
    found += [
        Target(hrefs[division.id], words.start_of_text, "bodymatter")
        for division in _first(document, lambda division: division.matter == "body")
    ]
    found += [
        Target(hrefs[division.id], plain_text(division.title), semantics(division)[0])
        for division in document.divisions
        if division.role in ("glossary", "references") and division.title
    ]
    return found


def _first(document: Document, wanted: Callable[[Division], bool]) -> list[Division]:
    return next(([division] for division in document.divisions if wanted(division)), [])


def page_list(marks: Iterable[PageMark], hrefs: Mapping[str, str]) -> list[Target]:
    return [Target(hrefs[mark.id], mark.start.label) for mark in marks]
