"""The short way for the usual passage: text, references, citations, note calls and plain emphasis.

Nine passages in ten hold nothing else, written so that CommonMark leaves no doubt about them; they are read with
one regular expression, five times as fast as token by token. All others are left to ``converter``; a test holds
the two against each other.
"""

from __future__ import annotations

import re

from guide.model.text import Emphasis, Inline, Inlines, Strong, Text
from guide.source.markdown import names
from guide.source.markdown.passage import Passage
from guide.source.typography import Typographer

_PLAIN = r"[^\[\]\\`*_<&$!~]"
_BEFORE = r"""(?<![^\s(\["'—–,;:/-])"""
_AFTER = r"""(?=[\s.,;:!?)\]"'—–/-]|$)"""

_CONSTRUCT = re.compile(
    rf"""
      \[(?P<label>{_PLAIN}*)\]\((?P<target>[A-Za-z][A-Za-z\d-]*:[^\s()<>\\&`]+)\)
    | \[(?P<works>@{_PLAIN}+)\](?![(:])
    | \[\^(?P<note>[^\s\[\]]+)\]
    | {_BEFORE}\*\*(?P<strong>[^\W_](?:{_PLAIN}*[^\W_])?)\*\*{_AFTER}
    | {_BEFORE}\*(?P<emphasis>[^\W_](?:{_PLAIN}*[^\W_])?)\*{_AFTER}
    """,
    re.VERBOSE,
)
_NOT_PLAIN = re.compile(r"[\[\]\\`*_<&$~]")
_LINE_END = re.compile(r" ?\n[ \t]*")
_NOT_A_SPACE = re.compile("  \n|\n.*[^\0-\u2e7f]", re.DOTALL)
"""Line ends that are a break, or may be nothing, between ideographs (which are told roughly)."""


def read_simple(passage: Passage) -> Inlines | None:
    """The inlines of a simple passage; None for any other, about which nothing is then recorded."""
    content = passage.content
    matches = list(_CONSTRUCT.finditer(content)) if "[" in content or "*" in content else []
    if not _is_simple(content, matches):
        return None
    finish = passage.scope.reading.finish
    found: list[Inline] = []
    end = 0
    last = ""
    for match in matches:
        start = match.start()
        if start > end:
            found.append(_text(content[end:start], last, finish))
            last = content[start - 1]
        end = match.end()
        kind = match.lastgroup
        if kind == "target":
            label = match["label"]
            inner = (_text(label, last, finish),) if label else ()
            found += names.link(match["target"], inner, passage, start)
            last = label[-1:] or last
        elif kind == "works":
            found += names.citation(match["works"], passage, start)
            last = "x"
        elif kind == "note":
            found += names.note_call(match["note"], passage, start)
            last = "x"
        elif kind == "strong":
            found.append(Strong((_text(match["strong"], last, finish),)))
            last = "x"
        else:
            found.append(Emphasis((_text(match["emphasis"], last, finish),)))
            last = "x"
    if end < len(content):
        found.append(_text(content[end:], last, finish))
    return tuple(found)


def _text(text: str, before: str, finish: Typographer) -> Text:
    return Text(finish(_LINE_END.sub(" ", text) if "\n" in text else text, before, ""))


def _is_simple(content: str, matches: list[re.Match[str]]) -> bool:
    """Whether nothing special is left between the constructs, and no quote's direction depends on what is in one."""
    if "\n" in content and _NOT_A_SPACE.search(content):
        return False
    end = 0
    for match in matches:
        start = match.start()
        if _NOT_PLAIN.search(content, end, start):
            return False
        label = match["label"]
        around = content[start - 1 : start] + content[match.end() : match.end() + 1]
        if "!" in around[:1] or '"' in around or "'" in around or (label and label[-1] in "\"'"):
            return False
        end = match.end()
    return _NOT_PLAIN.search(content, end) is None
