"""Pictures as XObjects (ISO 32000-1, 8.9 and 8.10), each drawn in the unit square and written once."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple, Protocol

from guide.typeset.objects import Objects
from guide.typeset.syntax import reference

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_QUALITY = 90


class ImageData(Protocol):
    """A picture's bytes and what they are; ``guide.document.Image`` is one."""

    @property
    def media_type(self) -> str:
        """``image/jpeg``, ``image/png`` or ``image/svg+xml``."""

    @property
    def data(self) -> bytes: ...


class Raster(NamedTuple):
    """What an image XObject says of its samples, and the samples, encoded."""

    width: int
    height: int
    bits: int
    space: str
    filter: str
    data: bytes


def write_raster(objects: Objects, image: ImageData) -> int:
    """Write a JPEG or PNG picture; returns its object number.

    Raises ValueError or OSError where the bytes are no such picture.
    """
    if image.media_type == "image/jpeg":
        return _write(objects, _jpeg(image.data))
    plain = _plain_png(image.data)
    if plain:
        return _write(objects, plain)
    return _write_converted(objects, _open(image.data))


def _write(objects: Objects, raster: Raster, mask: int | None = None) -> int:
    entries = (
        f"/Type/XObject/Subtype/Image/Width {raster.width}/Height {raster.height}"
        f"/BitsPerComponent {raster.bits}/ColorSpace{raster.space}{raster.filter}"
    )
    if mask:
        entries += f"/SMask {reference(mask)}"
    return objects.add_stream(entries, raster.data)


def _write_converted(objects: Objects, picture: Image) -> int:
    """Write whatever Pillow can read as 8-bit grey or RGB, with its transparency as a soft mask (11.6.5.3)."""
    mask = None
    if picture.has_transparency_data:
        picture = picture.convert("LA" if picture.mode == "LA" else "RGBA")
        alpha = picture.getchannel("A")
        picture = picture.convert("L" if picture.mode == "LA" else "RGB")
        if alpha.getextrema() != (255, 255):
            mask = _write(objects, _png_of(alpha))
    elif picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode in ("1", "I", "F") else "RGB")
    return _write(objects, _png_of(picture), mask)


def _open(data: bytes) -> Image:
    from PIL import Image, ImageOps

    picture: Image.Image = Image.open(BytesIO(data))
    if picture.mode.startswith("I;16"):
        picture = picture.point(lambda value: value / 256).convert("L")
    return ImageOps.exif_transpose(picture)


# --- PNG ---------------------------------------------------------------------------------------


def _png_of(picture: Image) -> Raster:
    """A grey or RGB picture, encoded by Pillow as a PNG and taken out of it."""
    file = BytesIO()
    picture.save(file, "PNG", icc_profile=None)
    plain = _plain_png(file.getvalue())
    if plain is None:
        raise ValueError(f"cannot encode a picture of mode {picture.mode}")
    return plain


def _plain_png(data: bytes) -> Raster | None:
    """A PNG whose pixel data a PDF can hold as they are; None for all others.

    The filters of PNG are predictors of PDF (7.4.4.4). Interlaced pictures, those with transparency, and those
    whose colours are not sRGB (they have a profile or a gamma) need to be converted.
    """
    chunks = _png_chunks(data)
    width, height, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", chunks["IHDR"])
    if (
        interlace
        or colour > 3
        or bits > 8
        or chunks.keys() & {"tRNS", "iCCP", "gAMA"} - _srgb(chunks)
    ):
        return None
    components = 3 if colour == 2 else 1
    space = _SPACES[components]
    if colour == 3:
        palette = chunks["PLTE"]
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    parameters = f"/Predictor 15/Colors {components}/BitsPerComponent {bits}/Columns {width}"
    filters = f"/Filter/FlateDecode/DecodeParms<<{parameters}>>"
    return Raster(width, height, bits, space, filters, chunks["IDAT"])


def _srgb(chunks: Mapping[str, bytes]) -> set[str]:
    """What may be passed over in a picture that says to be sRGB."""
    return {"iCCP", "gAMA"} if "sRGB" in chunks else set()


def _png_chunks(data: bytes) -> dict[str, bytes]:
    """The chunks of a PNG by type, those of one type put together. Raises ValueError where it is broken."""
    chunks: dict[str, bytes] = {}
    place = len(_PNG_SIGNATURE)
    if not data.startswith(_PNG_SIGNATURE):
        raise ValueError("not a PNG")
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        body = data[place + 8 : place + 8 + length]
        (checksum,) = struct.unpack_from(">I", data.ljust(place + 12 + length), place + 8 + length)
        if zlib.crc32(kind + body) != checksum:
            raise ValueError("a broken PNG")
        chunks[kind.decode("latin-1")] = chunks.get(kind.decode("latin-1"), b"") + body
        place += 12 + length
    if not chunks.keys() >= {"IHDR", "IDAT", "IEND"}:
        raise ValueError("a PNG cut short")
    return chunks


# --- JPEG --------------------------------------------------------------------------------------


def _jpeg(data: bytes) -> Raster:
    """A JPEG as it is where it is grey or RGB, upright and without a colour profile, else set right by Pillow."""
    raster = _plain_jpeg(data)
    if raster:
        return raster
    picture = _open(data)
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    file = BytesIO()
    picture.save(file, "JPEG", quality=_JPEG_QUALITY, icc_profile=None, exif=b"")
    converted = _plain_jpeg(file.getvalue())
    if converted is None:
        raise ValueError(f"cannot encode a picture of mode {picture.mode}")
    return converted


def _plain_jpeg(data: bytes) -> Raster | None:
    """A JPEG that a PDF can hold as it is: 8 bits, one or three components, no Exif rotation and no profile."""
    place = 2
    while place + 4 <= len(data):
        marker, length = struct.unpack_from(">HH", data, place)
        body = data[place + 4 : place + 2 + length]
        if (marker == 0xFFE1 and body.startswith(b"Exif")) or body.startswith(b"ICC_PROFILE"):
            return None
        if 0xFFC0 <= marker <= 0xFFC2:
            bits, height, width, components = struct.unpack_from(">BHHB", body)
            if bits != 8 or components not in _SPACES:
                return None
            return Raster(width, height, bits, _SPACES[components], "/Filter/DCTDecode", data)
        place += 2 + length
    return None
