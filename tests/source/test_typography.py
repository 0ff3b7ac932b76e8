"""Quotes, dashes and ellipses as each language has them."""

from __future__ import annotations

import pytest

from guide.source.typography import typographer


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "\"Was it 'good'?\" he asked.", "“Was it ‘good’?” he asked."),
        ("en", '("x") and the soldiers\' tents', "(“x”) and the soldiers’ tents"),
        ("en", "the '30s, rock 'n' roll, 'tis", "the ’30s, rock ’n’ roll, ’tis"),
        ("en", "2--3 July --- and so...", "2–3\N{NO-BREAK SPACE}July — and so…"),
        ("en", "a --> b, ----, ....", "a --> b, ----, ...."),
        ("en-GB", '"x"', "“x”"),
        ("de", "\"Ein 'gutes' Wort\"", "„Ein ‚gutes‘ Wort“"),
        ("de-CH", '"x"', "«x»"),
        ("de", "Hans' Haus, geht's", "Hans’ Haus, geht’s"),
        ("fr", '"oui"', "«\N{NO-BREAK SPACE}oui\N{NO-BREAK SPACE}»"),
        ("ru", "\"a 'b' c\"", "«a „b“ c»"),
        ("sv", '"x"', "”x”"),
        ("xx", '"x"', "“x”"),
    ],
)
def test_by_language(language: str, typed: str, printed: str) -> None:
    assert typographer(language)(typed, "", "") == printed


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "ja"])
def test_finished_text_stays_as_it_is(language: str) -> None:
    finish = typographer(language)
    once = finish("\"It's 'so'\" -- 1--2 ...", "", "")
    assert finish(once, "", "") == once


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("en", "On 20 August 1939, 750 km away", "On 20~August 1939, 750~km away"),
        (
            "en",
            "28--29 May, 45 mm guns, 12 % of 5 million",
            "28–29~May, 45~mm guns, 12~% of 5~million",
        ),
        (
            "en",
            "in 1939 May came; may 5 men; a 700 m-long dune",
            "in 1939 May came; may 5 men; a 700 m-long dune",
        ),
        ("de", "am 20. August 1939 um 5 Uhr", "am 20.~August 1939 um 5~Uhr"),
        ("fr", "le 20 août 1939", "le 20~août 1939"),
        ("ja", "20 km", "20~km"),
    ],
)
def test_a_number_stays_with_its_unit_and_a_day_with_its_month(
    language: str, typed: str, printed: str
) -> None:
    assert typographer(language)(typed, "", "") == printed.replace("~", "\N{NO-BREAK SPACE}")


def test_neighbours_tell_which_way_a_quote_faces() -> None:
    finish = typographer("en")
    assert finish('"', " ", "x") == "“"
    assert finish('"', "x", " ") == "”"
