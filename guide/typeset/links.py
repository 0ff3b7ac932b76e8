"""Links as annotations (ISO 32000-1, 12.5.6.5; ISO 14289-1, 7.18.5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from guide.typeset.boxes import Page
from guide.typeset.draw import Box
from guide.typeset.objects import Objects
from guide.typeset.structure import ObjectReference
from guide.typeset.syntax import number, numbers, reference, text
from guide.typeset.tags import Node

Destination: TypeAlias = Callable[[str], str]
"""From an anchor to its destination array. Raises KeyError for an unknown anchor."""


def destinations(
    pages: Sequence[Page],
    first_page: int,
    anchors: Mapping[str, tuple[int, float, float]],
) -> Destination:
    """Destinations as explicit places on pages (12.3.2.2)."""

    def destination(anchor: str) -> str:
        page, x, y = anchors[anchor]
        place = f"{number(x)} {number(pages[page].height - y)}"
        return f"[{reference(first_page + page)}/XYZ {place} null]"

    return destination


def write_link(
    objects: Objects,
    link: Node,
    boxes: Sequence[Box],
    destination: Destination,
    parent_key: int,
    page: int,
) -> int:
    """The annotation for what one page shows of a link, which the link's element then refers to.

    ``parent_key`` is its key in the structure's parent tree. Returns its object number.
    """
    target = f"/A<</S/URI/URI{text(link.url)}>>" if link.url else f"/Dest{destination(link.anchor)}"
    annotation = objects.add(
        f"<</Type/Annot/Subtype/Link/Rect[{numbers(_around(boxes))}]{_quad_points(boxes)}"
        f"/Border[0 0 0]/F 4/Contents{text(_contents(link))}/StructParent {parent_key}{target}>>"
    )
    link.kids.append(ObjectReference(page, annotation))
    return annotation


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
