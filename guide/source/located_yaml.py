"""YAML with the place of every key and value, and every scalar as text.

PyYAML's C parser gives the events, which are composed here: its own constructors would turn ``1939-05-11`` into
a date, ``No`` into false and ``12:30`` into a number, would follow aliases (a kilobyte of them can stand for
gigabytes) and keep the last of two equal keys.
"""

from __future__ import annotations

from typing import Any

import yaml

from guide.diagnostics import Problems, Rule, rule
from guide.model.place import Place
from guide.source.files import CONTROL, CONTROL_CHARACTER, TOO_LARGE, SourceFile
from guide.source.nodes import Mapping, Node, Scalar, Sequence, Value

YAML_SYNTAX = rule("yaml-syntax", "error", "YAML files follow the syntax of YAML.")
YAML_ALIAS = rule("yaml-alias", "error", "YAML is written without anchors (&) and aliases (*).")
YAML_TAG = rule("yaml-tag", "error", "YAML is written without tags (!!).")
YAML_DEPTH = rule("yaml-depth", "error", "YAML is nested no deeper than 30 levels.")
YAML_KEY = rule("yaml-key", "error", "A key is a plain text.")
YAML_DOCUMENTS = rule("yaml-documents", "error", "A file holds one YAML document.")
DUPLICATE_KEY = rule("duplicate-key", "error", "A key stands once in its mapping.")

DEEPEST = 30
MOST_NODES = 500_000

try:
    from yaml.cyaml import CParser as Parser  # type: ignore[attr-defined]  # not in the stubs
except ImportError:  # a PyYAML built without libyaml: nine times slower, the same events
    from yaml import SafeLoader as Parser  # type: ignore[assignment]


class _RefusedError(Exception):
    """Stops the walk: what follows can't be told apart any more."""


def compose(source: SourceFile, problems: Problems, first_line: int = 0) -> Node | None:
    """The tree of a YAML text; None with a finding where it has none.

    ``first_line`` is how many lines stand before the text in its file (front matter).
    """
    return _Composer(source, problems, first_line).compose()


class _Composer:
    """Walks the events of one text once. Lines and columns are turned to count from 1."""

    def __init__(self, source: SourceFile, problems: Problems, first_line: int) -> None:
        self._file = source.name
        self._problems = problems
        self._offset = first_line + 1
        self._parser = Parser(source.text)
        self._next: Any = self._parser.get_event
        self._nodes = 0
        self._nothing = "null" if source.name.endswith(".json") else ""

    def compose(self) -> Node | None:
        try:
            self._next()
            if isinstance(self._next(), yaml.StreamEndEvent):
                return None
            node = self._node(self._next(), 0)
            self._next()
            following = self._next()
            if not isinstance(following, yaml.StreamEndEvent):
                self._report(YAML_DOCUMENTS, following, "a second document starts here")
            return node
        except _RefusedError:
            return None
        except yaml.YAMLError as error:
            self._report_syntax(error)
            return None
        finally:
            self._parser.dispose()

    def _node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        mark = event.start_mark
        self._nodes += 1
        if self._nodes > MOST_NODES:
            self._report(TOO_LARGE, event, f"this file has more than {MOST_NODES:,} values")
            raise _RefusedError
        if kind is yaml.AliasEvent:
            self._report(
                YAML_ALIAS,
                event,
                "an alias stands for what is written elsewhere",
                "write it out here, or quote a text that starts with *",
            )
            return Scalar("", mark.line + self._offset, mark.column + 1, 0)
        if event.anchor is not None or event.tag is not None:
            self._report_decoration(event)
        if kind is yaml.ScalarEvent:
            if event.style == '"' and (match := CONTROL.search(event.value)):
                self._report_control(event, match[0])
            says_nothing = event.value == self._nothing and not event.style
            return Scalar(
                "" if says_nothing else event.value,
                mark.line + self._offset,
                mark.column + 1,
                event.end_mark.line + self._offset,
                event.style or "",
            )
        if depth >= DEEPEST:
            self._report(YAML_DEPTH, event, f"this is nested deeper than {DEEPEST} levels")
            raise _RefusedError
        if kind is yaml.SequenceStartEvent:
            return self._sequence(mark, depth + 1)
        return self._mapping(mark, depth + 1)

    def _sequence(self, mark: Any, depth: int) -> Sequence:
        items: list[Node] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._node(event, depth))
        return Sequence(tuple(items), mark.line + self._offset, mark.column + 1)

    def _mapping(self, mark: Any, depth: int) -> Mapping:
        entries: dict[str, Value] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key = self._node(event, depth)
            value = self._node(self._next(), depth)
            if not isinstance(key, Scalar):
                self._report(
                    YAML_KEY,
                    event,
                    "a key is a text, not a list or mapping",
                    "quote a text that starts with [ or {",
                )
            elif key.text in entries:
                self._report_duplicate(event, key.text, entries[key.text])
            else:
                entries[key.text] = Value(value, key.line, key.column)
        return Mapping(entries, mark.line + self._offset, mark.column + 1)

    # --- findings ------------------------------------------------------------------------------

    def _report(self, rule: Rule, event: Any, message: str, hint: str = "") -> None:
        self._problems.add(rule, self._place(event.start_mark), message, hint)

    def _place(self, mark: Any) -> Place:
        return Place(self._file, mark.line + self._offset, mark.column + 1)

    def _report_control(self, event: Any, character: str) -> None:
        self._report(
            CONTROL_CHARACTER,
            event,
            f"an escape in this text is a control character (U+{ord(character):04X})",
            "write '\\\\' for a backslash, or use single quotes",
        )

    def _report_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            self._report(
                YAML_ALIAS,
                event,
                f"'&{event.anchor}' is an anchor",
                "delete it, or quote a text that starts with &",
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._report(
                YAML_TAG,
                event,
                f"'{tag}' is a tag",
                "delete it, or quote a text that starts with !",
            )

    def _report_duplicate(self, event: Any, key: str, first: Value) -> None:
        self._report(
            DUPLICATE_KEY,
            event,
            f"'{key[:60]}' is given twice",
            f"it already stands on line {first.line}",
        )

    def _report_syntax(self, error: yaml.YAMLError) -> None:
        problem = str(getattr(error, "problem", None) or error)
        context = getattr(error, "context_mark", None)
        mark = getattr(error, "problem_mark", None) or context
        if context and any(part in problem for part in _SEEN_AT_THE_END):
            mark = context
        place = self._place(mark) if mark else Place(self._file, self._offset)
        message, hint = _explain(problem)
        self._problems.add(YAML_SYNTAX, place, message, hint)


_SEEN_AT_THE_END = ("unexpected end of stream", "',' or ']'", "',' or '}'")
"""What is reported where it is noticed, far from where the author left something open."""

_EXPLANATIONS = (
    ("mapping values are not allowed", "a colon and a space can't stand inside an unquoted text",
     "put the whole text into quotes"),
    ("'\\t'", "a tab can't indent YAML", "use spaces"),
    ("tab character", "a tab can't indent YAML", "use spaces"),
    ("did not find expected key", "a key was expected here",
     "check the indentation and the quotes of the lines before"),
    ("did not find expected '-' indicator", "an item that starts with '-' was expected here",
     "check the indentation"),
    ("could not find expected ':'", "a key without ':' stands before this",
     "write 'key: value', or indent the text further"),
    ("did not find expected ',' or ']'", "a list in brackets is not closed", "add ']' or ','"),
    ("did not find expected ',' or '}'", "a mapping in braces is not closed", "add '}' or ','"),
    ("unexpected end of stream", "a quoted text is not closed", "add the closing quote"),
    ("cannot start any token", "a text can't start with this character", "put the text into quotes"),
    ("expected alphabetic or numeric", "an unquoted text can't start with '*' or '&'",
     "put the whole text into quotes"),
    ("unknown escape character", "'\\' has a special meaning between double quotes",
     "use single quotes, or write '\\\\'"),
)  # fmt: skip


def _explain(problem: str) -> tuple[str, str]:
    """A parser's message in an author's words, and a hint."""
    for part, message, hint in _EXPLANATIONS:
        if part in problem:
            return message, hint
    return f"this is not YAML: {problem.splitlines()[0]}", ""
