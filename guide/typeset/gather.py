"""A paragraph's items -> measured units, in parts that forced line breaks separate."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from guide.dataclass import dataclass, field
from guide.typeset.boxes import FontStyle, Inset, PageSlot
from guide.typeset.fonts import Fonts
from guide.typeset.items import AnchorMark, HardBreak, Item, Mark, NoteMark, Run, Slot
from guide.typeset.opportunities import Join, may_break_between
from guide.typeset.tags import Node
from guide.typeset.units import Unit, Vocabulary, vocabulary

_before_dash = re.compile("(?<=[^ ]) (?=[–—] )").sub
_NO_STYLE = FontStyle("", 0.0, (0.0, 0.0, 0.0))


class Owner(NamedTuple):
    """Whose the units from ``first`` on are, up to the next owner's."""

    first: int
    node: Node | None
    language: str
    words: Vocabulary | None
    """None for what is not text."""
    offset: int
    """Index of its first character in the concatenated text of all runs."""


@dataclass(slots=True)
class Part:
    """What stands between two forced line breaks. After the last, units have no gap at their end."""

    units: list[Unit] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    marks: list[tuple[int, Mark]] = field(default_factory=list)
    """Each with the unit whose line it belongs to."""

    def owner_index(self, unit: int) -> int:
        """The index of the owner that has a unit."""
        if len(self.owners) == 1:
            return 0
        return bisect_right(self.owners, unit, key=_first_unit) - 1

    def owner_of(self, unit: int) -> Owner:
        return self.owners[self.owner_index(unit)]


def _first_unit(owner: Owner) -> int:
    return owner.first


def gather(items: Sequence[Item], language: str, fonts: Fonts) -> list[Part]:
    """The parts of a paragraph; one more than it has forced breaks."""
    parts = [Part()]
    offset = 0
    for item in items:
        part = parts[-1]
        match item:
            case Run():
                _add_run(
                    part, item, vocabulary(fonts, item.style, item.language or language), offset
                )
                offset += len(item.text)
            case Slot():
                _add_slot(part, item, vocabulary(fonts, item.style, language), offset)
            case Inset():
                _add_thing(part, item, item.width, item.node, offset)
            case NoteMark() | AnchorMark():
                follows_text = bool(part.units) and part.units[-1].join is Join.GLUE
                part.marks.append((len(part.units) - follows_text, item))
            case HardBreak():
                parts.append(Part())
    for part in parts:
        _close(part, is_last=part is parts[-1])
    return parts


def _add_run(part: Part, run: Run, words: Vocabulary, offset: int) -> None:
    text = run.text
    if not text.isprintable():  # line feeds and tabs
        text = text.replace("\n", " ").replace("\t", " ").replace("\r", " ")
    if " – " in text or " — " in text:
        # A spaced dash belongs to what precedes it and does not start a line.
        text = _before_dash("\u00a0", text)
    units = part.units
    bare = text.lstrip(" ")
    leading = len(text) - len(bare)
    first = len(units)
    if leading and units and units[-1].join is Join.GLUE:
        units.append(Unit("", 0.0, words.gap, Join.SPACE, "", words.style))
        leading -= 1
    elif bare and units and _may_break_before(bare[0], units[-1]):
        units[-1] = units[-1]._replace(join=Join.BREAK)
    if bare:
        units += chain.from_iterable(map(words.__getitem__, words.tokens(bare)))
        if bare[-1] != " ":
            units[-1] = units[-1]._replace(gap=0.0, join=Join.GLUE)
    if len(units) > first:
        part.owners.append(Owner(first, run.node, run.language, words, offset + leading))


def _add_slot(part: Part, slot: Slot, words: Vocabulary, offset: int) -> None:
    width = words["0" * slot.digits_guess][0].width
    _add_thing(part, PageSlot(slot.style, slot.anchor, width, slot.node), width, slot.node, offset)


def _add_thing(
    part: Part, thing: Inset | PageSlot, width: float, node: Node | None, offset: int
) -> None:
    part.owners.append(Owner(len(part.units), node, "", None, offset))
    part.units.append(Unit("", width, 0.0, Join.GLUE, "", _NO_STYLE, thing))


def _close(part: Part, *, is_last: bool) -> None:
    """No space at the end, but for one that keeps the words apart on both sides of a forced break."""
    units = part.units
    while units and _is_surplus(units):
        units.pop()
    part.owners = [owner for owner in part.owners if owner.first < len(units)]
    if units:
        words = part.owner_of(len(units) - 1).words
        units[-1] = units[-1]._replace(gap=0.0, join=Join.SPACE)
        if words is not None and not is_last:
            _add_space(units, words)
    end = max(len(units) - 1, 0)
    part.marks = [(min(unit, end), mark) for unit, mark in part.marks]


def _add_space(units: list[Unit], words: Vocabulary) -> None:
    """A space after the last unit, in the words' own face."""
    if units[-1].style is words.style:
        units[-1] = units[-1]._replace(gap=words.gap)
    else:
        units[-1] = units[-1]._replace(join=Join.GLUE)
        units.append(Unit("", 0.0, words.gap, Join.SPACE, "", words.style))


def _may_break_before(character: str, unit: Unit) -> bool:
    """Whether a line may end between a run's last unit and the next run's first character."""
    is_glued = unit.join is Join.GLUE and bool(unit.text)
    return is_glued and may_break_between(unit.text[-1], character)


def _is_surplus(units: list[Unit]) -> bool:
    """Whether the last unit is there only for the space after it."""
    last = units[-1]
    is_tied = len(units) > 1 and units[-2].join is Join.TIE
    return last.thing is None and not last.text.strip(" ") and not is_tied
