"""What a file has to know of drawn pages to make room for them, and to tell them what they can't know.

After an edit most pages lie in the new file as they lay in the old one: of these no more than the plan is looked at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from guide.typeset.drawn import Codes, DrawnPage, DrawnPages, StructurePlan
from guide.typeset.objects import OBJECTS_IN_STREAM
from guide.typeset.slots import slots_of


class Plan(NamedTuple):
    """Consecutive pages, as the file sees them."""

    heights: tuple[float, ...]
    """Of the pages, in points."""
    slots: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """Page by page: the anchors whose labels it shows, as a right-hand page and as a left-hand one."""
    links: int
    """How many annotations there are."""
    targets: tuple[str, ...]
    """The anchors to which those of them lead that stay in the file."""
    pictures: tuple[str, ...]
    """Keys of the pictures, page by page."""
    structure: StructurePlan
    used: Mapping[str, Codes]
    """By face: what is shown of it."""
    anchors: Mapping[str, tuple[int, float, float]]
    """Id -> page (from 0), x and y from the paper's top left corner in points."""

    @property
    def objects(self) -> int:
        """How many objects of a file they make, with the object streams that most of these are in."""
        pages, structure = len(self.heights), self.structure
        loose = pages + self.links + structure.elements + structure.leaves
        return pages + loose + -(-loose // OBJECTS_IN_STREAM)

    @property
    def first_element(self) -> int:
        """The first element of the structure among the objects, which are counted from 0."""
        return 2 * len(self.heights) + self.links


def plan_of(drawn: DrawnPages) -> Plan:
    """What a file has to know of some pages."""
    pages, structure = drawn.pages, drawn.structure
    links = [link for page in pages for link in page.links]
    return Plan(
        heights=tuple([page.height for page in pages]),
        slots=tuple([_slots(page) for page in pages]),
        links=drawn.links,
        targets=tuple([link.anchor for link in links if link.anchor]),
        pictures=tuple([key for page in pages for key in page.pictures]),
        structure=StructurePlan(
            structure.elements.size,
            structure.leaves.size,
            structure.tops,
            structure.roles,
            structure.ids,
        ),
        used=drawn.used,
        anchors=drawn.anchors,
    )


def _slots(page: DrawnPage) -> tuple[tuple[str, ...], tuple[str, ...]]:
    body = [slot.anchor for slot in slots_of(page.body)]
    recto, verso = ([slot.anchor for slot in slots_of(ink)] for ink in page.furniture)
    return (*body, *recto), (*body, *verso)
