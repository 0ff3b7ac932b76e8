"""Pages that are drawn but in no file yet: a value that can be kept, sent between processes, and put into any file.

What depends on the file is left out: page labels are gaps in the operators, objects are numbered from the first of
these pages on, and where left-hand pages stand further left or right than right-hand ones, they are moved when they
are put into the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from guide.typeset.boxes import Piece
from guide.typeset.deflate import Deflated

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top, in points from the paper's bottom left corner."""

GAP = "\0"
"""Stands for what is filled in when the pages are put into a file."""


class SlotLine(NamedTuple):
    """A line with page labels in it, or the label alone where it moves nothing else.

    Where its pieces stand is known when the labels are.
    """

    x: float
    """Where it begins, in points from the paper's left edge."""
    y: float
    """Its baseline, from the paper's bottom edge."""
    pieces: tuple[Piece, ...]
    """As the line's own, without their nodes; each has a gap in the operators."""
    adjust: float
    """Points added to each space, with labels as wide as was assumed."""
    spaces: int
    is_filling: bool
    """Whether the line fills a width, so that its spaces (or, without any, its left end) make up for the labels."""


class Ink(NamedTuple):
    """Operators with gaps."""

    texts: tuple[str, ...]
    """What stands before, between and after the gaps."""
    lines: tuple[SlotLine, ...]
    """Whose pieces fill the gaps, in this order."""
    look: bytes
    """A digest of what one sees: of the operators without marked content."""


class LateBox(NamedTuple):
    """The extent of a piece of a ``SlotLine``."""

    line: int
    piece: int


class DrawnLink(NamedTuple):
    """What one page shows of a link."""

    entries: str
    """Of its annotation's dictionary: those that say what it is and, where it leads out of the file, where to."""
    anchor: str
    """Where it leads in the file, or nothing."""
    boxes: tuple[Box | LateBox, ...]
    """Where it can be clicked, in the order of reading."""


class DrawnPage(NamedTuple):
    """A page on which labels are missing. Sizes in points."""

    width: float
    height: float
    head: Deflated
    """The operators up to the first gap."""
    body: Ink
    """Those that follow."""
    furniture: tuple[Ink, Ink]
    """Running heads and feet, for a right-hand and a left-hand page."""
    links: tuple[DrawnLink, ...]
    pictures: tuple[str, ...]
    """Keys of the pictures placed."""


class Template(NamedTuple):
    """Objects as text with ``%d`` for each object number, a line each."""

    text: str
    numbers: array[int]
    """Counted from the first object of the pages, which is 0."""

    @property
    def size(self) -> int:
        """How many objects these are."""
        return self.text.count("\n") + 1 if self.text else 0

    def objects(self, base: int) -> list[str]:
        """The objects of pages whose first object has the number ``base``."""
        if not self.text:
            return []
        return (self.text % tuple([base + number for number in self.numbers])).split("\n")


class Structure(NamedTuple):
    """The elements of the structure tree for some pages, and their part of the parent tree.

    ``guide.typeset.structure`` tells in which order the objects of pages are.
    """

    elements: Template
    leaves: Template
    """Of the parent tree."""
    tops: tuple[int, ...]
    """The elements right below the root, from 0."""
    roles: tuple[str, ...]
    """Types of PDF 2.0 among the elements."""
    ids: tuple[tuple[str, int], ...]
    """Identifiers of elements, with each element's place among them."""
    boxes: tuple[tuple[int, int, Box], ...]
    """Elements that are to have a bounding box: the element, its page, the box."""


class StructurePlan(NamedTuple):
    """What a file has to know of a structure to make room for it."""

    elements: int
    """How many there are; likewise leaves."""
    leaves: int
    tops: tuple[int, ...]
    """As in ``Structure``; likewise the others."""
    roles: tuple[str, ...]
    ids: tuple[tuple[str, int], ...]


class Codes(NamedTuple):
    """Character codes of a face and the text of each, packed: a long guide's divisions have a hundred thousand."""

    codes: array[int]
    texts: str
    """Parted by ``GAP``."""

    def items(self) -> Iterator[tuple[int, str]]:
        """Each code with its text."""
        return zip(self.codes, self.texts.split(GAP) if self.codes else (), strict=True)


class DrawnPages(NamedTuple):
    """Consecutive pages with all that they need."""

    pages: tuple[DrawnPage, ...]
    structure: Structure
    used: Mapping[str, Codes]
    """By face: what is shown of it."""
    anchors: Mapping[str, tuple[int, float, float]]
    """Id -> page (from 0), x and y from the paper's top left corner in points."""

    @property
    def links(self) -> int:
        """How many annotations they have."""
        return sum(len(page.links) for page in self.pages)


def add_box(boxes: list[Box | LateBox], box: Box) -> None:
    """Add a box to a link's, or widen the last one where the new one follows it on its line."""
    last = boxes[-1] if boxes else None
    if last is None or isinstance(last, LateBox):
        boxes.append(box)
    elif last[1] == box[1] and 0 <= box[0] - last[2] < _JOIN:
        boxes[-1] = union(last, box)
    else:
        boxes.append(box)


_JOIN = 0.5
"""Boxes of one line that are no further apart (points) become one."""


def union(one: Box, other: Box) -> Box:
    """The smallest box around two."""
    left, bottom = min(one[0], other[0]), min(one[1], other[1])
    return (left, bottom, max(one[2], other[2]), max(one[3], other[3]))


def moved(box: Sequence[float], by: float) -> Box:
    """A box so many points further right."""
    left, bottom, right, top = box
    return (left + by, bottom, right + by, top)
