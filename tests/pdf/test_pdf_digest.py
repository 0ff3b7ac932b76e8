"""Digests of pages change with what one sees of them, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from guide.document import Heading, Link, PageReference, Paragraph, Text

from .documents import document, heading, paragraph, section, style, write


def digests(*blocks, setting=None, name: str = "s1"):
    return write(document(section(name, *blocks)), setting).looks


def pages(count: int):
    """Paragraphs that fill about so many pages, each of a page of its own kind."""
    return [paragraph(f"p{number}", 150) for number in range(3 * count)]


def changed(one, other) -> list[int]:
    assert len(one) == len(other)
    return [
        number for number, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]
    ]


def test_the_same_pages_have_the_same_digests():
    assert digests(*pages(3)) == digests(*pages(3))


def test_another_word_changes_its_page_alone():
    blocks = pages(4)
    other = list(blocks)
    text = other[5].content[0].text
    other[5] = Paragraph((Text(text.replace("w9 ", "w8 ")),))
    assert len(changed(digests(*blocks), digests(*other))) == 1


def test_ids_tags_and_links_are_not_seen():
    shown = (heading("h1"), *pages(2))
    hidden = (Heading(3, heading("h1").content, id="another"), *pages(2))
    assert digests(*shown) == digests(*hidden)


def test_a_page_number_that_changes_is_seen_where_it_is_printed():
    reference = Paragraph((Text("see"), PageReference("id-h9", " p. ")))
    here = [reference, *pages(2), heading("h9"), paragraph("q1", 60)]
    there = [reference, *pages(2), heading("h9"), paragraph("q1", 60)]
    there[1:1] = pages(2)[:3]
    assert digests(*here)[0] != digests(*there)[0]


def test_what_comes_before_on_other_pages_is_not_seen():
    """Not even where it uses other faces first, or more links."""
    first = section("s1", Paragraph((Text("short"),)))
    other = section("s1", Paragraph((Link("s2", (Text("short"),), "section"),)), heading("h1"))
    second = section("s2", *pages(2))
    before = write(document(first, second)).looks
    after = write(document(other, second)).looks
    assert changed(before, after) == [0]


def test_another_colour_or_size_is_seen():
    classic = style()
    bluer = replace(classic, colours={**classic.colours, "ink": (0.0, 0.0, 0.4)})
    assert set(digests(*pages(2))).isdisjoint(digests(*pages(2), setting=bluer))
