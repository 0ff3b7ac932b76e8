"""Paragraphs: nothing is lost, nothing is too wide, and every line is what it says it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.typeset.boxes import FontStyle, Inset, NoteRows, PageSlot, Segment
from guide.typeset.fonts import Fonts
from guide.typeset.hanging import left_of, right_of
from guide.typeset.paragraph import (
    AnchorMark,
    HardBreak,
    Item,
    NoteMark,
    ParagraphStyle,
    Run,
    SetLine,
    Slot,
    minimum_width,
    natural_width,
    set_paragraph,
)
from guide.typeset.tags import Node
from tests.typeset.readback import SOFT_HYPHEN, make_fonts, read_line, shared_fonts

BLACK = (0.0, 0.0, 0.0)
BODY = FontStyle("serif", 10.0, BLACK)
ITALIC = FontStyle("serif-italic", 10.0, BLACK)
SMALL_CAPITALS = FontStyle("serif", 10.0, BLACK, ("smcp", "onum"))
SPACED = FontStyle("sans-semibold", 8.0, BLACK, tracking=0.6)
CODE = FontStyle("mono", 8.8, BLACK)
NODE = Node("P")

PROSE = (
    "In the summer of 1939 the Soviet and Japanese armies fought an undeclared war on the steppe along the Khalkhin "
    "Gol, a river which Mongolia and its protectors took for an ordinary stream inside its territory and which "
    "Manchukuo and the Kwantung Army claimed as the border. It began with a skirmish of cavalry patrols in May and "
    "ended, after the encirclement and destruction of the reinforced 23rd Division in the last days of August, with "
    "an armistice signed in Moscow on 15 September. Few in the West took notice; yet its consequences reached far."
)

WIDTHS = st.floats(16, 420)
ALIGNMENTS = st.sampled_from(["justify", "left", "right", "center"])
FONT_STYLES = st.sampled_from([BODY, ITALIC, SMALL_CAPITALS, SPACED, CODE])
WORDS = st.one_of(
    st.sampled_from(PROSE.split()),
    st.text("abcdefiklmnorstuÄößжуковүө", min_size=1, max_size=24),
    st.text("事件草原。、「」ノモンハン", min_size=1, max_size=12),
    st.sampled_from(
        [
            "https://www.archives.go.jp/ayumi/kobetsu/s14_1939_01.html?a=1&b=2",
            "well-known",
            "1939–1945",
            "and/or",
            "15\u00a0September\u00a01939",
            "—",
            "said—he",
            "con\u00adsti\u00adtu\u00adtion",
            "Nomonhan\u200b(ノモンハン)",
            "office",
            "Халхи\u0301н-Го\u0301л",
            "",
            "\n",
        ]
    ),
)
MARKED = st.sampled_from(
    ["“Quoted”,", "end.", "(so)", "‘single’", "„tief“", "a;", "—", "dash—", "…"]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)


def paragraph_style(
    align: str = "justify", *, hyphenate: bool = True, indent: float = 0.0
) -> ParagraphStyle:
    return ParagraphStyle(
        align=align,  # type: ignore[arg-type]
        leading=14.0,
        first_indent=indent,
        hyphenate=hyphenate,
        language="en",
    )


STYLES = st.builds(
    paragraph_style, ALIGNMENTS, hyphenate=st.booleans(), indent=st.sampled_from([0.0, 5.0])
)


def set_text(text: str, width: float, style: ParagraphStyle, fonts: Fonts) -> list[SetLine]:
    return set_paragraph([Run(text, BODY, NODE)], width, style, fonts)


def text_of(lines: Sequence[SetLine], fonts: Fonts) -> str:
    """The text of all lines with hyphenation undone."""
    return "".join(read_line(fonts, line.line).text for line in lines).replace(SOFT_HYPHEN, "")


def as_read(text: str) -> str:
    """What of a text should be read: white space as one space, no characters that are for line breaking alone."""
    bare = re.sub("[\u00ad\u200b\u2060]", "", text)
    return re.sub("[ \t\r\n]+", " ", bare).strip(" ").replace("\u00a0", " ")


def is_smallest(text: str) -> bool:
    """Whether a line can't be divided: one character with the marks upon it."""
    return len(re.sub("[\u0300-\u036f ]", "", text)) <= 1


# --- laws ---------------------------------------------------------------------------------------


@given(
    parts=st.lists(st.tuples(TEXTS, FONT_STYLES), max_size=4),
    width=WIDTHS,
    style=STYLES,
)
@settings(max_examples=150, deadline=None)
def test_all_words_in_all_words_out(
    parts: list[tuple[str, FontStyle]], width: float, style: ParagraphStyle
) -> None:
    fonts = shared_fonts()
    items = [Run(text, style, NODE) for text, style in parts]
    lines = set_paragraph(items, width, style, fonts)
    assert text_of(lines, fonts) == as_read("".join(text for text, _ in parts))


@given(text=TEXTS, width=WIDTHS, style=STYLES)
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_the_measure(text: str, width: float, style: ParagraphStyle) -> None:
    fonts = shared_fonts()
    for line in set_text(text, width, style, fonts):
        extent = read_line(fonts, line.line)
        assert line.line.x + extent.width <= width + 0.01 or is_smallest(extent.text)


@given(text=TEXTS, width=WIDTHS, indent=st.sampled_from([0.0, 5.0]))
@settings(max_examples=100, deadline=None)
def test_justified_lines_fill_the_measure(text: str, width: float, indent: float) -> None:
    fonts = shared_fonts()
    lines = set_text(text, width, paragraph_style(indent=indent), fonts)
    for line in lines[:-1]:
        if line.line.spaces:
            assert line.line.x + read_line(fonts, line.line).width == pytest.approx(width, abs=0.01)


@given(words=st.lists(st.one_of(WORDS, MARKED), max_size=30), width=st.floats(60, 420))
@settings(max_examples=150, deadline=None)
def test_marks_hang_out_of_full_lines_and_nothing_else_does(words: list[str], width: float) -> None:
    fonts, text = shared_fonts(), " ".join(filter(str.strip, words))
    lines = set_text(text, width, ParagraphStyle(leading=14.0, hang=True), fonts)
    assert text_of(lines, fonts) == as_read(text)
    for number, line in enumerate(lines):
        extent = read_line(fonts, line.line)
        shown = extent.text.rstrip(" ")
        left, right = (
            left_of(shown, BODY.size),
            right_of(shown.replace(SOFT_HYPHEN, "-"), BODY.size),
        )
        assert line.line.x == (pytest.approx(-left) if number else 0.0)
        if line.line.target:
            assert line.line.x + extent.width == pytest.approx(width + right, abs=0.02)
        else:
            assert line.line.x + extent.width <= width + right + 0.02


@given(text=TEXTS, width=WIDTHS, align=ALIGNMENTS)
@settings(max_examples=100, deadline=None)
def test_lines_tell_their_own_width(text: str, width: float, align: str) -> None:
    fonts = shared_fonts()
    for line, *_ in set_text(text, width, paragraph_style(align), fonts):
        unadjusted = read_line(fonts, line).width - line.adjust * line.spaces
        assert unadjusted == pytest.approx(line.natural, abs=0.01)
        assert sum(piece.width for piece in line.pieces) == pytest.approx(line.natural, abs=0.01)


@given(text=TEXTS, width=WIDTHS, style=STYLES)
@settings(max_examples=100, deadline=None)
def test_offsets_lead_to_the_first_character_of_each_line(
    text: str, width: float, style: ParagraphStyle
) -> None:
    fonts = shared_fonts()
    half = len(text) // 2
    items = [Run(text[:half], BODY, NODE), Run(text[half:], ITALIC, NODE)]
    for line in set_paragraph(items, width, style, fonts):
        shown = read_line(fonts, line.line).text.replace(SOFT_HYPHEN, "").strip(" ")
        assert as_read(text[line.offset :]).lstrip(" ").startswith(shown)


@given(text=TEXTS, width=st.floats(150, 420))
@settings(max_examples=100, deadline=None)
def test_never_more_than_two_hyphens_in_a_row(text: str, width: float) -> None:
    fonts = shared_fonts()
    hyphens = [line.hyphenated for line in set_text(text, width, paragraph_style(), fonts)]
    if minimum_width([Run(text, BODY, NODE)], fonts) <= width:
        assert "111" not in "".join("1" if hyphen else "0" for hyphen in hyphens)


@given(text=TEXTS, width=WIDTHS)
@settings(max_examples=40, deadline=None)
def test_the_same_text_is_set_the_same(text: str, width: float) -> None:
    first, second = make_fonts(), make_fonts()
    set_text("Other words were set before: ſo ffi ÄÖ.", 100, paragraph_style(), second)
    a, b = (set_text(text, width, paragraph_style(), fonts) for fonts in (first, second))
    assert a == b


# --- cases --------------------------------------------------------------------------------------


def shown(items: Sequence[Item], width: float, style: ParagraphStyle | None = None) -> list[str]:
    fonts = shared_fonts()
    lines = set_paragraph(items, width, style or paragraph_style(), fonts)
    return [read_line(fonts, line.line).text for line in lines]


def test_words_are_divided_only_where_lines_would_be_bad_without() -> None:
    assert not any(SOFT_HYPHEN in line for line in shown([Run(PROSE, BODY, NODE)], 300))
    assert any(SOFT_HYPHEN in line for line in shown([Run(PROSE, BODY, NODE)], 170))
    style = paragraph_style(hyphenate=False)
    assert not any(SOFT_HYPHEN in line for line in shown([Run(PROSE, BODY, NODE)], 170, style))


def test_no_items_no_lines() -> None:
    assert shown([], 100) == []
    assert shown([Run("  \n ", BODY, NODE)], 100) == []
    assert shown([AnchorMark("place")], 100) == [""]


def test_ties_hold() -> None:
    text = "The armistice was signed in Moscow on 15\u00a0September\u00a01939."
    for width in range(90, 240, 7):
        lines = shown([Run(text, BODY, NODE)], width)
        assert not any(line.rstrip(" ").endswith(("15", "September")) for line in lines)


def test_a_dash_between_spaces_ends_a_line_rather_than_starting_one() -> None:
    text = "few took notice – yet the consequences – all of them – were felt – as far as Singapore – soon"
    for width in range(80, 200, 9):
        assert not any(line.startswith("–") for line in shown([Run(text, BODY, NODE)], width))


def test_addresses_are_broken_after_their_marks_and_never_hyphenated() -> None:
    address = "https://www.archives.go.jp/ayumi/kobetsu/s14_1939_01.html"
    lines = shown([Run(f"See {address} there.", BODY, NODE)], 120)
    assert len(lines) > 2
    assert all(re.search(r"[/._ ]$", line) for line in lines[:-1])


def test_ideographs_keep_their_punctuation() -> None:
    text = "諾門罕事件、草原的戰鬥。「關東軍」は進んだ。ノモンハン、事件。"
    for width in (32.0, 41.0, 53.0, 75.0):
        lines = shown([Run(text, BODY, NODE)], width, paragraph_style("left"))
        assert len(lines) > 2
        assert not any(line[0] in "、。」" or line[-1] == "「" for line in lines)


def test_words_wider_than_the_measure_are_divided_at_syllables() -> None:
    lines = shown(
        [Run("constitutionalism", BODY, NODE)], 50, paragraph_style("left", hyphenate=False)
    )
    assert lines[0].endswith(SOFT_HYPHEN)
    assert "".join(lines).replace(SOFT_HYPHEN, "") == "constitutionalism"


def test_soft_hyphens_are_the_only_places_to_divide_their_word() -> None:
    for width in range(60, 120):
        lines = shown([Run("a big Khal\u00adkhingol a big Khal\u00adkhingol", BODY, NODE)], width)
        assert all(
            line.rstrip(SOFT_HYPHEN).endswith("Khal") for line in lines if SOFT_HYPHEN in line
        )


def test_forced_breaks_end_lines_and_the_last_is_not_stretched() -> None:
    fonts = shared_fonts()
    items = [Run("One line", BODY, NODE), HardBreak(), Run("and one more", BODY, NODE)]
    lines = set_paragraph(items, 300, paragraph_style(indent=20), fonts)
    assert [read_line(fonts, line.line).text for line in lines] == ["One line ", "and one more"]
    assert [line.line.adjust for line in lines] == [0, 0]
    assert [line.line.x for line in lines] == [20, 0]
    assert [line.offset for line in lines] == [0, 8]


def test_words_stay_apart_over_a_forced_break_in_any_face() -> None:
    items = [Run("ノモンハン", BODY, NODE), HardBreak(), Run("諾門罕", BODY, NODE), HardBreak()]
    assert shown([*items, Run("end", BODY, NODE)], 200) == ["ノモンハン ", "諾門罕 ", "end"]


def test_lines_of_code_keep_their_indents_and_empty_lines() -> None:
    code = ["def\u00a0f():", "\u00a0", "\u00a0\u00a0\u00a0\u00a0return\u00a0constitutionalism"]
    items: list[Item] = []
    for line in code:
        items += [Run(line, CODE, NODE), HardBreak()]
    lines = shown([*items, HardBreak()], 200, paragraph_style("left"))
    assert [line.rstrip(" ") for line in lines] == [
        "def f():",
        "",
        "    return constitutionalism",
        "",
    ]
    assert SOFT_HYPHEN not in "".join(shown(items, 60, paragraph_style("left")))


@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_alignment(align: str, share: float) -> None:
    (line,) = set_text("Khalkhin Gol", 200, paragraph_style(align), shared_fonts())
    width = read_line(shared_fonts(), line.line).width
    assert line.line.x == pytest.approx((200 - width) * share)


def test_headings_are_centred_in_lines_of_like_length() -> None:
    fonts = shared_fonts()
    lines = set_text(
        "The Battles of Khalkhin Gol and what they decided", 200, paragraph_style("center"), fonts
    )
    first, second = (line.line.natural for line in lines)
    assert abs(first - second) < 60


def test_runs_keep_their_nodes_and_spaces() -> None:
    link = Node("Link")
    items = [Run("the ", BODY, NODE), Run("Kwantung Army", ITALIC, link), Run(" moved", BODY, NODE)]
    (line,) = set_paragraph(items, 300, paragraph_style("left"), shared_fonts())
    nodes = [(piece.node, len(piece.words)) for piece in line.line.pieces]
    assert nodes == [(NODE, 2), (link, 2), (NODE, 2)]
    assert read_line(shared_fonts(), line.line).text == "the Kwantung Army moved"


def test_characters_of_another_face_are_segments_of_their_own() -> None:
    (line,) = set_text("Nomonhan (ノモンハン) □", 300, paragraph_style("left"), shared_fonts())
    faces = [piece.style.face for piece in line.line.pieces if isinstance(piece, Segment)]
    assert faces == ["serif", "cjk", "serif", "sans"]
    assert read_line(shared_fonts(), line.line).text == "Nomonhan (ノモンハン) □"


def test_marks_are_on_the_line_of_their_text() -> None:
    note = NoteRows([])
    items = [
        AnchorMark("start"),
        Run(PROSE, BODY, NODE),
        AnchorMark("call"),
        Run("1", BODY, NODE),
        NoteMark(note),
        Run(" " + PROSE, BODY, NODE),
        AnchorMark("end"),
    ]
    fonts = shared_fonts()
    lines = set_paragraph(items, 200, paragraph_style(), fonts)
    assert lines[0].anchors == ("start",)
    assert lines[-1].anchors == ("end",)
    (called,) = [line for line in lines if "call" in line.anchors]
    assert called.notes == (note,)
    assert "far.1" in read_line(fonts, called.line).text


def test_insets_and_slots_take_their_room() -> None:
    blank = Inset(90, 10, 2, "", NODE)
    items = [
        Run("The river is the ", BODY, NODE),
        blank,
        Run(", see page ", BODY, NODE),
        Slot("gol", BODY, NODE, 3),
        Run(".", BODY, NODE),
    ]
    (line,) = set_paragraph(items, 400, paragraph_style("left"), shared_fonts())
    slots = [piece for piece in line.line.pieces if isinstance(piece, PageSlot)]
    assert blank in line.line.pieces
    assert [slot.anchor for slot in slots] == ["gol"]
    three_digits = natural_width([Run("000", BODY, NODE)], shared_fonts())
    assert slots[0].width == pytest.approx(three_digits)


def test_only_an_inset_may_be_wider_than_the_measure() -> None:
    blank = Inset(90, 10, 2, "", NODE)
    fonts = shared_fonts()
    items = [Run("before it (", BODY, NODE), blank, Run(") after", BODY, NODE)]
    lines = set_paragraph(items, 60, paragraph_style(), fonts)
    wide = [line.line.pieces for line in lines if read_line(fonts, line.line).width > 60.01]
    assert wide == [[blank]]


def test_widths_for_columns() -> None:
    fonts = shared_fonts()
    items = [Run("the reinforced ", BODY, NODE), Run("23rd Division", ITALIC, NODE)]
    natural, minimum = natural_width(items, fonts), minimum_width(items, fonts)
    assert len(shown(items, natural + 0.001)) == 1
    assert len(shown(items, natural - 0.001, paragraph_style("left"))) == 2
    narrow = shown(items, minimum + 0.001, paragraph_style("left", hyphenate=False))
    assert narrow == ["the ", "reinforced ", "23rd ", "Division"]


def test_letters_are_spaced_without_ligatures() -> None:
    spaced = BODY._replace(tracking=1.0)
    plain, wide = (natural_width([Run("office", s, NODE)], shared_fonts()) for s in (BODY, spaced))
    assert wide >= plain + 6
