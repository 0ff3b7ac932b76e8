"""The README's pictures: a spread of the PDF and three screens of the EPUB.

    python build_guide.py && python tools/make_pictures.py out

Needs the extra ``dev``, and what ``tests/node_tools.py`` installs.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.validators_epub import read  # noqa: E402 (the checkout is not installed)

SLUG = "khalkhin-gol"
SPREAD_SHOWS = "Figure 1 The theatre"
SCREENS = ("s-background.xhtml", "timeline.xhtml", "questions.xhtml")
SCALE = 1.3
"""Pixels a point."""
COLOURS = 192


def main(out: Path) -> None:
    save(spread(out / f"{SLUG}.pdf"), "spread.png")
    save(screens((out / f"{SLUG}.epub").read_bytes()), "epub.png")


def spread(path: Path) -> Image.Image:
    """The two facing pages with the first map."""
    pdf = pypdfium2.PdfDocument(path)
    left = next(index for index, page in enumerate(pdf) if SPREAD_SHOWS in text_of(page))
    left -= int(pdf.get_page_label(left)) % 2  # left pages have even numbers
    return beside([pdf[index].render(scale=SCALE).to_pil() for index in (left, left + 1)], gap=0)


def text_of(page: pypdfium2.PdfPage) -> str:
    return page.get_textpage().get_text_range().replace("\r\n", " ")


def screens(book: bytes) -> Image.Image:
    """Pages as foliate-js shows them on a phone."""
    with TemporaryDirectory() as folder:
        read(book, "foliate", Path(folder), width=360, height=640, shots=SCREENS)
        shots = [Image.open(Path(folder, f"foliate-{name}.png")).convert("RGB") for name in SCREENS]
        return beside([shot.resize((360, 640), Image.Resampling.LANCZOS) for shot in shots], gap=24)


def beside(pictures: list[Image.Image], gap: int) -> Image.Image:
    """Pictures in a row, each with a hairline around it."""
    framed = [ImageOps.expand(picture, border=1, fill="#c4cace") for picture in pictures]
    width = sum(picture.width for picture in framed) + gap * (len(framed) - 1)
    row = Image.new("RGB", (width, framed[0].height), "white")
    left = 0
    for picture in framed:
        row.paste(picture, (left, 0))
        left += picture.width + gap
    return row


def save(picture: Image.Image, name: str) -> None:
    """As a small PNG in docs/."""
    few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(ROOT / "docs" / name, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
