"""Chosen breaks -> lines of segments, ready to be drawn."""

from __future__ import annotations

from typing import NamedTuple

from guide.typeset.boxes import FontStyle, Inset, PageSlot, Piece, Segment
from guide.typeset.columns import Candidates, Columns
from guide.typeset.gather import Owner, Part
from guide.typeset.opportunities import Join
from guide.typeset.units import Division, Vocabulary

_SYLLABLE = Join.SYLLABLE


class Span(NamedTuple):
    """The units of one line."""

    first: int
    head: Division | None
    """How the first unit was divided, if the line before ended inside it."""
    last: int
    tail: Division | None
    """How the last unit is divided, if the line ends inside it."""


def span_between(candidates: Candidates, origin: int, stop: int) -> Span:
    """The line from one stop to another; ``origin`` -1 for the first."""
    units, divisions = candidates.units, candidates.divisions
    head = divisions.get(origin)
    first = units[origin] + (head is None) if origin >= 0 else 0
    return Span(first, head, units[stop], divisions.get(stop))


def pieces_of(part: Part, columns: Columns, span: Span) -> list[Piece]:
    """The pieces of a line. A space or soft hyphen at its end is drawn; the space has no width."""
    pieces: list[Piece] = []
    first, _, last, _ = span
    owners = part.owners
    end = len(part.units)
    for index in range(part.owner_index(first), len(owners)):
        owner = owners[index]
        if owner.first > last:
            break
        stop = owners[index + 1].first if index + 1 < len(owners) else end
        low, high = max(first, owner.first), min(last + 1, stop)
        if owner.words is None:
            pieces.append(_thing(part, low))
        else:
            pieces += _segments(part, columns, owner, owner.words, span, low, high)
    return pieces


def _thing(part: Part, unit: int) -> Inset | PageSlot:
    thing = part.units[unit].thing
    assert thing is not None  # owners without words have things
    return thing


def _segments(
    part: Part, columns: Columns, owner: Owner, words: Vocabulary, span: Span, low: int, high: int
) -> list[Segment]:
    """The units from ``low`` to before ``high``, all of one owner, as one segment a face."""
    end = high - 1
    has_glue = columns.spaces[end] - columns.spaces[low] != end - low
    if has_glue or (words.is_mixed and _is_mixed(part, words, low, high)):
        segments = _by_face(part, owner, words, low, high, span.last)
    else:
        strings = list(columns.pieces[low:high])
        width = columns.ends[end] - columns.starts[low]
        if end != span.last and columns.gaps[end]:
            strings.append("")
            width += columns.gaps[end]
        segments = [Segment(words.style, strings, width, owner.node, words.space, owner.language)]
    if span.head is not None and low == span.first:
        _begin_with(segments, columns, span.first, span.head)
    if end == span.last:
        _end_line(segments, columns, words, span)
    return segments


def _is_mixed(part: Part, words: Vocabulary, low: int, high: int) -> bool:
    return any(unit.style is not words.style for unit in part.units[low:high])


def _by_face(
    part: Part, owner: Owner, words: Vocabulary, low: int, high: int, line_end: int
) -> list[Segment]:
    """The same where units are glued together, or a face had to borrow characters."""
    segments: list[Segment] = []
    strings, width, style = [""], 0.0, part.units[low].style
    for index in range(low, high):
        unit = part.units[index]
        if unit.style is not style:
            segments.append(_segment(owner, words, style, strings, width))
            strings, width, style = [""], 0.0, unit.style
        strings[-1] += unit.piece
        width += unit.width
        if unit.gap and index != line_end:
            strings.append("")
            width += unit.gap
    return [*segments, _segment(owner, words, style, strings, width)]


def _segment(
    owner: Owner, words: Vocabulary, style: FontStyle, strings: list[str], width: float
) -> Segment:
    # Spaces are in the words' own face, never in one that lent characters.
    space = words.space if style is words.style else ""
    return Segment(style, strings, width, owner.node, space, owner.language)


def _begin_with(segments: list[Segment], columns: Columns, unit: int, division: Division) -> None:
    """Put the rest of a divided unit in the place of the whole."""
    first = segments[0]
    first.words[0] = division.after + first.words[0][len(columns.pieces[unit]) :]
    width = first.width - columns.widths[unit] + division.after_width
    segments[0] = first._replace(width=width)


def _end_line(segments: list[Segment], columns: Columns, words: Vocabulary, span: Span) -> None:
    """Add what a line's end draws: the space or hyphen, or the beginning of a divided unit."""
    segment = segments[-1]
    unit, division = span.last, span.tail
    if division is not None:
        whole = segment.words[-1]
        segment.words[-1] = whole[: len(whole) - len(columns.pieces[unit])] + division.before
        width = segment.width - columns.widths[unit] + division.before_width
        segments[-1] = segment._replace(width=width)
    elif columns.joins[unit] is _SYLLABLE:
        piece, width = words.hyphen
        segment.words[-1] += piece
        segments[-1] = segment._replace(width=segment.width + width)
    elif columns.gaps[unit]:
        segment.words[-1] += words.space
