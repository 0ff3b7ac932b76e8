"""Words wider than the measure: divided in advance, so that every line can hold what it must."""

from __future__ import annotations

from guide.typeset.columns import boxes
from guide.typeset.gather import Part
from guide.typeset.opportunities import Join
from guide.typeset.units import Unit, Vocabulary


def fit(part: Part, limit: float) -> Part:
    """The part with stops inside of every stretch wider than ``limit`` points; itself if it has none.

    Words are divided at their syllables, or where even these are too wide, between any two characters; ties and
    glue inside such a stretch give way. What is not text stays as wide as it is.
    """
    wide = [(first, end) for first, end, width in boxes(part) if width > limit]
    if not wide:
        return part
    new = Part(marks=part.marks)
    moved: list[int] = []
    """By old unit: its first new one."""
    is_wide = {unit: end for first, end in wide for unit in range(first, end)}
    for index, unit in enumerate(part.units):
        moved.append(len(new.units))
        end = is_wide.get(index)
        if end is None:
            new.units.append(unit)
            continue
        pieces = _pieces(part, index, limit)
        if unit.join < Join.SPACE:
            pieces[-1] = pieces[-1]._replace(join=Join.FORCED)
        new.units += pieces
    moved.append(len(new.units))
    new.owners = [owner._replace(first=moved[owner.first]) for owner in part.owners]
    new.marks = [(moved[unit], mark) for unit, mark in part.marks]
    return new


def _pieces(part: Part, index: int, limit: float) -> list[Unit]:
    """A unit in pieces no wider than ``limit``, as far as it can be."""
    unit = part.units[index]
    words = part.owner_of(index).words
    if words is None or unit.width <= limit * 0.5 or len(unit.text) < 2:
        return [unit]
    return [
        piece
        for syllable in _syllables(words, unit)
        for piece in ([syllable] if _fits(words, syllable, limit) else words.characters(syllable))
    ]


def _syllables(words: Vocabulary, unit: Unit) -> list[Unit]:
    if unit.style is not words.style:
        return [unit]
    return words.syllables(unit)


def _fits(words: Vocabulary, unit: Unit, limit: float) -> bool:
    return unit.width + (words.hyphen[1] if unit.join is Join.SYLLABLE else 0) <= limit
