"""What the rest of a guide has to know of a section's text, so that the text itself is needed for nothing else.

The pictures and tables in it, since they are numbered throughout and named by others; the terms that it speaks of; its
words in capitals. The reader finds them once. After an edit, sections that stay the same are known by their outlines.
"""

from __future__ import annotations

from collections.abc import Iterator

from guide.dataclass import replace
from guide.model.place import Place
from guide.model.plain import capitals_of
from guide.model.records import Exhibit, Section
from guide.model.text import Block, Blocks, Markup, Only, Picture, Reference, Table
from guide.model.walk import blocks_of, inlines_of, nested


def described(section: Section) -> Section:
    """A section with its outline, which is read off its text."""
    return replace(
        section,
        exhibits=tuple(exhibit for _, exhibit in exhibits_of(section.text.blocks)),
        terms=tuple(_terms(section)),
        capitals=capitals_of(section.text.blocks),
    )


def outlined(section: Section) -> Section:
    """A section without its text."""
    return replace(section, text=Markup())


def exhibits_of(blocks: Blocks) -> Iterator[tuple[Place, Exhibit]]:
    """The pictures and tables of a text with their places, in reading order."""
    for block, readers in _readers(blocks):
        match block:
            case Picture():
                exhibit = Exhibit(
                    "image", block.id or "", not block.decorative, readers, block.file, block.credit
                )
                yield block.place, exhibit
            case Table():
                # One that is neither named nor has a caption is part of the text.
                is_numbered = bool(block.id or block.caption)
                yield block.place, Exhibit("table", block.id or "", is_numbered, readers)
            case _:
                pass


def _readers(blocks: Blocks) -> Iterator[tuple[Block, str]]:
    """Every block with its readers. Blocks for one format are no target: the other has not got them."""
    hidden = {
        inner.place: block.format or block.edition
        for block in blocks_of(blocks)
        if isinstance(block, Only)
        for inner in blocks_of(block.blocks)
    }
    for block in blocks_of(blocks):
        yield block, hidden.get(block.place, "")


def _terms(section: Section) -> dict[str, None]:
    """The terms that a section refers to, each once, where it stands first."""
    points = (*section.objectives, *section.summary)
    inlines = (
        *inlines_of(section.text.blocks),
        *(inline for point in points for inline in nested(point)),
    )
    return {
        inline.id: None
        for inline in inlines
        if isinstance(inline, Reference) and inline.kind == "term"
    }
