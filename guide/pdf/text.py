"""Running text: headings, paragraphs, lists, quotes, code."""

from __future__ import annotations

from guide.document import (
    Blank,
    Block,
    CodeBlock,
    DisplayMaths,
    Heading,
    Paragraph,
    Quote,
)
from guide.pdf.inlines import Flow, Look, blank_width, flow, set_text
from guide.pdf.rows import anchor_first, height_of, rows_of_lines, rule
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Row
from guide.typeset.pages import FORBIDDEN

_LEADING_IN = frozenset(
    {
        "answer-label",
        "hints-label",
        "instruction",
        "marks-total",
        "objectives-label",
        "summary-label",
        "word-bank-label",
    }
)
"""Roles of paragraphs that belong to what follows them."""
_CLOSE_TO_NEXT = frozenset({"answer-label", "hints-label"})
"""Those in running text, without a box: nearer to what they stand above than to what is above them."""
_AFTER_BLANK = 4.0
_HEADING_COST = 60.0
"""Of a heading that comes before a float of the text above it: as much as a hole of a quarter of the page."""


def set_heading(setter: Setter, heading: Heading, place: Place, previous: Block | None) -> Strip:
    """A heading, as far above its text as the style says: what the grid asks for goes above it."""
    role = heading.role
    if role == "heading":
        # A division's title is the first of its headings, however deep in parts the division lies.
        role = f"heading-{max(2, min(4, heading.level - setter.level + 1))}"
    text = setter.style.text(role)
    node = place.parent.child(setter.heading_tag(heading.level))
    items = flow(setter, heading.content, place, node, role)
    lines = setter.balanced(items, place.width, text)
    rows = rows_of_lines(lines, place, text.leading, setter.ordinal(heading))
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    for row in rows:
        row.float_cost = _HEADING_COST
    if place.in_flow and rows:
        rows[0].grid, rows[0].grid_depth = setter.grid, height_of(rows) + text.after
    anchor_first(rows, heading.id)
    before = 0.0 if isinstance(previous, Heading) else text.before
    return Strip(rows, before, text.after, keep_next=True)


def set_paragraph_block(
    setter: Setter, paragraph: Paragraph, place: Place, previous: Block | None
) -> Strip:
    role = _role_in(place, paragraph)
    text = setter.style.text(role)
    node = place.parent.child("P", language=paragraph.language or "")
    follows = isinstance(previous, Paragraph) and role == _role_in(place, previous)
    indent = text.indent if follows and text.align in ("justify", "left") else 0.0
    if role == "choice" and paragraph.content[:1] and isinstance(paragraph.content[0], Blank):
        # A line to be filled in, and its text hanging behind it.
        indent = -blank_width(setter, paragraph.content[0], place) - setter.sized(_AFTER_BLANK)
        place = place.inset(-indent)
    rows = set_text(
        setter,
        paragraph.content,
        place,
        node,
        role,
        ordinal=setter.ordinal(paragraph),
        indent=indent,
    )
    if place.in_flow and role == "body" and not text.leading % setter.grid:
        for row in rows:
            row.grid = setter.grid
    anchor_first(rows, paragraph.id)
    before = text.before
    if follows and not text.indent:
        before = max(before, text.leading / 2)
    strip = Strip(rows, before, text.after, keep_next=role in _LEADING_IN)
    if role in _CLOSE_TO_NEXT:
        strip.most_after = text.after
    return strip


def _role_in(place: Place, paragraph: Paragraph) -> str:
    """A paragraph's own role, or that of the place where it has none."""
    return place.role if paragraph.role == "body" else paragraph.role


def set_quote(setter: Setter, quote: Quote, place: Place) -> Strip:
    text = setter.style.text("quote")
    node = place.parent.child("BlockQuote")
    inner = Place(place.x + 18.0, place.width - 30.0, node, "quote", place.frames)
    rows = setter.stack(quote.blocks, inner)
    if quote.attribution:
        source = node.child("P")
        extra = set_text(setter, quote.attribution, inner, source, "attribution")
        for row in extra:
            row.penalty = FORBIDDEN
        rows += extra
    return Strip(rows, text.before, text.after)


def set_code(setter: Setter, block: CodeBlock, place: Place) -> Strip:
    text = setter.style.text("code")
    node = place.parent.child("P").child("Code")
    rows: list[Row] = []
    content = "".join(run for _, run in block.runs)
    for number, source_line in enumerate(content.rstrip("\n").split("\n")):
        items = Flow(setter, place)
        items.text(source_line.replace(" ", "\u00a0") or "\u00a0", Look("code"), node)
        lines = setter.lines(items.items, place.width - 12.0, text)
        set_rows = rows_of_lines(lines, place.inset(12.0), text.leading)
        if number == 0:
            for row in set_rows[:1]:
                row.source = (setter.ordinal(block), 0)
        rows += set_rows
    return Strip(rows, setter.grid / 2, setter.grid / 2)


def set_display_maths(setter: Setter, block: DisplayMaths, place: Place) -> Strip:
    text = setter.style.text(place.role)
    node = place.parent.child("P").child("Formula", alt=block.alt)
    items = Flow(setter, place)
    items.formula(block.latex, Look(place.role), node)
    lines = setter.lines(items.items, place.width, text, align="center")
    return Strip(rows_of_lines(lines, place, text.leading), setter.grid / 2, setter.grid / 2)


def set_thematic_break(setter: Setter, place: Place) -> Strip:
    width = place.width * 0.2
    mark = rule(
        place.x + (place.width - width) / 2,
        setter.grid / 2,
        width,
        setter.style.rule,
        setter.colour("line"),
    )
    return Strip([Row(setter.grid, [mark], frames=place.frames)], 0.0, 0.0)
