"""A paragraph's items as units: the smallest stretches that line breaking moves about, measured.

A word in one face is one unit. Each distinct word of a font style is shaped once; a paragraph looks its words up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from guide.typeset.boxes import FontStyle, Inset, PageSlot
from guide.typeset.fonts import Fonts
from guide.typeset.hanging import left_of, right_of
from guide.typeset.hyphenation import hyphen_points
from guide.typeset.opportunities import Join, clusters, is_whole, split
from guide.typeset.sfnt import FIXED_PITCH
from guide.typeset.shaping import Setting, Shaped, shape, shape_hyphenated

_last_spaces = re.compile(" (?! )").split
_GLUE, _TIE, _SPACE = Join.GLUE, Join.TIE, Join.SPACE

HYPHEN = 2_500.0
"""Demerits of dividing a word."""
HYPHEN_IN_NAME = 14_000.0
"""Of dividing one with a capital: more often than not a name."""


class Unit(NamedTuple):
    """A stretch of a line that is not divided (but for hyphenation)."""

    piece: str
    """For the ``TJ`` array; empty for what is not text."""
    width: float
    gap: float
    """Natural width of the space after it, 0 for none."""
    join: Join
    text: str
    """The characters shown, as the author wrote them."""
    style: FontStyle
    """The run's, but for the face where that lacks the characters."""
    thing: Inset | PageSlot | None = None
    left: float = 0.0
    """Points that hang out to the left where it begins a line, see ``guide.typeset.hanging``."""
    right: float = 0.0
    """Likewise to the right where it ends one."""


class Division(NamedTuple):
    """A way to divide a unit at a line's end."""

    before: str
    """The piece that ends the line, with its hyphen."""
    before_width: float
    after: str
    after_width: float
    point: int
    """Index of the first character on the next line."""
    penalty: float


class Vocabulary(dict[str, tuple[Unit, ...]]):
    """Words of one font style in one language -> their units, shaped on first sight. No word, no units."""

    def __init__(self, fonts: Fonts, style: FontStyle, language: str) -> None:
        super().__init__({"": ()})
        self.fonts = fonts
        self.style = style
        self.language = language
        self._own_setting = self._setting(style)
        space = shape(fonts, self._own_setting, " ")
        self.space = space.piece
        self.gap = self._width(space)
        self.is_mixed = False
        """Whether a word so far had characters of another face."""
        self._is_code = bool(fonts.face(style.face).metrics.flags & FIXED_PITCH)
        self._characters = fonts.face(style.face).characters
        self._styles = {style.face: style}
        self._divisions: dict[str, tuple[Division, ...]] = {}

    def __missing__(self, word: str) -> tuple[Unit, ...]:
        """The units of a word (or several, tied by no-break spaces), of which the last is followed by a space."""
        self[word] = made = self._whole(word) or self._in_units(word)
        return made

    def _whole(self, word: str) -> tuple[Unit, ...]:
        """The one unit of an ordinary word; nothing for any other."""
        if " " in word or not is_whole(word) or not self._characters.issuperset(map(ord, word)):
            return ()
        unit = self._unit(word, _SPACE, self.style)
        return (unit._replace(gap=self.gap),)

    def _in_units(self, word: str) -> tuple[Unit, ...]:
        units: list[Unit] = []
        for part in word.rstrip(" ").split("\u00a0"):
            if units:
                units[-1] = units[-1]._replace(join=_TIE)
            units += self._units_of(part)
            if units[-1].style is not self.style:
                # The space is in the words' own face, not in the one that lent them characters.
                units.append(self._unit("", _GLUE, self.style))
            units[-1] = units[-1]._replace(gap=self.gap)
        surplus = len(word) - len(word.rstrip(" "))
        if surplus:
            units[-1] = units[-1]._replace(gap=0.0, join=_GLUE)
            units.append(Unit("", 0.0, self.gap, _GLUE, " " * surplus, self.style))
        units[-1] = units[-1]._replace(join=_SPACE)
        return tuple(units)

    @staticmethod
    def tokens(text: str) -> list[str]:
        """A text at its spaces; of several in a row, all but the last stay at the end of their word."""
        return _last_spaces(text) if "  " in text else text.split(" ")

    @cached_property
    def hyphen(self) -> tuple[str, float]:
        """The piece of a lone soft hyphen and its width."""
        shaped = shape_hyphenated(self.fonts, self._own_setting, "")
        return shaped.piece, self._width(shaped)

    def divisions(self, unit: Unit) -> tuple[Division, ...]:
        """The ways to divide a unit, from left to right; none for what another face lent."""
        if unit.style is not self.style:
            return ()
        text = unit.text
        known = self._divisions.get(text)
        if known is None:
            points = self._hyphen_points(text)
            known = self._divisions[text] = tuple([self._divide(text, point) for point in points])
        return known

    def syllables(self, unit: Unit) -> list[Unit]:
        """A unit at its hyphenation points as units of their own, for words longer than a line."""
        points = [0, *self._hyphen_points(unit.text), len(unit.text)]
        parts = [unit.text[start:end] for start, end in pairwise(points)]
        return self._parts(unit, parts, Join.SYLLABLE)

    def characters(self, unit: Unit) -> list[Unit]:
        """A unit's characters as units of their own."""
        return self._parts(unit, clusters(unit.text), Join.FORCED)

    def _parts(self, unit: Unit, parts: list[str], join: Join) -> list[Unit]:
        made = [self._unit(part, join, unit.style) for part in parts]
        made[-1] = made[-1]._replace(gap=unit.gap, join=unit.join)
        return made

    def _units_of(self, text: str) -> Iterable[Unit]:
        """Units for a stretch without spaces; an empty one where there is nothing."""
        for part, join in split(text):
            stretches = self._by_face(part)
            for index, (stretch, style) in enumerate(stretches):
                is_last = index == len(stretches) - 1
                yield self._unit(stretch, join if is_last else _GLUE, style)

    def _by_face(self, text: str) -> list[tuple[str, FontStyle]]:
        """A text in stretches of one face each."""
        if self._characters.issuperset(map(ord, text)):
            return [(text, self.style)]
        self.is_mixed = True
        found: list[tuple[str, FontStyle]] = []
        for cluster in clusters(text):
            style = self._style_in(self.fonts.face_for(self.style.face, cluster[0]))
            if found and found[-1][1] is style:
                found[-1] = (found[-1][0] + cluster, style)
            else:
                found.append((cluster, style))
        return found

    def _style_in(self, face: str) -> FontStyle:
        """The style in a face that lends characters: always the same object, to be told by identity."""
        return self._styles.setdefault(face, self.style._replace(face=face))

    def _unit(self, text: str, join: Join, style: FontStyle) -> Unit:
        is_own = style is self.style
        setting = self._own_setting if is_own else self._setting(style)
        shaped = shape(self.fonts, setting, text)
        hangs = left_of(text, style.size), right_of(text, style.size)
        return Unit(shaped.piece, self._width(shaped), 0.0, join, text, style, None, *hangs)

    def _hyphen_points(self, text: str) -> tuple[int, ...]:
        return hyphen_points(text, "" if self._is_code else self.language)

    def _divide(self, text: str, point: int) -> Division:
        setting = self._own_setting
        before = shape_hyphenated(self.fonts, setting, text[:point])
        after = shape(self.fonts, setting, text[point:])
        return Division(
            before.piece,
            self._width(before),
            after.piece,
            self._width(after),
            point,
            HYPHEN if text == text.lower() else HYPHEN_IN_NAME,
        )

    def _setting(self, style: FontStyle) -> Setting:
        return Setting(style.face, style.features, self.language, style.tracking != 0)

    def _width(self, shaped: Shaped) -> float:
        return shaped.advance * self.style.size / 1000 + shaped.glyphs * self.style.tracking


def vocabulary(fonts: Fonts, style: FontStyle, language: str) -> Vocabulary:
    """What is known of the words of a font style in a language."""
    known = fonts.vocabularies.get((style, language))
    if known is None:
        known = fonts.vocabularies[style, language] = Vocabulary(fonts, style, language)
    return known
