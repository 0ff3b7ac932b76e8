"""A mistake in the source: what is wrong, where, and what to do.

Every rule is declared once, with ``rule()``, in the module that checks it; the table of rules in the
documentation is made from that registry (``rules_table``). How findings are shown is told by ``render`` (for
people) and ``as_json`` (for editors).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from guide.dataclass import dataclass, field
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


MOST_ALIKE = 200


@dataclass(slots=True)
class Problems:
    """Collects the findings of a run; reading goes on after a mistake so that all are shown at once.

    Of one rule in one file only the first ``MOST_ALIKE`` are kept, and a word that there are more: a file of
    another sort altogether can break a rule a million times.
    """

    found: list[Diagnostic] = field(default_factory=list)
    _counts: dict[tuple[str, str], int] = field(default_factory=dict, repr=False)

    def add(self, rule: Rule, place: Place, message: str, hint: str = "") -> None:
        key = (rule.name, place.file)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        if count == MOST_ALIKE + 1:
            message, hint = "there are more mistakes of this kind in the file", ""
        if count <= MOST_ALIKE + 1:
            self.found.append(Diagnostic(rule, place, message, hint))

    def extend(self, findings: Iterable[Diagnostic]) -> None:
        self.found.extend(findings)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.found)

    @property
    def has_errors(self) -> bool:
        return any(diagnostic.is_error for diagnostic in self.found)

    def in_order(self) -> tuple[Diagnostic, ...]:
        """Each finding once: by kind of file, then by file, then by place."""
        return tuple(sorted(dict.fromkeys(self.found), key=_order))


_FILE_KINDS = (
    "guide",
    "sections",
    "timeline",
    "figures",
    "questions",
    "glossary",
    "references",
    "images",
)


def _order(diagnostic: Diagnostic) -> tuple[int, Place]:
    kind = diagnostic.place.file.partition("/")[0].partition(".")[0]
    position = _FILE_KINDS.index(kind) if kind in _FILE_KINDS else len(_FILE_KINDS)
    return position, diagnostic.place


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the nearest known word, or nothing."""
    from difflib import get_close_matches  # only mistakes need it

    near = get_close_matches(word[:80], list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


# --- showing -----------------------------------------------------------------------------------

_WINDOW = 100
"""How many characters of a long line are shown."""


class SourceLines:
    """The lines of a guide's files, read again for those that have something to be shown."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders
        self._files: dict[str, list[str]] = {}

    def line(self, place: Place) -> str | None:
        """The line of a place, or None where there is none (a missing or binary file, an empty line)."""
        if place.file not in self._files:
            self._files[place.file] = self._read(place.file)
        lines = self._files[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def _read(self, file: str) -> list[str]:
        data = next((found for folder in self._folders if (found := _bytes(folder, file))), b"")
        if b"\0" in data:
            return []
        text = data.decode("utf-8-sig", errors="replace")
        return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _bytes(folder: Path, file: str) -> bytes:
    """Of a file; none where it can't be read."""
    try:
        return (folder / file).read_bytes() if file else b""
    except OSError:
        return b""


def render(diagnostic: Diagnostic, line: str | None) -> str:
    """A finding as the author reads it: where and what, the line with a caret below, the hint."""
    place = diagnostic.place
    shown = [
        f"{place.file}:{place.line}:{place.column}: "
        f"{diagnostic.rule.severity}[{diagnostic.rule.name}]: {diagnostic.message}"
    ]
    if line and line.strip():
        shown += _marked(line, min(place.column - 1, len(line)))
    if diagnostic.hint:
        shown.append(f"hint: {diagnostic.hint}")
    return "\n".join(shown)


def _marked(line: str, offset: int) -> tuple[str, str]:
    """The line, or the stretch of it around ``offset``, and a caret under that character."""
    start = max(0, offset - _WINDOW // 2) if len(line) > _WINDOW else 0
    excerpt = line[start : start + _WINDOW].rstrip()
    before = line[start:offset]
    left = "…" if start else ""
    right = "…" if start + _WINDOW < len(line) else ""
    indent = " " * len(left) + "".join(_blank(character) for character in before)
    return f"    {left}{_printable(excerpt)}{right}", f"    {indent}^"


def _printable(text: str) -> str:
    """Control characters would move the caret, or the terminal's cursor."""
    return "".join(
        character if character == "\t" or character.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for character in text
    )


def _blank(character: str) -> str:
    """White space as wide as a character on a terminal."""
    from unicodedata import combining, east_asian_width

    if character == "\t":
        return "\t"
    if combining(character):
        return ""
    return "  " if east_asian_width(character) in "WF" else " "


def render_all(diagnostics: Iterable[Diagnostic], *folders: Path) -> str:
    """Findings one after the other; lines are quoted from ``folders``: the guide's, then that of the styles."""
    lines = SourceLines(*folders)
    return "\n".join(render(diagnostic, lines.line(diagnostic.place)) for diagnostic in diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Findings as a JSON list for editors: file, line, column (from 1), severity, rule, message, hint."""
    import json

    return json.dumps(
        [
            {
                "file": diagnostic.place.file,
                "line": diagnostic.place.line,
                "column": diagnostic.place.column,
                "severity": diagnostic.rule.severity,
                "rule": diagnostic.rule.name,
                "message": diagnostic.message,
                "hint": diagnostic.hint,
            }
            for diagnostic in diagnostics
        ],
        ensure_ascii=False,
        indent=2,
    )


def all_rules() -> tuple[Rule, ...]:
    """Every rule of the program, by name. Imports all of our modules, since each declares its own."""
    import pkgutil
    from importlib import import_module

    import guide

    for module in pkgutil.walk_packages(guide.__path__, "guide."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    return tuple(RULES[name] for name in sorted(RULES))


def rules_table() -> str:
    """The page ``docs/rules.md``: every rule, errors first."""
    rules = all_rules()
    return "\n".join(
        (
            "# What is checked",
            "",
            "Made by `guide.diagnostics.rules_table` from the rules' own declarations; do not edit.",
            "",
            "## Errors: nothing is written while there is one",
            "",
            *_table(rule for rule in rules if rule.severity == "error"),
            "",
            "## Warnings: the guide is built",
            "",
            *_table(rule for rule in rules if rule.severity == "warning"),
            "",
        )
    )


def _table(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| name | rule |"
    yield "| --- | --- |"
    for declared in rules:
        summary = declared.summary.replace("|", "\\|")
        yield f"| `{declared.name}` | {summary} |"
