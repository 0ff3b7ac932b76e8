"""Pictures: they exist, lie inside the folder, are what their names say, and do no harm."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal, TypeAlias

from guide.diagnostics import Problems, did_you_mean, rule
from guide.model.place import Place
from guide.model.records import ImageFile
from guide.source import raster, svg
from guide.source.files import OUTSIDE_FOLDER, read_bytes, stays_inside
from guide.source.reading import ImageUse

IMAGE_PATH = rule(
    "image-path", "error", "A picture's path starts at the guide's folder, with '/' between names."
)
MISSING_IMAGE = rule("missing-image", "error", "A picture that is shown exists.")
IMAGE_TYPE = rule("image-type", "error", "Pictures are SVG, PNG or JPEG, and named so.")
BROKEN_IMAGE = rule("broken-image", "error", "A picture's file is whole.")
IMAGE_PIXELS = rule("image-pixels", "error", "A picture has from 1 to 50 million pixels.")
IMAGE_COLOURS = rule("image-colours", "error", "A JPEG is grey or RGB, not CMYK.")
IMAGE_LARGER = rule(
    "image-larger-than-print", "warning", "A picture has no more pixels than its print size needs."
)

LARGEST = 32_000_000
"""Bytes of a picture."""
MOST_PIXELS = 50_000_000
PRINT_WIDTH = 6.5
"""Inches: the widest line on a4 or letter paper."""
ENOUGH = 600
"""Pixels an inch, twice what print needs."""

MediaType: TypeAlias = Literal["image/svg+xml", "image/png", "image/jpeg"]
_TYPES: dict[str, MediaType] = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
_NAMES = {"image/svg+xml": "an SVG", "image/png": "a PNG", "image/jpeg": "a JPEG"}
_OTHERS = (
    (b"GIF8", "a GIF"), (b"BM", "a BMP"), (b"II*\0", "a TIFF"), (b"MM\0*", "a TIFF"),
    (b"%PDF", "a PDF"), (b"\x1f\x8b", "compressed (SVGZ?)"), (b"\0\0\0\x0cJXL", "a JPEG XL"),
)  # fmt: skip


def load_images(folder: Path, uses: Iterable[ImageUse], problems: Problems) -> dict[str, ImageFile]:
    """Each picture that is used, by its path; those that can't be used are left out with a finding."""
    images: dict[str, ImageFile] = {}
    refused: set[str] = set()
    for use in uses:
        if use.file in refused:
            continue
        if use.file not in images:
            image = _load(folder, use, problems)
            if image is None:
                refused.add(use.file)
                continue
            images[use.file] = image
        _check_print_size(images[use.file], use, problems)
    return images


def _load(folder: Path, use: ImageUse, problems: Problems) -> ImageFile | None:
    path = _path(folder, use, problems)
    if path is None:
        return None
    media_type = _TYPES.get(path.suffix.lower())
    if media_type is None:
        problems.add(
            IMAGE_TYPE, use.place, f"'{use.file[:80]}' is not an SVG, PNG or JPEG by its name"
        )
        return None
    data = read_bytes(folder, use.file, LARGEST, problems)
    return None if data is None else read_image(use.file, data, media_type, problems)


def _path(folder: Path, use: ImageUse, problems: Problems) -> Path | None:
    """The path of a picture that exists, reported at the place that names it."""
    if _is_bad_path(use.file):
        problems.add(
            IMAGE_PATH,
            use.place,
            f"'{use.file[:80]}' is not a path inside the guide's folder",
            "write images/name.svg, with the file in the folder 'images'",
        )
        return None
    if not stays_inside(folder, use.file):
        problems.add(
            OUTSIDE_FOLDER,
            use.place,
            f"'{use.file[:80]}' leads out of the guide's folder",
            "copy the picture into the folder 'images'",
        )
        return None
    wrong = _wrong_name(folder, use.file)
    if wrong is not None:
        name, names = wrong
        problems.add(
            MISSING_IMAGE,
            use.place,
            f"there is no file '{use.file[:80]}'",
            did_you_mean(name, names),
        )
        return None
    return folder / use.file


def _wrong_name(folder: Path, file: str) -> tuple[str, list[str]] | None:
    """The first name of a path that its folder does not hold, and those that it holds.

    Some systems also find names in other capitals; the guide must build on all.
    """
    for name in file.split("/"):
        try:
            names = [entry.name for entry in folder.iterdir()]
        except (FileNotFoundError, NotADirectoryError):
            names = []
        if name not in names:
            return name, names
        folder = folder / name
    return None


def _is_bad_path(file: str) -> bool:
    parts = file.split("/")
    return (
        "\\" in file
        or ":" in file
        or "\0" in file
        or len(file.encode()) > 1000
        or any(part in ("", ".", "..") for part in parts)
    )


def read_image(
    file: str, data: bytes, media_type: MediaType, problems: Problems
) -> ImageFile | None:
    """A picture from its bytes; None with findings where they are not what ``media_type`` says."""
    found = _sniff(data)
    if found != _NAMES[media_type]:
        problems.add(
            IMAGE_TYPE,
            Place(file),
            f"this file is {found}, not {_NAMES[media_type]}",
            "save it in the format that its name says",
        )
        return None
    size = (
        svg.read_svg(file, data, problems)
        if media_type == "image/svg+xml"
        else _raster_size(file, data, media_type, problems)
    )
    return ImageFile(file, media_type, data, *size) if size else None


def _sniff(data: bytes) -> str:
    """What a file is by its first bytes."""
    if data.startswith(raster.PNG_SIGNATURE):
        return "a PNG"
    if data.startswith(raster.JPEG_SIGNATURE):
        return "a JPEG"
    if data[8:12] == b"WEBP":
        return "a WebP"
    if data[4:12] in (b"ftypavif", b"ftypheic"):
        return "an AVIF or HEIC"
    for start, name in _OTHERS:
        if data.startswith(start):
            return name
    head = data[:1000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return "an SVG"
    return "something else" if data else "empty"


def _raster_size(
    file: str, data: bytes, media_type: MediaType, problems: Problems
) -> tuple[int, int] | None:
    read = raster.read_png if media_type == "image/png" else raster.read_jpeg
    try:
        header = read(data)
    except raster.BrokenImageError as error:
        problems.add(BROKEN_IMAGE, Place(file), str(error), "save the picture again")
        return None
    if not 1 <= header.width * header.height <= MOST_PIXELS:
        problems.add(
            IMAGE_PIXELS,
            Place(file),
            f"this picture has {header.width:,} x {header.height:,} pixels",
            f"scale it down to {round(PRINT_WIDTH * ENOUGH):,} pixels wide",
        )
        return None
    if header.components not in (0, 1, 3):
        problems.add(IMAGE_COLOURS, Place(file), "this JPEG is CMYK", "save it as RGB")
        return None
    return header.width, header.height


def _check_print_size(image: ImageFile, use: ImageUse, problems: Problems) -> None:
    enough = PRINT_WIDTH * use.share * ENOUGH
    if image.media_type != "image/svg+xml" and image.width > enough:
        problems.add(
            IMAGE_LARGER,
            use.place,
            f"'{image.file}' is {image.width:,.0f} pixels wide; {enough / 2:,.0f} are enough in print",
            "scale it down, to make the outputs smaller",
        )
