"""Raster pictures taken out of their files: as they are where a PDF can hold them so, else converted by Pillow."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB"}
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED, _RGB = 3, 2
"""Colour types of PNG; those above have an alpha channel."""
_JPEG_QUALITY = 90
_ORIENTATION = 0x0112
"""The Exif tag that tells how to turn a picture."""
_SRGB_NAMES = (b"sRGB", "sRGB".encode("utf-16-be"))
"""Stand in the description of profiles that say nothing new: device colours are sRGB anyway."""


class Raster(NamedTuple):
    """The dictionary's entries of an image XObject (without its size), and its data."""

    width: int
    height: int
    bits: int
    space: str
    filters: str
    data: bytes


# --- PNG ---------------------------------------------------------------------------------------


def read_png(data: bytes) -> tuple[Raster, Raster | None]:
    """A PNG's colours and its opacity, None where it is opaque. Raises ValueError or OSError for a broken file."""
    return _plain_png(data) or _convert(_open(data))


def _plain_png(data: bytes) -> tuple[Raster, None] | None:
    """A PNG whose pixel data a PDF can hold as they are: PNG's filters are predictors of PDF (7.4.4.4)."""
    chunks = _chunks(data)
    width, height, bits, colour, _, _, interlace = struct.unpack(">IIBBBBB", chunks["IHDR"])
    is_coloured = "iCCP" in chunks and not _is_srgb(_inflated_profile(chunks["iCCP"]))
    if interlace or colour > _INDEXED or bits > 8 or "tRNS" in chunks or is_coloured:
        return None
    components = 3 if colour == _RGB else 1
    space = _SPACES[components]
    if colour == _INDEXED:
        palette = chunks["PLTE"]
        space = f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{palette.hex()}>]"
    parameters = f"/Predictor 15/Colors {components}/BitsPerComponent {bits}/Columns {width}"
    filters = f"/Filter/FlateDecode/DecodeParms<<{parameters}>>"
    return Raster(width, height, bits, space, filters, chunks["IDAT"]), None


def _chunks(data: bytes) -> dict[str, bytes]:
    """A PNG's chunks by type, those of one type put together. Raises ValueError where they are broken."""
    if not data.startswith(_PNG_SIGNATURE):
        raise ValueError("not a PNG")
    chunks: dict[str, list[bytes]] = {}
    place = len(_PNG_SIGNATURE)
    while place + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        end = place + 8 + length
        if int.from_bytes(data[end : end + 4], "big") != zlib.crc32(data[place + 4 : end]):
            raise ValueError("a damaged PNG")
        chunks.setdefault(kind.decode("latin-1"), []).append(data[place + 8 : end])
        place = end + 4
    if not chunks.keys() >= {"IHDR", "IDAT", "IEND"}:
        raise ValueError("a PNG cut short")
    return {kind: b"".join(parts) for kind, parts in chunks.items()}


def _inflated_profile(chunk: bytes) -> bytes:
    """The ICC profile of an ``iCCP`` chunk: a name, a zero, the method 0, and deflated data."""
    return zlib.decompress(chunk.partition(b"\0")[2][1:])


def _convert(picture: Image) -> tuple[Raster, Raster | None]:
    """Any picture as 8-bit grey or RGB, and its alpha channel."""
    alpha = None
    if picture.has_transparency_data:
        picture = picture.convert("LA" if picture.mode in ("L", "LA") else "RGBA")
        alpha = picture.getchannel("A")
        if alpha.getextrema() == (255, 255):
            alpha = None
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("L" if picture.mode in ("1", "LA") else "RGB")
    return _encode(picture), _encode(alpha) if alpha else None


def _encode(picture: Image) -> Raster:
    """A grey or RGB picture, encoded by Pillow as a PNG and taken out of it."""
    file = BytesIO()
    picture.save(file, "PNG", icc_profile=None)
    plain = _plain_png(file.getvalue())
    if plain is None:
        raise ValueError(f"a picture of mode {picture.mode} can't be encoded")
    return plain[0]


# --- JPEG --------------------------------------------------------------------------------------


def read_jpeg(data: bytes) -> Raster:
    """A JPEG as it is where it is upright, 8-bit grey or RGB and without a profile of other colours than sRGB.

    Its metadata (place and time of a photograph, thumbnails) are left out. Raises ValueError or OSError for a
    broken file.
    """
    raster = _plain_jpeg(data)
    if raster:
        return raster
    picture = _open(data)
    if picture.mode not in ("L", "RGB"):
        picture = picture.convert("RGB")
    file = BytesIO()
    picture.save(file, "JPEG", quality=_JPEG_QUALITY, icc_profile=None, exif=b"")
    raster = _plain_jpeg(file.getvalue())
    if raster is None:
        raise ValueError(f"a picture of mode {picture.mode} can't be encoded")
    return raster


def _plain_jpeg(data: bytes) -> Raster | None:
    frame = b""
    kept = [b"\xff\xd8"]
    for marker, segment, rest in _segments(data):
        body = segment[4:]
        if marker == 0xE2 and body.startswith(b"ICC_PROFILE") and not _is_srgb(body):
            return None
        if marker == 0xE1 and body.startswith(b"Exif") and _is_turned(data):
            return None
        if marker in (0xC0, 0xC1, 0xC2):
            frame = body
        # Of the application's own segments, JFIF's and Adobe's tell how to read the colours.
        if marker in (0xE0, 0xEE) or not (0xE0 <= marker <= 0xEF or marker == 0xFE):
            kept.append(segment)
        if marker == 0xDA:
            kept.append(rest)
    if not frame:
        raise ValueError("a JPEG without a picture")
    bits, height, width, components = struct.unpack_from(">BHHB", frame)
    if bits != 8 or components not in _SPACES:
        return None
    return Raster(width, height, bits, _SPACES[components], "/Filter/DCTDecode", b"".join(kept))


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """The segments up to the first scan: marker, the segment's bytes, what follows (ISO 10918-1, B.1)."""
    if not data.startswith(b"\xff\xd8"):
        raise ValueError("not a JPEG")
    place, marker = 2, 0
    while marker != 0xDA and place + 4 <= len(data):
        if data[place] != 0xFF:
            raise ValueError("a damaged JPEG")
        marker = data[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
            continue
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        yield marker, data[place:end], data[end:] if marker == 0xDA else b""
        place = end
    if marker != 0xDA:
        raise ValueError("a JPEG cut short")


def _is_turned(data: bytes) -> bool:
    from PIL import Image

    orientation: int = Image.open(BytesIO(data)).getexif().get(_ORIENTATION, 1)
    return orientation != 1


# --- both --------------------------------------------------------------------------------------


def _open(data: bytes) -> Image:
    """A picture, upright and in sRGB (or grey)."""
    from PIL import Image, ImageOps

    picture: Image.Image = Image.open(BytesIO(data))
    profile = picture.info.get("icc_profile", b"")
    if picture.mode.startswith("I"):
        # 16-bit grey: Pillow's own conversion would cut off what is brighter than 255.
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    elif profile and not _is_srgb(profile) and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        picture = _to_srgb(picture, profile)
    return ImageOps.exif_transpose(picture)


def _is_srgb(profile: bytes) -> bool:
    return any(name in profile for name in _SRGB_NAMES)


def _to_srgb(picture: Image, profile: bytes) -> Image:
    from PIL import ImageCms

    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode=mode,
        )
    except ImageCms.PyCMSError:  # a profile that makes no sense is none
        return picture
    return converted or picture
