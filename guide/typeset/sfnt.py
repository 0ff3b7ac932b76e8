"""What a TrueType file says about itself, in thousandths of an em (OpenType 1.9: head, hhea, hmtx, OS/2, post)."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Callable
from typing import TypeAlias

from guide.dataclass import dataclass

TableReader: TypeAlias = Callable[[str], bytes]
"""The bytes of the table with a tag; empty where the file has none."""

FIXED_PITCH, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64
"""Bits of a font descriptor's Flags (ISO 32000-1, table 123). Fonts with Identity-H are symbolic."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Measures of a face in thousandths of an em."""

    units_per_em: int
    ascent: float
    descent: float
    """Below the baseline, negative."""
    cap_height: float
    x_height: float
    italic_angle: float
    """Degrees counter-clockwise from the vertical; negative where the face leans right."""
    weight: int
    """100-900, 400 is regular."""
    bbox: tuple[float, float, float, float]
    stem_v: float
    """Width of vertical stems, reckoned from the weight: TrueType does not record it."""
    flags: int
    """As a font descriptor has them."""
    unit_advances: tuple[int, ...]
    """Advances by glyph id, in font units."""


def read_metrics(table: TableReader, glyph_count: int) -> Metrics:
    """The measures of a face. Raises ValueError where a table it must have is missing or short."""
    try:
        return _read_metrics(table, glyph_count)
    except (struct.error, IndexError) as error:
        raise ValueError(f"a table is missing or too short ({error})") from error


def _read_metrics(table: TableReader, glyph_count: int) -> Metrics:
    head, hhea, os2, post = table("head"), table("hhea"), table("OS/2"), table("post")
    (units_per_em,) = struct.unpack_from(">H", head, 18)
    scale = 1000 / units_per_em
    ascent, descent = struct.unpack_from(">hh", hhea, 4)
    (weight,) = struct.unpack_from(">H", os2, 4)
    (version,) = struct.unpack_from(">H", os2, 0)
    x_height, cap_height = struct.unpack_from(">hh", os2, 86) if version >= 2 else (0, 0)
    (angle,) = struct.unpack_from(">i", post, 4)
    left, bottom, right, top = struct.unpack_from(">4h", head, 36)
    (count,) = struct.unpack_from(">H", hhea, 34)
    return Metrics(
        units_per_em=units_per_em,
        ascent=ascent * scale,
        descent=descent * scale,
        cap_height=(cap_height or ascent * 0.7) * scale,
        x_height=(x_height or ascent * 0.5) * scale,
        italic_angle=angle / 65536,
        weight=weight,
        bbox=(left * scale, bottom * scale, right * scale, top * scale),
        stem_v=round(50 + (weight / 65) ** 2),
        flags=_flags(os2, post),
        unit_advances=_advances(table("hmtx"), count, glyph_count),
    )


def _flags(os2: bytes, post: bytes) -> int:
    is_fixed, is_italic = post[12:16] != b"\0\0\0\0", post[4:8] != b"\0\0\0\0"
    # PANOSE: family kind 2 is Latin text, whose serif styles 2-10 have serifs, 11-15 have none.
    has_serifs = os2[32] == 2 and 2 <= os2[33] <= 10
    return _SYMBOLIC | is_fixed * FIXED_PITCH | has_serifs * _SERIF | is_italic * _ITALIC


def _advances(hmtx: bytes, count: int, glyph_count: int) -> tuple[int, ...]:
    """Advance widths by glyph id; glyphs after the table's long part have its last (hmtx)."""
    numbers = array("H", hmtx[: 4 * count])
    if sys.byteorder == "little":
        numbers.byteswap()
    advances = numbers[::2]
    return (*advances, *[advances[-1]] * (glyph_count - count))
