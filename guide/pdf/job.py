"""What all divisions of a document are set with."""

from __future__ import annotations

from guide.dataclass import dataclass, field
from guide.document import Division, Document, walk
from guide.pdf.blocks import set_block
from guide.pdf.geometry import Geometry, geometry
from guide.pdf.headings import highest_level
from guide.pdf.setting import Memory, Setter
from guide.style import Style
from guide.typeset.fonts import Fonts
from guide.typeset.tags import Node

_MANY = 20
"""Divisions of a document whose page numbers will have three digits."""


@dataclass(frozen=True, slots=True)
class Job:
    """What all divisions of a document are set with."""

    document: Document
    style: Style
    fonts: Fonts
    paper: Geometry
    tree: Node
    page_digits: int
    """A guess at the digits of page numbers, so that lines hardly change when they are filled in."""
    highest: int = 1
    """Level of the document's highest heading."""
    memory: Memory = field(default_factory=Memory)

    def setter(self, division: Division, measure: float) -> Setter:
        """What sets the blocks of a division on lines of ``measure`` points."""
        return Setter(
            style=self.style,
            fonts=self.fonts,
            language=division.language or self.document.metadata.language,
            level=division.level,
            measure=measure,
            text_height=self.paper.recto.height,
            images=self.document.images,
            notes={note.id: note for note in division.notes},
            ordinals={id(block): number for number, block in enumerate(walk(division.blocks))},
            set_block=set_block,
            memory=self.memory,
            continued=self.document.furniture.continued,
            page_digits=self.page_digits,
            highest=self.highest,
        )


def job_of(document: Document, style: Style, fonts: Fonts, width: float, height: float) -> Job:
    """What sets a document on paper of ``width`` x ``height`` points."""
    return Job(
        document=document,
        style=style,
        fonts=fonts,
        paper=geometry(style.page, style.grid, width, height),
        tree=Node("Document", language=document.metadata.language),
        page_digits=2 if len(document.divisions) < _MANY else 3,
        highest=highest_level(document),
    )
