"""The pictures of a file: each written once, when it is first placed, and drawn in the unit square."""

from __future__ import annotations

from collections.abc import Mapping

from guide.typeset.draw import Drawer
from guide.typeset.images import ImageData, write_raster
from guide.typeset.objects import Objects
from guide.typeset.svg import Artwork, draw_svg
from guide.typeset.syntax import number, reference


class Pictures:
    """Writes pictures as XObjects and keeps their numbers."""

    def __init__(
        self,
        objects: Objects,
        images: Mapping[str, ImageData],
        drawer: Drawer,
        font_resources: int,
    ) -> None:
        self._objects = objects
        self._images = images
        self._drawer = drawer
        self._font_resources = font_resources
        self._written: dict[str, int] = {}

    def entry(self, key: str) -> str:
        """The entry of a page's resources for a picture. Raises ValueError where its bytes are broken."""
        if key not in self._written:
            try:
                self._written[key] = self._write(self._images[key])
            except (ValueError, OSError) as error:
                raise ValueError(f"picture {key!r}: {error}") from error
        return f"{self._drawer.picture_names[key]} {reference(self._written[key])}"

    def _write(self, image: ImageData) -> int:
        if image.media_type != "image/svg+xml":
            return write_raster(self._objects, image)
        artwork = draw_svg(image.data, self._drawer.fonts, self._drawer.font_name)
        return self._write_form(artwork)

    def _write_form(self, artwork: Artwork) -> int:
        """A form XObject (ISO 32000-1, 8.10) whose matrix fits the picture into the unit square, right way up."""
        across, down = f"{1 / artwork.width:.9f}", f"{-1 / artwork.height:.9f}"
        resources = f"/Font {reference(self._font_resources)}"
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
            f"/Type/XObject/Subtype/Form/BBox[0 0 {number(artwork.width)} {number(artwork.height)}]"
            f"/Matrix[{across} 0 0 {down} 0 1]/Resources<<{resources}>>",
            artwork.operators.encode("ascii"),
        )
