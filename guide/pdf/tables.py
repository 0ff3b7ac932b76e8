"""Tables: columns sized by their content, heads repeated on every page, rows kept whole."""

from __future__ import annotations

from collections.abc import Sequence

from guide.dataclass import replace
from guide.document import Caption, Cell, Inlines, NoteCall, Table, TableRow
from guide.pdf.inlines import Flow, Look, flow
from guide.pdf.rows import height_of, hold, let_float, rows_of_lines, rule
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Mark, Row
from guide.typeset.pages import FORBIDDEN, HARDLY, RELUCTANT
from guide.typeset.paragraph import Item, SetLine, minimum_width, natural_width
from guide.typeset.tags import Node

GUTTER = 10.0
"""Points between columns."""
_ROW_PADDING = 3.0
"""Points above and below a row's text."""
_HEAD_SHARE = 0.6
"""Of its natural width that a column's head asks for."""
_MODEST = 0.75
"""Share of an even share of the measure up to which a column gets all the width that it asks for."""
_WHOLE = 0.55
"""Share of the page up to which a table is not divided."""
_WHOLE_PAGE = ("quick-key",)
"""Roles of tables that are not divided if a page with a heading can hold them: what is looked up at a glance."""
_BELOW_HEADING = 0.9
"""Share of the page that a heading leaves."""
_TALL = 1 / 3
"""Share of the page from which on a row may be divided."""


def set_table(setter: Setter, table: Table, place: Place) -> Strip:
    node = place.parent.child("Table")
    rows: list[Row] = []
    if table.caption:
        rows += set_caption(setter, table.caption, place, node)
        for row in rows[1:]:
            row.penalty = FORBIDDEN
    widths = _column_widths(setter, table, place.width)
    place = replace(place, width=sum(widths) + setter.sized(GUTTER) * (len(widths) - 1))
    head_node = node.child("THead") if table.head else None
    head: list[Row] = []
    for table_row in table.head:
        head += _set_row(setter, table, table_row, place, widths, head_node or node, "table-head")
    body_node = node.child("TBody")
    body = [
        _set_row(setter, table, table_row, place, widths, body_node, "table-cell")
        for table_row in table.body
    ]
    _draw_rules(setter, head, body, place)
    rows += _keep_together(head, body, _continued(setter, table, place))
    if rows:
        rows[0].source = (setter.ordinal(table), 0)
        if table.id:
            rows[0].anchors = (table.id, *rows[0].anchors)
        if table.caption:
            for row in rows[: len(rows) - sum(map(len, body))][1:]:
                row.penalty = FORBIDDEN
    _hold(setter, rows, table, place)
    floats = let_float(setter, rows, place)
    return Strip(rows, setter.grid, setter.grid / 2, floats=floats)


def _hold(setter: Setter, rows: Sequence[Row], table: Table, place: Place) -> None:
    """Keep a table whole; one that can't float is divided between its rows where much of a page would be empty else."""
    share = _BELOW_HEADING if table.role in _WHOLE_PAGE else _WHOLE
    if place.in_flow or table.role in _WHOLE_PAGE:
        hold(rows, setter.text_height * share)
    elif height_of(rows) <= setter.text_height * share:
        for row in rows[1:]:
            row.penalty = max(row.penalty, RELUCTANT if table.role == "rubric" else HARDLY)


def _continued(setter: Setter, table: Table, place: Place) -> list[Row]:
    """ "Table 2 continued", for the pages that a long table goes on over."""
    if not (table.caption and table.caption.label and setter.continued):
        return []
    items = Flow(setter, place)
    items.text(table.caption.label, Look("caption-label"), None)
    items.text(f"\u2002{setter.continued}", Look("caption"), None)
    text = setter.style.text("caption")
    rows = rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)
    rows[-1].height += setter.sized(4.0)
    return rows


def _keep_together(head: list[Row], body: list[list[Row]], continued: list[Row]) -> list[Row]:
    """Heads stay with the first row and come again on further pages; the last row never stands alone."""
    for row in head[1:]:
        row.penalty = FORBIDDEN
    flat = [row for rows in body for row in rows]
    repeat = (*continued, *head)
    for row in flat:
        row.repeat = repeat
    if flat and head:
        flat[0].penalty = FORBIDDEN
    if len(body) > 2:
        for rows in (body[1], body[-1]):
            rows[0].penalty = FORBIDDEN
    return head + flat


def set_caption(setter: Setter, caption: Caption, place: Place, parent: Node) -> list[Row]:
    """ "Table 2  What it shows", the label in its own cut."""
    node = parent.child("Caption")
    items = Flow(setter, place)
    if caption.label:
        items.text(caption.label, Look("caption-label"), node)
        if caption.content:
            items.text("\u2002", Look("caption"), node)
    items.add(caption.content, Look("caption"), node)
    text = setter.style.text("caption")
    rows = rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)
    if rows:
        rows[-1].height += 4.0
    return rows


def _column_widths(setter: Setter, table: Table, width: float) -> list[float]:
    """Each column's width in points: as its content asks, shrunk towards the longest word."""
    count = len(table.alignments)
    available = width - setter.sized(GUTTER) * (count - 1)
    if table.widths:
        return [share * available for share in table.widths]
    heads, head_words = _wishes(setter, table.head, count, "table-head", width)
    cells, cell_words = _wishes(setter, table.body, count, "table-cell", width)
    least = list(map(max, head_words, cell_words))
    natural = list(map(max, heads, cells))
    if sum(natural) > available:
        # A long head over short entries takes two lines rather than others' room.
        modest = [wide * _HEAD_SHARE for wide in heads]
        natural = list(map(max, modest, cells, least))
    return fit_columns(natural, least, available)


def _wishes(
    setter: Setter, rows: Sequence[TableRow], count: int, role: str, width: float
) -> tuple[list[float], list[float]]:
    """By column, the widest natural width of some rows' cells, and that of what can't be broken in them."""
    natural, least = [1.0] * count, [1.0] * count
    throwaway = Place(0.0, width, Node("P"))
    for row in rows:
        for column, cell in enumerate(row.cells[:count]):
            cell_role = "table-head" if cell.scope else role
            items = flow(setter, _without_notes(cell), throwaway, None, cell_role)
            natural[column] = max(natural[column], natural_width(items, setter.fonts) + 0.5)
            least[column] = max(least[column], minimum_width(items, setter.fonts) + 0.5)
    return natural, least


def _without_notes(cell: Cell) -> Inlines:
    """For measuring: a note must be set once only."""
    return tuple(inline for inline in cell.content if not isinstance(inline, NoteCall))


def fit_columns(natural: Sequence[float], least: Sequence[float], available: float) -> list[float]:
    """Widths that sum to ``available`` at the most.

    Columns keep their natural width if all fit; else those keep it that ask for no more than an even share, and what
    is left is shared out among the others in proportion to what each wants beyond its least width. If not even the
    least widths fit, all shrink alike.
    """
    total = sum(natural)
    if total <= available:
        if total > 0.72 * available:
            return [width * available / total for width in natural]
        return list(natural)
    floor = sum(least)
    if floor >= available:
        return [width * available / floor for width in least]
    least = _with_modest_columns(natural, least, available)
    wanted = [wide - narrow for wide, narrow in zip(natural, least, strict=True)]
    spare = (available - sum(least)) / (sum(wanted) or 1.0)
    return [narrow + want * spare for narrow, want in zip(least, wanted, strict=True)]


def _with_modest_columns(
    natural: Sequence[float], least: Sequence[float], available: float
) -> list[float]:
    """The least widths, but the natural ones of columns that ask for no more than an even share of the room.

    The widest gets what it asks for only if all others have got that.
    """
    found = list(least)
    ordered = sorted(range(len(natural)), key=natural.__getitem__)
    for column in ordered:
        rest = sum(found) - found[column] + natural[column]
        is_served_last = column == ordered[-1] and all(
            found[other] == natural[other] for other in ordered[:-1]
        )
        is_modest = natural[column] <= _MODEST * available / len(natural) or is_served_last
        if is_modest and rest <= available:
            found[column] = natural[column]
    return found


def _set_row(
    setter: Setter,
    table: Table,
    table_row: TableRow,
    place: Place,
    widths: Sequence[float],
    parent: Node,
    role: str,
) -> list[Row]:
    node = parent.child("TR")
    text = setter.style.text(role)
    x = place.x
    cells: list[tuple[float, list[SetLine]]] = []
    for column, cell in enumerate(table_row.cells[: len(widths)]):
        cell_node = _cell_node(node, cell)
        cell_place = Place(x, widths[column], cell_node, role, place.frames)
        cell_role = "table-head" if cell.scope else role
        items: Sequence[Item] = flow(setter, cell.content, cell_place, cell_node, cell_role)
        align = table.alignments[column]
        cells.append((x, setter.lines(items, widths[column], text, align=align)))
        x += widths[column] + setter.sized(GUTTER)
    return _strips(setter, cells, text.leading, place, table_row.id)


def _cell_node(parent: Node, cell: Cell) -> Node:
    if not cell.scope:
        return parent.child("TD")
    return parent.child("TH", scope="Column" if cell.scope == "col" else "Row")


def _strips(
    setter: Setter,
    cells: list[tuple[float, list[SetLine]]],
    leading: float,
    place: Place,
    identifier: str | None,
) -> list[Row]:
    """One row; or, if it is taller than a third of the page, one for each line."""
    count = max((len(lines) for _, lines in cells), default=1) or 1
    height = count * leading + 2 * setter.sized(_ROW_PADDING)
    anchors = (identifier,) if identifier else ()
    notes = [note for _, lines in cells for line in lines for note in line.notes]
    if height <= setter.text_height * _TALL:
        marks: list[Mark] = []
        for x, lines in cells:
            for number, line in enumerate(lines):
                line.line.x += x
                line.line.baseline += number * leading + setter.sized(_ROW_PADDING)
                marks.append(line.line)
        return [Row(height, marks, frames=place.frames, notes=notes, anchors=anchors)]
    rows: list[Row] = []
    for number in range(count):
        marks = []
        for x, lines in cells:
            if number < len(lines):
                lines[number].line.x += x
                marks.append(lines[number].line)
        rows.append(Row(leading, marks, frames=place.frames))
    rows[0].notes, rows[0].anchors = notes, anchors
    rows[1].penalty = rows[-1].penalty = FORBIDDEN
    return rows


def _draw_rules(setter: Setter, head: list[Row], body: list[list[Row]], place: Place) -> None:
    """A strong rule above and below the table, a fine one under the head, hairlines between rows."""
    colour = setter.colour("ink")
    hair = setter.colour("hairline")

    def below(row: Row, thickness: float, tone: tuple[float, float, float]) -> None:
        row.marks.append(rule(place.x, row.height, place.width, thickness, tone))

    first = head or (body[0] if body else [])
    if first:
        first[0].marks.insert(0, rule(place.x, 0.0, place.width, 1.0, colour))
    if head:
        below(head[-1], setter.style.rule, colour)
    for rows in body[:-1]:
        below(rows[-1], 0.4, hair)
    if body and body[-1]:
        below(body[-1][-1], 1.0, colour)
