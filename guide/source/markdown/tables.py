"""Pipe tables and their captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.token import Token

from guide.diagnostics import rule
from guide.model.text import Alignment, Inlines, Table
from guide.source.markdown import attributes
from guide.source.markdown.inlines import read_inlines
from guide.source.markdown.passage import Passage
from guide.source.reading import Anchor

if TYPE_CHECKING:
    from guide.source.markdown.blocks import BlockReader

TABLE_ROW = rule("table-row", "error", "A row of a table has no more cells than the table's head.")
TABLE_CAPTION = rule(
    "table-caption", "error", "A table's caption 'Table: …' stands after a blank line."
)

CAPTION = "Table:"
_ALIGNMENTS: dict[str, Alignment] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


def read(table: Token, reader: BlockReader) -> Table:
    """A table whose opening token was passed, with the caption that may follow."""
    rows: list[tuple[Inlines, ...]] = []
    alignments: list[Alignment] = []
    while (token := reader.next()).type != "table_close":
        if token.type == "tr_open":
            rows.append(_row(token, reader, None if rows else alignments))
    caption, name = _caption(reader)
    return Table(rows[0], tuple(rows[1:]), tuple(alignments), caption, name, reader.place(table))


def _row(
    row: Token, reader: BlockReader, alignments: list[Alignment] | None
) -> tuple[Inlines, ...]:
    """The cells of a row; those of the head also tell their alignments."""
    line = reader.scope.lines[row.map[0]] if row.map else ""
    cursor = 0
    cells: list[Inlines] = []
    while (token := reader.next()).type != "tr_close":
        if token.type == "inline":
            start, cursor = _find_cell(line, token.content, cursor)
            cells.append(read_inlines(_passage(token, line[start:cursor], start, reader)))
        elif alignments is not None and token.nesting == 1:
            alignments.append(_ALIGNMENTS.get(str(token.attrs.get("style", "")), "left"))
    _check_row(line, cursor, row, reader)
    return tuple(cells)


def _passage(token: Token, written: str, start: int, reader: BlockReader) -> Passage:
    r"""The content of a cell; as it is written where it has ``\|``, which inline parsing reads alike.

    In code it does not, so that places in such a cell are rough.
    """
    if "|" in token.content and "`" not in token.content:
        return Passage(written, reader.scope, token.map[0] if token.map else 0, start)
    return reader.passage(token, start)


def _find_cell(line: str, content: str, cursor: int) -> tuple[int, int]:
    """The columns at which a cell's content starts and ends."""
    if not content:
        pipe = line.find("|", cursor)
        return cursor, pipe + 1 if pipe >= 0 else cursor
    start = line.find(content, cursor)
    if start < 0 and "|" in content:
        content = content.replace("|", "\\|")
        start = line.find(content, cursor)
    return (start, start + len(content)) if start >= 0 else (cursor, cursor)


def _check_row(line: str, end: int, row: Token, reader: BlockReader) -> None:
    """Cells beyond the head's would be left out in silence; a caption too near becomes a row."""
    if line[end:].strip() not in ("", "|"):
        reader.reading.report(
            TABLE_ROW,
            reader.scope.origin.place(row.map[0] if row.map else 0, end),
            "this row has more cells than the table's head",
            "write \\| for the character itself",
        )
    text = line.lstrip(" >")
    if text.startswith(CAPTION) and "|" not in text:
        reader.reading.report(
            TABLE_CAPTION,
            reader.place(row),
            "this caption is read as a row of the table",
            "put a blank line before it",
        )


def _caption(reader: BlockReader) -> tuple[Inlines, str | None]:
    """The caption and id from the paragraph that follows, if it is one."""
    opening, token = reader.peek(), reader.peek(1)
    if opening is None or token is None or opening.type != "paragraph_open":
        return (), None
    if not token.content.startswith(CAPTION):
        return (), None
    for _ in range(3):
        reader.next()
    passage = reader.passage(token)
    text, found, offset = attributes.at_end(token.content)
    if found is not None:
        attributes.check(found, ("#",), "a table", reader.reading, passage.place)
        if found.id is not None:
            reader.reading.anchors.append(Anchor("table", found.id, passage.place(offset)))
    words = text[len(CAPTION) :].lstrip()
    caption = read_inlines(passage.part(words, len(text) - len(words)))
    return caption, found.id if found else None
