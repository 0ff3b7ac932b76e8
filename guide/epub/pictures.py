"""Pictures with captions and pins, and the cover's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.document import Cover, Image, Picture, Pin
from guide.epub.cover import alternative
from guide.epub.markup import attributes, element, escape
from guide.epub.resources import COVER, IMAGES, UP
from guide.epub.tables import write_caption

if TYPE_CHECKING:
    from guide.epub.writer import Writer


def write_picture(writer: Writer, picture: Picture) -> str:
    image = writer.images[picture.image]
    shown = _with_pins(image, picture) if picture.pins else _image(image, picture.alt)
    caption = write_caption(writer, picture.caption)
    if caption:
        shown += f"<figcaption>{caption}</figcaption>"
    return element("figure", shown, id=picture.id, class_=picture.role, style=_width(picture))


def _width(picture: Picture) -> str | None:
    """A share of the measure narrower than all of it; small screens overrule it."""
    if picture.width is None or picture.width >= 1:
        return None
    return f"max-width: {picture.width * 100:g}%"


def _image(image: Image, alt: str) -> str:
    """Natural width and height let a reader keep the room free before the picture is there."""
    size = f' width="{round(image.width)}" height="{round(image.height)}"'
    decorative = "" if alt else ' role="presentation"'
    source = f"{UP}{IMAGES}{escape(image.name)}"
    return f'<img src="{source}" alt="{escape(alt)}"{decorative}{size}/>'


def _with_pins(image: Image, picture: Picture) -> str:
    """The picture and its pins as one drawing: pins keep their places at every size of the screen."""
    width, height = image.width, image.height
    radius = 0.035 * max(width, height)
    pins = "".join(_pin(pin, width, height, radius) for pin in picture.pins)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
        f' viewBox="0 0 {width:g} {height:g}"{attributes(role="img", aria_label=picture.alt)}>'
        f"<title>{escape(picture.alt)}</title>"
        f'<image width="{width:g}" height="{height:g}" xlink:href="{UP}{IMAGES}{escape(image.name)}"/>'
        f"{pins}</svg>"
    )


def _pin(pin: Pin, width: float, height: float, radius: float) -> str:
    """Dark on a light disc with a dark edge: it stands out from any picture, by day and by night."""
    x, y = pin.x * width, pin.y * height
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#ffffff" stroke="#000000"'
        f' stroke-width="{radius * 0.12:.1f}"/>'
        f'<text x="{x:.1f}" y="{y + radius * 0.42:.1f}" font-size="{radius * 1.2:.1f}"'
        f' font-family="sans-serif" font-weight="bold" text-anchor="middle" fill="#000000">'
        f"{escape(pin.label)}</text>"
    )


def write_cover(writer: Writer, cover: Cover) -> str:
    """The cover's page: the drawn cover, which says everything, or the guide's picture with the words below."""
    if cover.image is None:
        spoken = escape(alternative(cover))
        return f'<div class="cover-page"><img role="doc-cover" src="{UP}{COVER}" alt="{spoken}"/></div>'
    image = writer.images[cover.image]
    lines = (
        ("cover-title", cover.title),
        ("cover-subtitle", cover.subtitle),
        ("cover-author", ", ".join(cover.authors)),
        ("cover-edition", cover.edition),
        ("cover-publisher", cover.publisher),
    )
    words = "".join(element("p", escape(text), class_=role) for role, text in lines if text)
    source = f"{UP}{IMAGES}{escape(image.name)}"
    picture = f'<img role="doc-cover" src="{source}" alt="{escape(cover.alt)}"/>'
    return f'<div class="cover-page">{picture}{words}</div>'
