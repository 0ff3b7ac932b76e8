"""Faces: their measures, the characters they have, and what each of their glyphs means in a text.

In the PDF a character code (CID) is the glyph's number in the font file. But a glyph may stand for different texts:
a soft hyphen looks like a hyphen, a small capital like a letter of either case. So that every code has one meaning,
codes go on after the glyphs: ``glyph_count`` is the soft hyphen, and then the glyphs are counted again, and again, in
*planes*. A text that is not a glyph's own takes the code in a plane chosen by the text alone, so that no code
depends on what else is set.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zlib import crc32

from guide.dataclass import replace
from guide.typeset.face import Face, load_face
from guide.typeset.lore import Lesson, Lore, News
from guide.typeset.pairs import Pairs

if TYPE_CHECKING:
    from guide.typeset.again import Recent
    from guide.typeset.boxes import FontStyle
    from guide.typeset.shaping import Setting
    from guide.typeset.units import Vocabulary

__all__ = ["SOFT_HYPHEN", "Codes", "Face", "Fonts"]

SOFT_HYPHEN = "\u00ad"
INVISIBLE = frozenset("\n\r\t \u00a0\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
"""Characters that need no glyph."""

_PLANES = 3
_UNUSED_TABLES = (b"GSUB", b"GPOS", b"GDEF", b"BASE", b"DSIG", b"OS/2", b"cmap", b"name", b"post")
"""What readers need none of in an embedded CIDFontType2 (ISO 32000-1, 9.9)."""


class Texts(Protocol):
    """Codes of a face, with the text of each."""

    def items(self) -> Iterable[tuple[int, str]]: ...


class Fonts:
    """The faces of a style by key, loaded when first asked for, and all that was learnt about words set in them.

    ``fallbacks`` names, for a face, the faces that lend it the characters it lacks, in order; a plain sequence
    serves all faces. ``recollect`` gives what was known before, if anything: asked once, when the first face is.
    """

    def __init__(
        self,
        faces: Mapping[str, Path],
        fallbacks: Mapping[str, Sequence[str]] | Sequence[str] = (),
        recollect: Callable[[], Lore | None] = lambda: None,
    ) -> None:
        self.paths = dict(faces)
        self.resource_names = {key: f"/F{number}" for number, key in enumerate(self.paths)}
        """What pages call a face, the same in every file."""
        self._fallbacks = fallbacks
        self._faces: dict[str, Face] = {}
        self._face_of_character: dict[tuple[str, str], str] = {}
        self._codes: dict[str, Codes] = {}
        self.used: dict[str, dict[int, str]] = {}
        """By face key: the codes in shaped words, and the text that each stands for."""
        self.vocabularies: dict[tuple[FontStyle, str], Vocabulary] = {}
        """Words measured so far, by font style and language."""
        self.pairs: dict[tuple[Setting, bool], Pairs] = {}
        """Pairs of letters met so far, by how they are set, apart for words in Latin letters and without."""
        self.recent: Recent | None = None
        """Paragraphs set lately, where somebody will set them again."""
        self._recollect: Callable[[], Lore | None] | None = recollect
        self._new_faces: dict[str, Face] = {}
        self._lessons: list[Lesson] = []
        self._process = os.getpid()
        self._has_more = False
        """Whether more is known than was known before."""
        self._adopted: dict[int, Mapping[str, Texts]] = {}
        """By identity: what was taken over. A watching process gets the same things again and again."""

    def face(self, key: str) -> Face:
        """Raises KeyError for an unknown key, OSError or ValueError for a file that is no TrueType font."""
        face = self._faces.get(key)
        if face is None and self._recollect is not None:
            self.remember()
            face = self._faces.get(key)
        if face is None:
            face = self._faces[key] = self._new_faces[key] = load_face(key, self.paths[key])
            self._has_more = True
        return face

    # --- what is known ---------------------------------------------------------------------------

    def remember(self) -> None:
        """Take over what is kept, before a face is asked for."""
        recollect, self._recollect = self._recollect, None
        lore = recollect() if recollect else None
        if lore is not None and all(self.adopt_texts(*each) for each in lore.used.items()):
            self._know(lore.faces)
            for key, pairs in lore.pairs.items():
                self.pairs.setdefault(key, pairs)

    def _know(self, faces: Mapping[str, Face]) -> None:
        for key, face in faces.items():
            if key in self.paths and key not in self._faces:
                self._faces[key] = replace(face, path=self.paths[key])

    def new_pairs(self, setting: Setting, is_latin: bool) -> Pairs:  # noqa: FBT001  (a part of the key)
        """No pairs yet of texts set in some way, to be filled."""
        return self.pairs.setdefault((setting, is_latin), Pairs())

    def tell(self, lesson: Lesson) -> None:
        """Take note of a text that was new."""
        self._lessons.append(lesson)
        self._has_more = True

    def take_news(self) -> News | None:
        """In a forked process: what it found out since this was asked last. Nothing is news to the process itself."""
        if os.getpid() == self._process:
            return None
        # Where some code is not what it should be, nothing is passed on.
        news = News(self._new_faces, [] if self.has_clashes else self._lessons)
        self._new_faces, self._lessons = {}, []
        return news

    def hear(self, faces: Mapping[str, Face]) -> None:
        """Take over faces that another process has loaded."""
        self._know(faces)
        self._new_faces.update(faces)
        self._has_more |= bool(faces)

    def lore(self) -> Lore | None:
        """All that is known, for those to come; None where that is no news, or some code is not what it should be."""
        if not self._has_more or self.has_clashes:
            return None
        self._has_more = False
        return Lore(self._faces, self.used, self.pairs)

    def chain(self, key: str) -> tuple[str, ...]:
        """A face and those that lend it characters."""
        fallbacks = self._fallbacks
        others = fallbacks.get(key, ()) if isinstance(fallbacks, Mapping) else fallbacks
        return (key, *[other for other in others if other != key])

    def face_for(self, key: str, character: str) -> str:
        """The key of the face that shows a character in text of face ``key``; ``key`` itself where none has it."""
        known = self._face_of_character.get((key, character))
        if known is None:
            having = (face for face in self.chain(key) if self.face(face).has(character))
            known = key if character in INVISIBLE else next(having, key)
            self._face_of_character[key, character] = known
        return known

    def covers(self, character: str) -> bool:
        """Whether some face has a glyph for a character, or it needs none."""
        return character in INVISIBLE or any(self.face(key).has(character) for key in self.paths)

    def missing_characters(self, text: str) -> set[str]:
        """The characters of a text that no face has."""
        return {character for character in set(text) if not self.covers(character)}

    def codes(self, face: Face) -> Codes:
        """The codes of a face's glyphs by glyph and text, made when first asked for and then in ``used``."""
        codes = self._codes.get(face.key)
        if codes is None:
            codes = self._codes[face.key] = Codes(face, self.used.setdefault(face.key, {}))
        return codes

    def use(self, face: Face, code: int, text: str) -> None:
        """Record the text that a code stands for."""
        self.used.setdefault(face.key, {})[code] = text

    def adopt(self, used: Mapping[str, Texts]) -> bool:
        """Take over codes given elsewhere, by face; False where one means something else here."""
        if id(used) in self._adopted:
            return True
        if not all(self.adopt_texts(*each) for each in used.items()):
            return False
        self._adopted[id(used)] = used
        return True

    def adopt_texts(self, key: str, texts: Texts) -> bool:
        """The same for the codes of one face."""
        known = self.used.setdefault(key, {})
        if set(texts.items()) <= known.items():
            return True  # mostly, and found at once
        return all(known.setdefault(code, text) == text for code, text in texts.items())

    @property
    def has_clashes(self) -> bool:
        """Whether some code so far depends on what was set before it."""
        return any(codes.has_clashes for codes in self._codes.values())

    def subset(self, key: str, codes: Iterable[int]) -> bytes:
        """A TrueType font with the glyphs of some codes under their old numbers, without hints or layout."""
        import uharfbuzz as hb

        face = self.face(key)
        order = hb.SubsetInput()
        order.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING
        order.glyph_set.update(face.glyph(code) for code in codes)
        order.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in _UNUSED_TABLES)
        return bytes(order.subset(face.shaper.face).blob.data)


class Codes(dict[tuple[int, str], int]):
    """A face's codes by glyph and the text that it stands for."""

    def __init__(self, face: Face, used: dict[int, str]) -> None:
        super().__init__()
        self._face = face
        self._used = used
        self.has_clashes = False
        """Whether a text could not have the code that it should have had."""

    def __missing__(self, key: tuple[int, str]) -> int:
        for code in self._wishes(*key):
            if self._used.setdefault(code, key[1]) == key[1]:
                self[key] = code
                return code
            self.has_clashes = True
        raise LookupError(f"glyph {key[0]} has more meanings than codes")

    def _wishes(self, glyph: int, text: str) -> Iterable[int]:
        """The codes for a glyph that stands for a text, the best first."""
        face = self._face
        own = face.own_texts.get(glyph, [])
        # A glyph without a character of its own (small capital, old-style figure, ligature) is taken for lower-case
        # text; capitals set as small capitals are the odd ones.
        if text == own[0] if own else not text.isupper():
            yield glyph
        plane = own.index(text) - 1 if text in own else crc32(text.encode())
        for step in range(_PLANES):
            yield face.code_in_plane(glyph, (plane + step) % _PLANES)
