"""The package: true metadata, navigation, an archive that depends on the document alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Pillow

from guide.cache import Cache
from guide.document import Image, Metadata, Paragraph, Picture, Text
from guide.epub import write_epub
from guide.epub.raster import LONGEST
from guide.style import Style
from tests.documents import EVERYTHING, IMAGES, JULY, METADATA, PAGE_STARTS
from tests.epub.book import Book, words
from tests.epub.conftest import EDITION

ROOT = Path(__file__).parents[2]


def dc(book: Book, name: str) -> list[str]:
    return book.find(book.package, f"//dc:{name}/text()")


def meta(book: Book, name: str) -> list[str]:
    return book.find(book.package, f"//opf:meta[@property='{name}']/text()")


def test_libraries_find_what_they_want(book: Book) -> None:
    assert dc(book, "identifier") == [METADATA.identifier]
    assert dc(book, "title") == [METADATA.title, METADATA.subtitle, METADATA.edition]
    assert meta(book, "title-type") == ["main", "subtitle", "edition"]
    assert dc(book, "language") == ["en"]
    assert dc(book, "creator") == ["Ann Author", "Ben Author"]
    assert dc(book, "contributor") == ["Ida Painter"]
    assert dc(book, "subject") == list(METADATA.subjects)
    assert dc(book, "description") == [METADATA.description]
    assert dc(book, "publisher") == [METADATA.publisher]
    assert dc(book, "date") == [METADATA.date]
    assert dc(book, "rights") == [METADATA.rights]
    assert meta(book, "dcterms:license") == [METADATA.license]
    assert meta(book, "dcterms:modified") == [METADATA.modified]


def test_contributors_have_relator_codes(book: Book) -> None:
    for name, code in (("Ann Author", "aut"), ("Ida Painter", "ill")):
        identifier = book.one(book.package, f"//*[text()='{name}']/@id")
        role = book.one(book.package, f"//opf:meta[@refines='#{identifier}'][@property='role']")
        assert (role.text, role.get("scheme")) == (code, "marc:relators")


def test_the_print_edition_is_named(book: Book) -> None:
    assert dc(book, "source") == [EDITION]
    assert meta(book, "pageBreakSource") == [EDITION]


def test_the_package_has_a_language(book: Book) -> None:
    assert book.package.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_claims_follow_the_content(style: Style) -> None:
    text_only = replace(JULY, blocks=JULY.blocks[2:3], notes=(), title=JULY.title)
    document = replace(EVERYTHING, divisions=(text_only,))
    book = Book(write_epub(document, style, (), ""))
    assert meta(book, "schema:accessMode") == ["textual"]
    assert meta(book, "schema:accessModeSufficient") == ["textual"]
    features = set(meta(book, "schema:accessibilityFeature"))
    assert not features & {"alternativeText", "MathML", "pageBreakMarkers"}


def test_claims_of_a_full_book(book: Book) -> None:
    assert meta(book, "schema:accessMode") == ["textual", "visual"]
    features = set(meta(book, "schema:accessibilityFeature"))
    assert {"alternativeText", "MathML", "pageBreakMarkers", "pageNavigation"} <= features
    summary = EVERYTHING.furniture.accessibility_summary
    assert meta(book, "schema:accessibilitySummary") == [summary]
    certified = book.one(book.package, "//opf:meta[@property='a11y:certifiedBy']")
    assert (certified.text, certified.get("refines")) == ("Steppe Press", "#conformance")


def test_a_license_with_an_address_is_linked(style: Style) -> None:
    address = "https://creativecommons.org/licenses/by-sa/4.0/"
    document = replace(EVERYTHING, metadata=replace(METADATA, license=address))
    book = Book(write_epub(document, style, (), ""))
    link = book.one(book.package, "//opf:metadata/opf:link")
    assert (link.get("rel"), link.get("href")) == ("dcterms:license", address)


def test_contents_are_nested_as_in_the_document(book: Book) -> None:
    nav = book.one(book.xml("nav.xhtml"), "//x:nav[@epub:type='toc']")
    top = book.find(nav, "x:ol/x:li")
    assert [words(book.one(item, "x:a")) for item in top][:2] == [["The", "war"], ["Timeline"]]
    sections = book.find(top[0], "x:ol/x:li/x:a")
    assert [words(link) for link in sections] == [
        ["1", "July:", "crossing"],
        ["2", "Shapes", "&", "sizes"],
    ]
    labels = book.find(book.xml("toc.ncx"), "//ncx:navLabel/ncx:text/text()")
    assert [" ".join(words(link)) for link in book.find(nav, ".//x:a")] == labels


def test_landmarks_point_to_their_divisions(book: Book) -> None:
    nav = book.one(book.xml("nav.xhtml"), "//x:nav[@epub:type='landmarks']")
    found = {
        link.get("{http://www.idpf.org/2007/ops}type"): link.get("href")
        for link in book.find(nav, ".//x:a")
    }
    assert found == {
        "cover": "text/cover.xhtml#cover",
        "toc": "text/contents.xhtml#contents",
        "bodymatter": "text/part-war.xhtml#part-war",
        "glossary": "text/glossary.xhtml#glossary",
        "bibliography": "text/references.xhtml#references",
    }


# --- pictures ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("kind", "mode"), [("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB")])
def test_large_pictures_are_made_to_fit_the_screen(kind: str, mode: str, style: Style) -> None:
    out = BytesIO()
    Pillow.effect_noise((3000, 1500), 60).convert(mode).save(out, kind)
    media_type: Any = f"image/{kind.lower()}"
    picture = Image("large", media_type, out.getvalue(), 3000, 1500)
    shown = replace(JULY, blocks=(Picture("large", "noise"),), notes=())
    document = replace(EVERYTHING, divisions=(shown,), images={"large": picture})
    book = Book(write_epub(document, style, (), ""))
    packed = book.archive.read("EPUB/images/large")
    assert Pillow.open(BytesIO(packed)).size == (LONGEST, LONGEST // 2)
    assert len(packed) < len(picture.data)


def test_pictures_that_fit_are_packed_as_they_are(book: Book) -> None:
    assert book.archive.read("EPUB/images/face.png") == IMAGES["images/face.png"].data


# --- the archive -------------------------------------------------------------------------------


def test_the_format_is_told_by_the_first_bytes(data: bytes) -> None:
    first = zipfile.ZipFile(BytesIO(data)).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert data[38:58] == b"application/epub+zip"


def test_entries_carry_the_documents_date(data: bytes) -> None:
    for entry in zipfile.ZipFile(BytesIO(data)).infolist():
        assert entry.date_time == (2026, 11, 23, 0, 0, 0)
        assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)


def test_the_archive_is_whole(data: bytes) -> None:
    assert zipfile.ZipFile(BytesIO(data)).testzip() is None


def test_a_document_with_another_name_than_letters_is_found_by_it(style: Style) -> None:
    document = replace(EVERYTHING, divisions=(replace(JULY, id="июль", blocks=(), notes=()),))
    assert "EPUB/text/июль.xhtml" in Book(write_epub(document, style, (), "")).names


def test_what_the_cache_knows_makes_no_difference(style: Style, tmp_path: Path) -> None:
    """After each of some edits: first of one division, then of what all show, then of where pages start."""
    cache = Cache(tmp_path, "test")
    longer = replace(JULY, blocks=(*JULY.blocks, Paragraph((Text("One more."),))))
    edited = tuple(longer if division is JULY else division for division in EVERYTHING.divisions)
    titled = replace(EVERYTHING, metadata=replace(EVERYTHING.metadata, title="Another"))
    for document, starts in (
        (EVERYTHING, PAGE_STARTS),
        (replace(EVERYTHING, divisions=edited), PAGE_STARTS),
        (titled, PAGE_STARTS),
        (EVERYTHING, PAGE_STARTS[:2]),
        (EVERYTHING, PAGE_STARTS),
    ):
        known = write_epub(document, style, starts, EDITION, cache)
        assert known == write_epub(document, style, starts, EDITION)


@pytest.mark.parametrize(
    ("modified", "date", "expected"),
    [("", "", "1980-01-01T00:00:00Z"), ("", "2020-02-03", "2020-02-03T00:00:00Z")],
)
def test_without_a_date_no_clock_is_asked(
    modified: str, date: str, expected: str, style: Style
) -> None:
    metadata = Metadata("urn:x:1", "Bare", "en", modified=modified, date=date)
    book = Book(write_epub(replace(EVERYTHING, metadata=metadata), style, (), ""))
    assert meta(book, "dcterms:modified") == [expected]


BUILD = """
import locale, os, sys, time
shift = float(sys.argv[1])
now = time.time
time.time = lambda: now() + shift
true_localtime = time.localtime
time.localtime = lambda at=None: true_localtime(now() + shift if at is None else at)
os.umask(int(sys.argv[2], 8))
from pathlib import Path
from typing import Any
from guide.diagnostics import Problems
from guide.epub import write_epub
from guide.epub.raster import LONGEST
from guide.model.place import NOWHERE
from guide.source.styles import load_style
from tests.documents import EVERYTHING, PAGE_STARTS
style = load_style("classic", Path(sys.argv[3]), Problems(), NOWHERE)
sys.stdout.buffer.write(write_epub(EVERYTHING, style, PAGE_STARTS, sys.argv[4]))
"""


def test_the_same_bytes_everywhere(data: bytes, tmp_path: Path) -> None:
    """A day later, elsewhere, with other hashes, locale, folder and umask."""
    surroundings = {
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "1939",
        "LC_ALL": "C",
        "PYTHONPATH": str(ROOT),
    }
    run = subprocess.run(
        [sys.executable, "-c", BUILD, "86400", "077", ROOT / "styles", EDITION],
        env=os.environ | surroundings,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert run.stdout == data
