"""Optimal line breaking: all breaks of a paragraph at once (Knuth & Plass 1981, "Breaking paragraphs into lines").

Where TeX visits every break with all lines that are still open, we go from break to break and find by bisection the
few where a line that starts there can end. Demerits are TeX's (The TeXbook, chapter 14).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from math import inf
from typing import NamedTuple, TypeAlias

LINE_PENALTY = 10.0
"""Added to a line's badness: fewer lines are better."""
UNEVEN = 10_000.0
"""Demerits of a tight line next to a loose one."""
DOUBLE_HYPHEN = 10_000.0
"""Demerits of a hyphen below a hyphen."""
LAST_HYPHEN = 5_000.0
"""Demerits of a hyphen in the last line but one."""
SHORT_LAST_LINE = 75.0
"""Badness of a short last line."""
SHORTEST_LAST_LINE = 0.12
"""Share of the measure under which a last line is short."""
HYPHENS_IN_A_ROW = 2
LAST_RESORT = 1e30
"""Demerits of what is done only where nothing else is possible."""

_HOPELESS = 1e15
"""Badness of a line that is too long: its demerits are a last resort."""
CLOSE = 1e-6
"""Points by which a line may be too long: what is lost in adding up."""


class Stops(NamedTuple):
    """The places of a paragraph where a line may end, in order, in points; the last is the paragraph's end.

    ``ends`` are measured from the paragraph's start to the end of a line there (with its hyphen), ``starts`` to the
    start of the line after it (without the space); ``counts_at_end`` and ``counts_at_start`` are the spaces up to
    there. The last of ``starts`` and ``counts_at_start`` belong to the first line: minus its indent, and no spaces.
    """

    ends: Sequence[float]
    starts: Sequence[float]
    counts_at_end: Sequence[int]
    counts_at_start: Sequence[int]
    penalties: Sequence[float]
    """Demerits of a line for ending there."""
    hyphens: Sequence[bool]
    """Whether a line that ends there ends in a hyphen."""


class Measure(NamedTuple):
    """The width to fill and what may be done for it, in points."""

    width: float
    stretch: float
    """By which a space grows in a line that is as loose as is good (adjustment ratio 1)."""
    shrink: float
    """By which a space may shrink at most (ratio -1)."""
    slack: float = 0.0
    """By which a line may end early at ratio 1: ragged setting."""
    evenness: float = UNEVEN
    """Demerits of a tight line next to a loose one."""
    last_line_counts: bool = False
    """Whether the last line should be as long as the others: centred setting."""


Node: TypeAlias = "tuple[float, int, int, int, Node | None]"
"""A way to break the text up to a stop: demerits, stop, fitness, hyphens in a row, the node before."""

_TIGHT, _NORMAL, _LOOSE, _VERY_LOOSE = range(4)
"""Fitness of a line: neighbours should be no more than one step apart."""


def best_breaks(stops: Stops, measure: Measure, tolerance: float) -> list[int] | None:
    """The stops that end the lines with the fewest demerits.

    No line is looser than ``tolerance`` or tighter than -1, as adjustment ratios; None where that can't be. With an
    infinite tolerance there always is an answer; a line is too long in it only where no stop is near enough.
    """
    table: list[dict[int, Node]] = [{} for _ in stops.ends]
    reach = reach_of(stops, measure, tolerance)
    _set_lines((0.0, -1, _NORMAL, 0, None), (), stops, measure, reach(-1), table)
    for stop, nodes in enumerate(table[:-1]):
        if nodes:
            best, *others = _worth_extending(nodes, measure.evenness)
            _set_lines(best, others, stops, measure, reach(stop), table)
    last = min(table[-1].values(), key=_demerits, default=None)
    if last is None or (last[0] >= LAST_RESORT and tolerance != inf):
        return None
    return _path(last)


def _demerits(node: Node) -> float:
    return node[0]


def _path(node: Node | None) -> list[int]:
    found: list[int] = []
    while node is not None and node[1] >= 0:
        found.append(node[1])
        node = node[4]
    return found[::-1]


def _worth_extending(nodes: dict[int, Node], evenness: float) -> list[Node]:
    """The nodes of a stop, best first, without those that can't win: a better fit saves ``evenness`` at most."""
    if len(nodes) == 1:
        return list(nodes.values())
    limit = min(nodes.values(), key=_demerits)[0] + evenness
    # Hyphens in a row weigh more than that on the lines to come: such nodes all stay.
    return sorted([node for node in nodes.values() if node[0] <= limit or node[3]], key=_demerits)


def reach_of(stops: Stops, measure: Measure, tolerance: float) -> Callable[[int], range]:
    """A function that tells at which stops a line can end that starts at ``starts[origin]``.

    The natural end of a line less all that its spaces may shrink grows from stop to stop, and so does its end plus
    all that they may stretch: the stops between are found by bisection.
    """
    width, stretch, shrink, slack, *_ = measure
    ends, starts, counts, counts_at_start, *_ = stops
    last = len(ends) - 1
    shortest = (
        [end - shrink * count for end, count in zip(ends, counts, strict=True)] if shrink else ends
    )

    def reach_far(origin: int) -> range:
        """Lines of any looseness, and if there is none, one that is too long."""
        far = starts[origin] + width - shrink * counts_at_start[origin] + CLOSE
        return range(origin + 1, max(bisect_right(shortest, far, origin + 1), origin + 2))

    if tolerance == inf:
        return reach_far
    stretch, slack = stretch * tolerance, slack * tolerance
    longest = (
        [end + stretch * count for end, count in zip(ends, counts, strict=True)]
        if stretch
        else ends
    )

    def reach(origin: int) -> range:
        far, count = starts[origin] + width, counts_at_start[origin]
        stop = bisect_right(shortest, far - shrink * count + CLOSE, origin + 1)
        first = bisect_left(longest, far + stretch * count - slack, origin + 1, stop)
        # The paragraph's last line may be as short as it likes.
        return range(min(first, last) if stop > last else first, stop)

    return reach


def _set_lines(
    best: Node,
    others: Sequence[Node],
    stops: Stops,
    measure: Measure,
    candidates: range,
    table: list[dict[int, Node]],
) -> None:
    """Set the lines from one stop to each candidate after it, and keep in the table the best ways that lead there.

    The innermost loop of all: one call a stop, one turn a line that could be.
    """
    width, stretch, shrink, slack, evenness, last_line_counts = measure
    ends, starts, counts, counts_at_start, penalties, hyphens = stops
    origin = best[1]
    far, count_before = starts[origin] + width, counts_at_start[origin]
    last = len(ends) - 1
    for stop in candidates:
        rest = far - ends[stop]
        count = counts[stop] - count_before
        if rest < 0:
            ratio = rest / (shrink * count) if shrink * count else 0.0
            badness = -100 * ratio * ratio * ratio
            fitness = _NORMAL if ratio >= -0.5 else _TIGHT
            if rest < -shrink * count - CLOSE:
                badness = _HOPELESS
        elif stop == last and not last_line_counts:
            badness, fitness = 0.0, _NORMAL
            if origin >= 0 and width - rest < SHORTEST_LAST_LINE * width:
                badness = SHORT_LAST_LINE
        else:
            # Without a space to stretch, a line is as bad as if it had one.
            ratio = rest / (stretch * count + slack or stretch)
            badness = 100 * ratio * ratio * ratio
            fitness = _NORMAL if ratio <= 0.5 else _LOOSE if ratio <= 1 else _VERY_LOOSE
        badness += LINE_PENALTY
        demerits = badness * badness + penalties[stop]
        nodes = table[stop]
        is_hyphen = hyphens[stop]
        for node in (best, *others) if others else (best,):
            total, _, fitness_before, run, _ = node
            total += demerits
            if not -2 < fitness - fitness_before < 2:
                total += evenness
            if is_hyphen:
                if run:
                    total += DOUBLE_HYPHEN if run < HYPHENS_IN_A_ROW else LAST_RESORT
                run = min(run + 1, HYPHENS_IN_A_ROW)
            elif run:
                if stop == last:
                    total += LAST_HYPHEN
                run = 0
            key = fitness + 4 * run
            known = nodes.get(key)
            if known is None or total < known[0]:
                nodes[key] = (total, stop, fitness, run, node)
