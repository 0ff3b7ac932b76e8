"""Pictures: ``![alt](images/map.svg "Caption"){#id width=80% credit="…"}`` alone in a paragraph."""

from __future__ import annotations

import re
from urllib.parse import unquote

from markdown_it.token import Token

from guide.diagnostics import rule
from guide.model.text import Inlines, Picture
from guide.source.markdown import attributes
from guide.source.markdown.attributes import Attributes
from guide.source.markdown.converter import plain_text
from guide.source.markdown.inlines import LONGEST, read_inlines
from guide.source.markdown.parser import parse_inline
from guide.source.markdown.passage import Passage
from guide.source.reading import Anchor, ImageUse

EMPTY_ALT = rule(
    "empty-alt",
    "error",
    "A picture is described in words for those who can't see it, unless it is marked {.decorative}.",
)
PICTURE_WIDTH = rule(
    "picture-width", "error", "A picture's width is a share of the line: width=80%."
)

_KNOWN = ("#", "width", "credit", ".decorative")
_PERCENTAGE = re.compile(r"(\d{1,3}(?:\.\d{1,3})?)%")


def read(passage: Passage) -> Picture | None:
    """The picture that a paragraph consists of, or None where there is other text in it."""
    if not passage.content.startswith("![") or len(passage.content) > LONGEST:
        return None
    tokens = parse_inline(passage.content, passage.scope.references)
    if not tokens or tokens[0].type != "image":
        return None
    if any(token.type != "text" or token.content.strip() for token in tokens[1:]):
        return None
    token = tokens[0]
    found: Attributes = token.meta.get("attributes", attributes.NONE)
    reading = passage.scope.reading
    attributes.check(found, _KNOWN, "a picture", reading, passage.place)
    place = passage.place()
    if found.id is not None:
        reading.anchors.append(Anchor("image", found.id, passage.place(found.at["#"])))
    file = unquote(str(token.attrs.get("src", "")))
    width = _width(found, passage)
    reading.images.append(ImageUse(file, place, width or 1.0))
    return Picture(
        file=file,
        alt=_alt(token, found, passage),
        caption=_caption(token, passage),
        id=found.id,
        width=width,
        credit=reading.finish(found.values.get("credit", ""), "", ""),
        decorative="decorative" in found.classes,
        place=place,
    )


def _alt(token: Token, found: Attributes, passage: Passage) -> str:
    alt = plain_text(token.children or []).strip()
    if not alt and "decorative" not in found.classes:
        passage.scope.reading.report(
            EMPTY_ALT,
            passage.place(),
            "this picture has no description",
            "write ![what can be seen](file), or mark it {.decorative}",
        )
    return passage.scope.reading.finish(alt, "", "")


def _caption(token: Token, passage: Passage) -> Inlines:
    title = str(token.attrs.get("title", ""))
    if not title:
        return ()
    offset = passage.content.find(title, len(token.content))
    return read_inlines(passage.part(title, max(offset, 0)))


def _width(found: Attributes, passage: Passage) -> float | None:
    text = found.values.get("width")
    if text is None:
        return None
    match = _PERCENTAGE.fullmatch(text)
    share = float(match[1]) / 100 if match else 0.0
    if not 0 < share <= 1:
        passage.scope.reading.report(
            PICTURE_WIDTH,
            passage.place(found.at["width"]),
            f"'{text[:20]}' is not a width",
            "write a share of the line, such as width=80%",
        )
        return None
    return share
