"""A PDF read back: what was drawn is what is read, and everything leads somewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache

import pikepdf
import pytest

from guide.typeset.boxes import Inset, Line, PageSlot, PlacedRow, Row
from guide.typeset.file import OutlineEntry
from tests.pdf_reading import PdfReading
from tests.typeset.sample import BODY, HEIGHT, MARGIN, Sample, make_fonts, whole_sample

TEXT_OF_PARAGRAPH = (
    "The river, in Mongolian Халхын гол, flows west and its waters con\xad"
    "tinue to the lake, as shown on page 2 of this book; the distri\xad"
    "bution of water is told on a page of the"
    "web with a lock 🔒1 and blank to fill in."
    "SMALL LABEL"
)


@cache
def written() -> bytes:
    return whole_sample().write()


@pytest.fixture
def reading() -> PdfReading:
    return PdfReading(written())


# --- structure ---------------------------------------------------------------------------------


def test_elements_read_as_they_were_drawn(reading: PdfReading) -> None:
    assert [heading.text for heading in reading.tree.find("H2")] == ["The river"]
    paragraph = reading.tree.find("P")[0]
    assert paragraph.text == TEXT_OF_PARAGRAPH


def test_inline_elements_stand_where_their_text_stands(reading: PdfReading) -> None:
    paragraph = reading.tree.find("P")[0]
    kinds = [kid if isinstance(kid, str) else kid.tag for kid in paragraph.kids]
    assert kinds == [
        "The river, in Mongolian ",
        "Span",
        ", flows west and its waters con\xadtinue to the lake, as shown on page 2 of this book;"
        " the distri\xadbution of water is told ",
        "Link",
        " with a lock 🔒",
        "Reference",
        " and ",
        "Span",
        " to fill in.SMALL LABEL",
    ]


def test_text_in_another_language_says_so(reading: PdfReading) -> None:
    languages = {span.text: span.language for span in reading.tree.find("Span")}
    assert languages["Халхын гол"] == "mn"
    assert reading.pdf.Root.Lang == "en"


def test_table_cells_have_their_scope_and_span(reading: PdfReading) -> None:
    table = reading.tree.find("Table")[0]
    assert [cell.attribute("Scope") for cell in table.find("TH")] == [
        "/Column",
        "/Column",
        "/Row",
        "/Row",
    ]
    assert [cell.attribute("ColSpan") for cell in table.find("TD")] == [None, None, 2]


def test_an_empty_cell_stays_in_its_row(reading: PdfReading) -> None:
    rows = [[cell.text for cell in row.kids] for row in reading.tree.find("Table")[0].find("TR")]
    assert rows == [
        ["Side", "Losses"],
        ["Soviet", "25,655"],
        ["Japanese", ""],
        ["Both sides: unknown"],
    ]


def test_elements_that_show_nothing_are_left_out() -> None:
    sample = Sample(make_fonts())
    sample.tree.child("Sect").child("P")
    sample.row(sample.page("1"), sample.segment("Text", sample.tree.child("P")))
    tree = PdfReading(sample.write()).tree
    assert [element.tag for element in tree.walk()] == ["Document", "P"]


def test_a_figure_is_one_content_with_its_extent(reading: PdfReading) -> None:
    chart, _, _, monogram = reading.tree.find("Figure")
    assert str(chart.dictionary.Alt) == "A chart with two bars"
    left, bottom, right, top = (float(value) for value in chart.attribute("BBox"))
    assert (right - left, top - bottom) == (200, 100)
    # Ground and letters of the monogram are drawn by different marks.
    assert monogram.kids == ["ZK"]


def test_notes_can_be_found_by_their_id(reading: PdfReading) -> None:
    (note,) = reading.tree.find("Note")
    names = list(reading.pdf.Root.StructTreeRoot.IDTree.Names)
    assert names == [pikepdf.String("note-1"), note.dictionary]


def test_the_parent_tree_leads_back_to_every_element(reading: PdfReading) -> None:
    parents = pikepdf.NumberTree(reading.pdf.Root.StructTreeRoot.ParentTree)
    for element in reading.tree.walk():
        for kid in element.kids:
            if isinstance(kid, pikepdf.Dictionary):
                assert parents[int(kid.StructParent)].objgen == element.dictionary.objgen
        contents = element.dictionary.get("/K", pikepdf.Array())
        for content in contents if isinstance(contents, pikepdf.Array) else [contents]:
            if isinstance(content, int):
                page = parents[int(element.dictionary.Pg.StructParents)]
                assert page[content].objgen == element.dictionary.objgen


def test_a_node_outside_of_the_tree_is_refused() -> None:
    sample = Sample(make_fonts())
    sample.row(sample.page("1"), sample.segment("Text", sample.tree.child("P")))
    stranger = Sample(make_fonts()).tree.child("P")
    sample.row(sample.pages[0], sample.segment("Stranger", stranger))
    with pytest.raises(ValueError, match="not in the tree"):
        sample.write()


# --- artifacts ---------------------------------------------------------------------------------


def test_furniture_and_repeated_rows_are_artifacts(reading: PdfReading) -> None:
    assert reading.artifacts(2) == "SideLossesA running head2"
    assert reading.tree.text.count("Losses") == 3  # caption, head, the chart's own text


def test_furniture_tells_its_kind(reading: PdfReading) -> None:
    artifacts = [
        operands[1].get("/Subtype")
        for operands, operator in pikepdf.parse_content_stream(reading.pdf.pages[0])
        if str(operator) == "BDC" and operands[0] == "/Artifact"
    ]
    assert artifacts == ["/Header", "/Footer"]


# --- fonts -------------------------------------------------------------------------------------


def test_fonts_are_embedded_subsets_with_their_texts(reading: PdfReading) -> None:
    fonts = reading.fonts()
    assert len(fonts) == 4
    for font in fonts:
        assert font.is_embedded
        assert font.is_subset
        assert all(font.texts.values())


def test_characters_beyond_the_basic_plane_are_read(reading: PdfReading) -> None:
    sans = next(font for font in reading.fonts() if font.name.endswith("SourceSans3-Regular"))
    assert "\U0001f512" in sans.texts.values()
    assert "\U0001f512" in reading.page_texts()[1]


def test_a_hyphen_at_a_line_end_is_a_soft_one(reading: PdfReading) -> None:
    serif = next(font for font in reading.fonts() if font.name.endswith("SourceSerif4-Regular"))
    assert "\xad" in serif.texts.values()
    # PDFium marks with U+0002 where it will join a hyphenated word.
    assert "con\x02tinue to the lake" in reading.page_texts()[1]


# --- ways through the file ---------------------------------------------------------------------


def test_links_lead_to_their_places(reading: PdfReading) -> None:
    places = whole_sample().anchors
    top = HEIGHT - places["river"][2]
    assert [(link.page, link.contents, link.target) for link in reading.links()] == [
        (0, "The river, page 1", (1, MARGIN, top)),
        (1, "A web page (example.org)", "https://example.org/halhin-gol"),
        (1, "Note 1", (1, MARGIN, HEIGHT - places["note-1"][2])),
    ]


def test_a_link_over_two_lines_is_one_annotation_with_two_parts(reading: PdfReading) -> None:
    annotation = reading.pdf.pages[1].Annots[0]
    corners = [float(value) for value in annotation.QuadPoints]
    assert len(corners) == 16
    assert corners[1] > corners[9]
    assert len(reading.tree.find("Link")[1].kids) == 4  # text, emphasis, text, annotation


def test_a_link_over_a_page_turn_has_an_annotation_on_each_page() -> None:
    sample = Sample(make_fonts())
    link = sample.tree.child("P").inline("Link", url="https://example.org", title="Example")
    for label in ("1", "2"):
        sample.row(sample.page(label), sample.segment("a link", link))
    reading = PdfReading(sample.write())
    assert [found.page for found in reading.links()] == [0, 1]
    assert len(reading.tree.find("Link")[0].kids) == 4


@pytest.mark.parametrize("use", ["link", "slot", "outline"])
def test_an_unknown_anchor_is_refused(use: str) -> None:
    sample = Sample(make_fonts())
    body = sample.tree.child("P")
    page = sample.page("1")
    if use == "link":
        sample.row(page, sample.segment("x", body.inline("Link", anchor="nowhere")))
    elif use == "slot":
        sample.row(page, PageSlot(BODY, "nowhere", 10.0, body))
    else:
        sample.outline.append(OutlineEntry("Nowhere", "nowhere", 1))
    with pytest.raises(KeyError, match="nowhere"):
        sample.write()


def test_outline_and_labels(reading: PdfReading) -> None:
    assert reading.labels() == ["iv", "1", "2"]
    assert reading.bookmarks() == [
        (1, "Contents", 0),
        (1, "The river — Халхын гол", 1),
        (2, "The steppe", 2),
    ]


# --- setting -----------------------------------------------------------------------------------


def right_end(sample: Sample) -> float:
    """Where the ink of the first page ends."""
    import pypdfium2

    page = pypdfium2.PdfDocument(sample.write())[0]
    text = page.get_textpage()
    return max(text.get_charbox(index)[2] for index in range(text.count_chars()))


@pytest.mark.parametrize("label", ["1", "1234"])
def test_a_justified_line_keeps_its_width_whatever_the_label(label: str) -> None:
    sample = Sample(make_fonts())
    body = sample.tree.child("P")
    page = sample.page(label)
    sample.anchors["here"] = (0, 0.0, 0.0)
    slot = PageSlot(BODY, "here", 12.0, body)
    words = sample.segment("Turn to page ", body), slot, sample.segment(" of this book", body)
    sample.row(page, *words, target=300.0)
    assert right_end(sample) == pytest.approx(MARGIN + 300, abs=0.6)


@pytest.mark.parametrize("label", ["1", "1234"])
def test_a_blank_beside_a_label_moves_with_it(label: str) -> None:
    import pypdfium2

    sample = Sample(make_fonts())
    body = sample.tree.child("P")
    page = sample.page(label)
    sample.anchors["here"] = (0, 0.0, 0.0)
    blank = Inset(30.0, 9.0, 0.0, "1 0 0 rg 0 0 30 9 re f", body.inline("Span"))
    slot = PageSlot(BODY, "here", 12.0, body)
    after = sample.segment(" and on", body)
    sample.row(page, sample.segment("See page ", body), slot, blank, after)
    sample.row(page, sample.segment("The next line", body))
    read = pypdfium2.PdfDocument(sample.write())[0]
    text = read.get_textpage()
    boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    words = text.get_text_bounded()
    painted = next(iter(read.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]))).get_bounds()
    assert words.split() == ["See", "page", label, "and", "on", "The", "next", "line"]
    last_digit = words.index(label) + len(label) - 1
    assert painted[0] == pytest.approx(boxes[last_digit][2], abs=1.0)
    assert boxes[words.index("and")][0] > painted[2]
    assert boxes[words.index("The")][0] == pytest.approx(MARGIN, abs=1.0)


def test_a_label_without_spaces_stays_flush_right() -> None:
    sample = Sample(make_fonts())
    page = sample.page("1234")
    sample.anchors["here"] = (0, 0.0, 0.0)
    slot = PageSlot(BODY, "here", 5.0, sample.tree.child("P"))
    line = Line(295.0, 11.0, [slot], natural=5.0, target=5.0)
    page.rows.append(PlacedRow(MARGIN, MARGIN, Row(16.0, [line])))
    assert right_end(sample) == pytest.approx(MARGIN + 300, abs=0.6)


# --- the same bytes ----------------------------------------------------------------------------


def test_two_writes_are_the_same_bytes() -> None:
    assert whole_sample().write() == written()


@pytest.mark.parametrize("setting", [{"PYTHONHASHSEED": "1"}, {"TZ": "Asia/Ulaanbaatar"}])
def test_another_process_writes_the_same_bytes(setting: dict[str, str]) -> None:
    program = (
        "import sys; from tests.typeset.sample import whole_sample; "
        "sys.stdout.buffer.write(whole_sample().write())"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, **setting}, capture_output=True
    )
    assert run.stdout == written(), run.stderr.decode()


def test_the_identifier_follows_the_content() -> None:
    other = Sample(make_fonts())
    other.row(other.page("1"), other.segment("Other", other.tree.child("P")))
    files = [PdfReading(data).pdf.trailer.ID[0] for data in (written(), other.write())]
    assert files[0] != files[1]
