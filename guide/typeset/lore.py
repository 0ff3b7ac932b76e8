"""What was found out about faces and about words set in them, so that others need not ask HarfBuzz again.

All of it follows from the font files alone: it does not matter who found it out, nor how much of it is there. So it is
sent between processes, and kept from one to the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from guide.typeset.face import Face
from guide.typeset.pairs import Glyph, Pairs

if TYPE_CHECKING:
    from guide.typeset.shaping import Setting


class Lesson(NamedTuple):
    """A text that HarfBuzz set."""

    setting: Setting
    text: str
    glyphs: Sequence[Glyph]
    parts: Sequence[str]
    """Of a piece: what stands in it for each glyph."""
    end: str
    """What stands after the last."""
    meanings: Sequence[str]
    """The text that each glyph's code stands for."""


class News(NamedTuple):
    """What one process has found out of late."""

    faces: Mapping[str, Face]
    lessons: Sequence[Lesson]


class Lore(NamedTuple):
    """All that is known."""

    faces: Mapping[str, Face]
    used: Mapping[str, Mapping[int, str]]
    """By face: codes, and the text that each stands for."""
    pairs: Mapping[tuple[Setting, bool], Pairs]
    """As in ``Fonts.pairs``."""
