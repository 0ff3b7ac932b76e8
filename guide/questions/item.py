"""A question in neutral form, for exporters: QTI's interactions, whatever kind the author chose.

An exporter matches over ``Interaction`` and never asks for our kinds. All text is the document's: references
and citations are resolved. Orders are the author's; an exporter that shuffles does so by its own means.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TypeAlias

from guide.dataclass import dataclass
from guide.document import Blocks, Inlines
from guide.model.records import Level


@dataclass(frozen=True, slots=True)
class SimpleChoice:
    """``identifier`` is stable: it counts in the author's order, not in that of the page."""

    identifier: str
    content: Inlines
    correct: bool
    feedback: Inlines = ()


@dataclass(frozen=True, slots=True)
class ChoiceInteraction:
    """One choice to be picked, or all that are right (``several``)."""

    choices: tuple[SimpleChoice, ...]
    several: bool
    shuffle: bool


@dataclass(frozen=True, slots=True)
class TextEntryInteraction:
    """A short text; any of ``accepted`` is right."""

    accepted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NumericEntryInteraction:
    """A number; right within ``tolerance``."""

    answer: Decimal
    tolerance: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class MatchInteraction:
    """``pairs`` of left and right; ``distractors`` are rights that match nothing."""

    pairs: tuple[tuple[Inlines, Inlines], ...]
    distractors: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class OrderInteraction:
    """``items`` in the right order."""

    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class GapInteraction:
    """The prompt holds ``Blank`` inlines; ``gaps`` are what each accepts, in order, the best first.

    ``bank`` holds the words offered, empty where the gaps are typed into.
    """

    gaps: tuple[tuple[str, ...], ...]
    bank: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A place on the picture, as shares of its width and height from the top left, and its name."""

    x: float
    y: float
    answer: Inlines


@dataclass(frozen=True, slots=True)
class LabelInteraction:
    """Places on a picture to be named (QTI's graphic gap match); ``image`` is a key of ``Document.images``."""

    image: str
    alt: str
    hotspots: tuple[Hotspot, ...]


@dataclass(frozen=True, slots=True)
class ExtendedTextInteraction:
    """A text marked by a person, with what the marker is told."""

    lines: int
    guidance: Blocks


@dataclass(frozen=True, slots=True)
class CompositeInteraction:
    """Several items about one stem."""

    items: tuple[Item, ...]


Interaction: TypeAlias = (
    ChoiceInteraction
    | TextEntryInteraction
    | NumericEntryInteraction
    | MatchInteraction
    | OrderInteraction
    | GapInteraction
    | LabelInteraction
    | ExtendedTextInteraction
    | CompositeInteraction
)


@dataclass(frozen=True, slots=True)
class Item:
    """``id`` and ``section`` are the source's, so that a re-import recognises what it knows."""

    id: str
    section: str
    prompt: Blocks
    interaction: Interaction
    marks: Decimal
    explanation: Blocks = ()
    hint: Blocks = ()
    level: Level | None = None
    tags: tuple[str, ...] = ()
