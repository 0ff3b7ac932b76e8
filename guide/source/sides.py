"""The two sides that figures' groups and events stand on, such as those of a war."""

from __future__ import annotations

from typing import Any

from guide.diagnostics import rule
from guide.model.records import Side
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.groups import GROUP

TWO_SIDES = rule("two-sides", "error", "There are two sides, and a group stands on one of them.")


def _groups(fields: FieldReader) -> tuple[str, ...]:
    found = fields.texts("groups")
    for name, node in zip(found, fields.scalars("groups"), strict=False):
        fields.reading.use(GROUP, name, fields.at(node))
    return found


def groups(about: str, *, required: bool = False) -> keys.Key[tuple[str, ...]]:
    """The key ``groups``: names of the figures' groups."""
    return keys.Key("groups", about, _groups, keys.list_of(keys.TEXT), required)


_SIDE = keys.text("side", "The side's name.", required=True)
_SIDE_GROUPS = groups("The groups of figures that stand on it.", required=True)
_SIDE_KEYS: tuple[keys.Key[Any], ...] = (_SIDE, _SIDE_GROUPS)


def _sides(fields: FieldReader) -> tuple[Side, ...]:
    found: list[Side] = []
    taken: set[str] = set()
    for inner in fields.mappings("sides"):
        inner.only(keys.names(_SIDE_KEYS))
        side = Side(_SIDE.read(inner), _SIDE_GROUPS.read(inner))
        for name in taken.intersection(side.groups):
            inner.report(
                TWO_SIDES,
                f"the group '{name[:60]}' stands on both sides",
                place=inner.place_of("groups"),
            )
        taken.update(side.groups)
        found.append(side)
    if found and len(found) != 2:
        fields.report(
            TWO_SIDES,
            f"there are two sides, not {len(found)}",
            place=fields.place_of("sides"),
            hint="a side may have more groups than one",
        )
    return tuple(found)


SIDES = keys.Key(
    "sides",
    "Two sides, on which the timeline shows its events; each has groups of figures.",
    _sides,
    keys.list_of(keys.object_schema(_SIDE_KEYS)),
)
