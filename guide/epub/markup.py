"""XHTML as text: elements, attributes, escaping.

Text and attribute values are escaped in one way (``&``, ``<``, ``>`` and both quotes), so that ``<img`` or
``id="`` in a finished document can only be markup; ``guide.epub.links`` relies on it.
"""

from __future__ import annotations

import html
import re

_has_special = re.compile(r"""[&<>"']""").search


def escape(text: str) -> str:
    """Text as it stands in XHTML, also within quotes. Most pieces need nothing done: looking is quicker."""
    return html.escape(text) if _has_special(text) else text


def attributes(**values: str | None) -> str:
    """Attributes with a space before each; None and empty values are left out.

    ``class_`` is class, ``epub_type`` epub:type, other underscores are hyphens (``aria_label``).
    """
    written = ""
    for name, value in values.items():
        if value:
            shown = _NAMES.get(name) or name.replace("_", "-")
            written += f' {shown}="{escape(value)}"'
    return written


_NAMES = {"class_": "class", "epub_type": "epub:type", "id": "id", "role": "role"}


def element(name: str, content: str, **values: str | None) -> str:
    """An element around markup; attributes as in ``attributes``."""
    return f"<{name}{attributes(**values)}>{content}</{name}>"


def language_attributes(language: str | None) -> str:
    """Both ``lang`` and ``xml:lang``: XHTML readers look at the one or the other (EPUB 3.3, 6.1)."""
    if not language:
        return ""
    tag = escape(language)
    return f' lang="{tag}" xml:lang="{tag}"'


_FIRST_PARAGRAPH = re.compile(r'<p(?: [^>]*)?>(?:<span epub:type="pagebreak"[^>]*></span>)*')


def run_in(label: str, blocks: str) -> str:
    """A label at the start of the first paragraph of the blocks, or in one of its own before them."""
    first = _FIRST_PARAGRAPH.match(blocks)
    if not first:
        return f"<p>{label}</p>{blocks}"
    return f"{first.group()}{label} {blocks[first.end() :]}"


def run_out(blocks: str, tail: str) -> str:
    """A tail at the end of the last paragraph of the blocks, or in one of its own after them."""
    if not tail:
        return blocks
    if not blocks.endswith("</p>"):
        return f"{blocks}<p>{tail}</p>"
    return f"{blocks[:-4]} {tail}</p>"


def unwrap(blocks: str) -> str:
    """The content of a plain first paragraph without its tags: the text of a tight list's item."""
    if not blocks.startswith("<p>"):
        return blocks
    first, rest = blocks[3:].split("</p>", 1)
    return first + rest
