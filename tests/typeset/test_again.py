"""Paragraphs set again: as if they were set anew, whoever's text they are."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.again import Recent
from guide.typeset.boxes import FontStyle, Segment
from guide.typeset.items import AnchorMark, HardBreak, Run
from guide.typeset.paragraph import ParagraphStyle, set_paragraph
from guide.typeset.tags import Node
from tests.typeset.readback import shared_fonts

INK = (0.0, 0.0, 0.0)
FACES = ("serif", "serif-italic")


@st.composite
def paragraphs(draw):
    """Runs of few nodes, forced breaks and marks."""
    nodes = [Node("P"), Node("Span"), None]
    words = st.lists(
        st.sampled_from(["river", "of the", "steppe", "offi", "1939", " "]), min_size=1
    )
    run = st.builds(
        lambda words, face, node: Run(" ".join(words), FontStyle(face, 10.0, INK), nodes[node]),
        words,
        st.sampled_from(FACES),
        st.integers(0, 2),
    )
    rare = st.sampled_from([HardBreak(), AnchorMark("there")])
    return draw(st.lists(st.one_of(run, run, run, rare), max_size=6))


def with_nodes(items):
    """The same paragraph of another document."""
    twins: dict[int, Node | None] = {id(None): None}
    return [
        item._replace(node=twins.setdefault(id(item.node), Node("P")))
        if isinstance(item, Run)
        else item
        for item in items
    ]


@settings(deadline=None)
@given(paragraphs(), st.sampled_from([60.0, 200.0]), st.sampled_from(["justify", "left"]))
def test_a_paragraph_is_set_again_as_it_was_with_its_own_nodes(items, width, align):
    recent, style = Recent(), ParagraphStyle(align=align)
    recent.set_paragraph(items, width, style, shared_fonts())
    twin = with_nodes(items)
    assert recent.set_paragraph(twin, width, style, shared_fonts()) == set_paragraph(
        twin, width, style, shared_fonts()
    )


def test_to_move_a_line_moves_no_other():
    recent, style = Recent(), ParagraphStyle()
    items = [Run("the river", FontStyle("serif", 10.0, INK), Node("P"))]
    for _ in range(3):
        (line,) = recent.set_paragraph(items, 200.0, style, shared_fonts())
        assert line.line.x == 0.0
        line.line.x += 40.0
        line.line.pieces.append(Segment(FontStyle("serif", 10.0, INK), [], 0.0, None))


def test_another_width_or_style_is_another_paragraph():
    recent, style = Recent(), ParagraphStyle()
    items = [Run("the river of the steppe", FontStyle("serif", 10.0, INK), Node("P"))]
    assert len(recent.set_paragraph(items, 400.0, style, shared_fonts())) == 1
    assert len(recent.set_paragraph(items, 60.0, style, shared_fonts())) > 1
    right = ParagraphStyle(align="right")
    assert recent.set_paragraph(items, 400.0, right, shared_fonts())[0].line.x > 0
