"""Every language says all that English says."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest
import yaml

from guide.compile.words import LOCALES, languages, words_for

ENGLISH = yaml.safe_load((LOCALES / "en.yaml").read_text(encoding="utf-8"))
OTHERS = [language for language in languages() if language != "en"]


def table(language: str) -> Mapping[str, object]:
    return yaml.safe_load((LOCALES / f"{language}.yaml").read_text(encoding="utf-8"))


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_there_is_more_than_one_language() -> None:
    assert OTHERS


@pytest.mark.parametrize("language", OTHERS)
def test_same_keys_as_english(language: str) -> None:
    assert list(table(language)) == list(ENGLISH), "same keys, in the same order"


@pytest.mark.parametrize("language", OTHERS)
def test_same_kind_of_label_and_same_slots(language: str) -> None:
    for key, label in table(language).items():
        english = ENGLISH[key]
        assert type(label) is type(english), key
        if isinstance(label, str):
            assert slots(label) == slots(english), key
        elif isinstance(label, dict):
            assert list(label) == list(english), key
            for form, text in label.items():
                assert slots(text) - {"count"} == slots(english[form]) - {"count"}, (key, form)
        else:
            assert len(label) == len(english), key


@pytest.mark.parametrize("language", languages())
def test_labels_are_text_and_say_something(language: str) -> None:
    empty = [key for key, label in table(language).items() if label in ("", None)]
    assert empty == ["edition-guide"], "the whole guide has no name of its own"


def test_a_region_takes_its_language_and_an_unknown_language_english() -> None:
    assert words_for("de-AT").word("contents") == "Inhalt"
    assert words_for("tlh").language == "en"


def test_counting() -> None:
    english, german = words_for("en"), words_for("de")
    assert [english.count("marks", number) for number in (1, 2)] == ["1 mark", "2 marks"]
    assert german.count("marks", 1) == "1 Punkt"


def test_numbers() -> None:
    from decimal import Decimal

    english, german = words_for("en"), words_for("de")
    assert english.decimal(Decimal("1.50")) == "1.5"
    assert german.decimal(Decimal("1.50")) == "1,5"
    assert english.decimal(Decimal(100)) == "100"
    assert english.decimal(Decimal("-2")) == "−2"


def test_quantities_have_their_thousands_set_apart() -> None:
    from decimal import Decimal

    english, german = words_for("en"), words_for("de")
    assert english.quantity(Decimal(2264)) == "2,264"
    assert english.quantity(Decimal("-1234567.50")) == "−1,234,567.5"
    assert english.quantity(Decimal("999.5")) == "999.5"
    assert german.quantity(Decimal(2264)) == "2264"
    assert german.quantity(Decimal(12230)) == "12.230"
