"""Where the parts of a timeline's list stand: on both sides of a spine, or to the right of it."""

from __future__ import annotations

from guide.dataclass import dataclass
from guide.pdf.setting import Place, Setter

_DATE = 92.0
"""Points for the dates left of the spine."""
_SPACE = 13.0
"""Points between the spine and the text on either side of it."""
_ACROSS = 0.72
"""Share of the measure for an event that belongs to no lane."""
_SHORTEST = 36
"""Characters of a line in a lane, at least."""
CHARACTER = 0.46
"""Width of a character, in ems of our faces."""


@dataclass(frozen=True, slots=True)
class Side:
    """Where an event's date and its text stand, in points from the place's left."""

    date: float
    date_width: float
    date_align: str
    spine: float
    text: float
    text_width: float


def has_lanes(setter: Setter, place: Place) -> bool:
    """Whether the measure has room for two lanes."""
    text = setter.style.text("timeline")
    half = place.width / 2 - setter.sized(_SPACE)
    return half >= _SHORTEST * (text.size * CHARACTER + text.tracking)


def side_of(setter: Setter, place: Place, lanes: tuple[str, str] | None, lane: str) -> Side:
    """Where an event of a lane stands; "" is for those that belong to both or neither."""
    space = setter.sized(_SPACE)
    if lanes is None:
        date = setter.sized(_DATE)
        spine = date + space
        return Side(0.0, date, "right", spine, spine + space, place.width - spine - space)
    spine = place.width / 2
    half = spine - space
    if lane == lanes[0]:
        return Side(spine + space, half, "left", spine, 0.0, half)
    if lane == lanes[1]:
        return Side(0.0, half, "right", spine, spine + space, half)
    width = place.width * _ACROSS
    left = spine - width / 2
    return Side(left, width, "center", spine, left, width)
