"""Paragraphs: items in, set lines out.

All lines of a leading share a grid: a line's strip is ``leading`` high and its baseline stands at ``BASELINE`` of it,
whatever the faces and sizes in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Literal, NamedTuple

from guide.dataclass import dataclass
from guide.typeset.boxes import Line, NoteRows
from guide.typeset.columns import (
    Candidates,
    Columns,
    boxes,
    columns_of,
    hung,
    with_hyphens,
    without_hyphens,
)
from guide.typeset.fonts import Fonts
from guide.typeset.gather import Part, gather
from guide.typeset.items import AnchorMark, HardBreak, Item, NoteMark, Run, Slot
from guide.typeset.linebreak import Measure, best_breaks
from guide.typeset.lines import Span, pieces_of, span_between
from guide.typeset.narrow import fit
from guide.typeset.tracking import tracked

__all__ = [
    "AnchorMark",
    "HardBreak",
    "Item",
    "NoteMark",
    "ParagraphStyle",
    "Run",
    "SetLine",
    "Slot",
    "minimum_width",
    "natural_width",
    "set_paragraph",
]

BASELINE = 0.75
"""Share of the leading that is above the baseline: fits faces with ascenders of 0.7 em and descenders of 0.25 em."""

STRETCH, SHRINK = 0.66, 0.23
"""What a space may change by, as shares of its width: at adjustment ratio 1 and -1. Spaces of our faces are narrow."""
RAG, LEAST_RAG = 0.12, 10.0
"""What a ragged line may well be short by: a share of the measure, but in a narrow one, so many spaces' widths."""
TOLERANCE = 1.2
"""Adjustment ratio of the loosest line that is preferred to hyphenation: spaces and hyphens are then those of the books
in docs/measure.md. To divide a word does less harm than wide spaces (Penguin Composition Rules)."""
TOLERANCES_WITH_HYPHENS = (1.5, 2.2, 4.0, inf)
"""Of the loosest line in the attempts that follow, until one succeeds."""
LOOSE = 1.8
"""Adjustment ratio beyond which a line's letters come a little apart, too."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph is set; lengths in points."""

    align: Literal["justify", "left", "right", "center"] = "justify"
    leading: float = 14.0
    first_indent: float = 0.0
    hyphenate: bool = True
    language: str = "en"
    hang: bool = False
    """Whether marks hang out of justified lines, see ``guide.typeset.hanging``."""


class SetLine(NamedTuple):
    """A line, and what the page builder has to know of it."""

    line: Line
    """``x`` from the paragraph's left edge, ``baseline`` from the line's top."""
    notes: tuple[NoteRows, ...]
    anchors: tuple[str, ...]
    offset: int
    """Index of its first character in the concatenated text of the paragraph's runs."""
    hyphenated: bool
    ratio: float
    """Adjustment ratio: -1 as tight as can be, 0 natural, 1 loose; 0 where spaces are as they are."""


def set_paragraph(
    items: Sequence[Item], width: float, style: ParagraphStyle, fonts: Fonts
) -> list[SetLine]:
    """Break a paragraph into lines of at most ``width`` points; nothing to set, no lines.

    A line is wider only where a single inset is. Raises KeyError for a face that ``fonts`` doesn't know.
    """
    lines: list[SetLine] = []
    indent = style.first_indent
    *parts, last = gather(items, style.language, fonts)
    for part in parts:
        lines += _set_part(part, width, indent, style) if part.units else [_empty_line(part, style)]
        indent = 0.0
    if last.units:
        lines += _set_part(last, width, indent, style)
    elif last.marks:
        lines.append(_empty_line(last, style))
    return lines


def natural_width(items: Sequence[Item], fonts: Fonts, language: str = "en") -> float:
    """The width in points of the longest line if lines end only where they are forced to."""
    parts = gather(items, language, fonts)
    return max((columns_of(part).ends[-1] for part in parts if part.units), default=0.0)


def minimum_width(items: Sequence[Item], fonts: Fonts, language: str = "en") -> float:
    """The width in points of the longest stretch that can't be broken without dividing a word."""
    parts = gather(items, language, fonts)
    return max((width for part in parts for *_, width in boxes(part)), default=0.0)


def _set_part(part: Part, width: float, indent: float, style: ParagraphStyle) -> list[SetLine]:
    """The lines of the text between two forced breaks; there has to be some."""
    columns = columns_of(part)
    plain = without_hyphens(part, columns, indent)
    narrowest = width - max(indent, 0.0)
    if plain.widest() > narrowest:
        part = fit(part, narrowest)
        columns = columns_of(part)
        plain = without_hyphens(part, columns, indent)
    measure = _measure(part, width, style)
    candidates, breaks = _break(part, columns, plain, measure, style)
    setting = _Setting(part, columns, candidates, measure, style)
    return [setting.line(*line) for line in zip([-1, *breaks], breaks, strict=False)]


def _empty_line(part: Part, style: ParagraphStyle) -> SetLine:
    """Stands between two forced breaks with no text between them, or for marks alone."""
    notes, anchors = _marks(part, Span(0, None, 0, None))
    offset = part.owners[-1].offset if part.owners else 0
    line = Line(0.0, style.leading * BASELINE, [])
    return SetLine(line, notes, anchors, offset, hyphenated=False, ratio=0.0)


def _measure(part: Part, width: float, style: ParagraphStyle) -> Measure:
    # One size of space for all, so that one number tells how a line's spaces change.
    space = min([owner.words.gap for owner in part.owners if owner.words is not None], default=0.0)
    if style.align == "justify":
        return Measure(width, space * STRETCH, space * SHRINK)
    slack = max(width * RAG, space * LEAST_RAG)
    return Measure(width, 0.0, 0.0, slack, 0.0, style.align == "center")


def _break(
    part: Part, columns: Columns, plain: Candidates, measure: Measure, style: ParagraphStyle
) -> tuple[Candidates, list[int]]:
    """Try without dividing words, and if that makes a bad line, with, at an ever greater tolerance."""
    # Lines of like length may all be short of the measure.
    tolerance = inf if measure.last_line_counts else TOLERANCE
    hangs = _hangs(style)
    candidates = hung(plain, part, columns) if hangs else plain
    breaks = best_breaks(candidates.stops, measure, tolerance)
    if breaks is not None:
        return candidates, breaks
    asked = 0.0
    for tolerance in TOLERANCES_WITH_HYPHENS:
        if style.hyphenate and tolerance > asked:
            # Words found for one attempt mostly serve the next as well.
            asked = max(tolerance, TOLERANCES_WITH_HYPHENS[1])
            candidates = with_hyphens(part, columns, plain, measure, asked)
            candidates = hung(candidates, part, columns) if hangs else candidates
        breaks = best_breaks(candidates.stops, measure, tolerance)
        if breaks is not None:
            return candidates, breaks
    raise AssertionError("any text can be set at an infinite tolerance")


class _Setting(NamedTuple):
    """A part whose breaks are known."""

    part: Part
    columns: Columns
    candidates: Candidates
    measure: Measure
    style: ParagraphStyle

    def line(self, origin: int, stop: int) -> SetLine:
        """The line from one stop to another; ``origin`` -1 for the first."""
        part, columns, candidates, measure, style = self
        stops = candidates.stops
        span = span_between(candidates, origin, stop)
        indent = -stops.starts[-1] if origin < 0 else 0.0
        width = measure.width - indent
        natural = stops.ends[stop] - (stops.starts[origin] + indent)
        spaces = stops.counts_at_end[stop] - stops.counts_at_start[origin]
        rest = width - natural
        is_last = stop == len(stops.ends) - 1
        is_full = style.align == "justify" and spaces > 0 and (rest < 0 or not is_last)
        adjust = rest / spaces if is_full else 0.0
        pieces = pieces_of(part, columns, span)
        if adjust > measure.stretch * LOOSE:
            pieces, gained = tracked(pieces, rest - spaces * measure.stretch * LOOSE)
            natural += gained
            adjust -= gained / spaces
        line = Line(
            indent + rest * _SHIFTS[style.align] - self._overhang(origin, span),
            style.leading * BASELINE,
            pieces,
            adjust,
            spaces,
            natural,
            width if is_full else 0.0,
        )
        ratio = adjust / (measure.stretch if adjust > 0 else measure.shrink) if adjust else 0.0
        notes, anchors = _marks(part, span) if part.marks else ((), ())
        return SetLine(line, notes, anchors, self._offset(span), stops.hyphens[stop], ratio)

    def _overhang(self, origin: int, span: Span) -> float:
        """Points by which the line begins left of the measure; a paragraph's first line does not."""
        if origin < 0 or span.head is not None or not _hangs(self.style):
            return 0.0
        return self.columns.lefts[span.first]

    def _offset(self, span: Span) -> int:
        """The index of the line's first character in the text."""
        owner = self.part.owner_of(span.first)
        lengths, spaces = self.columns.lengths, self.columns.spaces
        inside = lengths[span.first] - lengths[owner.first]
        inside += spaces[span.first] - spaces[owner.first]
        return owner.offset + inside + (span.head.point if span.head is not None else 0)


def _hangs(style: ParagraphStyle) -> bool:
    return style.hang and style.align == "justify"


_SHIFTS = {"justify": 0.0, "left": 0.0, "center": 0.5, "right": 1.0}
"""Share of the room left in a line that stands before it."""


def _marks(part: Part, span: Span) -> tuple[tuple[NoteRows, ...], tuple[str, ...]]:
    """The notes and anchors of a line. A divided unit's marks belong to the line where it ends."""
    last = span.last if span.tail is None else span.last - 1
    inside = [mark for unit, mark in part.marks if span.first <= unit <= last]
    return (
        tuple([mark.note for mark in inside if isinstance(mark, NoteMark)]),
        tuple([mark.id for mark in inside if isinstance(mark, AnchorMark)]),
    )
