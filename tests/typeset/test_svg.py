"""SVG pictures, drawn small and looked at pixel by pixel."""

from __future__ import annotations

from math import hypot

import pypdfium2
import pytest

from guide.document import Image
from guide.typeset.boxes import Page, PlacedImage, PlacedRow, Row
from guide.typeset.svg import draw_svg
from guide.typeset.svg.geometry import read_transform
from guide.typeset.svg.path import arc, read_path
from tests.pdf_reading import PdfReading
from tests.typeset.sample import Sample, make_fonts

Pixel = tuple[int, int, int]
WHITE, RED, BLUE, GREEN = (255, 255, 255), (255, 0, 0), (0, 0, 255), (0, 128, 0)


def write(content: str, attributes: str = 'viewBox="0 0 40 40"') -> bytes:
    """A page of 40 x 40 points filled by a picture."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{content}</svg>'
    sample = Sample(make_fonts())
    sample.images["a.svg"] = Image("a.svg", "image/svg+xml", svg.encode(), 40, 40)
    figure = sample.tree.child("Figure", alt="a picture", bbox=True)
    picture = PlacedImage(0.0, 40.0, 40.0, 40.0, "a.svg", figure)
    sample.pages.append(Page(40.0, 40.0, "1", rows=[PlacedRow(0.0, 0.0, Row(40.0, [picture]))]))
    return sample.write()


def pixels(content: str, *points: tuple[int, int], attributes: str = 'viewBox="0 0 40 40"') -> list:
    """The colours at points, counted from the top left."""
    page = pypdfium2.PdfDocument(write(content, attributes))[0]
    picture = page.render(scale=4).to_pil().convert("RGB")
    return [picture.getpixel((4 * x + 2, 4 * y + 2)) for x, y in points]


def text_boxes(content: str) -> list[tuple[str, float, float]]:
    """Each character with its left edge and its baseline, from the top left."""
    text = pypdfium2.PdfDocument(write(content))[0].get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(index, loose=False)
        found.append((text.get_text_range(index, 1), left, 40 - bottom))
    return found


# --- shapes ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "shape",
    [
        '<rect x="10" y="10" width="20" height="20" fill="red"/>',
        '<circle cx="20" cy="20" r="11" fill="red"/>',
        '<ellipse cx="20" cy="20" rx="11" ry="11" fill="red"/>',
        '<polygon points="10,10 30,10 30 30 10 30" fill="red"/>',
        '<path d="M10 10h20v20H10z" fill="red"/>',
        '<path d="m10,10 l20,0 0,20 -20,0 Z" fill="red"/>',
        '<path d="M9 20a11 11 0 0122 0a11 11 0 01-22 0" fill="red"/>',
        '<path d="M9 20C9 5 31 5 31 20S9 35 9 20" fill="red"/>',
        '<path d="M9 20Q20 -2 31 20T9 20" fill="red" transform="translate(0 6)"/>',
        '<line x1="10" y1="20" x2="30" y2="20" stroke="red" stroke-width="16"/>',
        '<polyline points="10,20 30,20" stroke="#f00" stroke-width="16"/>',
    ],
)
def test_shapes_are_filled_where_they_are(shape: str) -> None:
    assert pixels(shape, (18, 18), (2, 2), (38, 38)) == [RED, WHITE, WHITE]


def test_fill_rules() -> None:
    ring = '<path d="M5 5H35V35H5z M15 15H25V25H15z" fill="blue"{}/>'
    assert pixels(ring.format(""), (20, 20)) == [BLUE]
    assert pixels(ring.format(' fill-rule="evenodd"'), (20, 20), (10, 10)) == [WHITE, BLUE]


def test_round_corners() -> None:
    shape = '<rect width="40" height="40" rx="20" fill="red"/>'
    assert pixels(shape, (1, 1), (20, 1), (38, 38)) == [WHITE, RED, WHITE]


def test_dashes() -> None:
    shape = '<path d="M0 20H40" stroke="red" stroke-width="8" stroke-dasharray="10"/>'
    assert pixels(shape, (5, 20), (15, 20), (25, 20), (35, 20)) == [RED, WHITE, RED, WHITE]


def test_arcs_pass_through_their_ends() -> None:
    (*_, (_, _, end)) = arc((0.0, 0.0), 25.0, 15.0, 30.0, (0, 1), (20.0, -10.0))
    assert end == pytest.approx((20.0, -10.0))


@pytest.mark.parametrize("large", [0, 1])
@pytest.mark.parametrize("sweep", [0, 1])
def test_arcs_stay_on_their_circle(large: int, sweep: int) -> None:
    """Of the two circles of radius 5 through (0, 0) and (6, 0), the flags choose one, and a part of it."""
    middle = (3.0, 4.0 if large != sweep else -4.0)
    curves = list(arc((0.0, 0.0), 5.0, 5.0, 0.0, (large, sweep), (6.0, 0.0)))
    ends = [end for _, _, end in curves]
    assert [hypot(x - middle[0], y - middle[1]) for x, y in ends] == pytest.approx(
        [5.0] * len(ends)
    )
    assert len(curves) == (4 if large else 1)


def test_path_data_may_run_together() -> None:
    compact = read_path("M1.5.5-3-4")
    assert [step.points for step in compact] == [((1.5, 0.5),), ((-3.0, -4.0),)]


# --- colours -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "colour",
    [
        "red",
        "#f00",
        "#FF0000",
        "rgb(255, 0, 0)",
        "rgb(100%,0%,0%)",
        "hsl(0, 100%, 50%)",
        "#ff0000ff",
    ],
)
def test_colours(colour: str) -> None:
    assert pixels(f'<rect width="40" height="40" fill="{colour}"/>', (20, 20)) == [RED]


def test_rare_colour_names() -> None:
    assert pixels('<rect width="40" height="40" fill="SteelBlue"/>', (20, 20)) == [(70, 130, 180)]


@pytest.mark.parametrize(
    "shape",
    [
        '<rect width="40" height="40" fill="blue" opacity="0.5"/>',
        '<rect width="40" height="40" fill="blue" fill-opacity="50%"/>',
        '<g opacity=".5"><rect width="40" height="40" fill="blue"/></g>',
        '<rect width="40" height="40" fill="rgba(0,0,255,.5)"/>',
    ],
)
def test_opacity(shape: str) -> None:
    ((red, green, blue),) = pixels(shape, (20, 20))
    assert (red, green, blue) == (pytest.approx(127, abs=2), pytest.approx(127, abs=2), 255)


def test_opacity_ends_with_its_element() -> None:
    shapes = (
        '<rect width="20" height="40" fill="red" opacity=".5"/>'
        '<rect x="20" width="20" height="40" fill="red"/>'
    )
    assert pixels(shapes, (30, 20)) == [RED]


def test_style_sheets_outrank_attributes_and_are_outranked_by_style() -> None:
    content = (
        "<style>/* note */ rect { fill: blue } .warm { fill: red } #one.warm { fill: green }</style>"
        '<rect width="10" height="40" fill="red"/>'
        '<rect class="warm" x="10" width="10" height="40"/>'
        '<rect class="warm" id="one" x="20" width="10" height="40"/>'
        '<rect class="warm" style="fill: blue" x="30" width="10" height="40"/>'
    )
    assert pixels(content, (5, 5), (15, 5), (25, 5), (35, 5)) == [BLUE, RED, GREEN, BLUE]


def test_inheritance_and_current_colour() -> None:
    content = (
        '<g fill="blue" color="red"><rect width="20" height="40"/>'
        '<rect x="20" width="20" height="40" fill="currentColor"/></g>'
    )
    assert pixels(content, (10, 10), (30, 10)) == [BLUE, RED]


def test_what_is_hidden_is_not_drawn() -> None:
    content = (
        '<rect width="40" height="40" fill="red" display="none"/>'
        '<rect width="40" height="40" fill="red" visibility="hidden"/>'
        '<defs><rect width="40" height="40" fill="red"/></defs>'
    )
    assert pixels(content, (20, 20)) == [WHITE]


# --- structure ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "transform",
    [
        "translate(20 20)",
        "translate(20,20) rotate(90) rotate(-90)",
        "matrix(1 0 0 1 20 20)",
        "scale(2) translate(10) translate(0 10) scale(.5)",
        "rotate(180 20 20) translate(10 10) rotate(180 5 5)",
    ],
)
def test_transforms(transform: str) -> None:
    content = f'<rect width="10" height="10" fill="red" transform="{transform}"/>'
    assert pixels(content, (25, 25), (5, 5)) == [RED, WHITE]


def test_the_last_transform_is_applied_first() -> None:
    assert read_transform("translate(10 0) scale(2)") == (2, 0, 0, 2, 10, 0)


def test_use_and_symbols() -> None:
    content = (
        '<defs><rect id="r" width="10" height="10" fill="red"/>'
        '<symbol id="s" viewBox="0 0 1 1"><rect width="1" height="1" fill="blue"/></symbol></defs>'
        '<use href="#r" x="20" y="20"/><use href="#s" width="10" height="10"/>'
    )
    assert pixels(content, (25, 25), (5, 5), (15, 15)) == [RED, BLUE, WHITE]


def test_something_that_uses_itself_ends() -> None:
    content = '<g id="a"><rect width="40" height="40" fill="red"/><use href="#a"/></g>'
    assert pixels(content, (20, 20)) == [RED]


def test_clip_paths() -> None:
    content = (
        '<clipPath id="c"><circle cx="20" cy="20" r="10"/></clipPath>'
        '<rect width="40" height="40" fill="red" clip-path="url(#c)"/>'
        '<rect width="5" height="5" fill="blue"/>'
    )
    assert pixels(content, (20, 20), (35, 20), (2, 2)) == [RED, WHITE, BLUE]


def test_arrowheads_point_along_their_line() -> None:
    content = (
        '<marker id="m" viewBox="0 0 10 10" refX="0" refY="5" markerWidth="10" markerHeight="10" '
        'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L10 5L0 10z" fill="red"/></marker>'
        '<path d="M20 35V20" stroke="blue" stroke-width="2" marker-end="url(#m)"/>'
    )
    assert pixels(content, (20, 14), (20, 30), (27, 20)) == [RED, BLUE, WHITE]


def test_gradients_go_from_stop_to_stop() -> None:
    content = (
        '<linearGradient id="g"><stop offset="0" stop-color="red"/>'
        '<stop offset="100%" style="stop-color: blue"/></linearGradient>'
        '<rect width="40" height="40" fill="url(#g)"/>'
    )
    left, middle, right = pixels(content, (0, 20), (20, 5), (39, 20))
    assert left[0] > 240 > 15 > left[2]
    assert right[2] > 240 > 15 > right[0]
    assert middle[0] == pytest.approx(middle[2], abs=8)


def test_radial_gradients() -> None:
    content = (
        '<radialGradient id="base"><stop offset="0" stop-color="red"/>'
        '<stop offset="1" stop-color="blue"/></radialGradient>'
        '<radialGradient id="g" href="#base" gradientUnits="userSpaceOnUse" cx="10" cy="10" r="10"/>'
        '<rect width="40" height="40" fill="url(#g)"/>'
    )
    centre, corner = pixels(content, (10, 10), (35, 35))
    assert centre[0] > 230
    assert corner[2] > 250


@pytest.mark.parametrize(
    ("fitting", "colours"),
    [
        ("", [WHITE, RED, WHITE]),
        (' preserveAspectRatio="xMidYMin meet"', [RED, WHITE, WHITE]),
        (' preserveAspectRatio="none"', [RED, RED, RED]),
    ],
)
def test_a_view_box_is_fitted(fitting: str, colours: list[Pixel]) -> None:
    attributes = f'viewBox="0 0 10 5" width="40" height="40"{fitting}'
    found = pixels(
        '<rect width="10" height="5" fill="red"/>',
        (20, 5),
        (20, 20),
        (20, 35),
        attributes=attributes,
    )
    assert found == colours


# --- text --------------------------------------------------------------------------------------


def test_text_is_text_in_our_fonts() -> None:
    data = write(
        '<text x="2" y="20" font-size="8" font-family="sans-serif">Gol <tspan font-weight="bold">39</tspan></text>'
    )
    reading = PdfReading(data)
    assert reading.tree.text == "Gol 39"
    assert {font.name[7:] for font in reading.fonts()} == {
        "SourceSans3-Regular",
        "SourceSans3-Bold",
    }


@pytest.mark.parametrize(
    ("family", "face"),
    [
        ("Georgia, serif", "SourceSerif4-Regular"),
        ("'DejaVu Sans Mono', monospace", "SourceCodePro-Regular"),
        ("Arial, sans-serif", "SourceSans3-Regular"),
        ("Fancy", "SourceSans3-Regular"),
    ],
)
def test_families(family: str, face: str) -> None:
    data = write(f'<text x="2" y="20" font-size="8" font-family="{family}">Gol</text>')
    assert [font.name[7:] for font in PdfReading(data).fonts()] == [face]


@pytest.mark.parametrize(("anchor", "edge"), [("start", 20.0), ("middle", 15.0), ("end", 10.0)])
def test_anchors(anchor: str, edge: float) -> None:
    """Four digits of a font whose digits are half as wide as high, in two spans."""
    content = f'<text x="20" y="20" font-size="5" text-anchor="{anchor}">00<tspan>00</tspan></text>'
    boxes = text_boxes(content)
    width = (boxes[-1][1] - boxes[0][1]) * 4 / 3
    assert boxes[0][1] == pytest.approx(20 - width * (20 - edge) / 10, abs=0.4)


def test_lines_of_a_text_have_their_own_places() -> None:
    content = (
        '<text font-size="5"><tspan x="5" y="10">A</tspan>\n  <tspan x="5" dy="10">B</tspan></text>'
    )
    letters = [box for box in text_boxes(content) if box[0].strip()]
    assert [(text, round(y)) for text, _, y in letters] == [("A", 10), ("B", 20)]
    assert letters[0][1] == pytest.approx(letters[1][1], abs=1.0)


def test_blanks_in_text_collapse() -> None:
    reading = PdfReading(
        write('<text x="2" y="20" font-size="3">\n  one\n  <tspan> two </tspan>\n</text>')
    )
    assert reading.tree.text == "one two"


def test_halos_are_drawn_below_their_letters() -> None:
    content = (
        '<rect width="40" height="40" fill="blue"/>'
        '<text x="10" y="30" font-size="30" font-weight="bold" fill="red" stroke="white" stroke-width="8" '
        'paint-order="stroke">I</text>'
    )
    page = pypdfium2.PdfDocument(write(content))[0].render(scale=4).to_pil().convert("RGB")
    row = [page.getpixel((x, 80)) for x in range(160)]
    assert RED in row
    assert WHITE in row
    assert row.index(WHITE) < row.index(RED)


# --- what is no picture ------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html/>", b"\x89PNG"])
def test_what_is_no_svg_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"not well-formed|not svg"):
        draw_svg(data, make_fonts(), lambda face: f"/{face}")


BOMB = "".join(
    f'<g id="g{level}"><use href="#g{level + 1}"/><use href="#g{level + 1}"/></g>'
    for level in range(40)
)


@pytest.mark.parametrize(
    ("content", "attributes", "message"),
    [
        ("", "", "neither a size nor a view box"),
        ("", 'viewBox="0 0 0 0"', "neither a size nor a view box"),
        ("", 'width="1e999" height="1"', "neither a size nor a view box"),
        ('<rect width="1e999" height="5"/>', 'viewBox="0 0 9 9"', "beyond all bounds"),
        ("<text>\u16d0</text>", 'viewBox="0 0 9 9"', "no font has the characters \u16d0"),
        (BOMB, 'viewBox="0 0 9 9"', "more than 100000 elements"),
        ('<g transform="scale(2)">' * 28 + "</g>" * 28, 'viewBox="0 0 9 9"', "deeply"),
        (
            "<text>" + "<tspan>" * 5000 + "</tspan>" * 5000 + "</text>",
            'viewBox="0 0 9 9"',
            "deeply",
        ),
    ],
)
def test_what_can_not_be_drawn_is_refused(content: str, attributes: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        write(content, attributes)


def test_the_same_picture_makes_the_same_bytes() -> None:
    content = '<g opacity=".4"><text x="2" y="9" font-size="4">abc</text><circle cx="9" cy="9" r="4"/></g>'
    assert write(content) == write(content)
