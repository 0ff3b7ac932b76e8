"""Faces: their measures, the characters they have, and what each of their glyphs means in the text.

In the PDF a character code (CID) is the glyph's number in the font file. One glyph may stand for different texts:
a soft hyphen looks like a hyphen, a small capital like a letter of either case. So that every code has one meaning,
codes go on after the glyphs: ``glyph_count`` is the soft hyphen; after it the glyphs are counted again, and
again, in *planes*, and a text that is not a glyph's own takes the code in a plane chosen by the text alone. No code
depends on what else was set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from guide.typeset.sfnt import Metrics, read_metrics

if TYPE_CHECKING:
    from guide.typeset.boxes import FontStyle
    from guide.typeset.units import Vocabulary

SOFT_HYPHEN = "\u00ad"
INVISIBLE = frozenset("\n\r\t \u00a0\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters that need no glyph."""

_PLANES = 3
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True)
class Face:
    """One face of a family. Measures are in thousandths of an em."""

    key: str
    path: Path
    postscript_name: str
    glyph_count: int
    metrics: Metrics
    shaper: Any
    """The ``uharfbuzz.Font`` in font units."""

    @property
    def soft_hyphen(self) -> int:
        """The code of a hyphen that line breaking added."""
        return self.glyph_count

    @cached_property
    def characters(self) -> frozenset[int]:
        """The code points that the face has glyphs for."""
        return frozenset(self.shaper.face.unicodes)

    @cached_property
    def own_texts(self) -> dict[int, str]:
        """What each encoded glyph means by itself: its lowest code point, ligatures as their letters."""
        glyph = self.shaper.get_nominal_glyph
        # From the highest down, so that the lowest stays.
        own = {glyph(code): chr(code) for code in sorted(self.characters, reverse=True)}
        return {number: _LIGATURES.get(text, text) for number, text in own.items()}

    def glyph_of(self, character: str) -> int:
        """The glyph id of a character; 0 (``.notdef``) where the face has none."""
        return self.shaper.get_nominal_glyph(ord(character)) or 0

    def glyph(self, code: int) -> int:
        """The glyph id that a character code draws."""
        count = self.glyph_count
        if code < count:
            return code
        return self.glyph_of("-") if code == count else (code - count - 1) % count

    def advance(self, code: int) -> float:
        """The width of a character code."""
        return self.metrics.advances[self.glyph(code)]

    def plane_code(self, glyph: int, plane: int) -> int:
        """The code of a glyph in the ``plane``-th counting after the glyphs themselves."""
        return (self.glyph_count + 1) + plane * self.glyph_count + glyph


class Fonts:
    """The faces of a style by key, loaded when first asked for, and all that was learnt about words set in them.

    ``fallbacks`` names, for a face, the faces that lend it the characters it lacks, in order; a plain sequence
    serves all faces.
    """

    def __init__(
        self,
        faces: Mapping[str, Path],
        fallbacks: Mapping[str, Sequence[str]] | Sequence[str] = (),
    ) -> None:
        self.paths = dict(faces)
        self._fallbacks = fallbacks
        self._faces: dict[str, Face] = {}
        self._face_of_character: dict[tuple[str, str], str] = {}
        self.used: dict[str, dict[int, str]] = {}
        """By face key: the codes that shaped words hold, and the text each stands for."""
        self.vocabularies: dict[tuple[FontStyle, str], Vocabulary] = {}
        """Words measured so far, by font style and language."""

    def face(self, key: str) -> Face:
        """Raises KeyError for an unknown key, OSError or ValueError for a file that is no TrueType font."""
        face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = _load(key, self.paths[key])
        return face

    def chain(self, key: str) -> tuple[str, ...]:
        """The face and those that lend it characters."""
        fallbacks = self._fallbacks
        others = fallbacks.get(key, ()) if isinstance(fallbacks, Mapping) else fallbacks
        return (key, *[other for other in others if other != key])

    def face_for(self, key: str, character: str) -> str:
        """The key of the face that shows a character in text of face ``key``; ``key`` itself where none has it."""
        known = self._face_of_character.get((key, character))
        if known is None:
            code = ord(character)
            having = (face for face in self.chain(key) if code in self.face(face).characters)
            known = key if character in INVISIBLE else next(having, key)
            self._face_of_character[key, character] = known
        return known

    def covers(self, character: str) -> bool:
        """Whether some face has a glyph for a character, or it needs none."""
        code = ord(character)
        return character in INVISIBLE or any(
            code in self.face(key).characters for key in self.paths
        )

    def missing_characters(self, text: str) -> set[str]:
        """The characters of a text that no face has."""
        return {character for character in set(text) if not self.covers(character)}

    def code(self, face: Face, glyph: int, text: str) -> int:
        """The character code for a glyph that stands for a text here; records it in ``used``."""
        used = self.used.setdefault(face.key, {})
        own = face.own_texts.get(glyph)
        # A glyph without a code point of its own (small capital, old-style figure, ligature) is taken to mean the
        # lower-case text; capitals set as small capitals are the odd ones.
        is_own = own == text if own is not None else text.islower() or not text.isupper()
        if is_own and used.setdefault(glyph, text) == text:
            return glyph
        wish = crc32(text.encode())
        for step in range(_PLANES):
            code = face.plane_code(glyph, (wish + step) % _PLANES)
            if used.setdefault(code, text) == text:
                return code
        raise ValueError(f"glyph {glyph} of face {face.key!r} stands for too many texts")

    def subset(self, key: str, codes: Iterable[int]) -> bytes:
        """A TrueType font with the glyphs of some character codes under their old numbers, without hints or layout."""
        import uharfbuzz as hb

        face = self.face(key)
        order = hb.SubsetInput()
        order.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        order.glyph_set.update(face.glyph(code) for code in codes)
        # A PDF reader needs none of these in an embedded CIDFontType2 (ISO 32000-1, 9.9).
        tags = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "DSIG")
        order.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in tags)
        return bytes(order.subset(face.shaper.face).blob.data)


def _load(key: str, path: Path) -> Face:
    import uharfbuzz as hb

    blob = hb.Blob.from_file_path(str(path))
    face = hb.Face(blob)
    if not face.glyph_count or "glyf" not in face.table_tags:
        raise ValueError(f"{path} is not a TrueType font")
    return Face(
        key=key,
        path=path,
        postscript_name=str(face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem),
        glyph_count=face.glyph_count,
        metrics=read_metrics(_table_reader(face), face.glyph_count),
        shaper=hb.Font(face),
    )


def _table_reader(face: Any) -> Callable[[str], bytes]:
    def read(tag: str) -> bytes:
        return bytes(face.reference_table(tag).data)

    return read
