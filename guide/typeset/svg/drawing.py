"""Walking the tree of an SVG picture and painting it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring

from guide.typeset.fonts import Fonts
from guide.typeset.svg.canvas import Canvas
from guide.typeset.svg.geometry import (
    IDENTITY,
    Outline,
    Step,
    apply,
    multiply,
    read_transform,
)
from guide.typeset.svg.gradients import Gradient
from guide.typeset.svg.markers import Vertex, vertices
from guide.typeset.svg.paint import Paint, read_paint, read_stroke, share
from guide.typeset.svg.shapes import SHAPES, outline_of
from guide.typeset.svg.style import Cascade, Style, length, local_name
from guide.typeset.svg.text import Placed, place_text
from guide.typeset.svg.viewport import inner_matrix, picture_size, viewport
from guide.typeset.syntax import number

_HREF = "{http://www.w3.org/1999/xlink}href"
_DEEPEST = 60
"""Levels of nesting, counting elements that are used elsewhere: they may use themselves."""
_MOST_ELEMENTS = 100_000
"""Drawn, not written: a few elements that use each other can ask for any number."""
_MARKED = frozenset({"path", "line", "polyline", "polygon"})

FontName: TypeAlias = Callable[[str, Iterable[str]], str]
"""The resource name of a face, which learns what words are shown in it."""


class Artwork(NamedTuple):
    """A picture as the content of a form XObject: its origin is the top left corner, y grows downwards."""

    width: float
    height: float
    operators: str
    opacities: dict[tuple[float, float], str]
    """Resource names of graphics states, by opacity of filling and stroking."""
    shadings: dict[str, str]
    """Resource names of shadings, by their dictionaries."""


def draw_svg(data: bytes, fonts: Fonts, font_name: FontName) -> Artwork:
    """Read a picture; ``font_name`` gives the resource name of a face that is to show some words.

    Raises ValueError where the data are no SVG, or one that can't be drawn: without a size, with a character that no
    font has, with more elements (through ``use``) or numbers than a picture can need.
    """
    try:
        root = fromstring(data)
        if local_name(root) != "svg":
            raise ValueError(f"the root element is {local_name(root)}, not svg")
        return _Picture(root, fonts, font_name).draw()
    except ParseError as error:
        raise ValueError(f"not well-formed XML: {error}") from None
    except RecursionError:
        raise ValueError("its elements are nested too deeply") from None


class _Picture:
    """The state of one drawing."""

    def __init__(self, root: Element, fonts: Fonts, font_name: FontName) -> None:
        self._root = root
        self._fonts = fonts
        self._font_name = font_name
        self._canvas = Canvas()
        self._cascade = Cascade(root)
        self._drawn = 0
        self._by_id = {element.get("id", ""): element for element in root.iter()}

    def draw(self) -> Artwork:
        canvas, root = self._canvas, self._root
        width, height = picture_size(root)
        with canvas.saved(viewport(root, 0.0, 0.0, width, height)):
            self._draw_children(root, self._cascade.style(root), 1.0, 0)
        operators = "\n".join(canvas.operators)
        if "inf" in operators or "nan" in operators:
            raise ValueError("it has a number beyond all bounds")
        return Artwork(width, height, operators, canvas.opacities, canvas.shadings)

    # --- the tree ------------------------------------------------------------------------------

    def _draw_children(self, parent: Element, style: Style, opacity: float, depth: int) -> None:
        if depth < _DEEPEST:
            for child in parent:
                self._draw(child, style, opacity, depth + 1)

    def _draw(self, element: Element, inherited: Style, opacity: float, depth: int) -> None:
        """Paint an element and what is in it. ``opacity`` is the product of those around it."""
        self._drawn += 1
        if self._drawn > _MOST_ELEMENTS:
            raise ValueError(f"it draws more than {_MOST_ELEMENTS} elements")
        style = self._cascade.style(element, inherited)
        opacity *= share(style.get("opacity"))
        if style.get("display") == "none" or not opacity:
            return
        matrix = multiply(inner_matrix(element), read_transform(element.get("transform", "")))
        clip = self._clip(style)
        if matrix == IDENTITY and clip is None:
            self._draw_content(element, style, opacity, depth)
            return
        with self._canvas.saved(matrix):
            if clip is not None:
                self._canvas.path(clip)
                self._canvas.write("W n")
            self._draw_content(element, style, opacity, depth)

    def _draw_content(self, element: Element, style: Style, opacity: float, depth: int) -> None:
        name = local_name(element)
        if name in SHAPES:
            self._draw_shape(element, style, opacity, depth)
        elif name == "text":
            self._draw_text(element, style, opacity)
        elif name == "use":
            self._draw_use(element, style, opacity, depth)
        elif name in ("g", "a", "svg", "switch"):
            self._draw_children(element, style, opacity, depth)

    def _draw_use(self, element: Element, style: Style, opacity: float, depth: int) -> None:
        target = self._by_id.get((element.get("href") or element.get(_HREF) or "").lstrip("#"))
        if target is None or depth >= _DEEPEST:
            return
        if local_name(target) != "symbol":
            self._draw(target, style, opacity, depth + 1)
            return
        width, height = length(element.get("width")), length(element.get("height"))
        with self._canvas.saved(viewport(target, 0.0, 0.0, width, height)):
            self._draw_children(target, self._cascade.style(target, style), opacity, depth)

    def _clip(self, style: Style) -> Outline | None:
        """The outline of the shapes of a clip path; None for no clipping."""
        target = self._by_id.get(style.get("clip-path", "")[4:].strip("\"' #)"))
        if target is None or local_name(target) != "clipPath":
            return None
        outline: Outline = []
        for shape in target:
            if local_name(shape) in SHAPES:
                outline += _transformed(outline_of(shape), shape)
        return _transformed(outline, target)

    # --- shapes --------------------------------------------------------------------------------

    def _draw_shape(self, element: Element, style: Style, opacity: float, depth: int) -> None:
        outline = outline_of(element)
        if not outline or style.get("visibility", "visible") != "visible":
            return
        fill = read_paint(style, "fill", opacity, self._by_id)
        stroke = read_paint(style, "stroke", opacity, self._by_id)
        even_odd = "*" if style.get("fill-rule") == "evenodd" else ""
        if fill and fill.gradient is not None:
            self._fill_with_gradient(outline, fill, even_odd)
            fill = None
        if fill or stroke:
            self._set_paints(fill, stroke, style)
            self._canvas.path(outline)
            self._canvas.write(_painting(fill, stroke, even_odd))
        if local_name(element) in _MARKED:
            self._draw_markers(outline, style, opacity, depth)

    def _set_paints(self, fill: Paint | None, stroke: Paint | None, style: Style) -> None:
        canvas = self._canvas
        if fill:
            canvas.fill_colour(fill.colour)
        if stroke:
            canvas.stroke_colour(stroke.colour)
            canvas.stroke(read_stroke(style))
        # What is not painted keeps the other's opacity, which saves a graphics state.
        opacities = [paint.opacity for paint in (fill, stroke) if paint]
        canvas.opacity(opacities[0], opacities[-1])

    def _fill_with_gradient(self, outline: Outline, fill: Paint, even_odd: str) -> None:
        assert fill.gradient is not None
        gradient = Gradient(fill.gradient, self._by_id, self._cascade)
        if not gradient.stops:
            return
        with self._canvas.saved():
            self._canvas.path(outline)
            self._canvas.write(f"W{even_odd} n")
            self._canvas.opacity(fill.opacity, fill.opacity)
            self._canvas.shade(gradient.shading(), gradient.matrix(outline))

    def _draw_markers(self, outline: Outline, style: Style, opacity: float, depth: int) -> None:
        """The arrowheads and dots at a path's vertices (11.6)."""
        named = [style.get(f"marker-{place}", "none") for place in ("start", "mid", "end")]
        if named == ["none"] * 3:
            return
        found = vertices(outline)
        for index, vertex in enumerate(found):
            place = 0 if index == 0 else 2 if index == len(found) - 1 else 1
            marker = self._by_id.get(named[place][4:].strip("\"' #)"))
            if marker is not None and local_name(marker) == "marker":
                self._draw_marker(marker, vertex, style, opacity, depth)

    def _draw_marker(
        self, marker: Element, vertex: Vertex, style: Style, opacity: float, depth: int
    ) -> None:
        scale = length(style.get("stroke-width"), 1.0)
        if marker.get("markerUnits") == "userSpaceOnUse":
            scale = 1.0
        width = length(marker.get("markerWidth"), 3.0)
        height = length(marker.get("markerHeight"), 3.0)
        inner = viewport(marker, 0.0, 0.0, width, height)
        x, y = apply(inner, (length(marker.get("refX")), length(marker.get("refY"))))
        inner = multiply(inner, (1.0, 0.0, 0.0, 1.0, -x, -y))
        with self._canvas.saved(multiply(inner, vertex.matrix(marker.get("orient", "0"), scale))):
            self._draw_children(marker, self._cascade.style(marker), opacity, depth)

    # --- text ----------------------------------------------------------------------------------

    def _draw_text(self, element: Element, style: Style, opacity: float) -> None:
        for placed in place_text(element, style, self._cascade, self._fonts):
            # The element's own opacity is counted already; a part of it may have one, too.
            own = 1.0 if placed.style is style else share(placed.style.get("opacity"))
            if placed.style.get("visibility", "visible") == "visible":
                self._show(placed, opacity * own)

    def _show(self, placed: Placed, opacity: float) -> None:
        style, segment = placed.style, placed.segment
        fill = read_paint(style, "fill", opacity, self._by_id)
        stroke = read_paint(style, "stroke", opacity, self._by_id)
        if not (fill or stroke):
            return
        canvas = self._canvas
        self._set_paints(fill, stroke, style)
        canvas.font(self._font_name(segment.style.face, segment.words), segment.style.size)
        canvas.tracking(segment.style.tracking)
        matrix = f"1 0 0 -1 {number(placed.x)} {number(placed.y)} Tm"
        # A halo: the outline is drawn first, and the letters over it.
        is_halo = bool(fill and stroke and style.get("paint-order", "").startswith("stroke"))
        for mode in (1, 0) if is_halo else (2 if fill and stroke else 0 if fill else 1,):
            canvas.text_mode(mode)
            canvas.write(f"BT {matrix} [{segment.words[0]}]TJ ET")


def _painting(fill: Paint | None, stroke: Paint | None, even_odd: str) -> str:
    """The operator that paints a path (ISO 32000-1, 8.5.3)."""
    if fill and stroke:
        return f"B{even_odd}"
    return f"f{even_odd}" if fill else "S"


def _transformed(outline: Outline, element: Element) -> Outline:
    matrix = read_transform(element.get("transform", ""))
    return [
        Step(operator, tuple(apply(matrix, point) for point in points))
        for operator, points in outline
    ]
