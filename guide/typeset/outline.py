"""Ways into a file: the outline (bookmarks) and the page labels (ISO 32000-1, 12.3.3 and 12.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.typeset.links import Place, destination
from guide.typeset.objects import Block, Objects
from guide.typeset.syntax import reference, text


class OutlineEntry(NamedTuple):
    """An entry of the outline; ``level`` counts from 1."""

    title: str
    anchor: str
    level: int


@dataclass(slots=True, eq=False)
class _Item:
    entry: OutlineEntry
    place: Place
    number: int
    kids: list[_Item]


def bind_outline(entries: Sequence[tuple[OutlineEntry, Place]], root: int) -> Block:
    """The outline's root, which gets the number ``root``, and its items, nested by level.

    Only the first level stands open. Each entry comes with the place that it leads to; there is one at least.
    """
    objects = Objects(root)
    objects.reserve()
    items = _nest(objects, entries)
    _write_items(objects, items, root)
    objects.put(root, f"<</Type/Outlines{_ends(items)}/Count {len(items)}>>")
    return objects.block()


def _nest(objects: Objects, entries: Sequence[tuple[OutlineEntry, Place]]) -> list[_Item]:
    """The tree of the entries. A level that skips one hangs below the nearest entry above it."""
    top: list[_Item] = []
    branch: list[_Item] = []
    for entry, place in entries:
        while branch and branch[-1].entry.level >= entry.level:
            branch.pop()
        item = _Item(entry, place, objects.reserve(), [])
        (branch[-1].kids if branch else top).append(item)
        branch.append(item)
    return top


def _write_items(objects: Objects, items: list[_Item], parent: int) -> None:
    for index, item in enumerate(items):
        body = f"<</Title{text(item.entry.title)}/Parent {reference(parent)}"
        if index:
            body += f"/Prev {reference(items[index - 1].number)}"
        if index + 1 < len(items):
            body += f"/Next {reference(items[index + 1].number)}"
        if item.kids:
            body += f"{_ends(item.kids)}/Count -{len(item.kids)}"
        objects.put(item.number, f"{body}/Dest{destination(item.place)}>>")
        _write_items(objects, item.kids, item.number)


def _ends(items: list[_Item]) -> str:
    return f"/First {reference(items[0].number)}/Last {reference(items[-1].number)}"


# --- page labels -------------------------------------------------------------------------------

_ROMAN = re.compile(r"m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})").fullmatch
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_PREFIXED = re.compile(r"(.*?)([1-9]\d*)").fullmatch


class _Label(NamedTuple):
    """A page label taken apart: numbering style (empty for none), prefix, number."""

    style: str
    prefix: str
    value: int


def page_labels(labels: Iterable[str]) -> str:
    """The number tree of page labels, with an entry wherever a page's label does not follow from the one before."""
    return f"<</Nums[{' '.join(_ranges(labels))}]>>"


def _ranges(labels: Iterable[str]) -> Iterator[str]:
    expected: _Label | None = None
    for index, written in enumerate(labels):
        label = _read_label(written)
        if label != expected:
            yield f"{index} {_label_dictionary(label)}"
        expected = label._replace(value=label.value + 1) if label.style else None


def _read_label(label: str) -> _Label:
    if label and _ROMAN(label):
        return _Label("r", "", _roman_value(label))
    if label and _ROMAN(label.lower()) and label.isupper():
        return _Label("R", "", _roman_value(label.lower()))
    if match := _PREFIXED(label):
        return _Label("D", match[1], int(match[2]))
    return _Label("", label, 0)


def _roman_value(numeral: str) -> int:
    total = 0
    for digit, following in zip(numeral, [*numeral[1:], ""], strict=True):
        value = _ROMAN_VALUES[digit]
        total += -value if value < _ROMAN_VALUES.get(following, 0) else value
    return total


def _label_dictionary(label: _Label) -> str:
    prefix = f"/P{text(label.prefix)}" if label.prefix or not label.style else ""
    style = f"/S/{label.style}" if label.style else ""
    start = f"/St {label.value}" if label.style and label.value != 1 else ""
    return f"<<{style}{prefix}{start}>>"
