"""Authored text in brief: what an exercise or a knowledge organiser has room for."""

from __future__ import annotations

import re

from guide.compile.compilation import Tables
from guide.model.text import (
    Code,
    Emphasis,
    Inline,
    Inlines,
    Markup,
    Paragraph,
    Reference,
    Strong,
    Text,
    WebLink,
)

LONG = 160
"""Characters of a meaning from which on its first sentence stands for it ..."""
_LEAST = 40
"""... if that says enough."""
_LATE = 0.75
"""Share of the room from which on a pause is no loss."""
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""At which a line may end: those that keep dates and numbers together stay."""
_BEFORE_MARK = re.compile(r"\s+(?=[.,])| +(?=;)")
"""Left by what was taken out; some languages have a space of their own before a semicolon."""
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?])\s+(?=[A-Z])")


def first_paragraph(markup: Markup, tables: Tables) -> str:
    """As plain text, without citations and notes."""
    for block in markup.blocks:
        if isinstance(block, Paragraph):
            return plain(block.content, tables)
    return ""


def plain(content: Inlines, tables: Tables) -> str:
    """Inlines as plain text, without citations and notes; references by the names of their targets."""
    text = "".join(_words_of(inline, tables) for inline in content)
    return _BEFORE_MARK.sub("", _SPACES.sub(" ", text).strip())


def _words_of(inline: Inline, tables: Tables) -> str:
    match inline:
        case Text() | Code():
            return inline.text
        case Reference():
            inner = "".join(_words_of(each, tables) for each in inline.content)
            return inner or tables.names[inline.kind, inline.id].name
        case Emphasis() | Strong() | WebLink():
            return "".join(_words_of(each, tables) for each in inline.content)
        case _:
            return ""


def meaning(markup: Markup, tables: Tables) -> str:
    """What a term means, by the first sentence of a long definition."""
    text = first_paragraph(markup, tables)
    if len(text) <= LONG:
        return text
    first = _SENTENCE.split(text, maxsplit=1)[0]
    return first if len(first) >= _LEAST else text


def shortened(text: str, longest: int) -> str:
    """As many whole sentences as ``longest`` characters hold; of a longer one its beginning, up to a late pause."""
    found = ""
    for sentence in _SENTENCE.split(text):
        longer = f"{found} {sentence}".strip()
        if len(longer) > longest:
            break
        found = longer
    if found:
        return found
    pause = max(text.rfind(mark, 0, longest) for mark in ",;:")
    if pause > _LATE * longest:
        return text[:pause]
    end = text.rfind(" ", 0, longest)
    return text[: end if end > 0 else longest] + "\u00a0…"
