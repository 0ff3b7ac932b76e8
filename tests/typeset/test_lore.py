"""What one process has found out about words, another sets them by, without HarfBuzz."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from guide.processes import share
from guide.typeset import shaping
from guide.typeset.fonts import Fonts
from guide.typeset.lore import Lore
from guide.typeset.shaping import Setting, hear, shape, shape_hyphenated
from tests.typeset.readback import make_fonts

SENTENCE = """At the river’s office two officers affirmed that 17,400 of 65,000 men fled, or fell; “Affinity”, 1939–45.
Халхын гол naïve Ōtsuka ½ far-off AVATAR fjord"""
TEXTS = SENTENCE.split()
SETTINGS = [
    Setting(face, features, "en", is_spaced)
    for face in ("serif", "sans-semibold", "mono")
    for features, is_spaced in (((), False), (("smcp", "onum"), True))
]


@pytest.fixture
def taught() -> Fonts:
    fonts = make_fonts()
    set_all(fonts)
    return fonts


def deafen(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, HarfBuzz is not there."""

    def fail(*_: Any) -> None:
        raise AssertionError("HarfBuzz was asked")

    monkeypatch.setattr(shaping, "_run_harfbuzz", fail)


def set_all(fonts: Fonts) -> list[shaping.Shaped]:
    return [
        set_text(fonts, setting, text)
        for setting in SETTINGS
        for text in TEXTS
        for set_text in (shape, shape_hyphenated)
    ]


def after(lore: Lore | None) -> Fonts:
    """Fonts of another process, which gets what is known as it was kept."""
    packed = pickle.dumps(lore)
    empty = make_fonts()
    return Fonts(empty.paths, (), lambda: pickle.loads(packed))


def test_lore_serves_for_all_words_that_were_met(monkeypatch: pytest.MonkeyPatch) -> None:
    teacher = make_fonts()
    before = set_all(teacher)
    deafen(monkeypatch)
    fonts = after(teacher.lore())
    assert set_all(fonts) == before
    assert all(fonts.used[face].items() <= teacher.used[face].items() for face in fonts.used)


def test_a_word_that_is_new_is_set_as_ever(taught: Fonts) -> None:
    fonts = after(taught.lore())
    for setting in SETTINGS:
        for text in ("Unmet", "flying", "Цэдэнбал", "2,264?"):
            assert shape(fonts, setting, text) == shape(make_fonts(), setting, text)


def test_nothing_new_is_no_lore(taught: Fonts) -> None:
    fonts = after(taught.lore())
    assert taught.lore() is None
    set_all(fonts)
    assert fonts.lore() is None
    shape(fonts, SETTINGS[0], "fluff")
    assert fonts.lore() is not None


def test_figures_are_learnt_together(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = make_fonts()
    for text in ("19", "39"):
        shape(fonts, SETTINGS[0], text)
    expected = [shape(make_fonts(), SETTINGS[0], text) for text in ("1945", "2,264", "70%", "8")]
    deafen(monkeypatch)
    assert [shape(fonts, SETTINGS[0], text) for text in ("1945", "2,264", "70%", "8")] == expected


def test_a_forked_process_tells_what_it_was_taught(monkeypatch: pytest.MonkeyPatch) -> None:
    teacher = make_fonts()
    assert teacher.take_news() is None, "a process has no news for itself"
    told = next(iter(share(lambda fonts: (set_all(fonts), fonts.take_news()), [teacher] * 2, 2)))
    before, news = told
    assert news is not None
    deafen(monkeypatch)
    hear(teacher, news)
    assert set_all(teacher) == before


def test_codes_with_two_meanings_are_not_passed_on() -> None:
    fonts = make_fonts()
    face = fonts.face("serif")
    fonts.use(face, face.shaper.get_nominal_glyph(ord("w")), "another text")
    shape(fonts, Setting("serif"), "w")
    assert fonts.has_clashes
    assert fonts.lore() is None
