"""Pictures: sizes as they are given, and nothing that could do harm."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.diagnostics import Problems
from guide.model.place import Place
from guide.model.records import ImageFile
from guide.source.images import load_images, read_image
from guide.source.reading import ImageUse

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def read(data: bytes | str, file: str = "images/a.svg") -> tuple[ImageFile | None, list[str]]:
    """A picture from its bytes, and the names of the rules that it breaks."""
    problems = Problems()
    media_type = "image/svg+xml"
    if file.endswith(".png"):
        media_type = "image/png"
    elif file.endswith(".jpg"):
        media_type = "image/jpeg"
    image = read_image(file, data.encode() if isinstance(data, str) else data, media_type, problems)
    return image, [finding.rule.name for finding in problems]


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 300 200"', (300, 200)),
        ('viewBox="-10,-10 3e2 200.5"', (300, 200.5)),
        ('width="300" height="200"', (300, 200)),
        ('width="1in" height="2.54cm"', (96, 96)),
        ('width="600" viewBox="0 0 300 200"', (600, 400)),
        ('width="100%" height="100%" viewBox="0 0 300 200"', (300, 200)),
        ('width="72pt" height="6pc"', (96, 96)),
    ],
)
def test_the_size_of_an_svg(attributes: str, size: tuple[float, float]) -> None:
    image, broken = read(f"<svg {NAMESPACE} {attributes}/>")
    assert not broken
    assert image is not None
    assert (image.width, image.height) == pytest.approx(size)


@pytest.mark.parametrize(
    "inner",
    [
        "<title>Map</title><desc>http://example.org</desc><text>javascript: not here</text>",
        '<defs><g id="a"/></defs><use xlink:href="#a"/><use href="#a"/>',
        '<image xlink:href="data:image/png;base64,AAAA"/>',
        '<rect fill="url(#a)" style="mask:url(#b)" aria-label="See (https://example.org)"/>',
        "<style>/* http://example.org */ @namespace svg url(http://www.w3.org/2000/svg); a{b:c}</style>",
        '<metadata><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" r:resource="http://a"/></metadata>',
    ],
)
def test_harmless_svg(inner: str) -> None:
    assert read(f'<svg {NAMESPACE} viewBox="0 0 1 1">{inner}</svg>')[1] == []


@pytest.mark.parametrize(
    ("inner", "rule"),
    [
        ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'/>", "svg-script"),
        ("<g ONLOAD='x'/>", "svg-script"),
        ("<a xlink:href='&#106;avascript:x'/>", "svg-script"),
        ("<animate attributeName='href' to='javascript:x'/>", "svg-script"),
        ("<a xlink:href='//example.org'/>", "svg-external"),
        ("<image href='file:///etc/passwd'/>", "svg-external"),
        ("<image href='data:image/svg+xml,x'/>", "svg-external"),
        ("<image href='data:text/html,x'/>", "svg-external"),
        ("<g style='background: URL( \"a.png\" )'/>", "svg-external"),
        ("<g style='b: image-set(\"https://a/b.png\" 1x)'/>", "svg-external"),
        ("<style><![CDATA[@im\\70ort 'a';]]></style>", "svg-external"),
        ("<f:iframe xmlns:f='http://www.w3.org/1999/xhtml' src='https://a'/>", "svg-external"),
        ("<g xml:base='https://a/'/>", "svg-external"),
        ("<g id='a'><use href='#a'/></g>", "svg-complex"),
        ("<g>" * 200 + "</g>" * 200, "svg-complex"),
        ("<g>", "svg-syntax"),
        ("&nbsp;", "svg-syntax"),
    ],
)
def test_harmful_or_broken_svg(inner: str, rule: str) -> None:
    image, broken = read(f'<svg {NAMESPACE} viewBox="0 0 1 1">{inner}</svg>')
    assert image is None
    assert broken == [rule]


def test_an_svg_in_an_encoding_that_epubs_may_not_have() -> None:
    text = f"<?xml version='1.0' encoding='iso-8859-1'?><svg {NAMESPACE} viewBox='0 0 1 1'/>"
    assert read(text.encode("latin-1"))[1] == ["svg-syntax"]


@pytest.mark.parametrize(
    ("kind", "mode"), [("png", "RGBA"), ("png", "L"), ("jpg", "RGB"), ("jpg", "L")]
)
def test_real_pictures_are_read_from_their_headers(kind: str, mode: str) -> None:
    from PIL import Image

    written = io.BytesIO()
    Image.new(mode, (31, 17)).save(written, "PNG" if kind == "png" else "JPEG")
    image, broken = read(written.getvalue(), f"images/a.{kind}")
    assert not broken
    assert image is not None
    assert (image.width, image.height) == (31, 17)
    assert read(written.getvalue()[:-3], f"images/a.{kind}")[1] == ["broken-image"]


@given(st.binary(max_size=200), st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg "]))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_reported(data: bytes, start: bytes) -> None:
    for file in ("images/a.png", "images/a.jpg", "images/a.svg"):
        image, broken = read(start + data, file)
        assert (image is None) == bool(broken)


def test_a_bomb_is_told_by_its_header_alone() -> None:
    from zlib import crc32

    header = b"IHDR" + struct.pack(">IIBBBBB", 2**31 - 1, 2**31 - 1, 8, 2, 0, 0, 0)
    end = b"IEND"
    chunks = b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", crc32(chunk))
        for chunk in (header, end)
    )
    assert read(b"\x89PNG\r\n\x1a\n" + chunks, "images/a.png")[1] == ["image-pixels"]


def test_a_picture_is_loaded_once_and_reported_once(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images/a.svg").write_text(f'<svg {NAMESPACE} viewBox="0 0 1 1"/>')
    uses = [
        ImageUse(file, Place("a.md", line), 1.0)
        for line, file in enumerate(["images/a.svg", "images/b.svg"] * 2, 1)
    ]
    problems = Problems()
    assert list(load_images(tmp_path, uses, problems)) == ["images/a.svg"]
    assert [finding.place.line for finding in problems] == [2]
