"""Lists: with bullets and numbers, of works, of words to choose from, of terms and what they mean."""

from __future__ import annotations

from guide.dataclass import replace
from guide.document import (
    DefinitionItem,
    DefinitionList,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
)
from guide.pdf.inlines import Flow, Look, flow, set_text
from guide.pdf.labels import set_label
from guide.pdf.rows import COLUMN_GAP, anchor_first, fits, hold, in_two_columns, rows_of_lines
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import natural_width

LABEL_WIDTHS = {True: 21.0, False: 14.0}
"""Points for the label of an ordered and of a bulleted list."""
_WORD_GAP = 14.0
_MOST_WORDS = 4
"""Columns of a word bank."""
_WHOLE = 0.25
"""Share of the page up to which a list that answers something is not divided."""
_MANY_LABELS = 6
"""From so many blanks on, those of a picture's labels stand in two columns, read down."""


def set_list(setter: Setter, block: ListBlock, place: Place) -> Strip:
    numbering = "Decimal" if block.ordered else "Disc"
    node = place.parent.child("L", list_numbering=numbering)
    if block.role in setter.style.roles:
        place = replace(place, role=block.role)
    place = replace(place, in_flow=False)
    width = setter.sized(LABEL_WIDTHS[block.ordered])
    if block.role == "references":
        return _set_references(setter, block, place.under(node))
    if block.role == "word-bank":
        return _set_word_bank(setter, block, place.under(node))
    items = [_set_item(setter, item, place.under(node), width) for item in block.items]
    if block.role == "labels":
        items = _side_by_side(setter, items, place)
    rows: list[Row] = []
    gap = 0.0 if block.tight else setter.grid / 2
    for item_rows in items:
        if rows and item_rows:
            item_rows[0].space_before = gap
        rows += item_rows
    if block.role != "list":
        hold(rows, setter.text_height * _WHOLE)
    return Strip(rows, setter.grid / 2, setter.grid / 2)


def _side_by_side(setter: Setter, items: list[list[Row]], place: Place) -> list[list[Row]]:
    """Many short items in two columns."""
    half = place.width / 2
    limit = place.x + half - setter.sized(COLUMN_GAP)
    if len(items) < _MANY_LABELS or not all(fits(rows, limit) for rows in items):
        return items
    return [[row] for row in in_two_columns([rows[0] for rows in items], half)]


def _set_item(setter: Setter, item: ListItem, place: Place, width: float) -> list[Row]:
    node = place.parent.child("LI")
    label_node = node.child("Lbl")
    body = node.child("LBody")
    inner = place.inset(width).under(body)
    rows = setter.stack(item.blocks, inner)
    if not rows:
        return []
    column = replace(place, width=width)
    rows[0].marks[:0] = set_label(setter, item.label or "•", place.role, column, label_node)
    anchor_first(rows, item.id)
    return rows


def _set_references(setter: Setter, block: ListBlock, place: Place) -> Strip:
    """Works without bullets, each hanging below its author."""
    text = setter.style.text(place.role)
    rows: list[Row] = []
    for item in block.items:
        body = place.parent.child("LI").child("LBody")
        inner = place.inset(setter.grid).under(body)
        item_rows: list[Row] = []
        for inside in item.blocks:
            if isinstance(inside, Paragraph):
                node = body.child("P")
                item_rows += set_text(
                    setter, inside.content, inner, node, place.role,
                    ordinal=setter.ordinal(inside), indent=-setter.grid,
                )  # fmt: skip
            else:
                item_rows += setter.stack((inside,), inner)
        anchor_first(item_rows, item.id)
        if rows and item_rows:
            item_rows[0].space_before = text.before
        rows += item_rows
    return Strip(rows, setter.grid / 2, setter.grid / 2)


def _set_word_bank(setter: Setter, block: ListBlock, place: Place) -> Strip:
    """Words side by side, in as many columns as the longest of them allows; read along the rows."""
    words = [_item_inlines(item) for item in block.items]
    measured = [flow(setter, word, place, None, place.role) for word in words]
    widest = max(natural_width(items, setter.fonts) for items in measured) + setter.sized(_WORD_GAP)
    count = max(1, min(_MOST_WORDS, int((place.width + setter.sized(_WORD_GAP)) // widest)))
    share = (place.width + setter.sized(_WORD_GAP)) / count
    rows: list[Row] = []
    for number, word in enumerate(words):
        column = number % count
        inner = replace(place, x=place.x + column * share, width=share - setter.sized(_WORD_GAP))
        node = place.parent.child("LI").child("LBody")
        set_rows = set_text(setter, word, inner, node, place.role)
        if column:
            rows[-1].marks += set_rows[0].marks
        else:
            rows += set_rows
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    return Strip(rows)


def _item_inlines(item: ListItem) -> Inlines:
    """The text of an item of one paragraph."""
    return tuple(
        inline for block in item.blocks if isinstance(block, Paragraph) for inline in block.content
    )


_TERM_ROLES = {"glossary": "glossary-term", "facts": "fact-label"}
_RUN_IN = frozenset(_TERM_ROLES)
"""Definition lists whose definitions begin in the line of their term."""


def set_definitions(setter: Setter, block: DefinitionList, place: Place) -> Strip:
    """Terms and definitions as a list whose labels are the terms (ISO 32000-1, 14.8.4.3.3)."""
    node = place.parent.child("L", list_numbering="None")
    role = "fact" if block.role == "facts" else block.role
    inner = replace(
        place.inset(setter.grid), role=role if role in setter.style.roles else place.role
    )
    rows: list[Row] = []
    for item in block.items:
        item_rows = _set_definition(setter, item, block.role, inner.under(node.child("LI")))
        anchor_first(item_rows, item.id)
        if rows and item_rows:
            item_rows[0].space_before = setter.style.text(inner.role).before
        rows += item_rows
    return Strip(rows, setter.grid / 2, setter.grid / 2)


def _set_definition(
    setter: Setter, item: DefinitionItem, list_role: str, place: Place
) -> list[Row]:
    """A term, hanging out to the left, and its definition."""
    term_role = _TERM_ROLES.get(list_role, "glossary-term")
    term_node = place.parent.child("Lbl", language=item.language or "")
    items = Flow(setter, place)
    items.add(item.term, Look(term_role), term_node)
    text = setter.style.text(term_role)
    body = place.under(place.parent.child("LBody"))
    blocks, ordinal = item.blocks, -1
    first = blocks[0] if blocks else None
    if list_role in _RUN_IN and isinstance(first, Paragraph):
        items.text("\u2002", Look(place.role), term_node)
        items.add(first.content, Look(place.role), body.parent.child("P"))
        text, blocks = setter.style.text(place.role), blocks[1:]
        ordinal = setter.ordinal(first)
    lines = setter.lines(items.items, place.width, text, indent=-setter.grid, align="left")
    rows = rows_of_lines(lines, place, text.leading)
    if rows and ordinal >= 0:
        rows[0].source = (ordinal, 0)
    definition = setter.stack(blocks, body)
    if definition:
        definition[0].penalty = FORBIDDEN
    return rows + definition
