"""Room to write in the manners that a style may have, looked at as ink on paper."""

from __future__ import annotations

from itertools import groupby
from typing import Literal

import pypdfium2
import pytest
from PIL import Image

from guide.dataclass import replace
from guide.document import WritingSpace

from .documents import document, paragraph, section, style, write

LINES = 6
LEVEL = 250
"""Grey values below it are ink."""


def inked(ruling: Literal["lines", "dots", "grid", "box"]) -> Image.Image:
    """The room for six lines alone, at four pixels a point."""
    classic = style()
    ruled = replace(classic, writing=replace(classic.writing, ruling=ruling))
    before, after = paragraph("a", 1), paragraph("b", 1)
    made = write(document(section("s", before, WritingSpace(LINES, "space"), after)), ruled)
    page = pypdfium2.PdfDocument(made.data)[0]
    image = page.render(scale=4).to_pil().convert("L")
    texts = page.get_textpage()
    _, low, _, _ = texts.get_rect(find(texts, "aw0"))
    _, _, _, high = texts.get_rect(find(texts, "bw0"))
    box = (
        0,
        int((page.get_height() - low) * 4) + 8,
        image.width,
        int((page.get_height() - high) * 4) - 4,
    )
    return image.crop(box)


def find(texts: pypdfium2.PdfTextPage, word: str) -> int:
    """The number of the rectangle that holds a word."""
    return next(
        number
        for number in range(texts.count_rects())
        if word in texts.get_text_bounded(*texts.get_rect(number))
    )


def runs(has_ink: list[bool]) -> int:
    """Stretches of ink, one after the other."""
    return sum(ink for ink, _ in groupby(has_ink))


def rows_of(image: Image.Image) -> list[bool]:
    return [
        image.crop((0, y, image.width, y + 1)).getextrema()[0] < LEVEL for y in range(image.height)
    ]


def column_of(image: Image.Image, x: int) -> list[bool]:
    return [image.getpixel((x, y)) < LEVEL for y in range(image.height)]


def share(image: Image.Image) -> float:
    """Of the dots that are ink."""
    return sum(image.histogram()[:LEVEL]) / (image.width * image.height)


def test_lines_are_as_many_as_asked_for() -> None:
    assert runs(rows_of(inked("lines"))) == LINES


def test_dotted_lines_are_as_many_and_have_less_ink() -> None:
    dotted = inked("dots")
    assert runs(rows_of(dotted)) == LINES
    assert share(dotted) < share(inked("lines"))


def test_a_grid_has_lines_both_ways() -> None:
    grid = inked("grid")
    assert runs([not ink for ink in column_of(grid, grid.width // 2)]) > 1
    assert runs(rows_of(grid)) == 1, "upright lines from top to bottom"


def test_a_box_is_empty_inside() -> None:
    box = inked("box")
    assert runs(column_of(box, box.width // 2)) == 2
    assert runs(rows_of(box)) == 1


@pytest.mark.parametrize("ruling", ["lines", "dots", "grid", "box"])
def test_all_manners_take_the_same_room(ruling: Literal["lines", "dots", "grid", "box"]) -> None:
    assert abs(inked(ruling).height - inked("lines").height) <= 1
