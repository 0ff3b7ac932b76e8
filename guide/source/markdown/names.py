"""What a passage names: targets of links, works, notes. Shared by the two ways in which inlines are read."""

from __future__ import annotations

import re
from typing import cast, get_args

from guide.diagnostics import did_you_mean, rule
from guide.model.text import (
    Citation,
    Inlines,
    NoteCall,
    Reference,
    ReferenceKind,
    Text,
    WebLink,
)
from guide.source.markdown import citations
from guide.source.markdown.passage import Passage

UNKNOWN_LINK = rule(
    "unknown-link",
    "error",
    "A link leads to something of the guide (figure:zhukov) or to the web (https, http, mailto).",
)
NOTE_IN_NOTE = rule("note-in-note", "error", "The text of a note calls no other note.")

REFERENCE_KINDS: tuple[str, ...] = get_args(ReferenceKind)

_WEB = re.compile(r"https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_NOT_IN_URLS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


def link(target: str, content: Inlines, passage: Passage, offset: int) -> Inlines:
    """A reference or a link to the web; its content alone, with a finding, where it leads nowhere."""
    place = passage.place(offset)
    reading = passage.scope.reading
    kind, _, name = target.partition(":")
    if kind in REFERENCE_KINDS and name:
        reading.use(kind, name, place)
        return (Reference(cast(ReferenceKind, kind), name, content, place),)
    if _WEB.match(target):
        return (WebLink(_safe_url(target), content or (Text(target),), place),)
    reading.report(UNKNOWN_LINK, place, f"'{target[:80]}' leads nowhere", _guess_target(kind, name))
    return content


def _safe_url(url: str) -> str:
    """The URL with what may not stand in one percent-encoded."""
    return _NOT_IN_URLS.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url
    )


def _guess_target(kind: str, name: str) -> str:
    if kind.lower() in REFERENCE_KINDS:
        return f"did you mean '{kind.lower()}:{name}'?" if name else f"write {kind.lower()}:ID"
    if kind.startswith("www."):
        return f"did you mean 'https://{kind}'?"
    if kind.endswith(".md"):
        return "write section:ID for another section"
    near = did_you_mean(kind, REFERENCE_KINDS).replace("'?", f":{name}'?")
    kinds = ", ".join(REFERENCE_KINDS[:-1])
    return near or f"a reference starts with {kinds} or {REFERENCE_KINDS[-1]}"


def note_call(label: str, passage: Passage, offset: int) -> tuple[NoteCall] | tuple[()]:
    scope = passage.scope
    place = passage.place(offset)
    scope.calls.setdefault(label, place)
    if scope.in_note:
        scope.reading.report(NOTE_IN_NOTE, place, f"the note '{label}' is called inside a note")
        return ()
    return (NoteCall(label, place),)


def citation(text: str, passage: Passage, offset: int) -> tuple[Citation] | tuple[()]:
    """The citation whose bracket stands at an offset; ``text`` is what the brackets hold."""
    works = citations.read(
        text, passage.scope.reading, lambda inner: passage.place(offset + 1 + inner)
    )
    return (Citation(works),) if works else ()
