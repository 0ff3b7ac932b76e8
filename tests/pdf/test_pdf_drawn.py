"""Drawn divisions serve any file: those kept from elsewhere make the same bytes as those drawn here."""

from __future__ import annotations

from pathlib import Path

from guide.cache import Cache
from guide.document import Division, Document
from guide.fonts import read_fonts
from guide.pdf.write import write_pdf
from guide.typeset.fonts import Fonts

from .documents import A4, STYLES, document, heading, paragraph, section, style
from .reading import Read


def divisions(*lengths: int) -> list[Division]:
    """Sections of one long paragraph each."""
    return [
        section(f"s{number}", heading(f"h{number}"), paragraph(f"p{number}", length))
        for number, length in enumerate(lengths)
    ]


def written(shown: Document, cache: Cache, fonts: Fonts | None = None) -> bytes:
    return write_pdf(shown, style(), fonts or read_fonts(STYLES / "fonts"), *A4, cache).data


def test_a_division_serves_wherever_its_pages_come_to_be(tmp_path: Path) -> None:
    """Dropping the first one, of a page, moves all others to the other side of the leaf."""
    cache = Cache(tmp_path, "stamp")
    every = divisions(60, 900, 60, 400)
    written(document(*every), cache)
    rest = document(*every[1:])
    assert written(rest, cache) == written(rest, Cache(None, ""))


def test_codes_that_mean_something_else_here_are_not_mixed_up(tmp_path: Path) -> None:
    shown = document(*divisions(200))
    cache = Cache(tmp_path, "stamp")
    before = written(shown, cache)
    fonts = read_fonts(STYLES / "fonts")
    for key in fonts.paths:
        face = fonts.face(key)
        fonts.use(face, face.glyph_of("w"), "another text")
    again = written(shown, cache, fonts)
    assert again != before
    assert texts(again) == texts(before)


def texts(data: bytes) -> list[str]:
    return [line.text for page in Read(data).pages for line in page]
