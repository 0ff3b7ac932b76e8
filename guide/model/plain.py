"""The plain text of authored text, before anything in it is resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.model.place import Place
from guide.model.text import (
    Block,
    Blocks,
    Citation,
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Markup,
    Maths,
    NoteCall,
    Only,
    Reference,
    Strong,
    Text,
    WebLink,
)
from guide.model.walk import blocks_of, contents_of

_CAPITALS = re.compile(
    r"(?<![\w.\N{NON-BREAKING HYPHEN}-])[A-Z]{2,6}(?![\w\N{NON-BREAKING HYPHEN}-])"
)


def plain_text(content: Inlines) -> str:
    """Inlines without markup, citations and notes; a reference says no more than what the author gave it."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text() | Code():
                parts.append(inline.text)
            case Emphasis() | Strong() | WebLink() | Reference():
                parts.append(plain_text(inline.content))
            case LineBreak():
                parts.append(" ")
            case Maths() | Citation() | NoteCall():
                pass
    return "".join(parts)


def texts_of(blocks: Blocks) -> Iterator[tuple[Block, str]]:
    """Each stretch of running text with the block that holds it, in reading order."""
    for block in blocks_of(blocks):
        for content in contents_of(block):
            yield block, plain_text(content)


def only_for_teachers(markup: Markup) -> Iterator[Only]:
    """The blocks of a text that students do not see, also in its notes."""
    for blocks in (markup.blocks, *markup.notes.values()):
        for block in blocks_of(blocks):
            if isinstance(block, Only) and block.edition == "teacher":
                yield block


def texts_for_teachers(markup: Markup) -> Iterator[tuple[Place, str]]:
    """What those blocks say, each text with the place of its block."""
    for block in only_for_teachers(markup):
        for _, text in texts_of(block.blocks):
            yield block.place, text


def capitals_in(text: str) -> list[str]:
    """The words that are written in capitals as abbreviations are."""
    return _CAPITALS.findall(text)


def capitals_of(blocks: Blocks) -> tuple[tuple[str, Place], ...]:
    """Each word in capitals, with the block in which it stands first."""
    found: dict[str, Place] = {}
    for block, text in texts_of(blocks):
        for name in capitals_in(text):
            found.setdefault(name, block.place)
    return tuple(found.items())
