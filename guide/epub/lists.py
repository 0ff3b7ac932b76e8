"""Lists: plain, numbered, of definitions, of contents."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from guide.dataclass import replace
from guide.document import (
    Blank,
    Contents,
    ContentsEntry,
    DefinitionItem,
    DefinitionList,
    ListBlock,
    Paragraph,
    walk,
)
from guide.document import ListItem as Item
from guide.epub.markup import attributes, element, escape, language_attributes, run_in, unwrap

if TYPE_CHECKING:
    from guide.epub.writer import Writer

_UNMARKED = ("references", "credits", "word-bank")
"""Roles of lists that the style sheet shows without markers."""

_TO_FILL_IN = ("labels",)
"""Roles of lists that are nothing but room to write."""

_NUMBER = re.compile(r"(\d{1,9})\.")


def write_list(writer: Writer, block: ListBlock) -> str:
    """A list; numbers are the reader's own where it would count as the author did, else part of the text."""
    if block.role in _TO_FILL_IN:
        return "".join(writer.leave_out(inner) for inner in walk((block,)) if inner is not block)
    start = _plain_start(block.items) if block.ordered else None
    labelled = start is None and any(item.label for item in block.items)
    classes = [block.role] if block.role != "list" else []
    classes += ["labelled"] if labelled else []
    classes += [] if block.tight else ["loose"]
    names = attributes(
        class_=" ".join(classes),
        start=str(start) if start not in (None, 1) else None,
        # Without a visible marker, some readers take a list for paragraphs unless told.
        role="list" if labelled or block.role in _UNMARKED else None,
    )
    shown = map(_without_blank, block.items) if block.role == "ordering" else block.items
    contents = (
        _labelled(writer, item) if labelled else writer.blocks(item.blocks) for item in shown
    )
    items = [
        element("li", unwrap(content) if block.tight else content, id=item.id)
        for item, content in zip(block.items, contents, strict=True)
    ]
    tag = "ol" if block.ordered else "ul"
    return f"<{tag}{names}>{''.join(items)}</{tag}>"


def _without_blank(item: Item) -> Item:
    """An item to be put in order, without the room for its number: letters can be named, but not written."""
    match item.blocks:
        case (Paragraph(content=(Blank(), *rest)) as first, *others):
            return replace(item, blocks=(replace(first, content=tuple(rest)), *others))
        case _:
            return item


def _labelled(writer: Writer, item: Item) -> str:
    content = writer.blocks(item.blocks)
    label = f'<span class="item-label">{escape(item.label)}</span>'
    return run_in(label, content) if item.label else content


def _plain_start(items: Sequence[Item]) -> int | None:
    """The first number where the labels are "n.", "n+1." ...: what an ``ol`` with ``start`` shows by itself."""
    matches = [_NUMBER.fullmatch(item.label) for item in items]
    numbers = [int(match[1]) for match in matches if match]
    if not numbers or len(numbers) != len(matches):
        return None
    first = numbers[0]
    return first if numbers == list(range(first, first + len(numbers))) else None


def write_definitions(writer: Writer, block: DefinitionList) -> str:
    items = "".join([_definition(writer, item) for item in block.items])
    return f'<dl class="{escape(block.role)}">{items}</dl>'


def _definition(writer: Writer, item: DefinitionItem) -> str:
    language = language_attributes(item.language)
    term = writer.inlines(item.term)
    if language:
        term = f"<span{language}>{term}</span>"
    meaning = writer.blocks(item.blocks)
    return f"<dt{attributes(id=item.id)}>{term}</dt><dd>{unwrap(meaning)}</dd>"


def write_contents(writer: Writer, block: Contents) -> str:
    """Nested lists of links: an entry holds the deeper ones that follow it."""
    parts: list[str] = []
    open_depths: list[int] = []
    for entry in block.entries:
        while open_depths and open_depths[-1] > entry.depth:
            parts.append("</li></ol>")
            open_depths.pop()
        if open_depths and open_depths[-1] == entry.depth:
            parts.append("</li>")
        else:
            parts.append("<ol>")
            open_depths.append(entry.depth)
        parts.append(f"<li>{_contents_link(writer, entry)}")
    parts.extend("</li></ol>" for _ in open_depths)
    label = escape(writer.furniture.contents)
    return f'<nav class="contents" role="doc-toc" aria-label="{label}">{"".join(parts)}</nav>'


def _contents_link(writer: Writer, entry: ContentsEntry) -> str:
    number = f'<span class="number">{escape(entry.number)}</span> ' if entry.number else ""
    return element("a", number + writer.inlines(entry.title), href=f"#{entry.anchor}")
