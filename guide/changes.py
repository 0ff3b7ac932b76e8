"""What differs from the last build, in words for those who hold printed copies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple


class Leaf(NamedTuple):
    """A page: its place in the file (from 0) and its printed label."""

    number: int
    label: str

    @property
    def sheet(self) -> str:
        """The sheet of paper it is on if both sides are printed, and the side of it."""
        return f"{self.number // 2 + 1} {'back' if self.number % 2 else 'front'}"


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """One line for each file that looks different, and one for all that do not.

    ``before`` and ``after`` are the ``outputs`` of two manifests. Nothing is said of a first build.
    """
    if not before:
        return
    same = 0
    for name, record in after.items():
        old = before.get(name)
        if old is None:
            yield f"{name}: new"
        elif not record.get("looks"):
            if old.get("sha256") == record["sha256"]:
                same += 1
            else:
                yield f"{name}: changed"
        elif leaves := _differing(old, record):
            yield f"{name}: reprint {in_words(leaves)}" + _length(old, record)
        elif length := _length(old, record):
            yield f"{name}: no page to reprint{length}"
        else:
            same += 1
    for name in before:
        if name not in after:
            yield f"{name}: no longer made"
    if same:
        yield f"{same} file{'s' if same > 1 else ''} unchanged"


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[Leaf]:
    """The pages of the new file that do not look as the page at their place did."""
    pairs = zip_longest(old.get("looks", ()), new["looks"])
    return [
        Leaf(index, str(now[0]))
        for index, (then, now) in enumerate(pairs)
        if now is not None and (then is None or list(then) != list(now))
    ]


def _length(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    fewer = len(old.get("looks", ())) - len(new["looks"])
    return f"; {fewer} page{'s' if fewer > 1 else ''} fewer" if fewer > 0 else ""


def in_words(leaves: Sequence[Leaf]) -> str:
    """ "pages 3–4, 12 (sheets 2 back, 3 front, 7 back)"; the sheets only while they are few."""
    runs: list[list[Leaf]] = []
    for leaf in leaves:
        if runs and leaf.number == runs[-1][-1].number + 1:
            runs[-1].append(leaf)
        else:
            runs.append([leaf])
    names = ", ".join(
        run[0].label if len(run) == 1 else f"{run[0].label}–{run[-1].label}" for run in runs
    )
    shown = f"page{'s' if len(leaves) > 1 else ''} {names}"
    if len(leaves) > _MOST_SHEETS:
        return shown
    sheets = ", ".join(leaf.sheet for leaf in leaves)
    return f"{shown} (sheet{'s' if len(leaves) > 1 else ''} {sheets})"


_MOST_SHEETS = 6
