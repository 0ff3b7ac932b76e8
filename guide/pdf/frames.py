"""Boxes around rows: callouts told apart by their shape, groups, cards."""

from __future__ import annotations

from collections.abc import Mapping

from guide.dataclass import dataclass, replace
from guide.document import Callout, Group
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look, set_text
from guide.pdf.rows import anchor_first, height_of, hold, hold_loosely, let_float, rows_of_lines
from guide.pdf.setting import Place, Setter, Strip
from guide.style import Colour, Shape
from guide.typeset.boxes import Frame, Row
from guide.typeset.pages import FORBIDDEN

PADDING = 11.0
"""Points between a frame's edge and its text, left and right."""


@dataclass(frozen=True, slots=True)
class Box:
    """A frame's looks; implements ``guide.typeset.boxes.FrameStyle``."""

    shape: Shape
    colour: Colour
    tint: Colour | None

    def operators(self, width: float, height: float, *, is_first: bool, is_last: bool) -> str:
        parts: list[str] = []
        if self.tint:
            parts += [shapes.fill(self.tint), shapes.rectangle(0, 0, width, height), "f"]
        parts += self._edges(width, height, is_first=is_first, is_last=is_last)
        return " ".join(parts)

    def _edges(self, width: float, height: float, *, is_first: bool, is_last: bool) -> list[str]:
        sides: list[str] = []
        match self.shape:
            case "bar":
                return [shapes.fill(self.colour), shapes.rectangle(0, 0, 3.0, height), "f"]
            case "heavy-bar":
                bars = (shapes.rectangle(0, 0, 5.0, height), shapes.rectangle(6.5, 0, 1.0, height))
                return [shapes.fill(self.colour), *bars, "f"]
            case "plain":
                return []
            case "rules":
                sides = []
            case "corner":
                return self._corners(width, height, is_first=is_first, is_last=is_last)
            case "box" | "double" | "dashed":
                sides = [shapes.line(0, 0, 0, height), shapes.line(width, 0, width, height)]
        if is_first:
            sides.append(shapes.line(0, height, width, height))
        if is_last:
            sides.append(shapes.line(0, 0, width, 0))
        dash = "3 2.5" if self.shape == "dashed" else ""
        drawn = [shapes.stroke(self.colour, 0.8, dash), *sides, "S"]
        if self.shape == "double":
            drawn += self._inner_rules(width, height, is_first=is_first, is_last=is_last)
        return drawn

    def _inner_rules(
        self, width: float, height: float, *, is_first: bool, is_last: bool
    ) -> list[str]:
        gap = 2.4
        bottom = gap if is_last else 0.0
        top = height - gap if is_first else height
        sides = [
            shapes.line(gap, bottom, gap, top),
            shapes.line(width - gap, bottom, width - gap, top),
        ]
        if is_first:
            sides.append(shapes.line(gap, top, width - gap, top))
        if is_last:
            sides.append(shapes.line(gap, bottom, width - gap, bottom))
        return [shapes.stroke(self.colour, 0.4), *sides, "S"]

    def _corners(self, width: float, height: float, *, is_first: bool, is_last: bool) -> list[str]:
        """Brackets at the corners: two sides of an argument."""
        arm = 16.0
        parts = [shapes.stroke(self.colour, 1.4)]
        parts += [shapes.line(0, 0, 0, height), shapes.line(width, 0, width, height)]
        if is_first:
            parts += [
                shapes.line(0, height, arm, height),
                shapes.line(width - arm, height, width, height),
            ]
        if is_last:
            parts += [shapes.line(0, 0, arm, 0), shapes.line(width - arm, 0, width, 0)]
        return [*parts, "S"]


def framed(setter: Setter, place: Place, box: Box, padding: float) -> tuple[Place, Frame]:
    """A place inside a new frame of a box, and the frame."""
    above = setter.sized(padding)
    frame = Frame(place.x, place.width, box, above=above, below=above, at_break=above * 0.6)
    aside = setter.sized(PADDING)
    inner = replace(place.inset(aside, aside), frames=(*place.frames, frame))
    return inner, frame


_WHOLE = 1 / 3
"""Share of the page up to which a framed block is never divided."""
_LEAST = 4.0
"""Lines of a divided one that stand together at either end."""


def settle(setter: Setter, rows: list[Row], frame: Frame, most: float = 1.0) -> None:
    """Keep a framed block whole, and end it on the baseline grid.

    A long one is divided where much of a page would be empty else; one that does not fit into ``most`` of the page,
    wherever it may be.
    """
    height = height_of(rows) + frame.above + frame.below
    if height <= setter.text_height * _WHOLE:
        hold(rows, height)
    elif height <= setter.text_height * most:
        hold_loosely(rows, setter.grid * _LEAST)
    total = height_of(rows) + frame.above + frame.below
    rest = -total % setter.grid
    frame.above += rest / 2
    frame.below += rest / 2


def set_callout(setter: Setter, callout: Callout, place: Place) -> Strip:
    looks = setter.style.callouts.get(callout.kind) or setter.style.callouts["note"]
    tint = setter.tint(looks.tint) if looks.tint else None
    box = Box(looks.shape, setter.colour(looks.colour), tint)
    node = place.parent.child("Sect")
    inner, frame = framed(setter, place.under(node), box, 9.0)
    inner = replace(inner, role="callout")
    head = _callout_head(setter, callout, inner, looks.colour)
    rows = head + setter.stack(callout.blocks, inner)
    if callout.source:
        source = set_text(setter, callout.source, inner, node.child("P"), "callout-source")
        if source:
            source[0].space_before = 3.0
        rows += source
    if len(rows) > len(head):
        rows[len(head)].penalty = FORBIDDEN
    anchor_first(rows, callout.id)
    rows[0].source = (setter.ordinal(callout), 0)
    settle(setter, rows, frame)
    floats = let_float(setter, rows, place)
    return Strip(rows, setter.grid, setter.grid, floats=floats)


def _callout_head(setter: Setter, callout: Callout, place: Place, colour: str) -> list[Row]:
    """The label, and behind it the title: "Debate  Who fired first?"."""
    node = place.parent.child("P")
    items = Flow(setter, place)
    items.text(callout.label, Look("callout-label", colour=colour), node)
    if callout.title:
        items.text("\u2002", Look("callout-title"), node)
        items.add(callout.title, Look("callout-title"), node)
    text = setter.style.text("callout-title")
    rows = rows_of_lines(setter.lines(items.items, place.width, text), place, text.leading)
    if rows:
        rows[-1].height += 2.0
    for row in rows[1:]:
        row.penalty = FORBIDDEN
    return rows


GROUP_BOXES: Mapping[str, Shape] = {
    "objectives": "rules",
    "summary": "box",
    "hints": "rules",
    "word-bank": "box",
}
"""Groups that stand in a frame, and its shape."""


_SUMMARY_COST = 200.0
"""Of a summary that comes before a float of the text that it sums up: as much as a hole of almost half the page."""


def set_group(setter: Setter, group: Group, place: Place) -> Strip:
    node = place.parent.child("Sect" if group.role in GROUP_BOXES else "Div")
    role = group.role if group.role in setter.style.roles else place.role
    inner = replace(place.under(node), role=role)
    shape = GROUP_BOXES.get(group.role)
    frame = None
    if shape:
        tint = setter.tint("tint") if shape == "box" else None
        # A box is held together by its ground, or by its edge where the style has none.
        colour = tint or setter.colour("line")
        inner, frame = framed(setter, inner, Box(shape, colour, tint), 8.0)
        if shape == "rules":
            inner = replace(inner, x=place.x, width=place.width)
    rows = setter.stack(group.blocks, inner)
    if not rows:
        return Strip([])
    anchor_first(rows, group.id)
    if group.role == "summary":
        rows[0].float_cost = _SUMMARY_COST
    if frame:
        settle(setter, rows, frame)
        return Strip(rows, setter.grid, setter.grid)
    if group.keep:
        hold(rows, setter.text_height)
    return Strip(rows, 0.0, 0.0)
