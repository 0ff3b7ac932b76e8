"""What students may read: words that also stand there are no leak."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import get_args

from guide import document as d
from guide.compile import compile_guide
from guide.compile.editions import STUDENT, Part
from guide.compile.items import ItemBank
from guide.dataclass import replace
from guide.leaks.attachments import text_of_picture
from guide.leaks.flags import TICKS
from guide.leaks.phrases import words_of_all
from guide.leaks.plain import every_text
from guide.leaks.secrets import offered_texts, pictures_of
from guide.leaks.stripping import stripped
from guide.model.records import Guide

SHOWN = replace(
    STUDENT,
    name="shown",
    parts=tuple(part for part in get_args(Part) if part != "answers"),
    hints="none",
)
"""Everything that any file for students may say, beside questions and hints."""


class Shown:
    """All that the files for students of one guide may say between them. It is gathered when it is asked for."""

    def __init__(self, guide: Guide, bank: ItemBank) -> None:
        self._guide = guide
        self._bank = bank

    @cached_property
    def words(self) -> list[str]:
        """As ``words_of_all`` makes them."""
        return words_of_all(self._texts)

    @cached_property
    def ticks(self) -> frozenset[str]:
        """Those that the guide itself uses."""
        return TICKS.intersection("".join(self._texts))

    @cached_property
    def _document(self) -> d.Document:
        return compile_guide(stripped(self._guide), SHOWN)

    @cached_property
    def _texts(self) -> tuple[str, ...]:
        """Wherever they stand."""
        about = self._guide.about
        offered = (text for item in self._bank.items for text in offered_texts(item.interaction))
        pictures = (text_of_picture(self._guide.images[name].data) for name in self._pictures)
        own = (about.title, about.edition, about.reproduction)
        return (*every_text(self._document), *self._entries, *offered, *pictures, *own)

    @property
    def _entries(self) -> Iterator[str]:
        """Of tables of contents."""
        for division in self._document.divisions:
            yield f"{division.number} {d.plain_text(division.title)}"

    @property
    def _pictures(self) -> list[str]:
        labelled = (name for item in self._bank.items for name in pictures_of(item.interaction))
        return sorted({*self._document.images, *labelled})
