"""Shaping: characters -> glyphs with kerning and ligatures, as pieces of a PDF ``TJ`` array (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from guide.typeset.fonts import SOFT_HYPHEN, Face, Fonts

_NO_LIGATURES = {"liga": False, "clig": False}


class Shaped(NamedTuple):
    """A stretch of text in glyphs."""

    piece: str
    """A part of a ``TJ`` array: ``<0012003400ab>-20<0056>``."""
    advance: float
    """Width in thousandths of an em."""
    count: int
    """Number of glyphs: letter-spacing follows each."""


EMPTY = Shaped("", 0.0, 0)


class Setting(NamedTuple):
    """What shaping depends on, beside the text."""

    face: str
    features: tuple[str, ...] = ()
    language: str = ""
    is_spaced: bool = False
    """Whether letters are spaced out, which parts ligatures."""


def shape(fonts: Fonts, setting: Setting, text: str) -> Shaped:
    """Set a text in one face. Characters that the face lacks become ``.notdef``."""
    text = text.replace(SOFT_HYPHEN, "")
    return _pieces(fonts.face(setting.face), _glyphs(fonts, setting, text)) if text else EMPTY


def shape_hyphenated(fonts: Fonts, setting: Setting, text: str) -> Shaped:
    """Set a text with a hyphen after it that means a soft hyphen."""
    face = fonts.face(setting.face)
    glyphs = list(_glyphs(fonts, setting, text.replace(SOFT_HYPHEN, "") + "-"))
    fonts.used[face.key][face.soft_hyphen] = SOFT_HYPHEN
    glyphs[-1] = (face.soft_hyphen, *glyphs[-1][1:])
    return _pieces(face, glyphs)


def _glyphs(fonts: Fonts, setting: Setting, text: str) -> Iterator[tuple[int, int, int]]:
    """The codes of a text's glyphs with their advance and offset to the right, in font units.

    What HarfBuzz moves up or down is left on the line: fonts keep marks for that, in two heights (``ccmp``).
    """
    face = fonts.face(setting.face)
    buffer = _run_harfbuzz(face, setting, text)
    infos = buffer.glyph_infos
    starts = [info.cluster for info in infos]
    ends = [*starts[1:], len(text)]
    for info, position, start, end in zip(infos, buffer.glyph_positions, starts, ends, strict=True):
        # Glyphs of one cluster start at one character: the last of them has its text, the others none.
        code = fonts.code(face, info.codepoint, text[start:end] or "\u200b")
        yield code, position.x_advance, position.x_offset


def _run_harfbuzz(face: Face, setting: Setting, text: str) -> Any:
    import uharfbuzz as hb

    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    if setting.language:
        buffer.language = setting.language
    features = dict.fromkeys(setting.features, True)
    hb.shape(face.shaper, buffer, _NO_LIGATURES | features if setting.is_spaced else features)
    return buffer


def _pieces(face: Face, glyphs: Iterable[tuple[int, int, int]]) -> Shaped:
    """Glyphs as strings of two-byte codes with the kerns between them.

    A number in ``TJ`` moves what follows it to the *left*: by the width that the reader adds after a glyph, less the
    width that the glyph should have here.
    """
    scale = 1000 / face.metrics.units_per_em
    parts: list[str] = ["<"]
    total = 0
    count = 0
    pull = 0.0
    for code, advance, offset in glyphs:
        pull = round(pull - offset * scale, 3)
        if pull:
            parts.append(f">{pull:.7g}<")
        parts.append(f"{code:04X}")
        pull = face.advance(code) + (offset - advance) * scale
        total += advance
        count += 1
    pull = round(pull, 3)
    parts.append(f">{pull:.7g} " if pull else ">")
    return Shaped("".join(parts).removeprefix("<>"), total * scale, count)
