"""Where in the source the blocks of a document come from: kept only for those who ask, such as a report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from guide import document as d
from guide.compile import ids
from guide.dataclass import dataclass, field
from guide.model.place import Place
from guide.model.records import Guide


@dataclass(frozen=True, slots=True)
class Origins:
    """Told by the writer of authored text, block by block. Blocks are known by identity: two may say the same."""

    _written: dict[int, tuple[d.Block, Place]] = field(default_factory=dict)
    """With the block itself, so that no other gets its number."""

    def add(self, block: d.Block, place: Place) -> None:
        self._written.setdefault(id(block), (block, place))

    def of(self, block: d.Block) -> Place | None:
        """Where a block of authored text begins; None for one that is made of other things."""
        found = self._written.get(id(block))
        return found[1] if found else None


class Places:
    """The places of all blocks of a document, by division and ordinal in ``document.walk``."""

    def __init__(self, document: d.Document, guide: Guide, origins: Origins) -> None:
        self._divisions = {division.id: division for division in document.divisions}
        self._records = _records(guide)
        self._origins = origins

    def of(self, division: str, block: int) -> Place | None:
        """Where a block stands; -1 is the division's title.

        What is no text of the source (a date, a label, choices) is where its record, or else the block before it,
        begins. None of what is made of other things, such as contents and exercises.
        """
        latest = self._records.get(division)
        entries: dict[int, Place | None] = {}
        for each in islice(d.walk(self._divisions[division].blocks), block + 1):
            entries.update(self._entries(each))
            if isinstance(each, _BEGINNINGS) or id(each) in entries:
                latest = entries.get(id(each)) or self._records.get(getattr(each, "id", None) or "")
            latest = self._origins.of(each) or latest
        return latest

    def _entries(self, block: d.Block) -> Iterator[tuple[int, Place | None]]:
        """The blocks of entries that are no blocks themselves: by identity, with the places of their records."""
        match block:
            case d.Timeline() | d.DefinitionList(role="glossary"):
                items = block.entries if isinstance(block, d.Timeline) else block.items
                for item in items:
                    if not isinstance(item, d.TimelineGap):
                        for inner in item.blocks:
                            yield id(inner), self._records.get(item.id or "")


_BEGINNINGS = (d.Question, d.Answer, d.PersonCard, d.Heading)
"""With these something else begins: what is before them tells nothing of it."""


def _records(guide: Guide) -> dict[str, Place]:
    """The places of what has an id in the source, by its id in a document."""
    return {
        **{ids.section(each.id): each.place for each in guide.sections},
        **{ids.event(each.id): each.place for each in guide.events},
        **{ids.person(each.id): each.place for each in guide.figures},
        **{ids.term(each.id): each.place for each in guide.terms},
        **{ids.question(each.id): each.place for each in guide.questions},
        **{ids.answer(each.id): each.place for each in guide.questions},
    }
