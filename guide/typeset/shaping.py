"""Shaping: characters -> glyphs with kerning and ligatures, as pieces of a PDF ``TJ`` array (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from guide.typeset import primer
from guide.typeset.fonts import SOFT_HYPHEN, Face, Fonts
from guide.typeset.lore import Lesson, News
from guide.typeset.pairs import Glyph, Pairs

_has_latin = re.compile("[A-Za-z]").search

_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")
"""Characters that are for line breaking alone."""


class Shaped(NamedTuple):
    """A stretch of text in glyphs."""

    piece: str
    """A part of a ``TJ`` array: ``<0012003400ab>-20<0056>``."""
    advance: float
    """Width in thousandths of an em."""
    glyphs: int
    """How many: letter-spacing follows each."""


EMPTY = Shaped("", 0.0, 0)


class Setting(NamedTuple):
    """What shaping depends on, beside the text."""

    face: str
    features: tuple[str, ...] = ()
    language: str = ""
    is_spaced: bool = False
    """Whether letters are spaced out, which parts ligatures."""


def shape(fonts: Fonts, setting: Setting, text: str) -> Shaped:
    """Set a text in one face. Characters that the face lacks become ``.notdef``.

    What HarfBuzz moves up or down stays on the line: faces have marks in the heights they need.
    """
    text = text.translate(_UNSEEN)
    if not text:
        return EMPTY
    face = fonts.face(setting.face)
    pairs = _pairs(fonts, setting, text)
    composed = pairs.compose(text)
    if composed is not None:
        piece, advance = composed
        return Shaped(piece, advance * 1000 / face.metrics.units_per_em, len(text))
    glyphs = pairs.word(text) or _learn(fonts, face, setting, text, pairs)
    return _shaped(face, glyphs)


def shape_hyphenated(fonts: Fonts, setting: Setting, text: str) -> Shaped:
    """Set a text with a hyphen after it that means a soft hyphen."""
    text = text.translate(_UNSEEN) + "-"
    face = fonts.face(setting.face)
    fonts.use(face, face.soft_hyphen, SOFT_HYPHEN)
    pairs = _pairs(fonts, setting, text)
    composed = pairs.compose(text)
    if composed is not None:
        piece, advance = composed
        piece = f"{piece[:-5]}{face.soft_hyphen:04X}>"
        return Shaped(piece, advance * 1000 / face.metrics.units_per_em, len(text))
    *glyphs, (_, advance, offset) = pairs.word(text) or _learn(fonts, face, setting, text, pairs)
    return _shaped(face, [*glyphs, (face.soft_hyphen, advance, offset)])


def _pairs(fonts: Fonts, setting: Setting, text: str) -> Pairs:
    key = setting, _has_latin(text) is not None
    return fonts.pairs.get(key) or fonts.new_pairs(*key)


def _learn(fonts: Fonts, face: Face, setting: Setting, text: str, pairs: Pairs) -> Sequence[Glyph]:
    """The glyphs of a text, whose pairs are remembered, and in time those that most texts have."""
    glyphs = _teach(fonts, face, setting, text, pairs)
    has_latin = _has_latin(text) is not None
    if pairs.lessons == (primer.ENOUGH if has_latin else primer.ENOUGH_FIGURES):
        for each in primer.LATIN if has_latin else primer.FIGURES:
            _teach(fonts, face, setting, each, pairs)
    return glyphs


def _teach(fonts: Fonts, face: Face, setting: Setting, text: str, pairs: Pairs) -> Sequence[Glyph]:
    meanings, glyphs = _coded(fonts, face, setting, text)
    parts, end = _parts(face, glyphs)
    pairs.learn(text, glyphs, parts, end)
    fonts.tell(Lesson(setting, text, glyphs, parts, end, meanings))
    return glyphs


def hear(fonts: Fonts, news: News) -> None:
    """Learn what another process has found out."""
    fonts.hear(news.faces)
    for lesson in news.lessons:
        pairs = _pairs(fonts, lesson.setting, lesson.text)
        if pairs.knows(lesson.text):
            continue
        texts = {glyph[0]: text for glyph, text in zip(lesson.glyphs, lesson.meanings, strict=True)}
        if not fonts.adopt_texts(lesson.setting.face, texts):
            return
        pairs.learn(lesson.text, lesson.glyphs, lesson.parts, lesson.end)
        fonts.tell(lesson)


def _coded(
    fonts: Fonts, face: Face, setting: Setting, text: str
) -> tuple[Sequence[str], Sequence[Glyph]]:
    """The texts of a text's glyphs, and their codes, each with its advance and offset to the right in font units."""
    buffer = _run_harfbuzz(face, setting, text)
    infos = buffer.glyph_infos
    starts = [info.cluster for info in infos]
    codes = fonts.codes(face)
    # Of several glyphs for one character, the last has its text and the others none.
    texts = [text[start:end] or "\u200b" for start, end in pairwise([*starts, len(text)])]
    return texts, [
        (codes[info.codepoint, meaning], position.x_advance, position.x_offset)
        for info, position, meaning in zip(infos, buffer.glyph_positions, texts, strict=True)
    ]


def _run_harfbuzz(face: Face, setting: Setting, text: str) -> Any:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    # Marks keep their own characters; joiners and their like vanish once they have had their effect.
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if setting.language:
        buffer.language = setting.language
    hb.shape(face.shaper, buffer, _features(setting))
    return buffer


@lru_cache(maxsize=256)
def _features(setting: Setting) -> dict[str, bool]:
    """Features beside the defaults, which have kerning and standard ligatures."""
    off = {"liga": False, "clig": False} if setting.is_spaced else {}
    return off | dict.fromkeys(setting.features, True)


def _shaped(face: Face, glyphs: Sequence[Glyph]) -> Shaped:
    parts, end = _parts(face, glyphs)
    advance = sum(advance for _, advance, _ in glyphs) * 1000 / face.metrics.units_per_em
    return Shaped(f"<{''.join(parts)}>{end}".removeprefix("<>"), advance, len(glyphs))


def _parts(face: Face, glyphs: Iterable[Glyph]) -> tuple[list[str], str]:
    """For each glyph its two-byte code and the kern before it, as inside a string; and the kern after the last.

    A number in ``TJ`` moves what follows it to the *left*: by the width that the reader adds after a glyph, less the
    width that the glyph should have here.
    """
    units = face.metrics.units_per_em
    advances, count = face.unit_advances, face.glyph_count
    parts: list[str] = []
    pull = 0
    for code, advance, offset in glyphs:
        pull -= offset
        parts.append(f">{_thousandths(pull, units)}<{code:04X}" if pull else f"{code:04X}")
        pull = advances[code if code < count else face.glyph(code)] + offset - advance
    return parts, f"{_thousandths(pull, units)} " if pull else ""


def _thousandths(value: int, units_per_em: int) -> str:
    return str(value) if units_per_em == 1000 else f"{value * 1000 / units_per_em:.2f}"
