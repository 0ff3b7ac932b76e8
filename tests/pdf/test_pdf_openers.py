"""How divisions begin: titles, parts, places in time; and the contents."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.document import Contents, ContentsEntry, Division, Period, Text
from guide.pdf.geometry import PAPERS, geometry
from guide.source.styles import style_names
from tests.pdf_reading import PdfReading

from .documents import A4, STYLES, cover, document, paragraph, section, style, write
from .reading import Read


def part() -> Division:
    return Division("part", "part", (Text("The part"),), "The part", (), label="Part 1")


def test_a_part_opens_above_its_first_section():
    read = Read(write(document(part(), section("s1", paragraph("p1", 30)))).data)
    (page, band), (other, title) = read.find("The part")[0], read.find("Title of s1")[0]
    assert page == other == 0
    assert band.y < title.y
    assert band.text == "Part 1 The part" or "Part 1" in band.text


def test_a_part_has_a_page_of_its_own_where_the_style_says_so():
    setting = replace(style(), page=replace(style().page, parts_open="page"))
    read = Read(write(document(part(), section("s1", paragraph("p1", 30))), setting).data)
    assert read.find("The part")[0][0] == 0
    assert read.find("Title of s1")[0][0] == 1


def test_both_part_and_section_can_be_found():
    starts = write(document(part(), section("s1", paragraph("p1", 30)))).starts
    assert [(start.division, start.label) for start in starts] == [("part", "1")]


@pytest.mark.parametrize("name", ["classic", "large-print", "pocket"])
def test_titles_of_several_lines_are_balanced(name):
    title = "A title that is just a word or two too long for the line it stands on here"
    read = Read(write(document(section("s1", paragraph("p1", 30), title=title)), style(name)).data)
    size = style(name).text("section-title").size
    lines = [line for line in read.pages[0] if line.size == size]
    assert len(lines) > 1
    assert min(map(len, (line.text for line in lines))) > 0.5 * max(
        len(line.text) for line in lines
    )


@pytest.mark.parametrize("name", ["classic", "large-print", "readable"])
def test_a_sections_number_stands_large_at_the_end_of_its_titles_line(name):
    found = style(name)
    title = "A title that would fill the line if there were no number at its end"
    plain = section("s1", paragraph("p1", 30), title=title, label="Section 17")
    data = write(document(replace(plain, number="17")), found).data
    lines = Read(data).pages[0]
    (number,) = [line for line in lines if line.text == "17"]
    first, *others = [line for line in lines if line.size == found.text("section-title").size]
    area = geometry(found.page, found.grid, *A4).recto
    assert number.size > 1.5 * first.size
    assert number.y == pytest.approx(first.y)
    assert number.right == pytest.approx(area.x + area.width, abs=4)  # but for its side bearing
    assert max(line.right for line in (first, *others)) < number.x


def test_readers_who_listen_hear_a_sections_number_once():
    plain = section("s1", paragraph("p1", 9), label="Section 17")
    read = PdfReading(write(document(replace(plain, number="17"))).data)
    assert "".join(element.text for element in read.tree.find("P")).count("17") == 1
    assert "17" in read.artifacts(0)


def test_a_period_is_told_and_drawn_below_the_title():
    moments = (1904.0, 1931.5, 1939.4, 1939.7, 1945.6)
    plain = section("s1", paragraph("p1", 30))
    told = replace(plain, period=Period(1939.4, 1939.7, "May–September 1939", moments))
    read = Read(write(document(told)).data)
    ((_, label),) = read.find("May–September 1939")
    assert read.find("Title of s1")[0][1].y < label.y < read.find("p1w0")[0][1].y
    drawn = [len(list(page.get_objects())) for page in (read.file[0],)]
    without = [
        len(list(page.get_objects())) for page in (Read(write(document(plain)).data).file[0],)
    ]
    assert drawn[0] > without[0] + 2


def test_the_contents_set_parts_apart_and_name_pages_at_the_right():
    entries = (
        ContentsEntry("part", 1, "", (Text("The part"),)),
        ContentsEntry("s1", 2, "1", (Text("One"),)),
        ContentsEntry("s2", 2, "2", (Text("Two"),)),
        ContentsEntry("s3", 1, "", (Text("At the back"),)),
    )
    contents = Division(
        "toc", "contents", (Text("Contents"),), "Contents", (Contents(entries),), matter="front"
    )
    sections = [section(name, paragraph("p1", 20)) for name in ("s1", "s2", "s3")]
    read = Read(write(document(cover(), contents, part(), *sections)).data)
    lines = {line.text.split()[0]: line for line in read.pages[1]}
    gaps = [lines["At"].y - lines["2"].y, lines["2"].y - lines["1"].y]
    assert gaps[0] > gaps[1]
    assert lines["The"].font != lines["1"].font
    assert {line.text for line in read.pages[1] if line.x > 440} >= {"1", "2", "3"}


def test_a_cover_names_the_guide_in_its_largest_type():
    read = Read(write(document(cover())).data)
    largest = max(read.pages[0], key=lambda line: line.size)
    assert largest.text.startswith("A guide of")
    assert any(line.text == "A. Author" for line in read.pages[0])


GRASS = 0.58 - 0.085 * 1.22
"""Where the tallest blade of a cover may end, as a share of the paper's height."""


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", style_names(STYLES))
def test_no_title_runs_into_what_is_drawn_on_a_cover(name, paper):
    made = cover()
    block = replace(made.blocks[0], title="A title of two lines", subtitle="below it so much " * 4)
    division = replace(made, blocks=(block,))
    lines = Read(write(document(division), style(name), PAPERS[paper]).data).pages[0]
    titles = [line for line in lines if "title" in line.text or "below" in line.text]
    assert len(titles) >= 2
    assert max(line.y for line in titles) < GRASS * PAPERS[paper][1]
    assert min(line.y - line.size for line in titles) > 0
