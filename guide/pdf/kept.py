"""Drawn divisions, kept from build to build and from edition to edition, and shared out over the cores.

A drawn division is a function of what it says and of what all divisions of a document are set with.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from guide.cache import Cache
from guide.document import Division
from guide.pdf.drawing import DrawnDivision, draw_division
from guide.pdf.job import Job
from guide.processes import share
from guide.typeset.again import Recent
from guide.typeset.lore import News
from guide.typeset.shaping import hear

Opening: TypeAlias = tuple[Division, Division | None]
"""A division, and the part that opens on its first page."""

_FEW = 3
"""Divisions that an edit changes: who edits a section edits it again."""


class Kept(NamedTuple):
    """A drawn division."""

    drawn: DrawnDivision
    name: str
    """That no other has, or nothing where none are kept."""
    is_new: bool
    """Whether it had to be drawn."""


def draw_divisions(
    job: Job, divisions: Sequence[Opening], cache: Cache, processes: int
) -> list[Kept]:
    """All divisions of a document in their order, each drawn only if it has not been drawn before."""
    keeper = _Keeper(job, cache)
    names = [keeper.name(*each) for each in divisions]
    drawn: list[DrawnDivision | None] = [cache.find(name) if name else None for name in names]
    new = [number for number, found in enumerate(drawn) if found is None]
    # Chapters that gather from all sections take longest, so they are begun with.
    missing = sorted(new, key=lambda number: divisions[number][0].role == "section")
    if len(missing) <= _FEW and job.fonts.recent is None:
        job.fonts.recent = Recent()

    def draw(number: int) -> tuple[bytes | None, News | None]:
        return keeper.draw(names[number], *divisions[number]), job.fonts.take_news()

    for number, (data, news) in zip(missing, share(draw, missing, processes), strict=True):
        if news is not None:
            hear(job.fonts, news)
        if data is not None:
            drawn[number] = made = pickle.loads(data)
            if names[number]:
                cache.hold(names[number], made)
    drawn_now = frozenset(missing)
    found = zip(drawn, names, strict=True)
    known = [Kept(each, name, i in drawn_now) for i, (each, name) in enumerate(found) if each]
    if len(known) == len(divisions) and all(
        job.fonts.adopt(each.drawn.plan.used) for each in known
    ):
        return known
    # Somewhere a code means something else than elsewhere: rare, and only one process after the other can tell.
    return [Kept(draw_division(job, *each), "", is_new=True) for each in divisions]


class _Keeper:
    """Names and draws the divisions of one job."""

    def __init__(self, job: Job, cache: Cache) -> None:
        self._job = job
        self._cache = cache
        document = job.document
        # Whatever a division is set by, beside itself, has to be in here.
        self._common = cache.digest(
            (
                document.metadata.language,
                document.metadata.title,
                document.furniture,
                cache.digest(document.images),
                cache.digest(job.style),
                job.paper,
                job.page_digits,
                job.highest,
            )
        )

    def name(self, division: Division, opener: Division | None) -> str:
        """What a drawn division is kept as; nothing where nothing is kept."""
        if not self._cache.is_on:
            return ""
        digest = self._cache.digest
        inputs = self._common, digest(division), digest(opener)
        return self._cache.name_of("drawn", *[each.hex() for each in inputs])

    def draw(self, name: str, division: Division, opener: Division | None) -> bytes | None:
        """Draw a division, and keep it; None where it can't be told apart from what was set before it."""
        drawn = draw_division(self._job, division, opener)
        if self._job.fonts.has_clashes:
            return None
        data = pickle.dumps(drawn, pickle.HIGHEST_PROTOCOL)
        if name:
            self._cache.save(name, data)
        return data
