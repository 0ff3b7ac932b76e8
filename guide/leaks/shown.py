"""What students may read: words that also stand there are no leak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeAlias, get_args

from guide import document as d
from guide.compile.editions import STUDENT, Part
from guide.compile.items import compile_items
from guide.compile.kept import Desk
from guide.dataclass import replace
from guide.leaks.attachments import text_of_picture
from guide.leaks.flags import TICKS
from guide.leaks.phrases import Gram, words_of_all
from guide.leaks.plain import every_text
from guide.leaks.secrets import offered_texts, pictures_of
from guide.leaks.stripping import stripped
from guide.leaks.wanted import Wanted

_SILENT = ("answers", "teacher-notes")
SHOWN = replace(
    STUDENT,
    name="shown",
    parts=tuple(part for part in get_args(Part) if part not in _SILENT),
    hints="none",
)
"""Everything that any file for students may say, beside questions and hints."""


_Part: TypeAlias = d.Division | tuple[str, ...]
"""A division, or texts that stand in none."""


class Said(NamedTuple):
    """What of that which is looked for students may read anyway."""

    grams: frozenset[Gram]
    ticks: frozenset[str]


class _Offered(NamedTuple):
    """What is shown of questions beside their prompts."""

    texts: tuple[str, ...]
    pictures: tuple[str, ...]


class Shown:
    """All that the files for students of one guide may say between them. It is gathered when it is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._said: dict[Wanted, Said] = {}

    def said(self, wanted: Wanted) -> Said:
        """What of that which is wanted stands anywhere here, or is not kept back."""
        if wanted not in self._said:
            parts: list[_Part] = [
                *self._document.divisions,
                (*self._other_texts, *wanted.looked.allowed),
            ]
            found = [self._said_in(part, wanted) for part in parts]
            self._said[wanted] = Said(
                frozenset(gram for each in found for gram in each.grams),
                frozenset(tick for each in found for tick in each.ticks),
            )
        return self._said[wanted]

    def _said_in(self, part: _Part, wanted: Wanted) -> Said:
        inputs = "said", self._desk.cache.digest(part), wanted.stamp
        return wanted.cache.recall(inputs, lambda: _said(_texts(part), wanted))

    @cached_property
    def _document(self) -> d.Document:
        return Desk(stripped(self._desk.skeleton), self._desk.cache).compile(SHOWN)

    @cached_property
    def _other_texts(self) -> tuple[str, ...]:
        """Those that stand in no division."""
        guide, cache = self._desk.guide, self._desk.cache
        offered = cache.recall(("offered", self._desk.skeleton.name), self._offered)
        names = sorted({*self._document.images, *offered.pictures})
        pictures = (text_of_picture(guide.images[name].data, cache) for name in names)
        own = (guide.about.title, guide.about.edition, guide.about.reproduction)
        around = every_text(replace(self._document, divisions=()))
        return (*around, *offered.texts, *pictures, *own)

    def _offered(self) -> _Offered:
        interactions = [item.interaction for item in compile_items(self._desk.skeleton.guide).items]
        return _Offered(
            tuple(text for each in interactions for text in offered_texts(each)),
            tuple(name for each in interactions for name in pictures_of(each)),
        )


def _texts(part: _Part) -> Iterator[str]:
    yield from every_text(part)
    if isinstance(part, d.Division):
        yield f"{part.number} {d.plain_text(part.title)}"  # as tables of contents have it


def _said(texts: Iterable[str], wanted: Wanted) -> Said:
    texts = tuple(texts)
    words = words_of_all(texts)
    return Said(
        frozenset(gram for lexicon in wanted.lexicons for gram in lexicon.found_in(words)),
        TICKS.intersection("".join(texts)),
    )
