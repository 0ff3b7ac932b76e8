"""Page labels and outlines, as a reader shows them."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.file import OutlineEntry
from guide.typeset.outline import page_labels
from tests.pdf_reading import PdfReading
from tests.typeset.sample import Sample, make_fonts

WRITTEN_LABELS = st.lists(
    st.one_of(
        st.integers(1, 400).map(str),
        st.sampled_from(
            [
                "i",
                "ii",
                "iii",
                "iv",
                "ix",
                "xl",
                "cdxc",
                "IV",
                "",
                "Cover",
                "A-1",
                "A-2",
                "C",
                "1-05",
                "é",
            ]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=4),
    ),
    max_size=20,
)


def read_labels(written: str, count: int) -> list[str]:
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page()
    pdf.Root.PageLabels = pikepdf.Object.parse(written.encode("latin-1"))
    return [page.label for page in pdf.pages]


@given(WRITTEN_LABELS)
def test_labels_are_shown_as_they_were_given(labels: list[str]) -> None:
    assert read_labels(page_labels(labels), len(labels)) == labels


def test_labels_in_a_row_take_one_entry() -> None:
    assert page_labels(["i", "ii", "iii", "1", "2", "3"]) == "<</Nums[0 <</S/r>> 3 <</S/D>>]>>"


def sample_with(levels: list[int]) -> bytes:
    sample = Sample(make_fonts())
    page = sample.page("1")
    sample.anchor("a", page, sample.row(page, sample.segment("Text", sample.tree.child("P"))))
    sample.outline = [
        OutlineEntry(f"Entry {index}", "a", level) for index, level in enumerate(levels)
    ]
    return sample.write()


@pytest.mark.parametrize(
    ("levels", "nested"),
    [
        ([], []),
        ([1, 1], [1, 1]),
        ([1, 2, 3, 2, 1], [1, 2, 3, 2, 1]),
        ([1, 3, 3, 2], [1, 2, 2, 2]),
        ([2, 1], [1, 1]),
    ],
)
def test_entries_hang_below_the_nearest_higher_one(levels: list[int], nested: list[int]) -> None:
    reading = PdfReading(sample_with(levels))
    assert [level for level, _, _ in reading.bookmarks()] == nested
    titles = [title for _, title, _ in reading.bookmarks()]
    assert titles == [f"Entry {index}" for index in range(len(levels))]


@settings(max_examples=20)
@given(st.lists(st.integers(1, 4), max_size=12))
def test_readers_can_open_any_outline(levels: list[int]) -> None:
    with pikepdf.open(BytesIO(sample_with(levels))).open_outline() as outline:
        titles: list[str] = []

        def follow(items: list[pikepdf.OutlineItem]) -> None:
            for item in items:
                titles.append(item.title)
                follow(item.children)

        follow(outline.root)
    assert titles == [f"Entry {index}" for index in range(len(levels))]
