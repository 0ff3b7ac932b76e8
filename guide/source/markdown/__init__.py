"""Markdown to ``guide.model.text``, with the place of everything that can be wrong.

``read_markup`` reads blocks with their notes, ``read_inline`` a single run. Both are functions of the text, its
origin and the guide's language; findings and mentions go to the ``Reading``.
"""

from __future__ import annotations

import re

from guide.diagnostics import rule
from guide.model.text import Inlines, Markup, Paragraph
from guide.source.markdown.blocks import BlockReader
from guide.source.markdown.inlines import TEXT_TOO_LONG, read_inlines
from guide.source.markdown.origins import Origin
from guide.source.markdown.parser import parse_blocks
from guide.source.markdown.passage import Passage, Scope
from guide.source.reading import Reading

NOTE_WITHOUT_TEXT = rule("note-without-text", "error", "Each note that is called has its text.")
UNUSED_NOTE = rule("unused-note", "warning", "Each note's text is called: [^n].")

LONGEST_TEXT = 1_000_000
MOST_LINES = 20_000

_PLAIN_START = re.compile(r"[^\W\d_]")
"""A letter starts no block but a paragraph."""


def read_markup(text: str, origin: Origin, reading: Reading) -> Markup:
    """Block Markdown; ``text`` has ``\\n`` line ends."""
    place = origin.place(0, 0)
    if "\n" not in text and _PLAIN_START.match(text):
        scope = Scope((text,), origin, reading)
        content = read_inlines(Passage(text.rstrip(), scope))
        markup = Markup((Paragraph(content, place),) if content else (), {}, place)
    else:
        if len(text) > LONGEST_TEXT or text.count("\n") > MOST_LINES:
            reading.report(
                TEXT_TOO_LONG,
                place,
                f"this text has more than {LONGEST_TEXT:,} characters or {MOST_LINES:,} lines",
                "divide it into sections",
            )
            return Markup(place=place)
        scope = Scope(text.split("\n"), origin, reading)
        tokens = parse_blocks(text)
        if tokens:
            scope.references = tokens[0].meta.get("references")
        markup = Markup(BlockReader(tokens, scope).blocks(""), scope.notes, place)
    _check_notes(scope)
    return markup


def read_inline(text: str, origin: Origin, reading: Reading) -> Inlines:
    """Inline Markdown: one run, in which a note has no place for its text."""
    stripped = text.strip()
    scope = Scope(text.split("\n"), origin, reading)
    lead = text[: len(text) - len(text.lstrip())]
    content = read_inlines(Passage(stripped, scope, lead.count("\n")))
    _check_notes(scope)
    return content


def _check_notes(scope: Scope) -> None:
    for label, called in scope.calls.items():
        if label not in scope.notes:
            scope.reading.report(
                NOTE_WITHOUT_TEXT,
                called,
                f"the note '{label}' has no text",
                f"add a paragraph that starts with [^{label}]:",
            )
    for label, place in scope.note_places.items():
        if label not in scope.calls:
            scope.reading.report(
                UNUSED_NOTE,
                place,
                f"nothing calls the note '{label}', so it is not printed",
                f"write [^{label}] where it belongs",
            )
