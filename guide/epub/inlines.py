"""Inlines of the document -> XHTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from guide.document import (
    Blank,
    Code,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    Maths,
    NoteCall,
    PageReference,
    Span,
    Strong,
    Text,
    WebLink,
)
from guide.epub.markup import attributes, element, escape, language_attributes
from guide.epub.maths import maths_markup

if TYPE_CHECKING:
    from guide.epub.writer import Writer

_LINK_TYPES = {
    "citation": ' epub:type="biblioref" role="doc-biblioref"',
    "term": ' epub:type="glossref" role="doc-glossref"',
    "back": ' epub:type="backlink" role="doc-backlink"',
}
"""EPUB 3 structural semantics and DPUB-ARIA 1.1 roles by the role of a link."""

_BLANK_SPACES = {"short": 6, "medium": 12, "long": 20, "line": 30}
"""No-break spaces in a blank, for readers that ignore its width."""


def write_inlines(writer: Writer, content: Inlines) -> str:
    """Links are written as if all targets stood in one file; see ``guide.epub.links``."""
    parts: list[str] = []
    add = parts.append
    for inline in content:
        match inline:
            case Text():
                add(writer.text(inline.text))
            case Link():
                add(_link(writer, inline))
            case Emphasis():
                add(f"<em>{write_inlines(writer, inline.content)}</em>")
            case Strong():
                add(f"<strong>{write_inlines(writer, inline.content)}</strong>")
            case Span():
                add(_span(writer, inline))
            case NoteCall():
                add(_note_call(writer, inline))
            case WebLink():
                inner = write_inlines(writer, inline.content)
                add(element("a", inner, class_="web", href=inline.url))
            case Code():
                add(f"<code>{writer.text(inline.text)}</code>")
            case Maths():
                add(writer.pass_over(len(inline.alt)) + maths_markup(inline.latex, inline.alt))
            case LineBreak():
                add(writer.pass_over(1) + "<br/>")
            case Blank():
                add(_blank(inline))
            case PageReference():
                pass  # an e-reader's pages are its own; the link before it leads there
            case _:
                assert_never(inline)
    return "".join(parts)


def _link(writer: Writer, link: Link) -> str:
    """Ids and anchors are names (``guide.document``): they hold nothing to be escaped."""
    identifier = f' id="{link.id}"' if link.id else ""
    names = f'{identifier} class="link-{link.role}" href="#{link.anchor}"'
    content = write_inlines(writer, link.content)
    return f"<a{names}{_LINK_TYPES.get(link.role, '')}>{content}</a>"


def _span(writer: Writer, span: Span) -> str:
    names = attributes(class_=span.role) + language_attributes(span.language)
    content = write_inlines(writer, span.content)
    return f"<span{names}>{content}</span>" if names else content


def _note_call(writer: Writer, call: NoteCall) -> str:
    spoken = writer.furniture.note.format(label=call.label)
    link = element(
        "a",
        escape(call.label),
        id=call.id,
        href=f"#{call.note}",
        epub_type="noteref",
        role="doc-noteref",
        aria_label=spoken,
    )
    return f'<sup class="note-call">{link}</sup>'


def _blank(blank: Blank) -> str:
    return element(
        "span",
        "\u00a0" * _BLANK_SPACES[blank.size],
        class_=f"blank blank-{blank.size}",
        role="img",
        aria_label=blank.label,
    )
