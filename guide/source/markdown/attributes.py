"""Attributes in braces: ``{#id .class key=value key="a value"}``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from guide.dataclass import dataclass, field
from guide.diagnostics import did_you_mean, rule
from guide.model.place import Place
from guide.source.reading import Reading

ATTRIBUTE_SYNTAX = rule(
    "attribute-syntax",
    "error",
    'Attributes are written {#id .class key=value key="some words"}, each once.',
)
UNKNOWN_ATTRIBUTE = rule(
    "unknown-attribute", "error", "Only the attributes that belong to a thing may be given to it."
)

_ITEM = re.compile(
    r"""
      \#(?P<id>[^\s{}"'=\#]+)
    | \.(?P<class>[^\s{}"'=\#]+)
    | (?P<key>[A-Za-z][\w-]*)=
      (?: "(?P<double>(?:[^"\\\n]|\\.)*)" | '(?P<single>(?:[^'\\\n]|\\.)*)' | (?P<bare>[^\s{}"'“”„‘’]+) )
    """,
    re.VERBOSE,
)
_STARTS = re.compile(r"\{\s*(?:[#.][\w-]|[A-Za-z][\w-]*=)")
_ESCAPE = re.compile(r"\\(.)")


@dataclass(slots=True)
class Attributes:
    """What stands in braces. ``at`` has the offset of each item: ``#`` for the id, ``.name``, ``key``."""

    id: str | None = None
    classes: tuple[str, ...] = ()
    values: dict[str, str] = field(default_factory=dict)
    at: dict[str, int] = field(default_factory=dict)
    end: int = 0
    """Offset after the closing brace."""
    broken_at: int | None = None
    """Offset of what can't be read."""


NONE = Attributes()

LONGEST = 2_000
"""Characters of attributes in their braces."""


def scan(text: str, start: int) -> Attributes | None:
    """The attributes whose ``{`` stands at ``start``; None if no brace closes them soon, on that line."""
    close = _closing_brace(text, start)
    if close < 0:
        return None
    found = Attributes(end=close + 1)
    position = start + 1
    while True:
        while position < close and text[position].isspace():
            position += 1
        if position >= close:
            return found
        match = _ITEM.match(text, position, close)
        if match is None or not _keep(match, found):
            found.broken_at = position
            return found
        position = match.end()


def _closing_brace(text: str, start: int) -> int:
    """The offset of the ``}`` that is not inside quotes, on the line of ``start``."""
    longest = min(len(text), start + LONGEST)
    limit = text.find("\n", start, longest)
    limit = longest if limit < 0 else limit
    position = start + 1
    quote = ""
    while position < limit:
        character = text[position]
        if quote:
            if character == "\\":
                position += 1
            elif character == quote:
                quote = ""
        elif character == "}":
            return position
        elif character in "\"'" and text[position - 1] == "=":
            quote = character
        position += 1
    return text.find("}", start, limit)


def _keep(match: re.Match[str], found: Attributes) -> bool:
    """Store an item; False where it was given before."""
    if match["id"]:
        name = "#"
        found.id, repeated = match["id"], found.id is not None
    elif match["class"]:
        name = "." + match["class"]
        repeated = name in found.at
        found.classes += (match["class"],)
    else:
        name = match["key"]
        repeated = name in found.values
        quoted = match["double"] if match["double"] is not None else match["single"]
        found.values[name] = match["bare"] if quoted is None else _ESCAPE.sub(r"\1", quoted)
    found.at[name] = match.start()
    return not repeated


def at_end(text: str) -> tuple[str, Attributes | None, int]:
    """A text without the attributes at its end, those attributes, and the offset of their brace.

    Braces that don't look like attributes (``the set {1, 2}``) stay text.
    """
    stripped = text.rstrip()
    brace = stripped.rfind("{") if stripped.endswith("}") else -1
    if brace < 0 or _STARTS.match(stripped, brace) is None:
        return text, None, 0
    return text[:brace].rstrip(), scan(stripped, brace), brace


def check(
    attributes: Attributes,
    known: Sequence[str],
    what: str,
    reading: Reading,
    place: Callable[[int], Place],
) -> None:
    """Report what can't be read or is not known; ``known`` as in ``Attributes.at``, ``place`` from an offset."""
    if attributes.broken_at is not None:
        reading.report(
            ATTRIBUTE_SYNTAX,
            place(attributes.broken_at),
            "this attribute can't be read, or stands twice",
            'write {#id key=value key="some words"} with straight quotes',
        )
    for name, offset in attributes.at.items():
        if name not in known:
            reading.report(
                UNKNOWN_ATTRIBUTE,
                place(offset),
                f"{what} can't have " + ("an id" if name == "#" else f"the attribute '{name}'"),
                did_you_mean(name, known) if name != "#" else "",
            )
    if attributes.id is not None and "#" in known:
        reading.check_id(attributes.id, place(attributes.at["#"]))
