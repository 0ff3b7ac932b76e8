"""The pictures of a file as XObjects: each written once, when first placed, and drawn in the unit square."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol

from guide.typeset.fonts import Fonts
from guide.typeset.objects import FONTS, Objects
from guide.typeset.syntax import number, reference

if TYPE_CHECKING:
    from guide.typeset.raster import Raster
    from guide.typeset.svg import Artwork


class ImageData(Protocol):
    """A picture's bytes and what they are; ``guide.document.Image`` is one."""

    @property
    def media_type(self) -> str:
        """``image/jpeg``, ``image/png`` or ``image/svg+xml``."""

    @property
    def data(self) -> bytes: ...


def resource_name(key: str) -> str:
    """What pages call a picture, the same in every file."""
    return f"/X{blake2b(key.encode(), digest_size=8).hexdigest()}"


class Pictures:
    """Writes pictures and keeps their numbers. ``shown`` gathers, by face, the words in them."""

    def __init__(
        self,
        objects: Objects,
        images: Mapping[str, ImageData],
        fonts: Fonts,
        shown: dict[str, set[str]],
    ) -> None:
        self._objects = objects
        self._images = images
        self._fonts = fonts
        self._shown = shown
        self._written: dict[str, int] = {}

    def entry(self, key: str) -> str:
        """The entry of a page's resources for a picture. Raises ValueError where its bytes are broken."""
        if key not in self._written:
            try:
                self._written[key] = self._write(self._images[key])
            except (ValueError, OSError) as error:
                raise ValueError(f"picture {key!r}: {error}") from error
        return f"{resource_name(key)} {reference(self._written[key])}"

    def _font_name(self, face: str, words: Iterable[str]) -> str:
        """The resource name of a face that is about to show some words."""
        self._shown.setdefault(face, set()).update(words)
        return self._fonts.resource_names[face]

    def _write(self, image: ImageData) -> int:
        # Imported here, since a guide without pictures, or with its pages remembered, needs none of it.
        if image.media_type == "image/svg+xml":
            from guide.typeset.svg import draw_svg

            artwork = draw_svg(image.data, self._fonts, self._font_name)
            return self._write_form(artwork)
        from guide.typeset.raster import read_jpeg, read_png

        if image.media_type == "image/jpeg":
            return self._write_raster(read_jpeg(image.data))
        colours, opacity = read_png(image.data)
        # A soft mask (ISO 32000-1, 11.6.5.3).
        mask = f"/SMask {reference(self._write_raster(opacity))}" if opacity else ""
        return self._write_raster(colours, mask)

    def _write_raster(self, raster: Raster, mask: str = "") -> int:
        """An image XObject (8.9.5)."""
        return self._objects.add_stream(
            f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
            f"/BitsPerComponent {raster.bits}/ColorSpace{raster.space}{raster.filters}{mask}",
            raster.data,
        )

    def _write_form(self, artwork: Artwork) -> int:
        """A form XObject (8.10) whose matrix fits the picture into the unit square, right way up."""
        across, down = f"{1 / artwork.width:.9f}", f"{-1 / artwork.height:.9f}"
        resources = f"/Font {reference(FONTS)}"
        if artwork.opacities:
            states = "".join(
                f"{name}<</ca {number(fill)}/CA {number(stroke)}>>"
                for (fill, stroke), name in artwork.opacities.items()
            )
            resources += f"/ExtGState<<{states}>>"
        if artwork.shadings:
            shadings = "".join(f"{name}{entry}" for entry, name in artwork.shadings.items())
            resources += f"/Shading<<{shadings}>>"
        return self._objects.add_deflated(
            artwork.operators.encode("ascii"),
            f"/Type/XObject/Subtype/Form/BBox[0 0 {number(artwork.width)} {number(artwork.height)}]"
            f"/Matrix[{across} 0 0 {down} 0 1]/Resources<<{resources}>>",
        )
