"""The plain text of documents, a piece for each stretch that is read in one go."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import cache
from typing import Any, get_args

from guide import document as d
from guide.dataclass import fields, is_dataclass


def block_texts(blocks: d.Blocks) -> Iterator[str]:
    """The text of each block, cell and label that is read, in order."""
    for block in blocks:
        yield from every_text(block)


def every_text(value: Any) -> Iterator[str]:
    """Every text in a part of a document: inlines joined as they are read, and all that is a plain string.

    It asks no node what it is, so that a new kind of node is not passed over.
    """
    match value:
        case str():
            yield value
        case tuple() if value and type(value[0]) in _INLINES:
            yield d.plain_text(value)
        case tuple():
            for each in value:
                yield from every_text(each)
        case dict():
            for each in value.values():
                yield from every_text(each)
        case _:
            for name in _field_names(value.__class__):
                yield from every_text(getattr(value, name))


_INLINES = frozenset(get_args(d.Inline))


@cache
def _field_names(kind: Hashable) -> tuple[str, ...]:
    """None for what has no fields: numbers, bytes."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def note_calls(blocks: d.Blocks) -> Iterator[str]:
    """The ids of the notes called in blocks."""
    for block in d.walk(blocks):
        for content in d.own_inlines(block):
            yield from _calls(content)


def _calls(content: d.Inlines) -> Iterator[str]:
    for inline in content:
        match inline:
            case d.NoteCall():
                yield inline.note
            case d.Emphasis() | d.Strong() | d.Span() | d.Link() | d.WebLink():
                yield from _calls(inline.content)
            case _:
                pass
