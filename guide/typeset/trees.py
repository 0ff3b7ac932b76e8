"""Name trees (ISO 32000-1, 7.9.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.typeset.objects import Objects
from guide.typeset.syntax import array, reference, text

ENTRIES_IN_LEAF = 64
"""Also of a number tree (7.9.7)."""


def name_tree(objects: Objects, entries: Mapping[str, str]) -> int:
    """A name tree, sorted here by the bytes of the keys; returns its root's object number."""
    by_bytes = sorted((text(key), value) for key, value in entries.items())
    return _tree(objects, by_bytes)


def _tree(objects: Objects, entries: Sequence[tuple[str, str]]) -> int:
    """A tree of one level, or of two where a root alone would grow long."""
    if len(entries) <= ENTRIES_IN_LEAF:
        return objects.add(f"<</Names{_flat(entries)}>>")
    leaves = []
    for start in range(0, len(entries), ENTRIES_IN_LEAF):
        part = entries[start : start + ENTRIES_IN_LEAF]
        limits = f"[{part[0][0]} {part[-1][0]}]"
        leaves.append(reference(objects.add(f"<</Limits{limits}/Names{_flat(part)}>>")))
    return objects.add(f"<</Kids{array(leaves)}>>")


def _flat(entries: Sequence[tuple[str, str]]) -> str:
    return array([f"{key} {value}" for key, value in entries])
