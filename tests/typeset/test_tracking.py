"""Letters come apart only in lines that are loose else, by too little to be seen, and before spaces grow further."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.boxes import FontStyle, Segment
from guide.typeset.items import Run
from guide.typeset.paragraph import LOOSE, ParagraphStyle, set_paragraph
from guide.typeset.tags import Node
from guide.typeset.tracking import MOST
from tests.typeset.readback import shared_fonts

BODY = FontStyle("serif", 10.0, (0.0, 0.0, 0.0))
NODE = Node("P")
WORDS = st.sampled_from(
    ["through", "Smetanin,", "strength", "a", "of", "1939", "which", "Khalkhyn-Gol", "brought"]
)


@given(words=st.lists(WORDS, min_size=2, max_size=60), width=st.floats(60, 300))
@settings(max_examples=150, deadline=None)
def test_letters_come_apart_before_spaces_grow_too_wide(words: list[str], width: float) -> None:
    style = ParagraphStyle(leading=14.0)
    for line in set_paragraph([Run(" ".join(words), BODY, NODE)], width, style, shared_fonts()):
        segments = [piece for piece in line.line.pieces if isinstance(piece, Segment)]
        apart = {round(piece.style.tracking / piece.style.size, 6) for piece in segments}
        assert len(apart) <= 1
        for share in apart:
            assert 0.0 <= share <= MOST + 1e-6
            if share:
                assert line.ratio >= LOOSE - 1e-6
            if line.ratio > LOOSE + 1e-6:
                assert share == pytest.approx(MOST, abs=1e-5)
