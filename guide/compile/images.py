"""The pictures that a document shows."""

from __future__ import annotations

from collections.abc import Mapping

from guide.compile.compilation import Compilation
from guide.document import Image
from guide.model.records import ImageFile


def images_of(compilation: Compilation) -> Mapping[str, Image]:
    """The pictures shown, each under a file name of its own."""
    taken: set[str] = set()
    images: dict[str, Image] = {}
    for file in compilation.used.images:
        source = compilation.guide.images[file]
        images[file] = Image(
            _free_name(source, taken), source.media_type, source.data, source.width, source.height
        )
    return images


def _free_name(image: ImageFile, taken: set[str]) -> str:
    """The file's own name; with its folder where two files are called the same."""
    name = image.file.rsplit("/", 1)[-1]
    if name.lower() in taken:
        name = image.file.replace("/", "-")
    taken.add(name.lower())
    return name
