"""Inlines of the document -> items of a paragraph, with their tags."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from guide.document import (
    Blank,
    Code,
    Emphasis,
    Inline,
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
    plain_text,
)
from guide.pdf.maths import on_a_line
from guide.pdf.rows import rows_of_lines
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import FontStyle, Inset, NoteRows, Row
from guide.typeset.paragraph import AnchorMark, HardBreak, Item, NoteMark, Run, Slot
from guide.typeset.tags import Node

BLANK_WIDTHS = {"short": 54.0, "medium": 90.0, "long": 140.0, "line": 220.0}
"""Points; a blank tells an answer's length class, never its length."""

_SMALL_PRINT = 9.0
"""Points; a style with a least size above it is for readers whom raised figures of any smaller size fail."""
_RISES = {1: 0.33, 0: 0.0, -1: -0.15}
"""Of raised and lowered figures, as shares of the type's size."""
_COLOURED_LINKS = frozenset({"section", "event", "image", "table", "question"})


class Look(NamedTuple):
    """How inlines are set: the role of their block, and what markup around them adds."""

    role: str
    bold: bool = False
    italic: bool = False
    colour: str = ""
    language: str = ""


class Flow:
    """Collects the items of one paragraph."""

    def __init__(self, setter: Setter, place: Place) -> None:
        self.setter = setter
        self.place = place
        self.items: list[Item] = []

    def font(self, look: Look) -> FontStyle:
        return self.setter.font(look.role, bold=look.bold, italic=look.italic, colour=look.colour)

    def add(self, content: Inlines, look: Look, node: Node | None) -> None:
        for inline in content:
            self._add_one(inline, look, node)

    def text(self, text: str, look: Look, node: Node | None) -> None:
        if text:
            self.items.append(Run(text, self.font(look), node, look.language))

    def _add_one(self, inline: Inline, look: Look, node: Node | None) -> None:
        match inline:
            case Text():
                self.items.append(Run(inline.text, self.font(look), node, look.language))
            case Emphasis():
                self.add(inline.content, look._replace(italic=not look.italic), node)
            case Strong():
                self.add(inline.content, look._replace(bold=True), node)
            case Code():
                self._code(inline.text, look, node)
            case Maths():
                self._maths(inline, look, node)
            case LineBreak():
                self.items.append(HardBreak())
            case Span():
                self._span(inline, look, node)
            case Link():
                self._link(inline, look, node)
            case WebLink():
                inner = _child(node, "Link", url=inline.url, title=plain_text(inline.content))
                self.add(inline.content, look._replace(colour="accent"), inner)
            case NoteCall():
                self._note_call(inline, look, node)
            case PageReference():
                self.text(inline.before, look, node)
                digits = self.setter.page_digits
                self.items.append(Slot(inline.anchor, self.font(look), node, digits))
                self.text(inline.after, look, node)
            case Blank():
                self._blank(inline, look, node)
            case _:
                assert_never(inline)

    def _code(self, text: str, look: Look, node: Node | None) -> None:
        scale = self._no_smaller(self.setter.style.text(look.role).size, 0.88)
        font = self.setter.font(look.role, family="code", scale=scale, colour=look.colour)
        self.items.append(Run(text, font, _child(node, "Code"), look.language))

    def _no_smaller(self, size: float, share: float) -> float:
        """A share of a size, or more where the style's least size asks for it; small print may be smaller."""
        least = self.setter.style.scale.least
        return max(share, min(1.0, least / size)) if least > _SMALL_PRINT else share

    def _maths(self, maths: Maths, look: Look, node: Node | None) -> None:
        inner = _child(node, "Formula", alt=maths.alt)
        self.formula(maths.latex, look, inner)

    def formula(self, latex: str, look: Look, node: Node | None) -> None:
        """LaTeX as maths on one line; what can't be set so, as it was typed."""
        pieces = on_a_line(latex)
        if pieces is None:
            self.text(latex, look._replace(italic=True), node)
            return
        size = self.setter.style.text(look.role).size
        for piece in pieces:
            font = self.setter.font(
                look.role,
                bold=look.bold,
                italic=piece.is_italic,
                colour=look.colour,
                scale=self._no_smaller(size, 0.7) if piece.level else 1.0,
                rise=size * _RISES[piece.level],
            )
            self.items.append(
                Run(piece.text, font._replace(features=("lnum",)), node, look.language)
            )

    def _span(self, span: Span, look: Look, node: Node | None) -> None:
        if span.language:
            look = look._replace(language=span.language)
            node = _child(node, "Span", language=span.language)
        if span.role in self.setter.style.roles:
            look = look._replace(role=span.role)
        self.add(span.content, look, node)

    def _link(self, link: Link, look: Look, node: Node | None) -> None:
        inner = _child(node, "Link", anchor=link.anchor, title=plain_text(link.content))
        if link.id:
            self.items.append(AnchorMark(link.id))
        if link.role in _COLOURED_LINKS:
            look = look._replace(colour="accent")
        self.add(link.content, look, inner)

    def _note_call(self, call: NoteCall, look: Look, node: Node | None) -> None:
        size = self.setter.style.text(look.role).size
        scale = self._no_smaller(size, 0.64)
        font = self.setter.font(look.role, scale=scale, rise=size * 0.33)._replace(features=())
        reference = _child(node, "Reference")
        link = _child(reference, "Link", anchor=call.note, title=call.label)
        self.items.append(AnchorMark(call.id))
        self.items.append(Run(call.label, font, link, ""))
        if call.note not in self.setter.called:
            self.setter.called.add(call.note)
            self.items.append(NoteMark(self._note_rows(call.note)))

    def _note_rows(self, note_id: str) -> NoteRows:
        note = self.setter.notes[note_id]
        node = self.place.parent.inline("Note", id=note.id)
        label_width = self.setter.sized(15.0)
        place = Place(label_width, self.setter.measure - label_width, node, role="note")
        look = Look("note")
        label = Flow(self.setter, place)
        label_node = node.child("Lbl")
        label_link = label_node.inline("Link", anchor=note.back, title=note.label)
        label.text(note.label, look, label_link)
        label_lines = self.setter.lines(
            label.items, label_width, self.setter.style.text("note"), align="left"
        )
        rows: list[Row] = self.setter.stack(note.blocks, place)
        if rows:
            rows[0].anchors = (note.id, *rows[0].anchors)
            rows[0].marks[:0] = [line.line for line in label_lines]
            rows[0].space_before = 2.0
        node.attach()
        return NoteRows(rows)

    def _blank(self, blank: Blank, look: Look, node: Node | None) -> None:
        width = blank_width(self.setter, blank, self.place)
        font = self.font(look)
        drop = font.size * 0.18
        operators = "{:.3f} {:.3f} {:.3f} RG 0.6 w 0 {:.2f} m {:.2f} {:.2f} l S".format(
            *self.setter.colour("ink"), -drop, width, -drop
        )
        inner = _child(node, "Span", actual_text=blank.label)
        self.items.append(Inset(width, font.size, drop, operators, inner))


def blank_width(setter: Setter, blank: Blank, place: Place) -> float:
    """Points that a blank takes on the lines of a place."""
    return min(setter.sized(BLANK_WIDTHS[blank.size]), place.width * 0.6)


def _child(node: Node | None, tag: str, **properties: str) -> Node | None:
    return node.inline(tag, **properties) if node is not None else None


def flow(
    setter: Setter, content: Inlines, place: Place, node: Node | None, role: str
) -> Sequence[Item]:
    """The items of a paragraph of one role."""
    collected = Flow(setter, place)
    collected.add(content, Look(role), node)
    return collected.items


def set_text(
    setter: Setter,
    content: Inlines,
    place: Place,
    node: Node | None,
    role: str,
    *,
    ordinal: int = -1,
    indent: float = 0.0,
) -> list[Row]:
    """Inlines as the rows of one paragraph of a role."""
    text = setter.style.text(role)
    lines = setter.lines(flow(setter, content, place, node, role), place.width, text, indent=indent)
    return rows_of_lines(lines, place, text.leading, ordinal)
