"""Hyphenation: pyphen's points, within the typographer's limits."""

from __future__ import annotations

from itertools import pairwise

import pyphen
import pytest

from guide.typeset.hyphenation import hyphen_points
from guide.typeset.patterns import read_patterns

WORDS = {
    "en_GB": "encirclement reconnaissance bridgehead undeclared steppe consequences historians naïveté a I",
    "en_US": "encirclement reconnaissance bridgehead undeclared steppe consequences historians project",
    "de_DE": "Grenzzwischenfall Donaudampfschifffahrt Straße Aufklärungsflugzeuge außergewöhnlich",
    "fr": "encerclement évidemment reconnaissance hélicoptère aujourd",
    "ru_RU": "командующий разведывательный окружение революция Монголия",
    "mn_MN": "байлдаан монголын хувьсгал",
    "pl_PL": "okrążenie rozpoznawczy zażółć",
    "uk_UA": "командувач розвідувальний",
}


def divided(word: str, language: str = "en") -> str:
    points = (0, *hyphen_points(word, language), len(word))
    return "-".join(word[start:end] for start, end in pairwise(points))


@pytest.mark.parametrize("language", WORDS)
def test_points_are_those_of_pyphen(language: str) -> None:
    theirs = pyphen.Pyphen(lang=language, left=1, right=1)
    ours = read_patterns(pyphen.LANGUAGES[language])
    assert ours is not None
    for word in WORDS[language].split():
        inside = [point for point in ours.positions(word) if 1 <= point <= len(word) - 1]
        assert inside == list(theirs.positions(word)), word


def test_spellings_that_change_when_divided_are_left_alone() -> None:
    assert divided("asszonnyal", "hu") == "asszonnyal"


def test_the_wider_language_serves() -> None:
    assert divided("encirclement", "en-AU") == divided("encirclement", "en") != "encirclement"
    assert divided("encirclement", "tlh") == divided("encirclement", "") == "encirclement"


def test_punctuation_stays_out_of_it() -> None:
    assert divided("(“encirclement”),") == f"(“{divided('encirclement')}”),"


@pytest.mark.parametrize("text", ["NATO-AMERICAN", "SOVIET", "23rd", "KV-1939er", "above", "go"])
def test_capitals_figures_and_short_words_stay_whole(text: str) -> None:
    assert divided(text) == text


def test_soft_hyphens_are_the_only_places() -> None:
    assert hyphen_points("en\u00adcirclement", "en") == (3,)
    assert hyphen_points("\u00adencirclement\u00ad", "en") == ()


def test_names_are_divided_by_their_syllables() -> None:
    assert divided("Komatsubara’s") == "Ko-ma-tsu-bara’s"
    assert divided("Manchukuo") == "Man-chu-kuo"
    assert divided("Krivosheev’s") == "Kri-vo-sheev’s"
    assert divided("Smetanin") == "Sme-ta-nin"
