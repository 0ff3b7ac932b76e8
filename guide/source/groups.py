"""Figures' groups, which sides and events name."""

from __future__ import annotations

from collections.abc import Iterable

from guide.diagnostics import Problems, did_you_mean, rule
from guide.model.records import Figure
from guide.source.reading import Use

UNKNOWN_GROUP = rule(
    "unknown-group", "error", "A group that is named is one of the figures' groups."
)

GROUP = "group"
"""Kind of use: a group of figures, named by its text."""


def check_groups(figures: Iterable[Figure], uses: Iterable[Use], problems: Problems) -> None:
    """Report groups that no figure is in."""
    known = {figure.group for figure in figures}
    for kind, name, place, _ in uses:
        if kind == GROUP and name not in known:
            problems.add(
                UNKNOWN_GROUP,
                place,
                f"no figure is in a group '{name[:60]}'",
                did_you_mean(name, known),
            )
