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
    head = "".join([_row(writer, row, table.alignments, ()) for row in table.head])
    frame = _frame(table)
    # A row's first cell is the title of the stacked row, and needs no label.
    heads = table.head[-1].cells[1:] if frame == "stacks" else ()
    labels = ["", *(plain_text(cell.content) for cell in heads)]
    body = "".join([_row(writer, row, table.alignments, labels) for row in table.body])
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
    """Whether a row can be shown as a stack of cells: early, late (""), or never.

    Two columns fit most screens; where items are to be matched, a row's cells have nothing in common.
    """
    if table.role == "matching":
        return "rigid"
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


def _cell(writer: Writer, cell: Cell, alignment: Alignment, label: str) -> str:
    content = writer.inlines(cell.content)
    # An empty head names nothing: it is an ordinary cell (WCAG technique H63).
    if cell.scope and content:
        names = attributes(class_=_class_of(alignment), scope=cell.scope)
        return f"<th{names}>{content}</th>"
    names = attributes(class_=_class_of(alignment), data_label=label if content else None)
    return f"<td{names}>{content}</td>"


def _class_of(alignment: Alignment) -> str:
    return "" if alignment == "left" else alignment
