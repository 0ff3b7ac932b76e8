"""One face: a TrueType file as the typesetter sees it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from guide.dataclass import dataclass
from guide.typeset.sfnt import Metrics, read_metrics

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True)
class Face:
    """One face of a family; its measures are in ``metrics``."""

    key: str
    path: Path
    postscript_name: str
    glyph_count: int
    metrics: Metrics
    characters: frozenset[int]
    """The code points that the face has glyphs for."""
    hyphen: int
    """The glyph of "-"; 0 where the face has none."""

    @cached_property
    def shaper(self) -> Any:
        """The ``uharfbuzz.Font``, in font units: loaded when a word is new. Raises OSError."""
        return _shaper(self.path)

    @property
    def soft_hyphen(self) -> int:
        """The code of a hyphen that line breaking added."""
        return self.glyph_count

    @property
    def unit_advances(self) -> tuple[int, ...]:
        """Advance widths by glyph id in font units."""
        return self.metrics.unit_advances

    @cached_property
    def own_texts(self) -> dict[int, list[str]]:
        """The characters that each encoded glyph is for, the most usual first; ligatures as their letters."""
        glyph = self.shaper.get_nominal_glyph
        found: dict[int, list[str]] = {}
        for code in sorted(self.characters, key=_usualness):
            character = chr(code)
            found.setdefault(glyph(code), []).append(_LIGATURES.get(character, character))
        return found

    def has(self, character: str) -> bool:
        return ord(character) in self.characters

    def glyph(self, code: int) -> int:
        """The glyph id that a character code draws."""
        count = self.glyph_count
        if code < count:
            return code
        return self.hyphen if code == count else (code - count - 1) % count

    def advance(self, code: int) -> float:
        """The width of a character code in thousandths of an em."""
        return self.unit_advances[self.glyph(code)] * (1000 / self.metrics.units_per_em)

    def code_in_plane(self, glyph: int, plane: int) -> int:
        """The code of a glyph in the ``plane``-th counting after the glyphs and the soft hyphen."""
        return self.glyph_count + 1 + plane * self.glyph_count + glyph


def _usualness(code: int) -> tuple[bool, int]:
    """Lower code points first, but quotation marks before the modifier letters that look like them."""
    return 0x2B0 <= code < 0x300, code


def load_face(key: str, path: Path) -> Face:
    """Raises OSError where the file can't be read, ValueError where it is no TrueType font."""
    import uharfbuzz as hb

    font = _shaper(path)
    face = font.face
    if not face.glyph_count or "glyf" not in face.table_tags:
        raise ValueError(f"{path} is not a TrueType font")
    return Face(
        key=key,
        path=path,
        postscript_name=str(face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem),
        glyph_count=face.glyph_count,
        metrics=read_metrics(_table_reader(face), face.glyph_count),
        characters=frozenset(face.unicodes),
        hyphen=font.get_nominal_glyph(ord("-")) or 0,
    )


def _shaper(path: Path) -> Any:
    import uharfbuzz as hb

    try:
        return hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))
    except hb.HarfBuzzError as error:
        raise OSError(f"cannot read the font {path}") from error


def _table_reader(face: Any) -> Callable[[str], bytes]:
    def read(tag: str) -> bytes:
        return bytes(face.reference_table(tag).data)

    return read
