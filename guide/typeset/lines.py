"""Chosen breaks -> lines of segments, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple

from guide.typeset.boxes import Inset, PageSlot, Piece, Segment
from guide.typeset.columns import Columns, Place
from guide.typeset.gather import Owner, Part
from guide.typeset.opportunities import Join


class Span(NamedTuple):
    """The units of one line; the first and the last may be divided."""

    before: Place
    """Where the line before ended; unit -1 for none."""
    end: Place

    @property
    def first(self) -> int:
        unit, division = self.before
        return unit if division else unit + 1


def pieces_of(part: Part, columns: Columns, span: Span) -> list[Piece]:
    """The pieces of a line. A space or soft hyphen at its end is drawn, but has no width."""
    pieces: list[Piece] = []
    end = span.end.unit
    first = span.first
    owners = part.owners
    for index, owner in enumerate(owners):
        stop = owners[index + 1].first if index + 1 < len(owners) else len(part.units)
        if stop <= first or stop == owner.first:
            continue
        if owner.first > end:
            break
        low, high = max(first, owner.first), min(end + 1, stop)
        if owner.words is None:
            pieces.append(_thing(part, low))
        else:
            pieces += _segments(part, columns, owner, span, low, high)
    return pieces


def _thing(part: Part, unit: int) -> Inset | PageSlot:
    thing = part.units[unit].thing
    assert thing is not None  # owners without words have things
    return thing


def _segments(
    part: Part, columns: Columns, owner: Owner, span: Span, low: int, high: int
) -> list[Segment]:
    """The units from ``low`` to before ``high``, all of one owner, as one segment a face."""
    words = owner.words
    assert words is not None
    before, end = span
    last = high - 1
    is_simple = (
        not words.is_mixed
        and columns.counts_at_end[last] - columns.counts_at_end[low] == last - low
    )
    if is_simple:
        strings = list(columns.pieces[low:high])
        width = columns.ends[last] - columns.ends[low] + columns.widths[low]
        if last != end.unit and columns.gaps[last]:
            strings.append("")
            width += columns.gaps[last]
        segments = [Segment(words.style, strings, width, owner.node, words.space, owner.language)]
    else:
        segments = _by_face(part, owner, low, high, end.unit)
    if before.division and low == before.unit:
        _begin_with(segments, before, columns)
    if last == end.unit:
        _end_line(segments, columns, owner, end)
    return segments


def _by_face(part: Part, owner: Owner, low: int, high: int, line_end: int) -> list[Segment]:
    words = owner.words
    assert words is not None
    segments: list[Segment] = []
    strings = [""]
    width = 0.0
    style = part.units[low].style

    def finish() -> None:
        segments.append(Segment(style, strings, width, owner.node, words.space, owner.language))

    for index in range(low, high):
        unit = part.units[index]
        if unit.style is not style and unit.style != style:
            finish()
            strings, width, style = [""], 0.0, unit.style
        strings[-1] += unit.piece
        width += unit.width
        if unit.gap and index != line_end:
            strings.append("")
            width += unit.gap
    finish()
    return segments


def _begin_with(segments: list[Segment], before: Place, columns: Columns) -> None:
    """Put the rest of a divided word in the place of the whole."""
    division = before.division
    assert division is not None
    first = segments[0]
    whole = columns.pieces[before.unit]
    first.words[0] = division.after + first.words[0].removeprefix(whole)
    width = first.width - columns.widths[before.unit] + division.after_width
    segments[0] = first._replace(width=width)


def _end_line(segments: list[Segment], columns: Columns, owner: Owner, end: Place) -> None:
    words = owner.words
    assert words is not None
    last = segments[-1]
    unit, division = end
    if division:
        whole = columns.pieces[unit]
        last.words[-1] = last.words[-1].removesuffix(whole) + division.before
        width = last.width - columns.widths[unit] + division.before_width
        segments[-1] = last._replace(width=width)
    elif columns.joins[unit] is Join.SYLLABLE:
        piece, width = words.hyphen
        last.words[-1] += piece
        segments[-1] = last._replace(width=last.width + width)
    elif columns.gaps[unit]:
        last.words[-1] += words.space
