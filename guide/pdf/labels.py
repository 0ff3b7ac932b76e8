"""Short labels: numbers, letters, bullets. Each is set once for a document and then only put in place.

They are as many as paragraphs, and of few kinds.
"""

from __future__ import annotations

from typing import Literal

from guide.pdf.inlines import Flow, Look
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Line
from guide.typeset.paragraph import BASELINE
from guide.typeset.run import set_run
from guide.typeset.tags import Node


def set_label(
    setter: Setter,
    text: str,
    role: str,
    place: Place,
    node: Node | None,
    align: Literal["left", "right", "center"] = "left",
) -> list[Line]:
    """A label at a place, in one line; in more where the place is too narrow for it."""
    known = setter.memory.labels.get((text, role, setter.language))
    if known is None:
        segments = set_run(setter.fonts, setter.font(role), text, None, setter.language)
        known = segments, sum(segment.width for segment in segments)
        setter.memory.labels[text, role, setter.language] = known
    segments, width = known
    rest = place.width - width
    if rest < 0:
        return _set_long(setter, text, role, place, node, align)
    x = place.x + (0.0 if align == "left" else rest if align == "right" else rest / 2)
    pieces = [segment._replace(node=node) for segment in segments]
    return [Line(x, setter.style.text(role).leading * BASELINE, list(pieces), natural=width)]


def _set_long(
    setter: Setter, text: str, role: str, place: Place, node: Node | None, align: str
) -> list[Line]:
    items = Flow(setter, place)
    items.text(text, Look(role), node)
    lines = setter.lines(items.items, place.width, setter.style.text(role), align=align)
    for line in lines:
        line.line.x += place.x
    return [line.line for line in lines]
