"""A guide's skeleton: all but the texts of its sections, which are fetched by those who need them.

What the rest of a guide has to know of a section's text stands beside the text: the pictures and tables in it, since
they are numbered throughout and named by others, the terms that it speaks of, its words in capitals. So most texts are
needed by nobody after an edit: what was compiled from them is kept under the names of their files.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Protocol

from guide.dataclass import dataclass, replace
from guide.model.place import Place
from guide.model.plain import capitals_of, texts_for_teachers
from guide.model.records import Exhibit, Guide, Section
from guide.model.text import Blocks, Markup, Only, Picture, Reference, Table
from guide.model.walk import blocks_of, inlines_of, nested


class SectionText(Protocol):
    """Where a section's text is."""

    @property
    def name(self) -> str:
        """Two of the same name say the same; empty where nothing is kept."""
        ...

    @property
    def section(self) -> Section:
        """The section with its text. It has been read without an error."""
        ...


@dataclass(frozen=True)
class Skeleton:
    """A guide, and where the texts of its sections are."""

    guide: Guide
    """Its sections have no text."""
    texts: Mapping[str, SectionText]
    """Of the sections, by the paths of their files."""
    name: str
    """Stands for the guide but the texts of its sections, and what of these only checks ask for: see ``bare``."""
    characters: frozenset[str]
    """Those beyond ASCII that stand anywhere in the guide's text files."""

    def text_of(self, section: Section) -> SectionText:
        return self.texts[section.place.file]

    @cached_property
    def whole(self) -> Guide:
        """The guide with all texts."""
        sections = tuple([self.text_of(each).section for each in self.guide.sections])
        return replace(self.guide, sections=sections)


def described(section: Section) -> Section:
    """A section with what others must know of it, which is read off its text."""
    return replace(
        section,
        exhibits=tuple(exhibit for _, exhibit in exhibits_of(section.text.blocks)),
        terms=tuple(_terms(section)),
        capitals=capitals_of(section.text.blocks),
        for_teachers=tuple(texts_for_teachers(section.text)),
    )


def without_text(section: Section) -> Section:
    return replace(section, text=Markup())


def bare(section: Section) -> Section:
    """A section as other parts of a guide see it: without its text, and what of this only checks ask for."""
    return replace(section, text=Markup(), capitals=(), for_teachers=())


def exhibits_of(blocks: Blocks) -> Iterator[tuple[Place, Exhibit]]:
    """The pictures and tables of a text with their places, in reading order."""
    found = [block for block in blocks_of(blocks) if isinstance(block, Picture | Table)]
    if not found:
        return
    readers = _readers(blocks)
    for block in found:
        read_by = readers.get(block.place, "")
        if isinstance(block, Picture):
            about = block.file, block.credit
            exhibit = Exhibit("image", block.id or "", not block.decorative, read_by, *about)
        else:
            # One that is neither named nor has a caption is part of the text.
            is_numbered = bool(block.id or block.caption)
            exhibit = Exhibit("table", block.id or "", is_numbered, read_by)
        yield block.place, exhibit


def _readers(blocks: Blocks) -> Mapping[Place, str]:
    """By place, who alone reads a block. Blocks for one format are no target: the other has not got them."""
    return {
        inner.place: block.format or block.edition
        for block in blocks_of(blocks)
        if isinstance(block, Only)
        for inner in blocks_of(block.blocks)
    }


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
