"""Authored text: what the Markdown of the source format can say, before anything is resolved.

References and citations are still names here; ``guide.compile`` turns this vocabulary into the one of
``guide.document``, in which every name has become a link, a number or a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from guide.dataclass import dataclass, field
from guide.model.place import NOWHERE, Place

# --- inlines -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Running text, already typographic: quotes and dashes follow the guide's language."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Maths:
    """Inline maths, as LaTeX without the dollar signs."""

    latex: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that the author asked for (a backslash or two spaces at a line's end)."""


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link that leaves the guide: http, https or mailto."""

    url: str
    content: Inlines
    place: Place


ReferenceKind: TypeAlias = Literal[
    "figure", "event", "term", "section", "question", "image", "table"
]


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to something of the guide; empty ``content`` takes the target's own name."""

    kind: ReferenceKind
    id: str
    content: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class CitedWork:
    id: str
    locator: str
    """What follows the id and a comma, for example ``ch. 30``; empty for none."""
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """``[@coox1985, ch. 30; @drea1981]``"""

    works: tuple[CitedWork, ...]


@dataclass(frozen=True, slots=True)
class NoteCall:
    """``[^n]``; the note's text stands in ``Markup.notes``."""

    label: str
    place: Place


Inline: TypeAlias = (
    Text | Emphasis | Strong | Code | Maths | LineBreak | WebLink | Reference | Citation | NoteCall
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines
    place: Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section. ``level`` is the number of ``#``; a section's text starts at 2."""

    level: int
    content: Inlines
    id: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class ListBlock:
    ordered: bool
    start: int
    tight: bool
    items: tuple[Blocks, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Definition:
    term: Inlines
    meanings: tuple[Blocks, ...]


@dataclass(frozen=True, slots=True)
class DefinitionList:
    items: tuple[Definition, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks
    place: Place


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    language: str
    """The word after the fence; empty for none."""
    place: Place


@dataclass(frozen=True, slots=True)
class MathsBlock:
    latex: str
    place: Place


Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Table:
    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines
    id: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Picture:
    """An image alone in its paragraph: a numbered figure unless decorative."""

    file: str
    """The path from the guide's folder; a key of ``Guide.images``."""
    alt: str
    caption: Inlines
    id: str | None
    width: float | None
    """Share of the measure, 0 < width <= 1; None lets the style decide."""
    credit: str
    decorative: bool
    place: Place


CalloutKind: TypeAlias = Literal[
    "key-point", "note", "example", "source", "debate", "misconception", "activity"
]


@dataclass(frozen=True, slots=True)
class Callout:
    kind: CalloutKind
    title: Inlines
    cite: tuple[CitedWork, ...]
    lines: int
    """Writing lines asked for by ``lines=6``; 0 for none."""
    blocks: Blocks
    place: Place


@dataclass(frozen=True, slots=True)
class Only:
    """Text for some readers alone; empty means "any"."""

    edition: Literal["", "student", "teacher"]
    format: Literal["", "pdf", "epub"]
    blocks: Blocks
    place: Place


@dataclass(frozen=True, slots=True)
class PageBreak:
    place: Place


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    place: Place


Block: TypeAlias = (
    Paragraph
    | Heading
    | ListBlock
    | DefinitionList
    | Quote
    | CodeBlock
    | MathsBlock
    | Table
    | Picture
    | Callout
    | Only
    | PageBreak
    | ThematicBreak
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """A piece of block Markdown with its footnotes."""

    blocks: Blocks = ()
    notes: Mapping[str, Blocks] = field(default_factory=dict)
    place: Place = NOWHERE
