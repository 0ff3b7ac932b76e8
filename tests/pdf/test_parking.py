"""Books of thousands of pages: what is put away comes back as it was."""

from __future__ import annotations

import pytest

from guide.pdf import book

from .documents import callout, document, heading, paragraph, section, table, write


def test_pages_that_were_put_away_are_drawn_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = [
        section(
            f"s{number}",
            heading(f"h{number}"),
            paragraph(f"p{number}", 400),
            callout(f"c{number}", 80),
            table(f"t{number}", 40),
            paragraph(f"q{number}", 700),
        )
        for number in range(4)
    ]
    at_hand = write(document(*parts))
    monkeypatch.setattr(book, "LARGE", 3)
    put_away = write(document(*parts))
    assert len(at_hand.labels) > 8
    assert put_away == at_hand
