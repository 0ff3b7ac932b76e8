"""Optimal line breaking: all breaks of a paragraph at once (Knuth & Plass 1981, "Breaking paragraphs into lines").

Where TeX visits every break with all lines that are still open, we go from break to break and find by bisection the
few where a line that starts there can end. Demerits are TeX's (The TeXbook, chapter 14).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import repeat
from math import inf
from operator import add, mul, sub
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

Nodes: TypeAlias = dict[int, Node]
"""The best ways up to a stop, for each fitness and number of hyphens in a row."""

_TIGHT, _NORMAL, _LOOSE, _VERY_LOOSE = range(4)
"""Fitness of a line: neighbours should be no more than one step apart."""


def best_breaks(stops: Stops, measure: Measure, tolerance: float) -> list[int] | None:
    """The stops that end the lines with the fewest demerits.

    No line is looser than ``tolerance`` or tighter than -1, as adjustment ratios; None where that can't be. With an
    infinite tolerance there always is an answer; a line is too long in it only where no stop is near enough.
    """
    table: list[Nodes | None] = [None] * len(stops.ends)
    set_lines = _line_setter(stops, measure, tolerance, table)
    set_lines((0.0, -1, _NORMAL, 0, None), ())
    *inner, _ = range(len(table))
    for stop in inner:
        nodes = table[stop]
        if nodes is not None:
            set_lines(*_worth_extending(nodes, measure.evenness))
    ways = table[-1]
    best = min(ways.values(), key=_demerits) if ways else None
    if best is None or (best[0] >= LAST_RESORT and tolerance != inf):
        return None
    return _path(best)


def _demerits(node: Node) -> float:
    return node[0]


def _path(node: Node | None) -> list[int]:
    found: list[int] = []
    while node is not None and node[1] >= 0:
        found.append(node[1])
        node = node[4]
    return found[::-1]


def _worth_extending(nodes: Nodes, evenness: float) -> tuple[Node, Sequence[Node]]:
    """The best node of a stop and those others that can win: a better fit saves ``evenness`` at most."""
    if len(nodes) == 1:
        (best,) = nodes.values()
        return best, ()
    best = min(nodes.values(), key=_demerits)
    limit = best[0] + evenness
    # Hyphens in a row weigh more than that on the lines to come: such nodes all stay.
    others = [node for node in nodes.values() if node is not best]
    return best, [node for node in others if node[0] <= limit or node[3]]


def reach_of(stops: Stops, measure: Measure, tolerance: float) -> Callable[[int], range]:
    """A function that tells at which stops a line can end that starts at ``starts[origin]``.

    The natural end of a line less all that its spaces may shrink grows from stop to stop, and so does its end plus
    all that they may stretch: the stops between are found by bisection.
    """
    width, stretch, shrink, slack, *_ = measure
    ends, starts, counts, counts_at_start, *_ = stops
    last = len(ends) - 1
    shortest = list(map(sub, ends, map(mul, counts, repeat(shrink)))) if shrink else ends

    def reach_far(origin: int) -> range:
        """Lines of any looseness, and if there is none, one that is too long."""
        far = starts[origin] + width - shrink * counts_at_start[origin] + CLOSE
        return range(origin + 1, max(bisect_right(shortest, far, origin + 1), origin + 2))

    if tolerance == inf:
        return reach_far
    stretch, slack = stretch * tolerance, slack * tolerance
    longest = list(map(add, ends, map(mul, counts, repeat(stretch)))) if stretch else ends

    def reach(origin: int) -> range:
        far, count = starts[origin] + width, counts_at_start[origin]
        stop = bisect_right(shortest, far - shrink * count + CLOSE, origin + 1)
        first = bisect_left(longest, far + stretch * count - slack, origin + 1, stop)
        # The paragraph's last line may be as short as it likes.
        return range(min(first, last) if stop > last else first, stop)

    return reach


def _line_setter(
    stops: Stops, measure: Measure, tolerance: float, table: list[Nodes | None]
) -> Callable[[Node, Sequence[Node]], None]:
    """A function that sets all lines from a stop, given as its best node and others there.

    It keeps in ``table`` the best ways to the stops where the lines end. This is the innermost loop of all: one call
    a stop, one turn a line that could be.
    """
    width, stretch, shrink, slack, evenness, last_line_counts = measure
    ends, starts, counts, counts_at_start, penalties, hyphens = stops
    reach = reach_of(stops, measure, tolerance)
    last = len(ends) - 1
    free_end = -1 if last_line_counts else last
    short = width * (1 - SHORTEST_LAST_LINE)

    def set_lines(best: Node, others: Sequence[Node]) -> None:
        origin = best[1]
        far, count_before = starts[origin] + width, counts_at_start[origin]
        for stop in reach(origin):
            rest = far - ends[stop]
            if rest < 0:
                room = shrink * (counts[stop] - count_before)
                ratio = -rest / room if room else 0.0
                badness = 100 * ratio * ratio * ratio if rest >= -room - CLOSE else _HOPELESS
                fitness = _NORMAL if ratio <= 0.5 else _TIGHT
            elif stop == free_end:
                badness = SHORT_LAST_LINE if rest > short and origin >= 0 else 0.0
                fitness = _NORMAL
            else:
                # Without a space to stretch, a line is as bad as if it had one.
                room = stretch * (counts[stop] - count_before) + slack or stretch
                ratio = rest / room if room else 0.0
                badness = 100 * ratio * ratio * ratio
                fitness = _NORMAL if ratio <= 0.5 else _LOOSE if ratio <= 1 else _VERY_LOOSE
            if not evenness:
                fitness = _NORMAL
            badness += LINE_PENALTY
            demerits = badness * badness + penalties[stop]
            nodes = table[stop]
            if nodes is None:
                nodes = table[stop] = {}
            for node in (best, *others) if others else (best,):
                total, _, fitness_before, run, _ = node
                total += demerits
                if not -2 < fitness - fitness_before < 2:
                    total += evenness
                if hyphens[stop]:
                    if run:
                        total += DOUBLE_HYPHEN if run < HYPHENS_IN_A_ROW else LAST_RESORT
                    run = min(run + 1, HYPHENS_IN_A_ROW)
                elif run:
                    if stop == last:
                        total += LAST_HYPHEN
                    run = 0
                known = nodes.get(fitness + 4 * run)
                if known is None or total < known[0]:
                    nodes[fitness + 4 * run] = (total, stop, fitness, run, node)

    return set_lines
