"""Words set from what is known of their pairs are the words that HarfBuzz sets."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.build import styles_folder
from guide.fonts import load_fonts
from guide.typeset.shaping import Setting, Shaped, shape, shape_hyphenated

WORDS = sorted(
    set(
        re.findall(
            r"\S+",
            (Path(__file__).parents[1] / "benchmarks" / "words.txt").read_text("utf-8"),
        )
    )
)[:400]
FONTS = load_fonts(styles_folder() / "fonts")
MARKS = ["", ".", ",", ";", ":", "!", "?", "’s", ")", "”", "’", "…", "—", "–1939"]
FACES = [key for key in sorted(FONTS.paths) if FONTS.face(key).has("a")]
SETTINGS = [
    Setting(face, features, "en", is_spaced)
    for face in FACES
    for features, is_spaced in (((), False), (("smcp", "onum"), True), (("onum",), False))
]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: "-".join(map(str, setting[:2])))
def test_words_are_set_the_same_whatever_was_set_before_them(setting: Setting) -> None:
    texts = [
        f"{'“' * (number % 7 == 0)}{word if number % 3 else word.capitalize()}{MARKS[number % len(MARKS)]}"
        for number, word in enumerate(WORDS)
    ]
    for text in texts:
        shape(FONTS, setting, text)
    for text in texts:
        assert shape(FONTS, setting, text) == afresh(shape, setting, text)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(SETTINGS),
    st.text("abcdefghijlprtTVWAYofi.,’”-1790() é\u00ad\u0301Жл·", min_size=1, max_size=12),
)
def test_any_text_is_set_the_same_whatever_was_set_before_it(setting: Setting, text: str) -> None:
    for function in (shape, shape_hyphenated):
        assert function(FONTS, setting, text) == afresh(function, setting, text)


def afresh(function: Callable[..., Shaped], setting: Setting, text: str) -> Shaped:
    """What a text is set as before any pair is known."""
    known = dict(FONTS.pairs)
    FONTS.pairs.clear()
    shaped = function(FONTS, setting, text)
    FONTS.pairs.clear()
    FONTS.pairs.update(known)
    return shaped
