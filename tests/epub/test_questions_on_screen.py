"""Questions where nothing can be written: no empty rulings, and hints and answers one tap away."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from guide.build import Request, build
from guide.questions import KINDS

from .book import Book, resolved, words

SOURCE = Path(__file__).parents[1] / "guides" / "extremes"


@cache
def book() -> Book:
    with TemporaryDirectory() as folder:
        made = build(Request(SOURCE, Path(folder), only=("epub",)), lambda _: None)
    assert not made.failed, made.problems
    return Book(made.files[0].data)


def questions(kind: str) -> list[Any]:
    """Those of a kind, in the chapter of questions and in the practice."""
    path = f"//x:div[contains(concat(' ', @class, ' '), ' kind-{kind} ')]"
    return [
        node
        for name in ("questions", "practice")
        for node in book().find(book().division(name), path)
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_blanks_stand_only_where_words_are_around_them(kind: str) -> None:
    assert questions(kind)
    for question in questions(kind):
        own = ".//x:span[contains(@class, 'blank')][not(ancestor::x:div[contains(@class, ' kind-')][2])]"
        for blank in book().find(question, own):
            around = blank.getparent()
            said = [word for word in words(around) if word not in ("Answer:",)]
            assert kind in ("fill-in", "numeric")
            assert said or kind == "fill-in"


def test_things_to_match_have_no_column_for_letters() -> None:
    for question in questions("matching"):
        for row in book().find(question, ".//x:tr"):
            assert len(row) == 2
        assert "Letter" not in words(question)


def test_letters_of_things_to_order_are_still_there() -> None:
    (question,) = [each for each in questions("ordering") if "Sail" in words(each)]
    assert [word for word in words(question) if word.rstrip(".") in "ABCDEF" and len(word) == 2] == [
        "A.", "B.", "C.", "D.", "E.", "F.",
    ]  # fmt: skip


def test_a_picture_to_label_is_followed_by_no_empty_list() -> None:
    for question in questions("label"):
        assert not book().find(question, ".//x:li")
        assert book().find(question, ".//x:figure | .//x:img | .//*[local-name() = 'svg']")


@pytest.mark.parametrize("role", ["hint", "answer", "back"])
def test_links_lead_there_and_back(role: str) -> None:
    found = 0
    for name, document in book().documents.items():
        for link in book().find(document, f"//x:a[@class='link-{role}']"):
            target = book().by_id(resolved(name, link.get("href")).partition("#")[2])
            group = book().find(link, "ancestor::*[@id][1]")[0].get("id")
            back = book().find(target, ".//x:a/@href")
            is_quick = bool(book().find(link, "ancestor::x:table"))
            if role != "back" and not is_quick:
                assert any(href.endswith(f"#{group}") for href in back), group
            found += 1
    assert found >= 7
