"""Which way quotes face beside a reference that takes its target's name, and so has no text yet."""

from __future__ import annotations

import pytest

from guide.model.text import Text
from guide.source.files import SourceFile
from guide.source.markdown import read_inline
from guide.source.markdown.origins import FileOrigin
from guide.source.reading import Reading


def plain(markdown: str) -> str:
    """The finished text, with ``@`` for every reference."""
    reading = Reading(SourceFile("x.md", markdown), "en")
    content = read_inline(markdown, FileOrigin("x.md", 1), reading)
    return "".join(inline.text if isinstance(inline, Text) else "@" for inline in content)


@pytest.mark.parametrize(
    ("typed", "set_as"),
    [
        ("was [](figure:tsuji)'s superior", "was @’s superior"),
        ("[](figure:tsuji)'s superior", "@’s superior"),
        ("the staffs' [](figure:tsuji)' orders", "the staffs’ @’ orders"),
        ('he said "[](term:obo)" twice', "he said “@” twice"),
        ("'[](term:obo)'", "‘@’"),
        ('it was *called* "[](term:obo)', "it was @ “@"),
    ],
)
def test_quotes_face_the_name_that_comes(typed: str, set_as: str) -> None:
    assert plain(typed) == set_as
