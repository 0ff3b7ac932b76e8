"""Pictures: where their captions stand."""

from __future__ import annotations

import pytest

from guide.document import Caption, Image, Picture, Text
from guide.pdf.geometry import geometry

from .documents import A4, document, paragraph, section, style, write
from .reading import Read, TextLine

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0H90V30z"/></svg>'
AREA = geometry(style().page, style().grid, *A4).recto


def caption_below(share: float) -> list[TextLine]:
    """The caption's lines below a picture that is a share of the measure wide."""
    caption = Caption("Figure 1", (Text("shown " * 30),))
    picture = Picture("map.svg", "A map", caption, id="f1", width=share)
    image = Image("map.svg", "image/svg+xml", SVG, 90, 30)
    made = document(section("s1", paragraph("p1", 20), picture), images={"map.svg": image})
    return [line for line in Read(write(made).data).pages[0] if "shown" in line.text]


@pytest.mark.parametrize("share", [1.0, 0.7])
def test_a_caption_is_as_wide_as_its_picture_and_begins_where_that_does(share):
    lines = caption_below(share)
    left = AREA.x + AREA.width * (1 - share) / 2
    assert [line.x for line in lines] == pytest.approx([left] * len(lines), abs=0.5)
    assert max(line.right for line in lines) <= left + AREA.width * share + 0.5


def test_a_caption_of_a_narrow_picture_is_half_as_wide_as_the_text():
    lines = caption_below(0.2)
    assert lines[0].x == pytest.approx(AREA.x + AREA.width / 4, abs=0.5)
    assert len(lines) < 6
