"""Walking through authored text."""

from __future__ import annotations

from collections.abc import Iterator

from guide.model.text import (
    Block,
    Blocks,
    Callout,
    DefinitionList,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Only,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Strong,
    Table,
    WebLink,
)


def blocks_of(blocks: Blocks) -> Iterator[Block]:
    """Every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                for item in block.items:
                    yield from blocks_of(item)
            case DefinitionList():
                for definition in block.items:
                    for meaning in definition.meanings:
                        yield from blocks_of(meaning)
            case Quote() | Callout() | Only():
                yield from blocks_of(block.blocks)
            case _:
                pass


def contents_of(block: Block) -> Iterator[Inlines]:
    """The inline contents that a block holds itself, not those of blocks inside it."""
    match block:
        case Paragraph() | Heading():
            yield block.content
        case DefinitionList():
            for definition in block.items:
                yield definition.term
        case Table():
            yield from block.head
            for row in block.rows:
                yield from row
            yield block.caption
        case Picture():
            yield block.caption
        case Callout():
            yield block.title
        case _:
            pass


def inlines_of(blocks: Blocks) -> Iterator[Inline]:
    """Every inline, outer before inner; a definition list's terms come before its meanings."""
    for block in blocks_of(blocks):
        for content in contents_of(block):
            yield from nested(content)


def nested(content: Inlines) -> Iterator[Inline]:
    """Inlines with all that is inside them, outer before inner."""
    for inline in content:
        yield inline
        match inline:
            case Emphasis() | Strong() | WebLink() | Reference():
                yield from nested(inline.content)
            case _:
                pass
