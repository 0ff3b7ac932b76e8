"""Several finished PDFs as one print job: each begins on a recto, so that it lies on sheets of its own.

Nothing is lost: tags, links, bookmarks and page labels come along. Files are bound as they are, each below an element
``Part`` of its own; where one has an odd number of pages, a blank one follows it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import takewhile
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from guide.dataclass import dataclass

if TYPE_CHECKING:
    import pikepdf

NAME = "print/handouts.pdf"
"""Below a build's folder."""


class BindingError(ValueError):
    """A file that can't be bound with others; its text says why."""


@dataclass(frozen=True, slots=True)
class Bound:
    """Files bound to one."""

    data: bytes
    files: int
    pages: int
    """With blank ones."""

    @property
    def sheets(self) -> int:
        """Sheets of paper, printed on both sides."""
        return self.pages // 2


def together(files: Sequence[bytes]) -> Bound:
    """Bind tagged PDFs, such as the handouts of one guide. The same bytes give the same bytes.

    The first file gives language, colours and metadata. Raises BindingError where a file is no PDF, or has no tags.
    """
    with ExitStack() as opened:
        sources = [opened.enter_context(_opened(data)) for data in files]
        target = opened.enter_context(_opened(files[0]))
        binder = _Binder(target)
        for source in sources:
            binder.add(source)
        binder.finish([str(source.docinfo.get("/Title", "")) for source in sources])
        return Bound(_saved(target), len(files), len(target.pages))


def _opened(data: bytes) -> pikepdf.Pdf:
    import pikepdf

    try:
        found = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise BindingError("it is no PDF that can be opened") from error
    if not found.pages or "/StructTreeRoot" not in found.Root:
        raise BindingError("it is no tagged file of a build")
    return found


def _saved(target: pikepdf.Pdf) -> bytes:
    import pikepdf

    written, packed = io.BytesIO(), pikepdf.ObjectStreamMode.generate
    target.save(written, deterministic_id=True, object_stream_mode=packed)
    return written.getvalue()


class _Binder:
    """Adds files to one that began as a copy of the first; its own pages are taken out."""

    def __init__(self, target: pikepdf.Pdf) -> None:
        self.target = target
        self.parts: list[Any] = []
        """Structure elements, one of each file."""
        self.owners: list[Any] = []
        """Of the parent tree: numbers and the elements that own what they stand for, in turn."""
        self.next_owner = 0
        self.labels: list[Any] = []
        self.bookmarks: list[Any] = []
        while target.pages:
            del target.pages[0]

    def add(self, source: pikepdf.Pdf) -> None:
        """Bind a file behind the others."""
        first = len(self.target.pages)
        self.target.pages.extend(source.pages)
        # What is copied after the pages refers to their copies.
        root = self.target.copy_foreign(source.Root.StructTreeRoot)
        self._number(self.target.pages[first:], root)
        self._label(first, source)
        if "/Outlines" in source.Root:
            outline = self.target.copy_foreign(source.Root.Outlines)
            self.bookmarks += _siblings(outline)
        if len(source.pages) % 2:
            self._fill_up(source.pages[-1])

    def _number(self, pages: Sequence[pikepdf.Page], root: Any) -> None:
        """Move a file's numbers in the parent tree behind those of the others."""
        import pikepdf

        kids = root.K if isinstance(root.K, pikepdf.Array) else [root.K]
        for kid in kids:
            kid.S = pikepdf.Name.Part
            self.parts.append(kid)
        shift, highest = self.next_owner, -1
        for number, owner in _numbers(root.ParentTree):
            self.owners += [number + shift, owner]
            highest = max(highest, number)
        for page in pages:
            _shift(page.obj, "/StructParents", shift)
            for annotation in page.obj.get("/Annots", ()):
                _shift(annotation, "/StructParent", shift)
        self.next_owner = shift + highest + 1

    def _label(self, first: int, source: pikepdf.Pdf) -> None:
        import pikepdf

        if "/PageLabels" not in source.Root:
            raise BindingError("its pages have no labels")
        for number, label in _numbers(source.Root.PageLabels):
            self.labels += [first + number, pikepdf.Dictionary(dict(label.items()))]

    def _fill_up(self, last: pikepdf.Page) -> None:
        """A blank page, without a label, of the size of the last one."""
        import pikepdf

        left, low, right, high = (float(edge) for edge in last.mediabox)
        self.labels += [len(self.target.pages), pikepdf.Dictionary()]
        self.target.add_blank_page(page_size=(right - left, high - low))

    def finish(self, titles: Sequence[str]) -> None:
        """Put together what the files have brought."""
        import pikepdf

        root, target = self.target.Root, self.target
        document = target.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document)
        )
        tree = target.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.StructTreeRoot,
                K=document,
                ParentTree=target.make_indirect(pikepdf.Dictionary(Nums=self.owners)),
                ParentTreeNextKey=self.next_owner,
            )
        )
        document.P, document.K = tree, pikepdf.Array(self.parts)
        for part in self.parts:
            part.P = document
        root.StructTreeRoot = tree
        root.PageLabels = pikepdf.Dictionary(Nums=self.labels)
        self._bind_bookmarks()
        root.ViewerPreferences = pikepdf.Dictionary(
            DisplayDocTitle=True,
            PrintScaling=pikepdf.Name("/None"),
            Duplex=pikepdf.Name.DuplexFlipLongEdge,
        )
        self._name(_shared(titles))

    def _bind_bookmarks(self) -> None:
        import pikepdf

        if not self.bookmarks:
            return
        outline = self.target.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
        for before, after in zip(self.bookmarks, self.bookmarks[1:], strict=False):
            before.Next, after.Prev = after, before
        for bookmark in self.bookmarks:
            bookmark.Parent = outline
        outline.First, outline.Last = self.bookmarks[0], self.bookmarks[-1]
        outline.Count = len(self.bookmarks)
        self.target.Root.Outlines = outline

    def _name(self, title: str) -> None:
        """The title that the files share, and an identifier of the new file's own."""
        self.target.docinfo["/Title"] = title
        with self.target.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as about:
            name = f"{about.get('dc:identifier', title)}#together"
            about["dc:title"] = title
            about["dc:identifier"] = f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _numbers(tree: Any) -> Iterator[tuple[int, Any]]:
    """The entries of a number tree (ISO 32000-1, 7.9.7)."""
    for kid in tree.get("/Kids", ()):
        yield from _numbers(kid)
    entries = list(tree.get("/Nums", ()))
    yield from zip(map(int, entries[::2]), entries[1::2], strict=True)


def _shift(owned: Any, key: str, by: int) -> None:
    if key in owned:
        owned[key] = int(owned[key]) + by


def _siblings(outline: Any) -> Iterator[Any]:
    bookmark = outline.get("/First")
    while bookmark is not None:
        yield bookmark
        bookmark = bookmark.get("/Next")


def _shared(titles: Sequence[str]) -> str:
    """What all titles begin with: "Rivers" of "Rivers: The source" and "Rivers: The mouth"."""
    columns = zip(*(title.split(": ") for title in titles), strict=False)
    return (
        ": ".join(column[0] for column in takewhile(lambda each: len(set(each)) == 1, columns))
        or titles[0]
    )
