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
        ("en", "2--3 July --- and so...", "2–3 July — and so…"),
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


def test_neighbours_tell_which_way_a_quote_faces() -> None:
    finish = typographer("en")
    assert finish('"', " ", "x") == "“"
    assert finish('"', "x", " ") == "”"
