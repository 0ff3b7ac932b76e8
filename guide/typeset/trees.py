"""Number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.typeset.objects import Objects
from guide.typeset.syntax import array, reference, text

_ENTRIES_IN_LEAF = 64


def number_tree(objects: Objects, entries: Sequence[tuple[int, str]]) -> int:
    """A number tree of (key, object) in ascending order; returns its root's object number."""
    return _tree(objects, "Nums", [(str(key), value) for key, value in entries])


def name_tree(objects: Objects, entries: Mapping[str, str]) -> int:
    """A name tree, sorted here by the bytes of the keys; returns its root's object number."""
    by_bytes = sorted((text(key), value) for key, value in entries.items())
    return _tree(objects, "Names", by_bytes)


def _tree(objects: Objects, kind: str, entries: Sequence[tuple[str, str]]) -> int:
    """A tree of one level, or of two where a root alone would grow long."""
    if len(entries) <= _ENTRIES_IN_LEAF:
        return objects.add(f"<</{kind}{_flat(entries)}>>")
    leaves = []
    for start in range(0, len(entries), _ENTRIES_IN_LEAF):
        part = entries[start : start + _ENTRIES_IN_LEAF]
        limits = f"[{part[0][0]} {part[-1][0]}]"
        leaves.append(reference(objects.add(f"<</Limits{limits}/{kind}{_flat(part)}>>")))
    return objects.add(f"<</Kids{array(leaves)}>>")


def _flat(entries: Sequence[tuple[str, str]]) -> str:
    return array([f"{key} {value}" for key, value in entries])
