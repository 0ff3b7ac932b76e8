"""What stays together on a page, over generated sections whose words carry their block's name."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.document import Block, Division
from guide.pdf.geometry import PAPERS, geometry
from guide.source.styles import style_names
from guide.typeset.paragraph import BASELINE

from .documents import (
    STYLES,
    callout,
    card,
    document,
    heading,
    note,
    paragraph,
    question,
    section,
    style,
    table,
    write,
)
from .reading import Read, named

law = settings(max_examples=25, deadline=None)


@st.composite
def sections(draw: st.DrawFn) -> Division:
    kinds = draw(
        st.lists(
            st.sampled_from(
                ("paragraph",) * 4 + ("heading", "callout", "card", "question", "table")
            ),
            min_size=3,
            max_size=16,
        )
    )
    blocks: list[Block] = []
    notes = []
    for number, kind in enumerate(kinds):
        match kind:
            case "paragraph":
                has_note = draw(st.integers(0, 3)) == 0
                if has_note:
                    notes.append(note(f"n{number}", draw(st.integers(3, 50))))
                called = f"n{number}" if has_note else ""
                blocks.append(paragraph(f"p{number}", draw(st.integers(1, 160)), called))
            case "heading":
                blocks.append(heading(f"h{number}"))
                blocks.append(paragraph(f"p{number}", draw(st.integers(20, 60))))
            case "callout":
                blocks.append(callout(f"c{number}", draw(st.integers(5, 120))))
            case "card":
                blocks.append(card(f"k{number}", draw(st.integers(5, 60))))
            case "question":
                lines = draw(st.integers(1, 14))
                blocks.append(question(f"q{number}", draw(st.integers(3, 30)), lines))
            case "table":
                blocks.append(table(f"t{number}", draw(st.integers(2, 70))))
    return section("s1", *blocks, notes=tuple(notes))


def names_by_line(read: Read) -> list[list[str]]:
    """By page, the name that each line's words have, from top to bottom; notes apart."""
    by_line = [
        [named(line.text)[0].partition("w")[0] for line in lines if named(line.text)]
        for lines in read.pages
    ]
    return [[name for name in page if name[0] != "n"] for page in by_line]


@law
@given(sections())
def test_what_keeps_together(division):
    read = Read(write(document(division)).data)
    pages = names_by_line(read)
    names = read.names()

    # No heading is the last thing on a page.
    assert not any(page and page[-1].startswith("h") for page in pages)

    # No paragraph leaves a single line of several at the foot of a page or at the head of the next.
    for name in names:
        counts = [page.count(name) for page in pages if name in page]
        assert name[0] != "p" or len(counts) == 1 or min(counts) > 1, (name, counts)

    # What fits on a page stands on one.
    for name in names:
        assert name[0] not in "ckq" or len(read.pages_of(name)) == 1, name

    # A table that goes on has its head again.
    for name in names:
        for number in read.pages_of(name) if name[0] == "t" else ():
            assert any(f"Head of {name}" in line.text for line in read.pages[number])

    # A note stands on the page where it is called: the call follows the paragraph's middle.
    for made in division.notes:
        (page,) = read.pages_of(made.id)
        caller = read.words_of(made.id.replace("n", "p"))
        assert page == caller[max(len(caller) // 2 - 1, 0)][0]


@law
@given(sections())
def test_all_words_are_printed_once_and_in_order(division):
    read = Read(write(document(division)).data)
    for name in read.names():
        numbers = [number for _, number in read.words_of(name)]
        assert numbers == list(range(len(numbers))), name


@law
@given(sections())
def test_nothing_leaves_the_text_area(division):
    foot = geometry(style().page, style().grid, *PAPERS["a4"]).foot
    for lines in Read(write(document(division)).data).pages:
        for line in lines:
            assert line.x >= 70.0
            assert line.right <= 525.0
            assert line.y <= foot + 0.1


@pytest.mark.parametrize("name", style_names(STYLES))
@settings(max_examples=6, deadline=None)
@given(division=sections())
def test_every_style_keeps_its_grid_its_sizes_and_its_headings(name, division):
    found = style(name)
    paper = PAPERS[found.page.paper]
    placed = geometry(found.page, found.grid, *paper)
    pages = Read(write(document(division), found, paper).data).pages
    for lines in pages:
        area = placed.recto
        inside = [line for line in lines if area.y <= line.y <= area.y + area.height]
        shown = [line for line in inside if named(line.text)]

        # The text's baselines stand on the grid, the same on all pages.
        for line in shown:
            if named(line.text)[0].startswith("p") and line.size == found.text("body").size:
                strips = (line.y - area.y) / found.grid - BASELINE
                assert strips == pytest.approx(round(strips), abs=0.02), line

        # No words are smaller than the style's least size.
        assert min((line.size for line in shown), default=99) >= found.scale.least - 0.01

        # Nothing stands on the folio.
        below = [line for line in lines if line.y > area.y + area.height and line.text.isdigit()]
        for line in lines if below else ():
            assert line is below[-1] or line.y < below[-1].y - 0.6 * below[-1].size

        # A heading is never the last on a page.
        last = max(inside, key=lambda line: line.y, default=None)  # writing lines have no text
        assert last is None or not (named(last.text) and named(last.text)[0].startswith("h"))


def test_text_below_a_callout_is_a_line_away_from_it_though_a_table_between_them_has_gone_on():
    blocks = heading("h1"), callout("c1", 30), table("t1", 16), paragraph("p2", 60)
    read = Read(write(document(section("s1", paragraph("p1", 200), *blocks))).data)
    (page, last), (table_page, _) = read.find("c1w29")[0], read.find("t1w0")[0]
    below, line = read.find("p2w0")[0]
    assert page == below < table_page
    assert line.y - last.y > 3 * style().grid
