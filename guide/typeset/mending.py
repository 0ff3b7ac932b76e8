"""Pages that came out half empty because of a block that does not fit, mended by moving the breaks around them.

A page is filled without regard to those after it, so that two pages that are nearly full may leave the third to a
block alone. Only around such a page are all ways weighed up that some pages before and behind it may break: a fixed
number of pages for each, so that breaking stays linear in the number of rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.typeset.boxes import Row
from guide.typeset.pages import (
    FORCED,
    End,
    Filling,
    Measures,
    NoteStyle,
    PagePlan,
    Turn,
    cost_of,
    emptiness_cost,
)

_FULL_ENOUGH = 0.62
"""Share of a page below which those around it are looked at."""
_BEFORE = 6
"""Pages before it that may change."""
_BEHIND = 4
_MOST_ENDS = 5
"""Of a page, the best of which are followed up."""
_MOST_WAYS = 6
"""To divide the first few pages, the best of which are followed up."""
_LEAST_GAIN = 20.0
"""Of cost, for which pages change: what would hardly be seen stays as it is."""
_LAST_FULL_ENOUGH = 0.38
"""Share of the last page of all that has to be full: it may end anywhere below that."""


class _Way(NamedTuple):
    """Some pages one after another."""

    cost: float
    plans: tuple[PagePlan, ...]

    def with_page(self, plan: PagePlan, cost: float) -> _Way:
        return _Way(self.cost + cost, (*self.plans, plan))


def mended(
    rows: Sequence[Row], plans: Sequence[PagePlan], height: float, notes: NoteStyle
) -> list[PagePlan]:
    """The pages, all ``height`` points high, with as few half-empty ones as can be; never more than there were."""
    found = list(plans)
    measures: Measures | None = None
    number = 0
    while number < len(found) - 1:
        if _is_half_empty(rows, found, number, height):
            measures = measures or Measures(rows, notes)
            first, last = _around(found, number)
            window = _Window(measures, found[first:last], _turn(rows, found, last), height)
            found[first:last] = window.better() or window.plans
        number += 1
    return found


def _is_half_empty(
    rows: Sequence[Row], plans: Sequence[PagePlan], number: int, height: float
) -> bool:
    """Whether a page that is not the last is, though nobody asked for a break after it."""
    after = plans[number + 1].start
    is_asked_for = after < len(rows) and rows[after].penalty == FORCED
    return plans[number].used < height * _FULL_ENOUGH and not is_asked_for


def _around(plans: Sequence[PagePlan], number: int) -> tuple[int, int]:
    """The first of the pages around one that may change together, and the first behind them.

    Both begin with a row of the flow: no float waits for them.
    """
    first = max(number - _BEFORE, 0)
    while first < number and plans[first].top:
        first += 1
    last = min(number + 1 + _BEHIND, len(plans))
    while last > number + 1 and last < len(plans) and plans[last].top:
        last -= 1
    return first, last


def _turn(rows: Sequence[Row], plans: Sequence[PagePlan], number: int) -> Turn:
    """Where a page begins for which no float waits; behind the last, the end of all."""
    return Turn(plans[number].start if number < len(plans) else len(rows), ())


@dataclass(frozen=True, slots=True)
class _Window:
    """Pages that may change together, up to where a page begins that does not."""

    measures: Measures
    plans: Sequence[PagePlan]
    stop: Turn
    height: float

    def better(self) -> list[PagePlan]:
        """The cheapest pages instead of these, or nothing if none are cheaper."""
        known = self._known()
        ways = {Turn(self.plans[0].start, ()): _Way(0.0, ())}
        best = None
        for _ in self.plans if known else ():
            ways = self._followed(ways)
            arrived = ways.pop(self.stop, None)
            if arrived and (best is None or arrived.cost < best.cost):
                best = arrived
        is_gain = best and known and best.cost < known.cost - _LEAST_GAIN
        return list(best.plans) if best and is_gain else []

    def _known(self) -> _Way | None:
        """The pages as they are, with what they cost; None if they were not broken as pages of this height are."""
        way, turn = _Way(0.0, ()), Turn(self.plans[0].start, ())
        for known in self.plans:
            found = (
                each for each in self._pages(turn, len(self.measures.rows)) if each[0] == known
            )
            plan, turn, cost = next(found, (None, turn, 0.0))
            if plan is None:
                return None
            way = way.with_page(plan, cost)
        return way

    def _followed(self, ways: Mapping[Turn, _Way]) -> dict[Turn, _Way]:
        """The best ways that are a page longer, by where they end."""
        longer: dict[Turn, _Way] = {}
        for turn, way in nsmallest(_MOST_WAYS, ways.items(), key=lambda each: each[1].cost):
            for plan, after, cost in self._pages(turn, _MOST_ENDS):
                if after not in longer or way.cost + cost < longer[after].cost:
                    longer[after] = way.with_page(plan, cost)
        return longer

    def _pages(self, turn: Turn, most: int) -> Iterator[tuple[PagePlan, Turn, float]]:
        """What may stand on a page, in so many ways, with where the next begins and what it costs."""
        page = Filling(self.measures, self.height, turn)
        best = page.fill()
        for end in dict.fromkeys((best, *nsmallest(most, page.ends, key=cost_of))):
            if end.stop <= self.stop.start:
                plan, after = page.ended(end)
                yield plan, after, self._cost(end, after)

    def _cost(self, end: End, after: Turn) -> float:
        """Of a page with its end; the last one's emptiness, which is not in that, counts where it is nearly empty."""
        is_last = after == Turn(len(self.measures.rows), ())
        if is_last and end.used < self.height * _LAST_FULL_ENOUGH:
            return end.cost + emptiness_cost(end.used / self.height)
        return end.cost
