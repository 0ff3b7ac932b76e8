"""What a kind is given to compile a question with; ``guide.compile`` implements it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Protocol, TypeAlias, TypeVar

from guide.document import Blocks, Inlines
from guide.model import text as model
from guide.model.dates import EdtfDate
from guide.model.records import Event, Question

T = TypeVar("T")

TextHook: TypeAlias = Callable[[str], Inlines]
"""Makes inlines of a stretch of plain text, in place of a single ``Text``."""


class Composer(Protocol):
    """The desk at which one question of one edition is set.

    It knows where the question stands, so that a kind asks for no more than words and orders.
    """

    @property
    def question_anchor(self) -> str:
        """Id of the question in the document."""

    @property
    def answer_anchor(self) -> str:
        """Id of its answer."""

    @property
    def number(self) -> str:
        """As printed: "14"; a part's letter."""

    @property
    def label(self) -> str:
        """In full, in the guide's language: "Question 14", "Question 14 b"."""

    def blocks(self, markup: model.Markup, hook: TextHook | None = None) -> Blocks:
        """Block Markdown as the document's blocks; ``hook`` sees every stretch of plain text."""

    def inlines(self, content: model.Inlines) -> Inlines: ...

    def word(self, key: str, **values: object) -> str:
        """A built-in label in the guide's language (``guide/locales``)."""

    def series(self, key: str) -> Sequence[str]:
        """A list of built-in labels, such as the names of the months."""

    def count(self, key: str, number: int | Decimal) -> str:
        """A counted label: "1 mark", "2 marks"."""

    def decimal(self, number: Decimal) -> str:
        """A number as the guide's language writes it."""

    def quantity(self, number: Decimal) -> str:
        """A number of things as the guide's language writes it, its thousands set apart."""

    def date(self, date: EdtfDate) -> str: ...

    def events(self, names: Sequence[str]) -> tuple[Event, ...]:
        """Events in the order of the timeline."""

    def picture(self, file: str) -> str:
        """The key in ``Document.images`` of a picture of the guide's folder."""

    def sources(self, works: Sequence[str]) -> Inlines:
        """Works as a citation, without brackets."""

    def order(self, count: int, purpose: str, fixed: int | None = None) -> tuple[int, ...]:
        """A shuffle of ``range(count)``, the same whenever guide, question and purpose are.

        The first ``fixed`` numbers (all of them by default) never come out in ascending order, if there
        are two of them.
        """

    def part(self, part: Question, index: int) -> Composer:
        """The desk for a part of this question, ``index`` counting from 0."""
