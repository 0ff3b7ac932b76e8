"""View boxes: how the content of an element is fitted into its place (SVG 1.1, 7.7 and 7.8)."""

from __future__ import annotations

from math import inf
from xml.etree.ElementTree import Element

from guide.typeset.svg.geometry import IDENTITY, Matrix, read_numbers
from guide.typeset.svg.style import length, local_name


def picture_size(root: Element) -> tuple[float, float]:
    """Width and height of a picture in its own units. Raises ValueError where it has none."""
    box = read_numbers(root.get("viewBox", ""))
    # Percentages are of a page that is not there: the view box tells the size.
    box_width, box_height = box[2:] if len(box) == 4 else (0.0, 0.0)
    width = length(root.get("width"), whole=0.0) or box_width
    height = length(root.get("height"), whole=0.0) or box_height
    if not (0 < width < inf and 0 < height < inf):
        raise ValueError("it has neither a size nor a view box")
    return width, height


def inner_matrix(element: Element) -> Matrix:
    """From the coordinates of an element's content to the element's own."""
    name = local_name(element)
    if name not in ("svg", "use"):
        return IDENTITY
    x, y = length(element.get("x")), length(element.get("y"))
    if name == "use":
        return (1.0, 0.0, 0.0, 1.0, x, y)
    return viewport(element, x, y, length(element.get("width")), length(element.get("height")))


def viewport(element: Element, x: float, y: float, width: float, height: float) -> Matrix:
    """From the coordinates of a view box to those of the viewport it is fitted into (7.8)."""
    box = read_numbers(element.get("viewBox", ""))
    if len(box) != 4 or not (box[2] > 0 and box[3] > 0):
        return (1.0, 0.0, 0.0, 1.0, x, y)
    left, top, box_width, box_height = box
    across, down = (width or box_width) / box_width, (height or box_height) / box_height
    fitting = element.get("preserveAspectRatio", "xMidYMid meet")
    if not fitting.startswith("none"):
        across = down = max(across, down) if "slice" in fitting else min(across, down)
    spare_x = (width or box_width) - across * box_width
    spare_y = (height or box_height) - down * box_height
    x += spare_x * (0.0 if "xMin" in fitting else 1.0 if "xMax" in fitting else 0.5)
    y += spare_y * (0.0 if "YMin" in fitting else 1.0 if "YMax" in fitting else 0.5)
    return (across, 0.0, 0.0, down, x - across * left, y - down * top)
