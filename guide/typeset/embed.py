"""Embedding fonts: composite fonts with subset TrueType programs (ISO 32000-1, 9.7)."""

from __future__ import annotations

import re
import struct
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import islice

from guide.typeset.drawn import GAP, Codes
from guide.typeset.face import Face
from guide.typeset.fonts import Fonts
from guide.typeset.objects import Objects
from guide.typeset.syntax import number, numbers, reference

_BLOCK = 100
"""Most entries of a block of a CMap (Adobe Technical Note 5014)."""


def write_fonts(objects: Objects, fonts: Fonts, used: Mapping[str, Mapping[int, str]]) -> str:
    """Embed the faces that have codes ``used``, each with its text; returns the dictionary of font resources."""
    entries = [
        f"{name} {reference(_write_font(objects, fonts, key, dict(sorted(used[key].items()))))}"
        for key, name in fonts.resource_names.items()
        if used.get(key)
    ]
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


def _write_font(objects: Objects, fonts: Fonts, key: str, used: Mapping[int, str]) -> int:
    """The Type 0 font of a face (9.7.6)."""
    face = fonts.face(key)
    program = fonts.subset(key, used)
    name = f"/{_subset_tag(program)}+{face.postscript_name}"
    descendant = objects.add(
        f"<</Type/Font/Subtype/CIDFontType2/BaseFont{name}"
        f"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        f"/FontDescriptor {reference(_write_descriptor(objects, face, program, name))}"
        f"/DW 0/W[{_widths({code: face.advance(code) for code in used})}]"
        f"/CIDToGIDMap{_glyph_map(objects, {code: face.glyph(code) for code in used})}>>"
    )
    unicode_map = objects.add_deflated(to_unicode(used).encode("ascii"))
    return objects.add(
        f"<</Type/Font/Subtype/Type0/BaseFont{name}/Encoding/Identity-H"
        f"/DescendantFonts[{reference(descendant)}]/ToUnicode {reference(unicode_map)}>>"
    )


def _subset_tag(program: bytes) -> str:
    """Six capitals that tell one subset from another (9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in blake2b(program, digest_size=6).digest())


def _write_descriptor(objects: Objects, face: Face, program: bytes, name: str) -> int:
    """The font descriptor (9.8) and the font program."""
    measures = face.metrics
    stream = objects.add_deflated(program, f"/Length1 {len(program)}")
    return objects.add(
        f"<</Type/FontDescriptor/FontName{name}/Flags {measures.flags}"
        f"/FontBBox[{numbers(measures.bbox)}]/ItalicAngle {number(measures.italic_angle)}"
        f"/Ascent {number(measures.ascent)}/Descent {number(measures.descent)}"
        f"/CapHeight {number(measures.cap_height)}/StemV {number(measures.stem_v)}"
        f"/FontFile2 {reference(stream)}>>"
    )


def _widths(widths: Mapping[int, float]) -> str:
    """The W array (9.7.4.3): the advances of runs of consecutive codes."""
    runs: list[tuple[int, list[float]]] = []
    for code, width in widths.items():
        if not runs or code != runs[-1][0] + len(runs[-1][1]):
            runs.append((code, []))
        runs[-1][1].append(width)
    return "".join(f"{start}[{numbers(run)}]" for start, run in runs)


def _glyph_map(objects: Objects, glyphs: Mapping[int, int]) -> str:
    """The map from codes to glyphs (9.7.4.2), which most often is the identity."""
    if all(code == glyph for code, glyph in glyphs.items()):
        return "/Identity"
    codes = range(max(glyphs) + 1)
    table = struct.pack(f">{len(codes)}H", *(glyphs.get(code, 0) for code in codes))
    return f" {reference(objects.add_deflated(table))}"


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
