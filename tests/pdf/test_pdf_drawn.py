"""Drawn divisions serve any file: those kept from elsewhere make the same bytes as those drawn here."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_heads_and_folios_stand_at_the_text_s_edges_on_both_sides_of_a_leaf() -> None:
    """``classic`` has wider margins inside than outside."""
    pages = Read(written(document(*divisions(2500)), Cache(None, ""))).pages
    for number, lines in enumerate(pages[1:4], 1):
        text = [line for line in lines if line.text.startswith("p0w")]
        left, right = min(line.x for line in text), max(line.right for line in text)
        head, folio = lines[0], lines[-1]
        assert folio.text == str(number + 1)
        if number % 2:
            assert (head.x, folio.x) == pytest.approx((left, left), abs=2.0)
        else:
            assert (head.right, folio.right) == pytest.approx((right, right), abs=2.0)
    shift = min(line.x for line in pages[1]) - min(line.x for line in pages[2])
    assert shift > 5


def test_codes_that_mean_something_else_here_are_not_mixed_up(tmp_path: Path) -> None:
    shown = document(*divisions(200))
    cache = Cache(tmp_path, "stamp")
    before = written(shown, cache)
    fonts = read_fonts(STYLES / "fonts")
    for key in fonts.paths:
        face = fonts.face(key)
        fonts.use(face, face.shaper.get_nominal_glyph(ord("w")), "another text")
    again = written(shown, cache, fonts)
    assert again != before
    assert texts(again) == texts(before)


def texts(data: bytes) -> list[str]:
    return [line.text for page in Read(data).pages for line in page]
