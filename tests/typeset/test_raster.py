"""Raster pictures: the pixels that come out are the ones that went in."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image as PillowImage
from PIL import ImageCms

from guide.document import Image
from guide.typeset.boxes import Page, PlacedImage, PlacedRow, Row
from tests.pdf_reading import PdfReading, Picture
from tests.typeset.sample import Sample, make_fonts

SIZE = (40, 30)


def gradient(mode: str) -> PillowImage.Image:
    """Red grows to the right, green downwards; the right half is half transparent."""
    picture = PillowImage.new("RGBA", SIZE)
    picture.putdata(
        [(6 * x, 8 * y, 90, 255 if x < 20 else 128) for y in range(30) for x in range(40)]
    )
    return picture.convert(mode)


def encoded(picture: PillowImage.Image, file_format: str, **options: object) -> bytes:
    file = BytesIO()
    picture.save(file, file_format, **options)
    return file.getvalue()


def write(data: bytes, media_type: str = "image/png", places: int = 1) -> bytes:
    sample = Sample(make_fonts())
    sample.images["a"] = Image("a", media_type, data, *SIZE)  # type: ignore[arg-type]
    for index in range(places):
        figure = sample.tree.child("Figure", alt="a picture", bbox=True)
        row = Row(30.0, [PlacedImage(0.0, 30.0, 40.0, 30.0, "a", figure)])
        sample.pages.append(Page(40.0, 30.0, str(index + 1), rows=[PlacedRow(0.0, 0.0, row)]))
    return sample.write()


def shown(data: bytes, media_type: str = "image/png") -> PillowImage.Image:
    """The picture as a reader paints it on white, a pixel a point."""
    return pypdfium2.PdfDocument(write(data, media_type))[0].render(scale=1).to_pil().convert("RGB")


def pictures_of(data: bytes) -> list[Picture]:
    return PdfReading(data).pictures()


def assert_alike(one: PillowImage.Image, other: PillowImage.Image, tolerance: int) -> None:
    assert one.size == other.size
    for x, y in [(1, 1), (18, 15), (30, 5), (38, 28)]:
        expected = pytest.approx(other.convert("RGB").getpixel((x, y)), abs=tolerance)
        assert one.getpixel((x, y)) == expected, (x, y)


# --- PNG ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_opaque_pngs_keep_their_pixels_and_their_encoding(mode: str) -> None:
    picture = gradient("RGB").convert(mode)
    data = encoded(picture, "PNG")
    assert_alike(shown(data), picture, tolerance=1)
    (picture,) = pictures_of(write(data))
    assert picture.data in data


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_transparency_becomes_a_soft_mask(mode: str) -> None:
    picture = gradient("RGBA").convert(mode)
    white = PillowImage.new("RGBA", SIZE, "white")
    expected = PillowImage.alpha_composite(white, picture.convert("RGBA"))
    data = encoded(picture, "PNG")
    assert_alike(shown(data), expected, tolerance=2)
    spaces = {picture.space for picture in pictures_of(write(data))}
    assert spaces == ({"/DeviceGray"} if mode == "LA" else {"/DeviceGray", "/DeviceRGB"})


def test_a_transparent_palette() -> None:
    picture = PillowImage.new("P", SIZE)
    picture.putpalette([255, 0, 0, 0, 0, 255])
    picture.paste(1, (20, 0, 40, 30))
    data = encoded(picture, "PNG", transparency=0)
    found = shown(data)
    assert (found.getpixel((5, 5)), found.getpixel((30, 5))) == ((255, 255, 255), (0, 0, 255))


def test_an_alpha_channel_without_transparency_makes_no_mask() -> None:
    opaque = gradient("RGB").convert("RGBA")
    assert len(pictures_of(write(encoded(opaque, "PNG")))) == 1


def test_sixteen_bit_grey() -> None:
    picture = PillowImage.frombytes("I;16", SIZE, b"\x00\x80" * 1200)
    assert shown(encoded(picture, "PNG")).getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=1)


def test_a_picture_placed_twice_is_written_once() -> None:
    assert len(pictures_of(write(encoded(gradient("RGB"), "PNG"), places=3))) == 1


# --- JPEG --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpegs_pass_through(mode: str, progressive: bool) -> None:  # noqa: FBT001
    picture = gradient("RGB").convert(mode)
    data = encoded(picture, "JPEG", quality=95, progressive=progressive)
    assert_alike(shown(data, "image/jpeg"), picture, tolerance=12)
    (picture,) = pictures_of(write(data, "image/jpeg"))
    assert picture.filter == "/DCTDecode"
    assert picture.data[-200:] == data[-200:]


def test_cmyk_is_converted() -> None:
    picture = gradient("RGB")
    data = encoded(picture.convert("CMYK"), "JPEG", quality=95)
    assert_alike(shown(data, "image/jpeg"), picture, tolerance=12)
    (picture,) = pictures_of(write(data, "image/jpeg"))
    assert picture.space == "/DeviceRGB"


def test_a_turned_photograph_stands_upright() -> None:
    upright = gradient("RGB")
    exif = PillowImage.Exif()
    exif[0x0112] = 6  # to be turned by a quarter clockwise
    lying = upright.transpose(PillowImage.Transpose.ROTATE_90)
    data = encoded(lying, "JPEG", quality=95, exif=exif)
    assert_alike(shown(data, "image/jpeg"), upright, tolerance=12)


def test_the_place_of_a_photograph_is_not_published() -> None:
    exif = PillowImage.Exif()
    exif[0x010E] = "at my house"
    data = encoded(gradient("RGB"), "JPEG", exif=exif, comment=b"at my house")
    assert b"at my house" in data
    (picture,) = pictures_of(write(data, "image/jpeg"))
    assert b"at my house" not in picture.data


def test_colours_of_another_profile_are_converted() -> None:
    linear = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ"))
    plain = encoded(gradient("RGB"), "JPEG", quality=95)
    with_profile = encoded(gradient("RGB"), "JPEG", quality=95, icc_profile=linear.tobytes())
    assert shown(plain, "image/jpeg").tobytes() != shown(with_profile, "image/jpeg").tobytes()


def test_an_srgb_profile_changes_nothing() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(gradient("RGB"), "JPEG", icc_profile=profile)
    (picture,) = pictures_of(write(data, "image/jpeg"))
    assert picture.data[-200:] == data[-200:]
    assert b"ICC_PROFILE" not in picture.data


# --- broken ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "image/png"),
        (b"GIF89a", "image/png"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (encoded(gradient("RGB"), "PNG")[:-20], "image/png"),
        (encoded(gradient("RGB"), "PNG").replace(b"IDAT", b"IDAX"), "image/png"),
        (b"", "image/jpeg"),
        (b"\xff\xd8", "image/jpeg"),
        (b"\xff\xd8\xff\xe0\x00\x04ab\x00", "image/jpeg"),
        (encoded(gradient("RGB"), "JPEG")[:200], "image/jpeg"),
    ],
)
def test_a_broken_picture_is_named(data: bytes, media_type: str) -> None:
    with pytest.raises(ValueError, match="picture 'a'"):
        write(data, media_type)
