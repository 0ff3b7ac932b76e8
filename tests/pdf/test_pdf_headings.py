"""Headings in the tags begin with H1 and skip no level, whatever the cover is."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from guide.build import Request, build
from tests.pdf_reading import PdfReading

GUIDES = Path(__file__).parents[1] / "guides"


@pytest.mark.parametrize("name", ["kitchen-sink", "extremes"])
def test_headings_begin_with_the_first_level(name: str) -> None:
    """The cover of one is a picture, that of the other is drawn with its title."""
    with TemporaryDirectory() as folder:
        request = Request(GUIDES / name, Path(folder), only=("student", "answers", "handouts"))
        made = build(request, lambda _: None)
    for file in made.files:
        tags = [element.tag for element in PdfReading(file.data).tree.walk()]
        levels = [int(tag[1:]) for tag in tags if tag[0] == "H" and tag[1:].isdigit()]
        assert levels[0] == 1, file.name
        assert all(after <= before + 1 for before, after in pairwise(levels))
