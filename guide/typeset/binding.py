"""Drawn pages as they lie in one file: with their labels and destinations, their objects numbered and packed.

Bound pages are a function of the drawn ones and of what the file tells them, so they too can be kept: after an edit,
most pages lie in the new file as they lay in the old one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

from guide.typeset.boxes import FontStyle, PageSlot, Segment
from guide.typeset.deflate import deflated, joined
from guide.typeset.drawn import (
    Box,
    Codes,
    DrawnLink,
    DrawnPage,
    DrawnPages,
    LateBox,
    add_box,
    moved,
)
from guide.typeset.embed import codes_of
from guide.typeset.fonts import Fonts
from guide.typeset.links import Place, annotation, destination
from guide.typeset.objects import FONTS, PAGE_TREE, RESOURCES, Block, Objects
from guide.typeset.run import set_run
from guide.typeset.slots import FilledLine, filled
from guide.typeset.structure import with_box
from guide.typeset.syntax import array, number, reference


class Facts(NamedTuple):
    """What a file tells some pages."""

    base: int
    """Number of their first object."""
    shifts: tuple[float, float]
    """Points by which pages stand further right than they were drawn: the first, third ..., and the others."""
    sides: tuple[int, int]
    """Of these pages: 0 for right-hand ones, 1 for left-hand ones."""
    labels: tuple[str, ...]
    """What stands in each slot, page by page: those of the page, then those of its furniture."""
    destinations: tuple[Place, ...]
    """Of each link that leads into the file."""
    pictures: tuple[Picture, ...]
    """Of each page, in their order there."""


class Picture(NamedTuple):
    """A picture that a page shows."""

    resource: str
    """Its entry among the page's resources."""
    look: bytes
    """A digest."""


class BoundPages(NamedTuple):
    """Some pages as they lie in a file."""

    block: Block
    looks: tuple[str, ...]
    """Digests of what one sees of the pages."""
    used: Mapping[str, Codes]
    """By face: what page labels show of it."""


def bind_pages(drawn: DrawnPages, facts: Facts, fonts: Fonts) -> BoundPages:
    """Some pages as they lie in the file that tells them ``facts``."""
    return _Binder(drawn, facts, fonts).bind()


class _Binder:
    """Puts drawn pages into a block of objects, one after the other."""

    def __init__(self, drawn: DrawnPages, facts: Facts, fonts: Fonts) -> None:
        self._drawn = drawn
        self._facts = facts
        self._fonts = fonts
        self._objects = Objects(facts.base)
        self._labels = iter(facts.labels)
        self._destinations = iter(facts.destinations)
        self._pictures = iter(facts.pictures)
        self._beginnings = [_beginning(shift) for shift in facts.shifts]
        self._deflated_beginnings = [deflated(each.encode()) for each in self._beginnings]
        self._set: dict[tuple[FontStyle, str], Sequence[Segment]] = {}
        """Labels set so far."""
        self._looks: list[str] = []

    def bind(self) -> BoundPages:
        drawn, facts, objects = self._drawn, self._facts, self._objects
        structure, count = drawn.structure, len(drawn.pages)
        objects.reserve(2 * count + drawn.links + structure.elements.size + structure.leaves.size)
        note = facts.base + 2 * count
        for index, page in enumerate(drawn.pages):
            self._add_page(page, index, note)
            note += len(page.links)
        elements = structure.elements.objects(facts.base)
        for element, index, box in structure.boxes:
            elements[element] = with_box(elements[element], moved(box, facts.shifts[index % 2]))
        objects.put_all(note, elements)
        objects.put_all(note + len(elements), structure.leaves.objects(facts.base))
        return BoundPages(objects.block(), tuple(self._looks), self._used())

    def _add_page(self, page: DrawnPage, index: int, first_note: int) -> None:
        """Put a page into the block. Its links are the objects from ``first_note`` on."""
        objects, own = self._objects, self._facts.base + index
        shift = self._facts.shifts[index % 2]
        pictures = [next(self._pictures) for _ in page.pictures]
        contents, lines = self._contents(page, index, pictures)
        at = own + len(self._drawn.pages)
        objects.put_stream(at, "/Filter/FlateDecode", contents)
        notes = range(first_note, first_note + len(page.links))
        for key, link in zip(notes, page.links, strict=True):
            target = destination(next(self._destinations)) if link.anchor else ""
            objects.put(key, annotation(link, _boxes(link, lines, shift), target, key))
        annotations = f"/Annots{array([reference(key) for key in notes])}" if notes else ""
        objects.put(
            own,
            f"<</Type/Page/Parent {reference(PAGE_TREE)}"
            f"/MediaBox[0 0 {number(page.width)} {number(page.height)}]"
            f"/Contents {reference(at)}/StructParents {own}/Tabs/S"
            f"{_resources(pictures)}{annotations}>>",
        )

    def _contents(
        self, page: DrawnPage, index: int, pictures: Sequence[Picture]
    ) -> tuple[bytes, Sequence[FilledLine]]:
        """The page's stream, compressed, and its lines with labels."""
        names, outside = self._fonts.resource_names, page.furniture[self._facts.sides[index % 2]]
        body, lines = filled(page.body, self._label, names)
        furniture, _ = filled(outside, self._label, names)
        look = blake2b(page.body.look + outside.look, digest_size=8)
        look.update(
            f"{page.width:.1f} {page.height:.1f} {self._facts.shifts[index % 2]:.1f}".encode()
        )
        look.update("\n".join((*body[1::2], *furniture[1::2])).encode())
        look.update(b"".join(picture.look for picture in pictures))
        self._looks.append(look.hexdigest())
        # Furniture was drawn by itself, with the graphics state as it is at the beginning.
        ending = "".join((*body, "\nQ\n", self._beginnings[index % 2], *furniture, "\nQ"))
        head = self._deflated_beginnings[index % 2], page.head
        return joined(head, ending.encode("ascii")), lines

    def _label(self, slot: PageSlot) -> Sequence[Segment]:
        """What stands in the next slot, set."""
        key = slot.style, next(self._labels)
        known = self._set.get(key)
        if known is None:
            known = self._set[key] = set_run(self._fonts, *key)
        return known

    def _used(self) -> dict[str, Codes]:
        shown: dict[str, set[str]] = {}
        for segments in self._set.values():
            for segment in segments:
                shown.setdefault(segment.style.face, set()).update(segment.words)
        return {face: codes_of(self._fonts, face, shown[face]) for face in sorted(shown)}


def _beginning(shift: float) -> str:
    """The operators before a page's own, which let it stand so many points further right."""
    return f"q 1 0 0 1 {number(shift)} 0 cm\n" if shift else "q\n"


def _resources(pictures: Sequence[Picture]) -> str:
    """A page's resources, which it has to name itself (ISO 19005-2, 6.2.2); without pictures it shares them."""
    if not pictures:
        return f"/Resources {reference(RESOURCES)}"
    used = "".join([picture.resource for picture in pictures])
    return f"/Resources<</Font {reference(FONTS)}/XObject<<{used}>>>>"


def _boxes(link: DrawnLink, lines: Sequence[FilledLine], shift: float) -> list[Box]:
    """Where a link can be clicked on its page."""
    boxes: list[Box | LateBox] = []
    for box in link.boxes:
        place = lines[box.line].box(box.piece) if isinstance(box, LateBox) else box
        add_box(boxes, moved(place, shift))
    return [box for box in boxes if not isinstance(box, LateBox)]
