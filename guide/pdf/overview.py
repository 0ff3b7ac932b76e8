"""The timeline at a glance: all events on one axis, true to scale, and the crowded stretch of it enlarged below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from guide.document import Timeline, TimelineEntry, plain_text
from guide.pdf import shapes
from guide.pdf.flags import Flag, Wish, place_flags
from guide.pdf.inlines import Flow, Look
from guide.pdf.scale import Scale, densest, months_between, plain_scale, scale_of
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Drawing, Mark, Row
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

RADIUS = {"major": 3.6, "normal": 2.6, "minor": 1.8}
"""Of a point in time, in points."""
_BAND = 1.4
"""Height of the axis, in which years or months are named, as a multiple of the labels' leading."""
_BASELINE = 0.7
"""Of the names in it, as a share of its height."""
_ROW = 1.1
"""Height of a row of labels, likewise."""
_STEP = 6.0
"""From dot to dot where several events share a place."""
_TALLEST = 5
"""Dots above each other; further ones cover the topmost."""
_FUNNEL = 20.0
_ROWS = 4
_FEWEST = 3
"""Events that make an overview."""
_CROWD = 5
_CROWD_SHARE = 0.3
_CROWD_LENGTH = 0.06
"""A stretch is enlarged if so many events, and such a share of all, lie within such a share of the whole."""
_LONGEST_CROWD = 1.0
"""Years; more months have no room for their names."""


@dataclass(frozen=True, slots=True)
class Span:
    """Decimal years from ``start`` to ``end``."""

    start: float
    end: float


@dataclass(slots=True)
class _Picture:
    """The figure while it is drawn; y counts downwards from its top, as in rows."""

    setter: Setter
    place: Place
    node: Node
    parts: list[str] = field(default_factory=list)
    texts: list[Mark] = field(default_factory=list)

    @property
    def band(self) -> float:
        return _BAND * self.setter.style.text("overview").leading

    @property
    def row(self) -> float:
        return _ROW * self.setter.style.text("overview").leading

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        self.parts += [shapes.line(x1, -y1, x2, -y2), "S"]

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Filled; ``y`` is its top."""
        self.parts += [shapes.rectangle(x, -y - height, width, height), "f"]

    def axis(self, x: float, y: float, width: float) -> None:
        """A stretch of the axis: a band on a ground, or one between two lines where the style has none."""
        if self.setter.tint("tint"):
            self.ink("tint")
            self.box(x, y, width, self.band)
        else:
            self.pen("line", 0.6)
            self.line(x, y, x + width, y)
            self.line(x, y + self.band, x + width, y + self.band)

    def dot(self, x: float, y: float, radius: float, *, is_hollow: bool) -> None:
        ground = self.setter.colour("paper" if is_hollow else "accent")
        pen = shapes.stroke(self.setter.colour("accent"), 0.9, "1.4 1" if is_hollow else "")
        self.parts += ["q", shapes.fill(ground), pen, shapes.circle(x, -y, radius), "B Q"]

    def pen(self, colour: str, width: float) -> None:
        self.parts.append(shapes.stroke(self.setter.colour(colour), width))

    def ink(self, colour: str) -> None:
        self.parts.append(shapes.fill(self.setter.colour(colour)))

    def text(self, content: str, x: float, baseline: float, role: str = "overview") -> float:
        """Write from ``x``; answers the width."""
        items = Flow(self.setter, self.place)
        items.text(content, Look(role), self.node)
        width = natural_width(items.items, self.setter.fonts)
        style = self.setter.style.text(role)
        for line in self.setter.lines(items.items, width + 1.0, style, align="left"):
            line.line.x = self.place.x + x
            line.line.baseline = baseline
            self.texts.append(line.line)
        return width

    def width_of(self, content: str) -> float:
        items = Flow(self.setter, self.place)
        items.text(content, Look("overview"), None)
        return natural_width(items.items, self.setter.fonts)


def set_overview(setter: Setter, timeline: Timeline, place: Place) -> list[Row]:
    """The drawing as one row; nothing for a few events, which the list itself shows well."""
    entries = [entry for entry in timeline.entries if isinstance(entry, TimelineEntry)]
    if len(entries) < _FEWEST:
        return []
    node = place.parent.child("Figure", alt=timeline.overview_alt, bbox=True)
    picture = _Picture(setter, place, node)
    crowd = _crowd(entries, timeline.months)
    y = _draw_whole(picture, entries, crowd)
    if crowd:
        y = _draw_crowd(picture, entries, crowd, timeline.months, y)
    height = -(-(y + 12.0) // setter.grid) * setter.grid
    drawing = Drawing(
        place.x, height, " ".join(_lifted(picture.parts, height)), node, place.width, height
    )
    return [Row(height, [drawing, *picture.texts], frames=place.frames)]


def _lifted(parts: Sequence[str], height: float) -> list[str]:
    """The drawing's origin is its bottom left corner, ours the top left."""
    return [f"q 1 0 0 1 0 {height:.2f} cm", *parts, "Q"]


def _crowd(entries: Sequence[TimelineEntry], months: Sequence[str]) -> Span | None:
    """The stretch that is worth enlarging, in whole months."""
    if not months:
        return None
    moments = sorted(entry.start for entry in entries)
    whole = moments[-1] - moments[0]
    first, last = densest(moments, min(whole * _CROWD_LENGTH, _LONGEST_CROWD))
    if last - first + 1 < max(_CROWD, _CROWD_SHARE * len(moments)):
        return None
    touched = months_between(moments[first], moments[last] + 1 / 365)
    return Span(touched[0][0], touched[-1][1])


def _draw_whole(picture: _Picture, entries: Sequence[TimelineEntry], crowd: Span | None) -> float:
    """The axis of all events; answers the y below it."""
    scale = scale_of(
        ((entry.start, entry.end or entry.start) for entry in entries), picture.place.width
    )
    outside = [entry for entry in entries if not (crowd and crowd.start <= entry.start < crowd.end)]
    axis = _above(picture, entries, outside, scale)
    for piece in scale.pieces:
        picture.axis(piece.left, axis, piece.right - piece.left)
    if crowd:
        _funnel(picture, scale, crowd, axis + picture.band)
    _years(picture, scale, axis)
    _cuts(picture, scale, axis)
    return axis + picture.band


def _years(picture: _Picture, scale: Scale, axis: float) -> None:
    picture.pen("line", 0.5)
    for year in scale.years:
        x = scale.x(float(year))
        name = scale.name(year)
        ends = next(piece.right for piece in scale.pieces if x <= piece.right)
        picture.line(x, axis, x, axis + picture.band)
        if x + picture.width_of(name) + 3.0 <= ends:
            picture.text(name, x + 2.0, axis + picture.band * _BASELINE)


def _cuts(picture: _Picture, scale: Scale, axis: float) -> None:
    """Where time is cut out the axis has torn edges."""
    picture.pen("line", 0.8)
    for piece in scale.pieces[1:]:
        for x in (piece.left - 7.0, piece.left - 4.0):
            picture.line(x - 2.0, axis + picture.band + 2.0, x + 2.0, axis - 2.0)


def _funnel(picture: _Picture, scale: Scale, crowd: Span, top: float) -> None:
    """The stretch that is enlarged, widening to the measure."""
    left, right = scale.x(crowd.start), scale.x(crowd.end)
    width, bottom = picture.place.width, top + _FUNNEL
    if picture.setter.tint("tint"):
        corners = ((left, top), (right, top), (width, bottom), (0.0, bottom))
        path = " l ".join(f"{x:.2f} {-y:.2f}" for x, y in corners).replace(" l ", " m ", 1)
        picture.parts += [path, "l f"]
    else:
        picture.pen("line", 0.6)
        picture.line(left, top, 0.0, bottom)
        picture.line(right, top, width, bottom)


def _draw_crowd(
    picture: _Picture,
    entries: Sequence[TimelineEntry],
    crowd: Span,
    months: Sequence[str],
    top: float,
) -> float:
    scale = plain_scale(crowd.start, crowd.end, picture.place.width)
    inside = [entry for entry in entries if crowd.start <= entry.start < crowd.end]
    axis = _above(picture, inside, inside, scale, top + _FUNNEL)
    picture.axis(0.0, axis, picture.place.width)
    picture.pen("line", 0.5)
    shown = months_between(crowd.start, crowd.end)
    names = _fitting(picture, months, picture.place.width / len(shown) - 4.0)
    for start, _, month in shown:
        left = scale.x(start)
        is_first = month == 0 or start == crowd.start
        name = f"{names[month]} {int(start + 1e-6)}" if is_first else names[month]
        picture.line(left, axis, left, axis + picture.band)
        picture.text(name, left + 2.0, axis + picture.band * _BASELINE)
    return axis + picture.band


def _fitting(picture: _Picture, names: Sequence[str], width: float) -> Sequence[str]:
    """The months' names, in full if all fit with a year behind them, else their first three letters."""
    if all(picture.width_of(f"{name} 0000") <= width for name in names):
        return names
    return [name[:3] for name in names]


# --- events --------------------------------------------------------------------------------------


def _above(
    picture: _Picture,
    entries: Sequence[TimelineEntry],
    labelled: Sequence[TimelineEntry],
    scale: Scale,
    top: float = 0.0,
) -> float:
    """Dots and bars on an axis, with labels above them; answers the axis's y."""
    heights = dict(_levels(entries, scale))
    flags = place_flags(_wishes(picture, labelled, scale), picture.place.width, _ROWS)
    rows = max((flag.row for flag in flags), default=-1) + 1
    dots = max(heights.values(), default=0.0) + 8.0
    axis = top + rows * picture.row + dots
    by_id = {entry.id: entry for entry in entries}
    picture.pen("line", 0.5)
    for flag in flags:
        baseline = axis - dots - flag.row * picture.row
        picture.line(flag.x, baseline - 6.0, flag.x, axis - heights[flag.key] - 4.0)
        _write_flag(picture, flag, plain_text(by_id[flag.key].title), baseline)
    picture.ink("accent")
    for entry in entries:
        if entry.end is not None:
            left, right = scale.x(entry.start), scale.x(entry.end)
            picture.box(left, axis - heights[entry.id] - 5.2, max(right - left, 2.0), 2.4)
    for entry in entries:
        y = axis - heights[entry.id] - 4.0
        radius = RADIUS[entry.importance] * 0.8
        picture.dot(scale.x(entry.start), y, radius, is_hollow=entry.uncertain)
    return axis


def _write_flag(picture: _Picture, flag: Flag, title: str, baseline: float) -> None:
    picture.text(title, flag.left, baseline)


def _levels(entries: Sequence[TimelineEntry], scale: Scale) -> Iterator[tuple[str, float]]:
    """How high above the axis each event stands: on top of those that are too near."""
    ends = [-9.0] * _TALLEST
    for entry in sorted(entries, key=lambda entry: entry.start):
        left = scale.x(entry.start)
        right = scale.x(entry.end) if entry.end is not None else left
        level = next((level for level, end in enumerate(ends) if left - end > _STEP), _TALLEST - 1)
        ends[level] = max(right, left)
        yield entry.id, level * _STEP


def _wishes(picture: _Picture, entries: Sequence[TimelineEntry], scale: Scale) -> Iterator[Wish]:
    """Important events first; from right to left, so that labels to the right of their stems find room."""
    for importance in ("major", "normal"):
        chosen = [entry for entry in entries if entry.importance == importance]
        for entry in sorted(chosen, key=lambda entry: -entry.start):
            yield Wish(entry.id, scale.x(entry.start), picture.width_of(plain_text(entry.title)))
