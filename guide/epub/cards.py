"""Boxed pieces: callouts and key figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.document import Callout, PersonCard, plain_text
from guide.epub.markup import element, escape

if TYPE_CHECKING:
    from guide.epub.writer import Writer

_CALLOUT_ROLES = {"example": "doc-example", "key-point": "doc-tip"}
"""DPUB-ARIA roles that an aside of a kind may have; the others are notes (ARIA 1.2)."""


def write_callout(writer: Writer, callout: Callout) -> str:
    """An aside named by its visible label and title, which are no headings: they must not cut a section up."""
    title = writer.inlines(callout.title)
    head = f'<p class="callout-label">{escape(callout.label)}</p>' if callout.label else ""
    if title:
        head += f'<p class="callout-title">{title}</p>'
    body = writer.blocks(callout.blocks)
    if callout.source:
        body += f'<p class="callout-source">{writer.inlines(callout.source)}</p>'
    return element(
        "aside",
        head + body,
        id=callout.id,
        class_=f"callout kind-{callout.kind}",
        role=_CALLOUT_ROLES.get(callout.kind, "note"),
        aria_label=": ".join(filter(None, (callout.label, plain_text(callout.title)))),
    )


def write_person(writer: Writer, person: PersonCard) -> str:
    level = writer.heading_level(person.level)
    if person.portrait:
        picture = writer.block(person.portrait)
    else:
        # Two letters in place of a face say nothing that the name does not.
        picture = f'<div class="monogram" aria-hidden="true">{escape(person.monogram)}</div>'
    native = writer.uncounted((person.native_name,)) if person.native_name else ""
    lines = "".join(
        element("p", markup, class_=role)
        for role, markup in (
            ("person-native", native),
            ("person-dates", escape(person.dates)),
            ("person-role", writer.inlines(person.role)),
        )
        if markup
    )
    name = element(f"h{level}", escape(person.name), class_="person-name")
    body = writer.blocks(person.blocks)
    return f'<section class="person" id="{person.id}">{picture}{name}{lines}{body}</section>'
