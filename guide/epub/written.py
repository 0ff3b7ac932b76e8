"""A division as a document, with what the rest of the book has to know of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from guide.cache import Cache
from guide.dataclass import dataclass, replace
from guide.document import Division, Document
from guide.epub.links import ids_of, links_of
from guide.epub.pages import PageMark
from guide.epub.resources import IMAGES, UP

_PICTURE = re.compile(r"<img |<svg (?![^>]*aria-hidden)")
"""A drawing that is hidden from assistive technology only repeats words beside it."""
_SHOWN = re.compile(re.escape(UP + IMAGES) + r'([^"]*)"')


@dataclass(frozen=True, slots=True)
class Written:
    """A document whose links lead to ids as if the book were one file; claims about it are read off it."""

    text: str
    ids: tuple[str, ...]
    """In their order; one that stands there twice is there twice."""
    links: tuple[str, ...]
    """The ids that it links to, each once."""
    images: tuple[str, ...]
    """File names of the pictures that it shows."""
    has_pictures: bool
    """Whether it shows any to those who use assistive technology, drawings among them."""
    properties: tuple[str, ...]
    """In the manifest: mathml, svg."""


_CONTENT = "<!-- content -->"
"""Stands for the content in a document's frame; no text of an author's has such characters unescaped."""


def write(
    document: Document, division: Division, marks: Mapping[int, Sequence[PageMark]], cache: Cache
) -> Written:
    """Raises ValueError where a page is said to start in a block that the division has not."""
    # A build that knows all its divisions does not load what writes blocks.
    from guide.epub.divisions import division_page
    from guide.epub.render import render

    page = division_page(document, division, marks)
    frame = replace(page, content=_CONTENT)
    # Head and title stay the same when a sentence is edited.
    around = cache.recall(("frame", frame), lambda: render("division.xhtml.j2", page=frame))
    text = around.replace(_CONTENT, page.content, 1)
    held = (("mathml", "<math "), ("svg", "<svg "))
    return Written(
        text=text,
        ids=ids_of(text),
        links=links_of(text),
        images=tuple(dict.fromkeys(_SHOWN.findall(text))),
        has_pictures=_PICTURE.search(text) is not None,
        properties=tuple(name for name, start in held if start in text),
    )
