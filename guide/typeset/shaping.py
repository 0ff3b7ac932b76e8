"""Shaping: characters -> glyphs with kerning and ligatures, as pieces of a PDF ``TJ`` array (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from guide.typeset.fonts import SOFT_HYPHEN, Face, Fonts

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
    return _pieces(face, _coded(fonts, face, setting, text))


def shape_hyphenated(fonts: Fonts, setting: Setting, text: str) -> Shaped:
    """Set a text with a hyphen after it that means a soft hyphen."""
    face = fonts.face(setting.face)
    glyphs = _coded(fonts, face, setting, text.translate(_UNSEEN) + "-")
    _, advance, offset = glyphs[-1]
    fonts.use(face, face.soft_hyphen, SOFT_HYPHEN)
    return _pieces(face, [*glyphs[:-1], (face.soft_hyphen, advance, offset)])


def _coded(fonts: Fonts, face: Face, setting: Setting, text: str) -> list[tuple[int, int, int]]:
    """The codes of a text's glyphs, each with its advance and its offset to the right in font units."""
    buffer = _run_harfbuzz(face, setting, text)
    infos = buffer.glyph_infos
    starts = [info.cluster for info in infos]
    codes = fonts.codes(face)
    return [
        # Of several glyphs for one character, the last has its text and the others none.
        (codes[info.codepoint, text[start:end] or "\u200b"], position.x_advance, position.x_offset)
        for info, position, start, end in zip(
            infos, buffer.glyph_positions, starts, [*starts[1:], len(text)], strict=True
        )
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


def _pieces(face: Face, glyphs: Iterable[tuple[int, int, int]]) -> Shaped:
    """Glyphs as strings of two-byte codes with the kerns between them.

    A number in ``TJ`` moves what follows it to the *left*: by the width that the reader adds after a glyph, less the
    width that the glyph should have here.
    """
    units = face.metrics.units_per_em
    advances, count = face.unit_advances, face.glyph_count
    parts = ["<"]
    total = number = pull = 0
    for code, advance, offset in glyphs:
        pull -= offset
        if pull:
            parts.append(f">{_thousandths(pull, units)}<")
        parts.append(f"{code:04X}")
        pull = advances[code if code < count else face.glyph(code)] + offset - advance
        total += advance
        number += 1
    parts.append(f">{_thousandths(pull, units)} " if pull else ">")
    return Shaped("".join(parts).removeprefix("<>"), total * 1000 / units, number)


def _thousandths(value: int, units_per_em: int) -> str:
    return str(value) if units_per_em == 1000 else f"{value * 1000 / units_per_em:.2f}"
