"""Tables, which turn into stacked rows where the screen is narrow (see ``style.css.j2``)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide.document import Alignment, Caption, Cell, Table, TableRow, plain_text
from guide.epub.markup import attributes, element, escape

if TYPE_CHECKING:
    from guide.epub.writer import Writer


def write_table(writer: Writer, table: Table) -> str:
    caption = write_caption(writer, table.caption)
    if table.role == "matching":
        head = "".join([_matching_row(writer, row) for row in table.head])
        body = "".join([_matching_row(writer, row) for row in table.body])
        # Never as a stack of cells: those of a row have nothing in common.
        return _framed(table, caption, head, body, "rigid")
    head = "".join([_row(writer, row, table.alignments, ()) for row in table.head])
    frame = _frame(table)
    # A row's first cell is the title of the stacked row, and needs no label.
    heads = table.head[-1].cells[1:] if frame == "stacks" else ()
    labels = ["", *(plain_text(cell.content) for cell in heads)]
    body = "".join([_row(writer, row, table.alignments, labels) for row in table.body])
    return _framed(table, caption, head, body, frame)


def _framed(table: Table, caption: str, head: str, body: str, frame: str) -> str:
    inner = (
        (f"<caption>{caption}</caption>" if caption else "")
        + (f"<thead>{head}</thead>" if head else "")
        + f"<tbody>{body}</tbody>"
    )
    classes = "table" if table.role == "table" else f"table {table.role}"
    framed = element("table", inner, id=table.id, class_=classes)
    return element("div", framed, class_=f"table-frame {frame}".rstrip())


def write_caption(writer: Writer, caption: Caption | None) -> str:
    """A caption's content: its label in a span, then its text; "" for none."""
    if caption is None:
        return ""
    text = writer.uncounted(caption.content)
    if not caption.label:
        return text
    return f'<span class="caption-label">{escape(caption.label)}</span> {text}'.rstrip()


def _frame(table: Table) -> str:
    """Whether a row can be shown as a stack of cells: early, or late ("")."""
    return "stacks" if table.head and len(table.head[-1].cells) > 2 else ""


def _row(
    writer: Writer, row: TableRow, alignments: Sequence[Alignment], labels: Sequence[str]
) -> str:
    cells = "".join(
        [
            _cell(
                writer,
                cell,
                alignments[column] if column < len(alignments) else "left",
                labels[column] if column < len(labels) else "",
            )
            for column, cell in enumerate(row.cells)
        ]
    )
    return element("tr", cells, id=row.id)


def _matching_row(writer: Writer, row: TableRow) -> str:
    """What is to be matched, without the column for letters: they can't be written."""
    left, letter, right = row.cells
    written = _cell(writer, left, "left", "")
    marks = writer.pass_over(len(plain_text(letter.content)))
    return element("tr", written + _cell(writer, right, "left", "", marks), id=row.id)


def _cell(writer: Writer, cell: Cell, alignment: Alignment, label: str, before: str = "") -> str:
    content = before + writer.inlines(cell.content)
    # An empty head names nothing: it is an ordinary cell (WCAG technique H63).
    if cell.scope and content:
        names = attributes(class_=_class_of(alignment), scope=cell.scope)
        return f"<th{names}>{content}</th>"
    names = attributes(class_=_class_of(alignment), data_label=label if content else None)
    return f"<td{names}>{content}</td>"


def _class_of(alignment: Alignment) -> str:
    return "" if alignment == "left" else alignment
