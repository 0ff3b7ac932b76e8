"""Where lines may end inside a stretch without spaces."""

from __future__ import annotations

import pytest

from guide.typeset.opportunities import clusters, split


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("encirclement", "encirclement"),
        ("well-known", "well-|known"),
        ("Sino-Japanese", "Sino-|Japanese"),
        ("T-34", "T-34"),
        ("Ki-27", "Ki-27"),
        ("I-16s", "I-16s"),
        ("BT-7,", "BT-7,"),
        ("-ing", "-ing"),
        ("non\u2011breaking", "non\u2011breaking"),
        ("1939–1945", "1939–|1945"),
        ("said—he", "said—|he"),
        ("“—no”", "“—no”"),
        ("and/or", "and/|or"),
        ("1/2", "1/2"),
        ("12.5", "12.5"),
        ("www.loc.gov/item/1939/", "www.|loc.|gov/|item/|1939/"),
        ("https://a.org/x", "https://|a.|org/x"),
        ("doi:10.1000/182-x", "doi:|10.|1000/|182-x"),
        ("草原の戦", "草|原|の|戦"),
        ("事件、草原", "事|件、|草|原"),
        ("「関東軍」は", "「関|東|軍」|は"),
        ("チャッ", "チャッ"),
        ("ノモンハン(1939)", "ノ|モ|ン|ハ|ン|(1939)"),
        ("one\u200btwo", "one\u200b|two"),
    ],
)
def test_split(word: str, parts: str) -> None:
    assert "|".join(part for part, _ in split(word)) == parts


def test_marks_stay_with_their_letters() -> None:
    assert clusters("Халхи\u0301н") == ["Х", "а", "л", "х", "и\u0301", "н"]
    assert clusters("co\u00adop") == ["c", "o\u00ad", "o", "p"]
