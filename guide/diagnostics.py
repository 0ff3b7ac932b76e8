"""A mistake in the source: what is wrong, where, and what to do.

Every rule is declared once, with ``rule()``, in the module that checks it; the table of rules in the
documentation is made from that registry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal, TypeAlias

from guide.model.place import Place

Severity: TypeAlias = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the source format. ``name`` is what the author sees in brackets."""

    name: str
    severity: Severity
    summary: str


RULES: dict[str, Rule] = {}


def rule(name: str, severity: Severity, summary: str) -> Rule:
    """Declare a rule. Raises ValueError where the name is taken."""
    if name in RULES:
        raise ValueError(f"rule {name!r} is declared twice")
    RULES[name] = Rule(name, severity, summary)
    return RULES[name]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding, ready to be shown."""

    rule: Rule
    place: Place
    message: str
    hint: str = ""

    @property
    def is_error(self) -> bool:
        return self.rule.severity == "error"


@dataclass(slots=True)
class Problems:
    """Collects the findings of a run; reading goes on after a mistake so that all are shown at once."""

    found: list[Diagnostic] = field(default_factory=list)

    def add(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        self.found.append(Diagnostic(rule, place, message, hint))

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.is_error for diagnostic in self.found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""
