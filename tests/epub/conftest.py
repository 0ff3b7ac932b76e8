"""The sample document as a book."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.diagnostics import Problems
from guide.epub import write_epub
from guide.model.place import NOWHERE
from guide.source.styles import load_style
from guide.style import Style
from tests.documents import EVERYTHING, PAGE_STARTS
from tests.epub.book import Book

STYLES = Path(__file__).parents[2] / "styles"
EDITION = "Rivers & Steppes, PDF edition"


@pytest.fixture(scope="session")
def style() -> Style:
    style = load_style("classic", STYLES, Problems(), NOWHERE)
    assert style is not None
    return style


@pytest.fixture(scope="session")
def data(style: Style) -> bytes:
    return write_epub(EVERYTHING, style, PAGE_STARTS, EDITION)


@pytest.fixture(scope="session")
def book(data: bytes) -> Book:
    return Book(data)
