"""The order of words in lists."""

from __future__ import annotations

from guide.compile.collation import collation


def test_order() -> None:
    words = [
        "Zhukov",
        "öbo",
        "obo",
        "1st Army Group",
        "de Bary",
        "De-Andrade",
        "Кривошеев",
        "Ōsaka",
    ]
    assert sorted(words, key=collation) == [
        "1st Army Group",
        "De-Andrade",
        "de Bary",
        "öbo",
        "obo",
        "Ōsaka",
        "Zhukov",
        "Кривошеев",
    ]
