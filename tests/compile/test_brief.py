"""Long texts made short enough for an exercise or an organiser."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.compile.brief import plain, shortened
from guide.compile.compilation import Tables
from guide.model.text import Text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("A state of 1932. It had its own flag.", "A state of 1932."),
        ("Short. Also short.", "Short. Also short."),
        ("The headquarters at Chita, above all forces", "The headquarters at Chita"),
        ("An army that stood in a far country for years", "An army that stood in a far\u00a0…"),
        (
            "Named, as few know, after a small river",
            "Named, as few know, after a\u00a0…",
        ),
    ],
)
def test_whole_sentences_or_a_late_pause_or_some_words(text: str, short: str) -> None:
    assert shortened(text, 32) == short


@given(st.text("ab ,.", max_size=80))
def test_never_longer_than_there_is_room_for(text: str) -> None:
    assert len(shortened(text, 20)) <= 22, "the ellipsis hangs over"


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("An order of 25\u00a0April\n1939  .", "An order of 25\u00a0April 1939."),
        ("A gun of 45\u00a0mm .", "A gun of 45\u00a0mm."),
        ("un fleuve\u202f; une rive", "un fleuve\u202f; une rive"),
    ],
)
def test_dates_and_numbers_stay_together(text: str, short: str) -> None:
    assert plain((Text(text),), cast(Tables, None)) == short
