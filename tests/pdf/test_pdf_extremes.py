"""The guide of extremes on its pages: what students must find together is together, and long things go on well."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from guide.build import Request, build

from .reading import Read

SOURCE = Path(__file__).parents[1] / "guides" / "extremes"


@cache
def read(style: str = "classic") -> Read:
    """The whole guide."""
    with TemporaryDirectory() as folder:
        request = Request(SOURCE, Path(folder), style=style, only=("pdf",))
        made = build(request, lambda _: None)
    assert not made.failed, made.problems
    return Read(made.files[0].data)


def text_of(page: int, style: str = "classic") -> str:
    """With ordinary spaces alone."""
    return " ".join(" ".join(line.text for line in read(style).pages[page]).split())


def pages_with(text: str, style: str = "classic") -> list[int]:
    return [page for page in range(len(read(style))) if text in text_of(page, style)]


STYLES = ["classic", "large-print"]


@pytest.mark.parametrize("style", STYLES)
def test_twelve_choices_stand_with_their_question(style: str) -> None:
    asked = pages_with("Which of these mountains is the highest", style)[0]
    text = text_of(asked, style)
    names = "Aconcagua Chimborazo Huascarán Illimani Cotopaxi Sajama Llullaillaco Tupungato"
    assert [name for name in names.split() if name not in text] == []


def test_thirty_pairs_go_on_below_a_repeated_head() -> None:
    first = pages_with("Match each country with its capital")[0]
    second = first + 1
    assert "Uruguay" not in text_of(first)
    assert all(re.search("Match ?Letter ?With", text_of(page)) for page in (first, second))
    text = text_of(second)
    assert text.index("Uruguay") < text.index("Answer on p.") < text.index("Hints")
    assert len(re.findall(r"\d+\. ?[A-Z]", text)) >= 2


@pytest.mark.parametrize("style", STYLES)
def test_twenty_pins_are_apart_and_on_the_page_of_their_blanks(style: str) -> None:
    *page, _ = read(style).pages[pages_with("Name the twenty places", style)[0]]  # not the folio
    size = min(line.size for line in page if line.text == "17")
    pins = [line for line in page if line.text.isdigit() and line.size == size]
    labels = {line.text for line in pins}
    assert labels == {str(number) for number in range(1, 21)}
    for one in pins:
        for other in pins:
            apart = abs(one.x - other.x) + abs(one.y - other.y)
            assert one is other or apart > size
    blanks = {line.text.rstrip(".") for line in page if re.fullmatch(r"\d+\.", line.text)}
    assert blanks == labels


def test_a_long_stem_begins_at_its_number_and_ends_above_its_lines() -> None:
    begins = pages_with("Read the report of an invented")[0]
    ends = pages_with("Name three mistakes of the party")[0]
    assert ends - begins <= 1


def test_an_essay_takes_the_pages_that_its_lines_need() -> None:
    begins = pages_with("Is that a reason to climb")[0]
    ends = pages_with("Describe a mountain that you know.")[0]
    assert ends - begins >= 3
    for page in range(begins + 1, ends - 1):
        words = [line.text for line in read().pages[page]]
        assert len(words) <= 2, "nothing but head and folio stands between the lines"


@pytest.mark.parametrize("style", STYLES)
def test_the_quick_key_is_on_one_page(style: str) -> None:
    (page,) = {*pages_with("Quick key", style)} - {*pages_with("Contents", style)}
    text = text_of(page, style)
    assert re.search(r"The heights .*1 A", text)
    assert re.search(r"24 1[A-Z]+ 2[A-Z]+ .*30[A-Z]+ .*P1 [A-G] ", text)
