"""What a question kind has to tell about itself, and what it is given to tell it with.

A kind is one module of this package; ``guide.questions.KINDS`` has a row for it. See CONTRIBUTING.md,
"Adding a question kind".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from guide.diagnostics import Rule
from guide.document import Blocks
from guide.model.place import Place
from guide.model.records import Event, Question
from guide.model.text import Inlines, Markup
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import Interaction


class Fields(Protocol):
    """A mapping of the source, read key by key; ``guide.source`` implements it.

    Every getter takes the key's name and records a diagnostic where the value is not of the asked form, or is
    missing though ``required``; it then answers with an empty value of the right type, so that reading goes
    on and all mistakes of a run are shown together. A key may be asked for twice (a fill-in question looks
    into its prompt); its mistakes are recorded once. Whether unknown keys stand in the mapping is checked by
    the caller against ``Kind.keys``; for inner mappings a kind calls ``only``.
    """

    @property
    def place(self) -> Place:
        """Where the mapping starts."""

    def has(self, key: str) -> bool: ...

    def place_of(self, key: str) -> Place:
        """The place of a key's value (of the mapping where the key is missing)."""

    def only(self, keys: Sequence[str]) -> None:
        """Record ``unknown-key`` for every key that is not one of these."""

    def text(self, key: str, *, required: bool = False) -> str:
        """Plain text, on one line."""

    def choice(self, key: str, options: Sequence[str], default: str) -> str: ...

    def inline(self, key: str, *, required: bool = False) -> Inlines:
        """Inline Markdown."""

    def markup(self, key: str, *, required: bool = False) -> Markup:
        """Block Markdown."""

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None: ...

    def integer(self, key: str, *, least: int = 0) -> int | None: ...

    def boolean(self, key: str, *, required: bool = False) -> bool | None: ...

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]: ...

    def inlines(self, key: str, *, required: bool = False) -> tuple[Inlines, ...]:
        """A list of inline Markdown."""

    def entries(self, key: str, *, required: bool = False) -> tuple[Entry, ...]:
        """A list whose items are scalars or mappings."""

    def fields(self, key: str) -> Fields | None:
        """An inner mapping."""

    def image(self, key: str, *, required: bool = False) -> str:
        """The path of a picture of the guide's folder: checked, loaded, a key of ``Guide.images``."""

    def questions(self, key: str) -> tuple[Question, ...]:
        """A list of questions without ``section`` (the parts of a multi-part question)."""

    def reference(self, kind: str, key: str) -> tuple[str, ...]:
        """A list of ids of a kind (``event``, ``figure`` ...); dangling ones are reported later."""

    def report(
        self, rule: Rule, message: str, *, place: Place | None = None, hint: str = ""
    ) -> None: ...


class Entry(Protocol):
    """An item of a list: a scalar (then ``fields`` is None) or a mapping."""

    @property
    def place(self) -> Place: ...

    @property
    def fields(self) -> Fields | None: ...

    def inline(self) -> Inlines:
        """The scalar as inline Markdown."""

    def text(self) -> str: ...


class Kind(Protocol):
    """A question kind. The kinds inherit from this protocol, so that what they leave out has its default."""

    @property
    def name(self) -> str:
        """The value of ``type``, for example ``true-false``."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The kind's own keys, beside those that all questions share."""

    @property
    def schema(self) -> Mapping[str, Any]:
        """JSON Schema (2020-12) properties of the kind's own keys, for editors."""

    @property
    def required(self) -> tuple[str, ...]: ...

    def read(self, fields: Fields) -> Any:
        """The kind's own record, a frozen dataclass, stored as ``Question.body``."""

    def default_marks(self, body: Any) -> Decimal: ...

    def check(self, question: Question, events: Mapping[str, Event], report: Report) -> None:
        """Checks across records, after all files are read; the default finds nothing."""
        return

    def parts(self, question: Question) -> tuple[Question, ...]:
        """The questions inside a question, which may be referred to; the default has none."""
        return ()

    def ask(self, question: Question, composer: Composer) -> Asked:
        """The question as it is put to the student."""

    def answer(self, question: Question, composer: Composer) -> Blocks:
        """What the key says first: what is right, why the rest is wrong, what earns marks.

        Explanation and sources, which all kinds have, are added by ``guide.questions.whole``.
        """

    def quick_answer(self, question: Question, composer: Composer) -> str:
        """The answer in a few letters, for the quick key; empty for what a person must mark."""
        return ""

    def interaction(self, question: Question, composer: Composer) -> Interaction:
        """What is to be done, in neutral form, for exports."""


class Report(Protocol):
    """How a check records a finding."""

    def __call__(self, rule: Rule, place: Place, message: str, hint: str = "") -> None: ...
