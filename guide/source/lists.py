"""Files that are a list of records."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guide.model.place import Place
from guide.source import nodes
from guide.source.fields import FieldReader
from guide.source.files import EMPTY_FILE, SourceFile
from guide.source.located_yaml import compose
from guide.source.mapping_node import WRONG_SHAPE
from guide.source.nodes import Mapping, Node, Scalar
from guide.source.reading import FileResult, Reading, Record


def read_list(
    source: SourceFile,
    language: str,
    kind: str,
    keys: Sequence[str],
    read: Callable[[FieldReader], Record | None],
) -> FileResult[Record]:
    """The records of a file; ``kind`` is what references call one, ``keys`` are those that it may have.

    Where ``read`` checks the keys itself, ``keys`` is empty.
    """
    reading = Reading(source, language)
    node = compose(source, reading.problems)
    if node is None:
        if not reading.problems.found:
            reading.report(EMPTY_FILE, _start(reading), "this file holds nothing but comments")
        return reading.result((), whole=False)
    if not isinstance(node, nodes.Sequence):
        reading.report(
            WRONG_SHAPE, _start(reading, node), "this file is a list", "start each item with '- '"
        )
        return reading.result((), whole=False)
    records: list[Record] = []
    for item in node.items:
        if not isinstance(item, Mapping):
            reading.report(
                WRONG_SHAPE,
                _start(reading, item),
                f"{_a(kind)} is a mapping of keys and values",
                "write - id: ..." if isinstance(item, Scalar) else "",
            )
            continue
        fields = FieldReader(item, reading, _a(kind))
        reading.owner = f"{kind}:{fields.peek('id')}"
        if keys:
            fields.only(keys)
        record = read(fields)
        if record is not None:
            records.append(record)
    return reading.result(tuple(records))


def _a(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _start(reading: Reading, node: Node | None = None) -> Place:
    return Place(reading.file, node.line, node.column) if node else Place(reading.file)
