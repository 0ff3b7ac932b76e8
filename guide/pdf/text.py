"""Running text: headings, paragraphs, lists, quotes, code."""

from __future__ import annotations

from dataclasses import replace

from guide.document import (
    Block,
    CodeBlock,
    DefinitionList,
    DisplayMaths,
    Heading,
    ListBlock,
    ListItem,
    Paragraph,
    Quote,
)
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.setting import Place, Setter, Strip, add_marks, anchor_first, rows_of_lines, rule
from guide.typeset.boxes import Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.tags import Node

LABEL_WIDTHS = {True: 21.0, False: 14.0}
"""Points for the label of an ordered and of a bulleted list."""
_HEADING_COST = 60.0
"""Of a heading that comes before a float of the text above it: as much as a hole of a quarter of the page."""


def set_heading(setter: Setter, heading: Heading, place: Place) -> Strip:
    role = heading.role
    if role == "heading":
        # A division's title is the first of its headings, however deep in parts the division lies.
        role = f"heading-{max(2, min(4, heading.level - setter.level + 1))}"
    text = setter.style.text(role)
    node = place.parent.child(f"H{min(heading.level, 6)}")
    rows = set_text(setter, heading.content, place, node, role, ordinal=setter.ordinal(heading))
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    for row in rows:
        row.float_cost = _HEADING_COST
    anchor_first(rows, heading.id)
    return Strip(rows, text.before, text.after, keep_next=True)


def set_paragraph_block(
    setter: Setter, paragraph: Paragraph, place: Place, previous: Block | None
) -> Strip:
    role = place.role if paragraph.role == "body" else paragraph.role
    text = setter.style.text(role)
    node = place.parent.child("P", language=paragraph.language or "")
    follows = isinstance(previous, Paragraph) and previous.role == paragraph.role
    indent = text.indent if follows and text.align in ("justify", "left") else 0.0
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
    return Strip(rows, before, text.after)


def set_list(setter: Setter, block: ListBlock, place: Place) -> Strip:
    numbering = "Decimal" if block.ordered else "Disc"
    node = place.parent.child("L", list_numbering=numbering)
    if block.role in setter.style.roles:
        place = replace(place, role=block.role)
    width = LABEL_WIDTHS[block.ordered]
    rows: list[Row] = []
    gap = 0.0 if block.tight else setter.grid / 2
    for item in block.items:
        item_rows = _set_item(setter, item, place.under(node), width)
        if rows and item_rows:
            item_rows[0].space_before = gap
        rows += item_rows
    if block.role != "list":
        for row in rows[1:]:
            row.penalty = FORBIDDEN
    return Strip(rows, setter.grid / 2, setter.grid / 2)


def _set_item(setter: Setter, item: ListItem, place: Place, width: float) -> list[Row]:
    node = place.parent.child("LI")
    label_node = node.child("Lbl")
    body = node.child("LBody")
    inner = place.inset(width).under(body)
    rows = setter.stack(item.blocks, inner)
    if not rows:
        return []
    label = Flow(setter, place)
    label.text(item.label or "•", Look(place.role), label_node)
    lines = setter.lines(label.items, width, setter.style.text(place.role), align="left")
    add_marks(rows[0], [line.line for line in lines], place.x)
    anchor_first(rows, item.id)
    return rows


def set_definitions(setter: Setter, block: DefinitionList, place: Place) -> Strip:
    """Terms and definitions as a list whose labels are the terms (ISO 32000-1, 14.8.4.3.3)."""
    node = place.parent.child("L", list_numbering="None")
    role = "fact" if block.role == "facts" else block.role
    term_role = {"glossary": "glossary-term", "facts": "fact-label"}.get(
        block.role, "glossary-term"
    )
    body_role = role if role in setter.style.roles else place.role
    rows: list[Row] = []
    for item in block.items:
        item_node = node.child("LI")
        term_node = item_node.child("Lbl", language=item.language or "")
        term = set_text(setter, item.term, place, term_node, term_role)
        body = item_node.child("LBody")
        inner = Place(
            place.x + setter.grid, place.width - setter.grid, body, body_role, place.frames
        )
        definition = setter.stack(item.blocks, inner)
        if definition:
            definition[0].penalty = FORBIDDEN
        anchor_first(term, item.id)
        if rows and term:
            term[0].space_before = setter.grid / 2
        rows += term + definition
    return Strip(rows, setter.grid / 2, setter.grid / 2)


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
    items.text(block.latex, Look(place.role, italic=True), node)
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


def paragraph_of(
    setter: Setter, text: str, place: Place, role: str, tag: str = "P"
) -> tuple[list[Row], Node]:
    """Plain text as a paragraph of a role."""
    node = place.parent.child(tag)
    items = Flow(setter, place)
    items.text(text, Look(role), node)
    style = setter.style.text(role)
    return rows_of_lines(setter.lines(items.items, place.width, style), place, style.leading), node
