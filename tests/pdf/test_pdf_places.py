"""Where things stand on paper, and what tells readers so: margins, grid, labels, destinations, page starts."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import Contents, ContentsEntry, Division, Link, Paragraph, Text, own_text, walk

from .documents import (
    FURNITURE,
    callout,
    cover,
    document,
    heading,
    paragraph,
    section,
    style,
    table,
    write,
)
from .reading import Read, TextLine


def long_section(name: str = "s1", count: int = 2500) -> Division:
    return section(name, *(paragraph(f"p{number}", 130) for number in range(count // 130)))


def body(lines: list[TextLine]) -> list[TextLine]:
    size = style().text("body").size
    return [line for line in lines if line.size == size and "SourceSerif4-Regular" in line.font]


def test_margins_of_facing_pages_mirror_each_other():
    recto, verso = Read(write(document(long_section())).data).pages[:2]
    page = style().page
    left = min(line.x for line in body(recto))
    right = 595.276 - max(line.right for line in body(verso))
    assert left == pytest.approx(page.inner, abs=0.1)
    assert right == pytest.approx(page.inner, abs=1.0)
    assert min(line.x for line in body(verso)) == pytest.approx(page.outer, abs=0.1)


def test_lines_of_facing_pages_stand_on_one_grid():
    blocks = [
        block
        for number in range(9)
        for block in (
            heading(f"h{number}"),
            paragraph(f"p{number}", 90),
            callout(f"c{number}", 30 + number),
            paragraph(f"q{number}", 40),
            table(f"t{number}", 4),
        )
    ]
    read = Read(write(document(section("s1", *blocks))).data)
    grid = style().grid
    lines = [line for lines in read.pages for line in body(lines)]
    from_first = [(line.y - lines[0].y) / grid for line in lines]
    assert len(read) > 4
    assert from_first == pytest.approx([round(steps) for steps in from_first], abs=0.01)


def test_pages_are_labelled_as_they_are_numbered():
    front = Division(
        "toc",
        "contents",
        (Text("Contents"),),
        "Contents",
        (Contents((ContentsEntry("s1", 1, "1", (Text("One"),)),)),),
        matter="front",
    )
    written = write(document(cover(), front, long_section()))
    read = Read(written.data)
    assert written.labels[:4] == ("i", "ii", "1", "2")
    assert tuple(read.file.get_page_label(page) for page in range(len(read))) == written.labels
    for label, lines in zip(written.labels[1:], read.pages[1:], strict=True):
        folio = max(lines, key=lambda line: line.y)
        assert folio.text == label


def test_contents_tell_the_page_and_lead_there():
    entries = (
        ContentsEntry("s1", 1, "1", (Text("The first section"),)),
        ContentsEntry("s2", 1, "2", (Text("The second section"),)),
    )
    front = Division(
        "toc", "contents", (Text("Contents"),), "Contents", (Contents(entries),), matter="front"
    )
    written = write(document(cover(), front, long_section("s1"), long_section("s2", 130)))
    read = Read(written.data)
    page = read.find("The second section")[0][0]
    opens = read.find("Title of s2")[0][0]
    numbers = [line.text for line in read.pages[page] if line.x > 480 or line.text[-1:].isdigit()]
    assert any(text.endswith(written.labels[opens]) for text in numbers)
    with pikepdf.open(BytesIO(written.data)) as pdf:
        links = [a for a in pdf.pages[page].Annots if a.Subtype == "/Link"]
        pages = [p.objgen for p in pdf.pages]
        assert [pages.index(destination(pdf, link)[0].objgen) for link in links][-1] == opens


def destination(pdf: pikepdf.Pdf, link: pikepdf.Object) -> pikepdf.Object:
    found = link.get("/Dest") or link.A.D
    return found if isinstance(found, pikepdf.Array) else pdf.Root.Names.Dests


def test_a_link_leads_to_its_heading():
    there = Link("id-h1", (Text("there"),), "section")
    blocks = (Paragraph((there,)), paragraph("p0", 900), heading("h1"), paragraph("p1", 40))
    written = write(document(section("s1", *blocks)))
    page, line = Read(written.data).find("h1w0")[0]
    with pikepdf.open(BytesIO(written.data)) as pdf:
        (link,) = pdf.pages[0].Annots
        target = destination(pdf, link)
        assert target[0].objgen == pdf.pages[page].objgen
        top = 841.89 - float(target[3])
        assert line.y - 30 < top < line.y


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(st.integers(20, 300), st.integers(0, 60)), min_size=2, max_size=9))
def test_page_starts_name_the_first_word_of_each_page(sizes):
    """Also where a callout has moved to the page's top: it belongs to the page before."""
    blocks = []
    for number, (words_of_text, words_aside) in enumerate(sizes):
        blocks.append(paragraph(f"p{number}", words_of_text))
        if words_aside:
            blocks.append(callout(f"c{number}", words_aside))
    division = section("s1", *blocks)
    written = write(document(division))
    read = Read(written.data)
    ordinals = list(walk(division.blocks))
    for start in written.starts[1:]:
        page = written.labels.index(start.label)
        if start.block >= 0 and isinstance(ordinals[start.block], Paragraph):
            rest = own_text(ordinals[start.block])[start.offset :].split()
            shown = read.words(page)
            assert rest[0] in shown
            before = shown[: shown.index(rest[0])]
            assert all(word.startswith("c") for word in before)


def test_titles_and_text_are_set_as_the_style_says():
    written = write(document(section("s1", heading("h1"), paragraph("p1", 60), label="Section 1")))
    read = Read(written.data)
    ((_, label),) = read.find("Section 1")
    title = read.find("Title of s1")[0][1]
    ((_, head),) = read.find("h1w0")
    ((_, line),) = read.find("p1w0")
    classic = style()
    assert (title.size, title.font) == (
        classic.text("section-title").size,
        "SourceSerif4Display-Regular",
    )
    assert (head.size, head.font) == (classic.text("heading-2").size, "SourceSans3-Semibold")
    assert (line.size, line.font) == (classic.text("body").size, "SourceSerif4-Regular")
    assert label.y < title.y < head.y < line.y


def test_running_heads_name_the_guide_and_the_section():
    pages = Read(write(document(long_section())).data).pages
    assert not any("guide of samples" in line.text for line in pages[0])
    assert pages[1][0].text == "A guide of samples"
    assert pages[2][0].text == "Title of s1"


def test_every_printed_page_can_be_turned_to():
    """Pages on which nothing new begins, such as those of a table of contents that runs on, have a start, too."""
    entries = tuple(ContentsEntry("s1", 2, str(number), (Text("One"),)) for number in range(1, 80))
    contents = Division("contents", "contents", (Text("Contents"),), "", (Contents(entries),))
    file = write(document(contents, section("s1", paragraph("p", 50))))
    assert len(file.labels) > 2
    assert tuple(start.label for start in file.starts) == file.labels


def test_a_long_running_head_takes_two_lines_in_reading_order():
    title = " ".join(f"h1w{number}" for number in range(30))
    division = Division(
        "s1", "section", (Text("Short"),), title, tuple(paragraph(f"p{n}", 150) for n in range(12))
    )
    lines = Read(write(document(division)).data).pages[2]
    heads = [line for line in lines if line.text.startswith("h1w")]
    assert heads[0].text.startswith("h1w0 ")
    assert len(heads) == 2
    assert heads[1].y < min(line.y for line in lines if line.text.startswith("p"))


def test_a_running_foot_stands_beside_the_folio():
    foot = (
        "Copies may be made for use in a classroom, and kept for as long as they are of use there."
    )
    furniture = replace(FURNITURE, running_foot=foot, page_of="Page {page} of {pages}")
    made = replace(document(long_section()), furniture=furniture)
    for lines in Read(write(made).data).pages[:2]:
        (folio,) = [line for line in lines if line.text.startswith("Page ")]
        (beside,) = [line for line in lines if line.text.startswith("Copies")]
        assert folio.y == pytest.approx(beside.y, abs=0.1)
        assert folio.right < beside.x or beside.right < folio.x


def test_a_running_foot_is_divided_between_its_facts():
    foot = "A guide of samples with a long title · Handout · First edition · This page may be copied for classroom use."
    furniture = replace(FURNITURE, running_foot=foot, page_of="Page {page} of {pages}")
    made = replace(document(long_section()), furniture=furniture)
    lines = [line.text.replace("\u00a0", " ") for line in Read(write(made).data).pages[0]]
    assert "This page may be copied for classroom use." in lines


def test_a_table_that_goes_on_says_so():
    pages = Read(write(document(section("s1", table("t1", 90)))).data).pages
    labels = [[line.text for line in page if line.text.startswith("Table 1")] for page in pages]
    assert "continued" not in labels[0][0]
    assert len(labels) > 1
    assert all("continued" in label[0] for label in labels[1:])
