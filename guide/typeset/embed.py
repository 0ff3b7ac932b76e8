"""Embedding fonts: composite fonts with subset TrueType programs (ISO 32000-1, 9.7)."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple, TypeAlias

from guide.typeset.drawn import GAP, Codes
from guide.typeset.face import Face
from guide.typeset.fonts import Fonts
from guide.typeset.objects import Objects, compressed
from guide.typeset.syntax import number, numbers, reference

_BLOCK = 100
"""Most entries of a block of a CMap (Adobe Technical Note 5014)."""


class EmbeddedFont(NamedTuple):
    """A face as it lies in a file: a function of the codes that are shown of it."""

    name: str
    """With the tag of its subset and the solidus."""
    descriptor: str
    """Entries of the font descriptor (9.8) but for names."""
    program: bytes
    """Deflated; likewise the maps."""
    length: int
    """Of the program, in bytes."""
    widths: str
    """The W array (9.7.4.3)."""
    glyph_map: bytes
    """From codes to glyphs (9.7.4.2); empty for the identity, which it most often is."""
    unicode_map: bytes


Remember: TypeAlias = Callable[[object, Callable[[], EmbeddedFont]], EmbeddedFont]
"""Gives what was made from some inputs before, or makes it."""


def write_fonts(
    objects: Objects, fonts: Fonts, used: Mapping[str, Mapping[int, str]], remember: Remember
) -> str:
    """Embed the faces that have codes ``used``, each with its text; returns the dictionary of font resources."""
    entries = []
    for key, name in fonts.resource_names.items():
        if used.get(key):
            codes = dict(sorted(used[key].items()))
            font = remember(("font", key, codes), partial(_embedded, fonts, key, codes))
            entries.append(f"{name} {reference(_write_font(objects, font))}")
    return f"<<{''.join(entries)}>>"


def codes_in(pieces: Iterable[str]) -> set[int]:
    """The character codes in pieces of ``TJ`` arrays such as ``<0012003400ab>-20<0056>``."""
    strings = set(re.findall("<([0-9A-Fa-f]+)>", "".join(pieces)))
    codes = array("H", bytes.fromhex("".join(strings)))
    if sys.byteorder == "little":
        codes.byteswap()
    return set(codes)


def codes_of(fonts: Fonts, key: str, pieces: Iterable[str]) -> Codes:
    """What pieces of ``TJ`` arrays show of a face."""
    codes, texts = sorted(codes_in(pieces)), fonts.used.get(key, {})
    return Codes(array("H", codes), GAP.join([texts[code] for code in codes]))


def _embedded(fonts: Fonts, key: str, used: Mapping[int, str]) -> EmbeddedFont:
    face = fonts.face(key)
    program = fonts.subset(key, used)
    return EmbeddedFont(
        name=f"/{_subset_tag(program)}+{face.postscript_name}",
        descriptor=_descriptor(face),
        program=compressed(program),
        length=len(program),
        widths=_widths({code: face.advance(code) for code in used}),
        glyph_map=_glyph_map({code: face.glyph(code) for code in used}),
        unicode_map=compressed(to_unicode(used).encode("ascii")),
    )


def _subset_tag(program: bytes) -> str:
    """Six capitals that tell one subset from another (9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in blake2b(program, digest_size=6).digest())


def _descriptor(face: Face) -> str:
    measures = face.metrics
    return (
        f"/Flags {measures.flags}"
        f"/FontBBox[{numbers(measures.bbox)}]/ItalicAngle {number(measures.italic_angle)}"
        f"/Ascent {number(measures.ascent)}/Descent {number(measures.descent)}"
        f"/CapHeight {number(measures.cap_height)}/StemV {number(measures.stem_v)}"
    )


def _write_font(objects: Objects, font: EmbeddedFont) -> int:
    """The Type 0 font of a face (9.7.6)."""
    program = objects.add_compressed(font.program, f"/Length1 {font.length}")
    descriptor = objects.add(
        f"<</Type/FontDescriptor/FontName{font.name}{font.descriptor}"
        f"/FontFile2 {reference(program)}>>"
    )
    glyph_map = "/Identity"
    if font.glyph_map:
        glyph_map = f" {reference(objects.add_compressed(font.glyph_map))}"
    descendant = objects.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{font.name}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {reference(descriptor)}"
        f"/DW 0/W[{font.widths}]/CIDToGIDMap{glyph_map}>>"
    )
    unicode_map = objects.add_compressed(font.unicode_map)
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont{font.name}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(unicode_map)}>>"
    )


def _widths(widths: Mapping[int, float]) -> str:
    """The advances of runs of consecutive codes."""
    runs: list[tuple[int, list[float]]] = []
    for code, width in widths.items():
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append((code, []))
        runs[-1][1].append(width)
    return "".join(f"{start}[{numbers(run)}]" for start, run in runs)


def _glyph_map(glyphs: Mapping[int, int]) -> bytes:
    if all(code == glyph for code, glyph in glyphs.items()):
        return b""
    codes = range(max(glyphs) + 1)
    return compressed(struct.pack(f">{len(codes)}H", *(glyphs.get(code, 0) for code in codes)))


def to_unicode(used: Mapping[int, str]) -> str:
    """The CMap from codes to text (9.10.3). A code may stand for several characters, also beyond U+FFFF."""
    lines = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>" for code, text in used.items()]
    blocks = "\n".join(
        f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in _blocks(lines)
    )
    return _CMAP.format(blocks=blocks)


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    remaining = iter(lines)
    while block := list(islice(remaining, _BLOCK)):
        yield block


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
