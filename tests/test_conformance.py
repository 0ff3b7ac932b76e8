"""Whole guides, built as users build them, before the judges: veraPDF, epubcheck, Ace, pdf.js and calibre."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
import pytest
from lxml import etree

from guide.build import Outcome, Request, build
from guide.diagnostics import Problems
from guide.source import read_guide
from tests.node_tools import missing_node_tools, need, run_script
from tests.validators import Profile, need_verapdf, validate_pdfs
from tests.validators_epub import ace, epubcheck, missing_epubcheck

pytestmark = pytest.mark.validator

ROOT = Path(__file__).parents[1]
GUIDES = {
    "khalkhin-gol": ROOT / "source",
    "starter": ROOT / "guide" / "starter",
    **{path.name: path for path in sorted((ROOT / "tests" / "guides").iterdir())},
}


@cache
def outcome(name: str) -> Outcome:
    """All default files of a guide."""
    with TemporaryDirectory() as folder:
        made = build(Request(GUIDES[name], Path(folder)), lambda _: None)
    assert not made.failed, made.problems
    return made


@cache
def files(name: str, ending: str) -> dict[str, bytes]:
    """All default files of a guide, and those of the author's own editions."""
    made = [outcome(name)]
    guide = read_guide(GUIDES[name], Problems())
    assert guide is not None
    for edition in guide.about.editions:
        with TemporaryDirectory() as folder:
            request = Request(GUIDES[name], Path(folder), edition=edition)
            made.append(build(request, lambda _: None))
    assert not any(each.failed for each in made)
    found = {
        file.name: file.data for each in made for file in each.files if file.name.endswith(ending)
    }
    assert found
    return found


def book(name: str) -> bytes:
    """The EPUB of the whole guide, which comes first."""
    return next(iter(files(name, ".epub").values()))


@pytest.fixture(params=GUIDES)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_every_pdf_conforms(name: str, profile: Profile) -> None:
    need_verapdf()
    pdfs = files(name, ".pdf")
    verdicts = dict(zip(pdfs, validate_pdfs(list(pdfs.values()), profile), strict=True))
    assert {file: verdict.failures for file, verdict in verdicts.items() if verdict.failures} == {}
    assert all(verdict.passed > 100 for verdict in verdicts.values())


def test_epubcheck_and_ace_find_nothing(name: str, tmp_path: Path) -> None:
    need(missing_epubcheck() or missing_node_tools())
    for data in files(name, ".epub").values():
        assert epubcheck(data, tmp_path) == []
        assert ace(data, tmp_path) == []


# --- readers ------------------------------------------------------------------------------------


def whole_guide(name: str) -> bytes:
    """The PDF of the whole guide, which comes first."""
    return next(iter(files(name, ".pdf").values()))


def test_pdf_js_reads_the_whole_guide(name: str, tmp_path: Path) -> None:
    need(missing_node_tools())
    (tmp_path / "guide.pdf").write_bytes(whole_guide(name))
    run_script("read_pdf.mjs", [tmp_path / "guide.pdf", tmp_path / "report.json"])
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["complaints"] == []
    assert report["labels"] == list(outcome(name).files[0].pages)
    assert [entry for entry in report["outline"] if entry["page"] < 0] == []
    assert [page["dead"] for page in report["pages"] if page["dead"]] == []
    assert [page for page in report["pages"] if page["text"] and not page["inked"]] == []
    document = pypdfium2.PdfDocument(whole_guide(name))
    for page, seen in zip(document, report["pages"], strict=True):
        # PDFium leaves out a few figures on the scales of maps and charts.
        assert not letters(page.get_textpage().get_text_range()) - letters(seen["text"])


def letters(text: str) -> Counter[str]:
    """Letters and digits: readers differ in spaces and hyphens at line ends."""
    return Counter(re.findall(r"[^\W_]", text))


def test_calibre_reads_the_book(name: str, tmp_path: Path) -> None:
    need("" if shutil.which("ebook-convert") else "calibre is not installed")
    (tmp_path / "book.epub").write_bytes(book(name))
    subprocess.run(
        [
            "ebook-convert",
            tmp_path / "book.epub",
            tmp_path / "book.txt",
            "--txt-output-formatting=plain",
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    assert (
        letters(book_text(book(name))) - letters((tmp_path / "book.txt").read_text("utf-8")) == {}
    )


def book_text(data: bytes) -> str:
    """The text of a book's pages, without that of its pictures."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        pages = [name for name in archive.namelist() if name.startswith("EPUB/text/")]
        trees = [etree.fromstring(archive.read(page)) for page in pages]
    assert trees
    return "".join(text for tree in trees for text in tree.xpath(_READ, namespaces=_NAMESPACES))


_NAMESPACES = {"h": "http://www.w3.org/1999/xhtml"}
_READ = "/h:html/h:body//h:*/text()"
"""Text nodes right inside XHTML elements, not those of SVG and MathML."""
