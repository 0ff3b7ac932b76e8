"""``allow``: an author who knows better than a warning says so at the item, and is not warned again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TypeAlias

from guide.diagnostics import RULES, Diagnostic, all_rules, did_you_mean, rule
from guide.model.place import Place
from guide.model.records import Event, Figure, Guide, Question, Section, Term

UNKNOWN_ALLOWANCE = rule(
    "unknown-allowance", "error", "What an item allows is the name of a warning."
)

Item: TypeAlias = Section | Event | Figure | Question | Term


def check_allowances(guide: Guide) -> Iterator[Diagnostic]:
    """Names that are none, or those of errors."""
    for item in _items(guide):
        for name in item.allow:
            if name not in RULES or RULES[name].severity == "error":
                yield _unknown(name, item)


def _unknown(name: str, item: Item) -> Diagnostic:
    if name in RULES:
        message = f"'{name}' is an error, which can't be allowed"
        return Diagnostic(UNKNOWN_ALLOWANCE, item.place, message)
    warnings = [known.name for known in all_rules() if known.severity == "warning"]
    hint = did_you_mean(name, warnings) or "the warnings are listed in docs/rules.md"
    return Diagnostic(
        UNKNOWN_ALLOWANCE, item.place, f"there is no warning '{name[:40]}' to allow", hint
    )


def without_allowed(problems: Iterable[Diagnostic], guide: Guide) -> list[Diagnostic]:
    """The findings but for warnings that stand in an item which allows them."""
    if not any(item.allow for item in _items(guide)):
        return list(problems)
    items = _by_file(guide)
    return [found for found in problems if found.is_error or not _allows(found, items)]


def _items(guide: Guide) -> Iterable[Item]:
    return chain(guide.sections, guide.events, guide.figures, guide.questions, guide.terms)


def _by_file(guide: Guide) -> dict[str, list[Item]]:
    """Each file's items from top to bottom."""
    found: dict[str, list[Item]] = {}
    for item in sorted(_items(guide), key=lambda item: item.place):
        found.setdefault(item.place.file, []).append(item)
    return found


def _allows(problem: Diagnostic, items: dict[str, list[Item]]) -> bool:
    """Whether the item in which a finding lies allows it. An item reaches to the next one of its file."""
    inside = items.get(problem.place.file, [])
    index = bisect_right(inside, problem.place, key=_start) - 1
    return index >= 0 and problem.rule.name in inside[index].allow


def _start(item: Item) -> Place:
    """A section is its whole file."""
    return Place(item.place.file, 1) if isinstance(item, Section) else item.place
