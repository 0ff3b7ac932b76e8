"""On which of two sides an event stands, by the groups of figures whose act it was."""

from __future__ import annotations

from collections.abc import Mapping

from guide.dataclass import dataclass
from guide.model.records import Event, Figure, Guide
from guide.model.text import Reference
from guide.model.walk import inlines_of

_LEAST_SHARE = 1 / 3
"""Of the events that have a side; two lanes that are mostly empty would tell nothing."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides, and which event stands where."""

    names: tuple[str, str]
    of_event: Mapping[str, str]
    """A side's name by the ids of its events; those of both sides or of none are left out."""


def sides_of(guide: Guide) -> Sides | None:
    """The sides that the author names, or else the figures' groups if there are two; None where few events have one."""
    of_group = _sides_by_group(guide)
    names = tuple(dict.fromkeys(of_group.values()))
    if len(names) != 2:
        return None
    figures = {figure.id: figure for figure in guide.figures}
    found: dict[str, str] = {}
    for event in guide.events:
        sides = {of_group.get(group, "") for group in _groups(event, figures)} - {""}
        if len(sides) == 1:
            found[event.id] = sides.pop()
    if set(found.values()) != set(names) or len(found) < _LEAST_SHARE * len(guide.events):
        return None
    return Sides((names[0], names[1]), found)


def _sides_by_group(guide: Guide) -> Mapping[str, str]:
    """Each group's side."""
    if guide.about.sides:
        return {group: side.name for side in guide.about.sides for group in side.groups}
    return {figure.group: figure.group for figure in guide.figures if figure.group}


def _groups(event: Event, figures: Mapping[str, Figure]) -> set[str]:
    """The groups that the author gives, or else those of the figures that the event's text refers to."""
    if event.groups:
        return set(event.groups)
    return {
        figures[inline.id].group
        for inline in inlines_of(event.text.blocks)
        if isinstance(inline, Reference) and inline.kind == "figure" and inline.id in figures
    }
