"""Links as annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from guide.typeset.drawn import Box, DrawnLink, LateBox
from guide.typeset.syntax import number, numbers, reference, text
from guide.typeset.tags import Node

Place: TypeAlias = tuple[int, float, float]
"""Where a link leads: the object number of a page, x and y there in points from its bottom left corner."""


def drawn_link(link: Node, boxes: Sequence[Box | LateBox]) -> DrawnLink:
    """What one page shows of a link."""
    entries = f"/Border[0 0 0]/F 4/Contents{text(_contents(link))}"
    if link.url:
        entries += f"/A<</S/URI/URI{text(link.url)}>>"
    return DrawnLink(entries, "" if link.url else link.anchor, tuple(boxes))


def annotation(link: DrawnLink, boxes: Sequence[Box], destination: str, key: int) -> str:
    """The annotation for what one page shows of a link. ``key`` is its key in the structure's parent tree."""
    target = f"/Dest{destination}" if destination else ""
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{numbers(_around(boxes))}]{_quad_points(boxes)}"
        f"{link.entries}/StructParent {key}{target}>>"
    )


def destination(place: Place) -> str:
    """An explicit destination (12.3.2.2)."""
    page, x, y = place
    return f"[{reference(page)}/XYZ {number(x)} {number(y)} null]"


def _contents(link: Node) -> str:
    """What is said of a link to those who can't see where it leads."""
    return link.title or link.url or link.anchor


def _around(boxes: Sequence[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _quad_points(boxes: Sequence[Box]) -> str:
    """The link's parts, where it goes over several lines; the corners in the order that readers expect."""
    if len(boxes) == 1:
        return ""
    corners = (
        (left, top, right, top, left, bottom, right, bottom) for left, bottom, right, top in boxes
    )
    return f"/QuadPoints[{' '.join(map(numbers, corners))}]"
