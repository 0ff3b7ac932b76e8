"""The order of sections, and the parts that group them."""

from __future__ import annotations

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.records import Part
from guide.source import keys
from guide.source.fields import FieldReader

SECTION_TWICE = rule("section-twice", "error", "A section stands once in the order of sections.")

_PART = keys.text("part", "Title of the part.", required=True)
_PART_SECTIONS = keys.references("sections", "Ids of the part's sections.", "section")


def _outline(fields: FieldReader) -> tuple[Part | str, ...]:
    found: list[Part | str] = []
    seen: dict[str, Place] = {}
    for entry in fields.entries("sections"):
        if entry.fields is None:
            name = entry.raw()
            fields.reading.use("section", name, entry.place)
            _check_once(name, entry.place, seen, fields)
            found.append(name)
            continue
        entry.fields.what = "a part"
        entry.fields.only(keys.names((_PART, _PART_SECTIONS)))
        for node in entry.fields.scalars("sections", required=True):
            _check_once(node.text.strip(), fields.at(node), seen, fields)
        found.append(Part(_PART.read(entry.fields), _PART_SECTIONS.read(entry.fields)))
    return tuple(found)


def _check_once(name: str, place: Place, seen: dict[str, Place], fields: FieldReader) -> None:
    first = seen.setdefault(name, place)
    if first is not place:
        fields.report(
            SECTION_TWICE,
            f"the section '{name[:60]}' stands in the order already",
            place=place,
            hint=f"it was listed on line {first.line}",
        )


OUTLINE = keys.Key(
    "sections",
    "The order of sections, by id; parts group them.",
    _outline,
    keys.list_of({"anyOf": [keys.ID, keys.object_schema((_PART, _PART_SECTIONS))]}),
)
