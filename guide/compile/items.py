"""Every question of a guide in neutral form, for exports."""

from __future__ import annotations

from collections.abc import Mapping

from guide.compile.compilation import Compilation, start
from guide.compile.desk import desk_for
from guide.compile.editions import Edition
from guide.compile.images import images_of
from guide.compile.metadata import metadata
from guide.compile.text import Writer
from guide.dataclass import dataclass
from guide.document import Image, Metadata, Note
from guide.model.records import Guide
from guide.questions.item import Item
from guide.questions.whole import item

ITEMS = Edition(name="items", parts=())
"""Items stand alone: references in them are plain text."""


@dataclass(frozen=True, slots=True)
class ItemBank:
    """The items in the order of the guide, with what they show and say beside."""

    metadata: Metadata
    sections: Mapping[str, str]
    """Titles by id, for folders and decks."""
    items: tuple[Item, ...]
    notes: Mapping[str, Note]
    """Footnotes of the items' text, by id."""
    images: Mapping[str, Image]


_kept: list[tuple[Guide, ItemBank]] = []
"""Of the last guide: checks and the search for answers want the same."""


def compile_items(guide: Guide) -> ItemBank:
    if not _kept or _kept[0][0] is not guide:
        _kept[:] = [(guide, _compile(guide))]
    return _kept[0][1]


def _compile(guide: Guide) -> ItemBank:
    compilation: Compilation = start(guide, ITEMS)
    writer = Writer(compilation, "items")
    items = _items(guide, writer)
    return ItemBank(
        metadata=metadata(compilation),
        sections={section.id: section.title for section in guide.sections},
        items=items,
        notes={note.id: note for note in writer.notes.all()},
        images=images_of(compilation),
    )


def _items(guide: Guide, writer: Writer) -> tuple[Item, ...]:
    return tuple(item(question, desk_for(question, writer)) for question in guide.questions)
