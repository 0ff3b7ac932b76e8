"""Callouts ``::: kind {title="…" cite="…"}`` and ``::: only {edition=… format=…}``."""

from __future__ import annotations

import re
from typing import Any, NamedTuple, get_args

from markdown_it.token import Token

from guide.diagnostics import Rule, did_you_mean, rule
from guide.model.place import Place
from guide.model.text import Block, Blocks, Callout, CalloutKind, CitedWork, Inlines, Only
from guide.source.markdown import attributes, citations
from guide.source.markdown.attributes import Attributes
from guide.source.markdown.fences import PAGE_BREAK
from guide.source.markdown.inlines import read_inlines
from guide.source.markdown.passage import Passage, Scope

UNKNOWN_CALLOUT = rule("unknown-callout", "error", "A callout is of one of the known kinds.")
CALLOUT_SYNTAX = rule(
    "callout-syntax",
    "error",
    'A callout is opened by its kind alone, or with attributes: ::: note {title="…"}.',
)
OPEN_CALLOUT = rule("open-callout", "error", "A callout is closed by as many colons as open it.")
CALLOUT_NESTING = rule(
    "callout-nesting", "error", "An inner callout has fewer colons than its outer one."
)
WRITING_LINES = rule("writing-lines", "error", "An activity's lines are a number from 1 to 100.")
ONLY_FOR = rule(
    "only-for", "error", "'::: only' says for whom: edition=student or teacher, format=pdf or epub."
)

KINDS: tuple[str, ...] = get_args(CalloutKind)
_INFO = re.compile(r"(?P<kind>[^\s{]+)\s*(?P<rest>\{.*)?")


class _Opening(NamedTuple):
    """A line that opens a callout."""

    kind: str
    attributes: Attributes
    scope: Scope
    line: int
    column: int
    """Where the kind starts on the line; both count from 0."""

    def place(self, offset: int = 0) -> Place:
        """The place of a character after the colons."""
        return self.scope.origin.place(self.line, self.column + offset)

    def place_of(self, name: str) -> Place:
        return self.place(self.attributes.at[name])

    def report(self, rule: Rule, place: Place, message: str, hint: str) -> None:
        self.scope.reading.report(rule, place, message, hint)


def read(token: Token, blocks: Blocks, scope: Scope) -> Block | None:
    """A callout or an ``only`` from its opening token and what stands in it."""
    line = token.map[0] if token.map else 0
    colons = scope.lines[line].find(":::")
    _check_fences(token, scope.origin.place(line, colons), scope)
    opening = _opening(token.info, scope, line, scope.lines[line].find(token.info, colons))
    if opening is None:
        return None
    if opening.kind == "only":
        return _only(opening, blocks)
    return _callout(opening, blocks)


def _opening(info: str, scope: Scope, line: int, column: int) -> _Opening | None:
    match = _INFO.fullmatch(info)
    found = attributes.scan(info, match.start("rest")) if match and match["rest"] else None
    if match is None or (match["rest"] and (found is None or found.end != len(info))):
        scope.reading.report(
            CALLOUT_SYNTAX,
            scope.origin.place(line, column),
            f"'::: {info[:60]}' can't be read",
            'write ::: kind, or ::: kind {title="…"}',
        )
        return None
    return _Opening(match["kind"], found or attributes.NONE, scope, line, column)


def _check_fences(token: Token, place: Place, scope: Scope) -> None:
    if not token.meta["closed"]:
        scope.reading.report(
            OPEN_CALLOUT,
            place,
            f"'::: {token.info[:40]}' is not closed",
            "close it with as many colons on a line of their own",
        )
        return
    for line in token.meta["wider"]:
        text = scope.lines[line]
        scope.reading.report(
            CALLOUT_NESTING,
            scope.origin.place(line, text.find(":::")),
            "an inner callout needs fewer colons than its outer one",
            f"open and close the outer one (line {place.line}) with more",
        )


def _callout(opening: _Opening, blocks: Blocks) -> Block | None:
    kind, found = opening.kind, opening.attributes
    if kind not in KINDS:
        guess = did_you_mean(kind, (*KINDS, "only", PAGE_BREAK))
        opening.report(
            UNKNOWN_CALLOUT,
            opening.place(),
            f"there is no callout '{kind[:40]}'",
            guess or f"the kinds are {', '.join(KINDS)}",
        )
        return None
    known = ("title", "cite", "lines") if kind == "activity" else ("title", "cite")
    reading = opening.scope.reading
    attributes.check(found, known, f"the callout '{kind}'", reading, opening.place)
    cite: tuple[CitedWork, ...] = ()
    if "cite" in found.values:
        place = opening.place_of("cite")
        cite = citations.read(found.values["cite"], reading, lambda _: place, mark="")
    checked: Any = kind
    return Callout(checked, _title(opening), cite, _lines(opening), blocks, opening.place())


def _title(opening: _Opening) -> Inlines:
    title = opening.attributes.values.get("title")
    if not title:
        return ()
    line = opening.scope.lines[opening.line]
    column = line.find(title, opening.column + opening.attributes.at["title"])
    return read_inlines(Passage(title, opening.scope, opening.line, max(column, 0)))


def _lines(opening: _Opening) -> int:
    text = opening.attributes.values.get("lines")
    if text is None or opening.kind != "activity":
        return 0
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 100):
        opening.report(
            WRITING_LINES,
            opening.place_of("lines"),
            f"'{text[:20]}' is not a number of lines",
            "write a number from 1 to 100, such as lines=6",
        )
        return 0
    return int(text)


def _only(opening: _Opening, blocks: Blocks) -> Block | None:
    found = opening.attributes
    attributes.check(found, ("edition", "format"), "'only'", opening.scope.reading, opening.place)
    if not found.values:
        opening.report(
            ONLY_FOR, opening.place(), "this does not say for whom it is", "write {edition=teacher}"
        )
    edition: Any = _option(opening, "edition", ("student", "teacher"))
    output: Any = _option(opening, "format", ("pdf", "epub"))
    return Only(edition, output, blocks, opening.place())


def _option(opening: _Opening, name: str, options: tuple[str, ...]) -> str:
    value = opening.attributes.values.get(name, "")
    if value in ("", *options):
        return value
    opening.report(
        ONLY_FOR,
        opening.place_of(name),
        f"there is no {name} '{value[:20]}'",
        did_you_mean(value, options) or f"write {name}={' or '.join(options)}",
    )
    return ""
