"""The words of a document, piece by piece, each by the name under which a reader of the printed copy finds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from guide import document as d
from guide.compile.words import words_for
from guide.wording.passage import Pages, Passage, labelled
from guide.wording.reader import Reader

_DERIVED_DIVISIONS = frozenset({"cover", "imprint", "contents", "revision-log"})
"""They repeat what stands elsewhere, or change with every printing."""

_BEFORE = -2
"""A block's ordinal that comes before that of a division's title."""


def passages(
    document: d.Document, starts: Sequence[d.PageStart] = (), moved: Sequence[d.PageStart] = ()
) -> tuple[Passage, ...]:
    """Everything that a document says of its own accord, in reading order.

    ``starts`` tell where its printed pages begin, ``moved`` which blocks stand on other pages than these tell. What is
    derived (contents, quick key, lists of links) is left out.
    """
    return tuple(
        passage
        for division, pages, labels in paged(document, starts, moved)
        for passage in labelled(read_division(document, division, pages), labels)
    )


def paged(
    document: d.Document, starts: Sequence[d.PageStart], moved: Sequence[d.PageStart]
) -> Iterator[tuple[d.Division, Pages, tuple[str, ...]]]:
    """Each division that says something of its own, its pages, and their labels.

    The first page is the one on which the division before ended: it may begin in the middle of that.
    """
    begins, floats = _by_division(starts), _by_division(moved)
    last = ""
    for division in document.divisions:
        own = begins.get(division.id, [])
        labels = [last, *(start.label for start in own)]
        last = labels[-1]
        elsewhere = []
        for place in floats.get(division.id, ()):
            if place.label not in labels:
                labels.append(place.label)
            elsewhere.append((place.block, labels.index(place.label)))
        if division.role not in _DERIVED_DIVISIONS:
            places = ((_BEFORE, 0), *((start.block, start.offset) for start in own))
            yield division, Pages(places, tuple(elsewhere)), tuple(labels)


def _by_division(places: Sequence[d.PageStart]) -> dict[str, list[d.PageStart]]:
    return {name: list(own) for name, own in groupby(places, lambda place: place.division)}


def read_division(document: d.Document, division: d.Division, pages: Pages) -> list[Passage]:
    """What a division says; passages have the numbers of their pages ("1", "1–2")."""
    words = words_for(document.metadata.language)
    images = {name: image.data for name, image in document.images.items()}
    return Reader(division, words, pages, images).read()
