"""The pictures of a file: each written once, when it is first placed."""

from __future__ import annotations

from collections.abc import Mapping

from guide.typeset.draw import Drawer
from guide.typeset.images import ImageData, write_raster
from guide.typeset.objects import Objects
from guide.typeset.syntax import reference


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
        """The entry of a page's resources for a picture."""
        if key not in self._written:
            self._written[key] = self._write(self._images[key])
        return f"{self._drawer.picture_names[key]} {reference(self._written[key])}"

    def _write(self, image: ImageData) -> int:
        return write_raster(self._objects, image)
