"""What differs from the last build, in words for those who hold printed copies."""

from __future__ import annotations

import re
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
    same: list[str] = []
    for name, record in after.items():
        old = before.get(name)
        if old is None:
            yield f"{name}: new"
        elif not record.get("looks"):
            if old.get("sha256") == record["sha256"]:
                same.append(name)
            else:
                yield f"{name}: changed"
        elif leaves := _differing(old, record):
            yield f"{name}: reprint {in_words(leaves)}" + _length(old, record)
        elif length := _length(old, record):
            yield f"{name}: no page to reprint{length}"
        else:
            same.append(name)
    for name in before:
        if name not in after:
            yield f"{name}: no longer made"
    if same:
        yield f"{len(same)} file{'s' if len(same) > 1 else ''} unchanged{_handouts(same)}"


def _handouts(names: Sequence[str]) -> str:
    """Which handouts are among the files, by the numbers in their names: " (handouts 01–03, 05)"."""
    numbers = [found[1] for name in names if (found := _HANDOUT.match(name))]
    runs: list[list[str]] = []
    for number in numbers:
        if runs and int(number) == int(runs[-1][-1]) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = ", ".join("–".join(dict.fromkeys((run[0], run[-1]))) for run in runs)
    return f" (handout{'s' if len(numbers) > 1 else ''} {told})" if told else ""


_HANDOUT = re.compile(r"handouts/(\d+)-")


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
    """ "pages 3–4, 12 (sheets 2 back, 3 front, 7 back)"; of many pages, sheets are told by runs like the pages."""
    runs: list[list[Leaf]] = []
    for leaf in leaves:
        if runs and leaf.number == runs[-1][-1].number + 1:
            runs[-1].append(leaf)
        else:
            runs.append([leaf])
    names = ", ".join(
        run[0].label if len(run) == 1 else f"{run[0].label}–{run[-1].label}" for run in runs
    )
    few = len(leaves) <= _MOST_SHEETS
    sheets = ", ".join(leaf.sheet for leaf in leaves) if few else ", ".join(map(_sheets, runs))
    plural = "s" if len(leaves) > 1 else ""
    return f"page{plural} {names} (sheet{plural} {sheets})"


def _sheets(run: Sequence[Leaf]) -> str:
    """The sheets of pages that follow each other: "2 back–5 front", or "3–5" where both sides of all are meant."""
    first, last = run[0], run[-1]
    if len(run) == 1:
        return first.sheet
    if first.number % 2 or not last.number % 2:
        return f"{first.sheet}–{last.sheet}"
    numbers = dict.fromkeys((first.number // 2 + 1, last.number // 2 + 1))
    return "–".join(map(str, numbers))


_MOST_SHEETS = 6
"""Whose sides are told one by one."""
