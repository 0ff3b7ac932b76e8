"""What epubcheck, Ace and two reading systems say of our books, and that they can say no."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from tests.documents import EVERYTHING
from tests.validators_epub import (
    Engine,
    ace,
    epubcheck,
    missing_epubcheck,
    missing_node_tools,
    need,
    read,
)

pytestmark = pytest.mark.validator


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """A copy of a book with one file changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == f"EPUB/{name}":
                text = change(content.decode())
                assert text.encode() != content, "the copy is not broken"
                content = text.encode()
            new.writestr(entry, content)
    return out.getvalue()


def test_epubcheck_finds_nothing(data: bytes, tmp_path: Path) -> None:
    need(missing_epubcheck())
    assert epubcheck(data, tmp_path) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "finding"),
    [
        ("text/july.xhtml", "</p>", "", "RSC-016"),
        ("text/july.xhtml", 'href="glossary.xhtml#g-kwantung"', 'href="gone.xhtml"', "RSC-007"),
        ("content.opf", ' properties="nav"', "", "RSC-005"),
        ("content.opf", 'properties="mathml"', "", "OPF-014"),
    ],
)
def test_epubcheck_catches_broken_books(
    name: str, old: str, new: str, finding: str, data: bytes, tmp_path: Path
) -> None:
    need(missing_epubcheck())
    broken = changed(data, name, lambda text: text.replace(old, new, 1))
    assert any(finding in message for message in epubcheck(broken, tmp_path))


def test_ace_finds_nothing(data: bytes, tmp_path: Path) -> None:
    need(missing_node_tools())
    assert ace(data, tmp_path) == []


def test_ace_catches_broken_books(data: bytes, tmp_path: Path) -> None:
    need(missing_node_tools())
    broken = changed(data, "text/july.xhtml", lambda text: text.replace(' lang="en"', "", 1))
    broken = changed(broken, "text/july.xhtml", lambda text: text.replace(' xml:lang="en"', "", 1))
    broken = changed(broken, "text/figures.xhtml", lambda t: t.replace(' alt="A grey square"', ""))
    broken = changed(
        broken, "text/questions.xhtml", lambda t: t.replace("<h2", "<h5").replace("/h2", "/h5")
    )
    found = " ".join(ace(broken, tmp_path))
    for rule in ("html-has-lang", "image-alt", "heading-order"):
        assert rule in found


@pytest.mark.parametrize("engine", ["foliate", "epubjs", "page"])
@pytest.mark.parametrize(("size", "scheme"), [(100, "light"), (200, "dark")])
def test_readers_turn_every_page(
    engine: Engine,
    size: int,
    scheme: str,
    data: bytes,
    tmp_path: Path,
) -> None:
    need(missing_node_tools())
    reading = read(data, engine, tmp_path, width=320, size=size, dark=scheme == "dark")
    assert len(reading.documents) == len(EVERYTHING.divisions)
    assert reading.errors == []
    assert reading.wide == {}
    if engine != "page":
        assert reading.reached == len(EVERYTHING.divisions) - 1
        assert reading.turned >= len(EVERYTHING.divisions) - 1


def test_the_readers_see_what_is_too_wide(data: bytes, tmp_path: Path) -> None:
    need(missing_node_tools())
    broken = changed(
        data,
        "text/july.xhtml",
        lambda text: text.replace("<aside", '<aside style="width: 50em"', 1),
    )
    assert "text/july.xhtml" in read(broken, "page", tmp_path, width=320).wide
