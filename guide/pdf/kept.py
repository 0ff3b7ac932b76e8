"""Set divisions, kept from build to build and from edition to edition.

A division's pages, before they are numbered and furnished, are a function of what it says, of the side of the leaf it
begins on, and of what all divisions of a document are set with.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from contextlib import suppress

from guide.cache import Cache, canonical
from guide.document import Cover, Division
from guide.pdf.division import SetDivision, set_division
from guide.pdf.job import Job
from guide.typeset.boxes import Line, Page, Segment
from guide.typeset.embed import codes_in
from guide.typeset.fonts import Fonts
from guide.typeset.tags import Node

_ROOT = b"\x8c\x08Document"
"""The root's tag as it is pickled."""


class Keeper:
    """Sets the divisions of one job, each only if it has not been set before."""

    def __init__(self, job: Job, cache: Cache) -> None:
        self._job = job
        self._cache = cache
        document = job.document
        # Whatever a division is set by, beside itself, has to be in here.
        self._common = (
            canonical(
                (
                    document.metadata.language,
                    document.furniture.continued,
                    sorted(document.images.items()),
                    job.style,
                    job.paper,
                    job.page_digits,
                )
            )
            if cache.is_on
            else b""
        )

    def set_division(
        self, division: Division, first_page: int, opener: Division | None
    ) -> SetDivision:
        """As ``guide.pdf.division.set_division``."""
        # A cover shows the events of the whole document.
        has_cover = any(isinstance(block, Cover) for block in division.blocks)
        if has_cover or not self._cache.is_on:
            return set_division(self._job, division, first_page, opener)
        name = self._cache.name((self._common, division, opener, first_page % 2))
        pages = self._load(name)
        if pages is not None:
            return SetDivision(division, pages, opener)
        tree = self._job.tree
        before = len(tree.kids)
        done = set_division(self._job, division, first_page, opener)
        self._save(name, done.pages, tree.kids[before:])
        return done

    def _load(self, name: str) -> list[Page] | None:
        """The pages kept under a name; their structure is put below the tree."""
        data = self._cache.load(name)
        if data is None:
            return None
        pages: list[Page]
        kids: list[Node]
        pages, kids, used = pickle.loads(data)
        if not self._job.fonts.adopt(used):
            return None
        tree = self._job.tree
        for kid in kids:
            kid.parent = tree
        tree.kids += kids
        return pages

    def _save(self, name: str, pages: list[Page], kids: list[object]) -> None:
        """Keep pages that have just been set; what can't be kept by itself is left."""
        tops = [kid for kid in kids if isinstance(kid, Node)]
        if self._job.fonts.has_clashes or len(tops) < len(kids):
            return
        for top in tops:
            top.parent = None
        with suppress(pickle.PicklingError, AttributeError, TypeError, RecursionError):
            used = _used(self._job.fonts, pages)
            data = pickle.dumps((pages, tops, used), pickle.HIGHEST_PROTOCOL)
            # Nothing but those on top may hang on the tree, or a second one would come along.
            if _ROOT not in data:
                self._cache.save(name, data)
        for top in tops:
            top.parent = self._job.tree


def _used(fonts: Fonts, pages: Iterable[Page]) -> Mapping[str, Mapping[int, str]]:
    """By face: the codes that pages show, and the text of each."""
    shown: dict[str, set[str]] = {}
    for page in pages:
        for placed in page.rows:
            for mark in placed.row.marks:
                for piece in mark.pieces if isinstance(mark, Line) else ():
                    if isinstance(piece, Segment):
                        pieces = shown.setdefault(piece.style.face, set())
                        pieces.update(piece.words)
                        pieces.add(piece.space)
    return {
        face: {code: fonts.used[face][code] for code in codes_in(pieces)}
        for face, pieces in shown.items()
    }
