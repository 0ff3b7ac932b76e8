"""On paper without colour: what a copier makes of the ink-saver pages, and what grey leaves of the others.

No text is recognised: where the file says that a label stands, its ink must be there, and stand out from its ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest

from guide.build import page_size
from guide.compile import compile_guide
from guide.compile.editions import editions_of
from guide.diagnostics import Problems
from guide.document import Document
from guide.pdf.geometry import PAPERS
from guide.pdf.specimen import specimen
from guide.pdf.write import write_pdf
from guide.source import read_guide
from guide.style import contrast

from .documents import fonts, style

SOURCE = Path(__file__).parents[2] / "source"
EACH = 7
"""Of so many pages of the shipped guide one is looked at; that meets every kind of page."""


class Label(NamedTuple):
    """A stretch of text on a page, by what is seen in its box."""

    page: int
    text: str
    darkness: float
    """Mean share of ink in grey: of the letters and of what lies behind them."""
    black: float
    """Share of black where each pixel is either black or white."""
    contrast: float
    """Between the darkest and the lightest of grey."""


def labels(data: bytes, resolution: int, each: int = 1) -> Iterator[Label]:
    """Every stretch of text with letters or figures on every ``each``-th page; ``resolution`` in dots an inch."""
    scale = resolution / 72
    file = pypdfium2.PdfDocument(data)
    for number in range(0, len(file), each):
        page = file[number]
        height, text = page.get_height(), page.get_textpage()
        grey = page.render(scale=scale, grayscale=True).to_pil()
        bits = grey.convert("1", dither=0).convert("L")
        for index in range(text.count_rects()):
            left, low, right, top = text.get_rect(index)
            said = text.get_text_bounded(left, low, right, top).strip()
            if sum(map(str.isalnum, said)) > 1:
                corners = left - 0.5, height - top - 0.5, right + 0.5, height - low + 0.5
                box = tuple(round(corner * scale) for corner in corners)
                shades, dots = grey.crop(box).tobytes(), bits.crop(box).tobytes()
                darkness = 1 - sum(shades) / 255 / len(shades)
                ends = ((shade / 255,) * 3 for shade in (min(shades), max(shades)))
                yield Label(
                    number, said, darkness, dots.count(0) / len(dots), contrast(*ends)
                )  # fmt: skip


def lost(data: bytes, each: int = 1) -> list[Label]:
    """Labels that can't be read once they are black and white: their ink is gone, or has run together."""
    return [
        label
        for label in labels(data, 200, each)
        if not 0.04 < label.black < 0.85
        or not 0.5
        < label.black / label.darkness
        < 1.5  # of grey letters all is lost, or all gained
    ]


@cache
def shipped(name: str) -> bytes:
    """The guide in ``source/`` in a style."""
    guide = read_guide(SOURCE, Problems())
    assert guide is not None
    document = compile_guide(guide, editions_of(guide)["guide"].for_format("pdf"))
    return written(document, name, page_size(guide.about.paper, style(name)))


def written(document: Document, name: str, paper: tuple[float, float] = PAPERS["a4"]) -> bytes:
    return write_pdf(document, style(name), fonts(), *paper).data


# --- black and white -----------------------------------------------------------------------------


def test_every_label_of_ink_saver_is_there_in_black_and_white() -> None:
    assert lost(written(specimen(style("ink-saver")), "ink-saver")) == []


def test_every_label_of_the_shipped_guide_is_too_those_of_its_maps_among_them() -> None:
    assert lost(shipped("ink-saver"), EACH) == []


@pytest.mark.parametrize("shade", [0.25, 0.7])
def test_grey_letters_would_be_missed(shade: float) -> None:
    """So that the tests above are known to tell the difference."""
    found = style("ink-saver")
    ink = {role.colour for role in found.roles.values()}
    colours = {name: (shade,) * 3 if name in ink else at for name, at in found.colours.items()}
    pale = replace(found, colours=colours)
    missed = lost(write_pdf(specimen(found), pale, fonts(), *PAPERS["a4"]).data)
    assert (len(missed) > 50) == (shade > 0.5)


# --- grey ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["classic", "pocket", "readable"])
def test_every_label_of_a_style_stands_out_in_grey(name: str) -> None:
    """As WCAG asks of colours; at 400 dots an inch the thinnest stem is at least one dot wide."""
    found = list(labels(written(specimen(style(name)), name), 400))
    assert len(found) > 100
    assert [label for label in found if label.contrast < 4.5] == []


def test_every_label_of_the_shipped_guide_stands_out_in_grey() -> None:
    found = list(labels(shipped("classic"), 400, 2 * EACH))
    assert len(found) > 500
    assert [label for label in found if label.contrast < 4.5] == []
