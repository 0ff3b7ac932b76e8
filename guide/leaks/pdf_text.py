"""What a PDF says: the text of its pages, of its structure's descriptions, outline, metadata and attachments.

The text of a page is read block by block: what stands next to each other on paper is no sentence. Text outside of the
structure (running heads) is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial

from guide.leaks.attachments import attached
from guide.leaks.passages import Passage, Portion
from guide.leaks.pdf_objects import Objects, Stream, read_objects, strings_of
from guide.leaks.pdf_pages import Pages

_PAGE = re.compile(r"/Pg (\d+) 0 R")


def pdf_passages(data: bytes) -> Iterator[Passage]:
    """Everything in a file that can be read or read out. Raises UnreadableError for what is not understood."""
    for portion in pdf_portions(data):
        yield from portion.read()


def pdf_portions(data: bytes) -> Iterator[Portion]:
    """A file's pages, some at a time, and what else it says. Raises UnreadableError as above."""
    objects = read_objects(data)
    pages = Pages(objects)
    yield from pages.portions()
    strings = list(_strings(objects, pages.numbers))
    yield Portion([passage.text for passage in strings], lambda: strings)
    for number, stream in objects.streams.items():
        # No page and no font has asked for it: metadata, attachments, whatever else there is.
        if number not in pages.streams_read and not _is_silent(stream):
            yield Portion(stream.data, partial(attached, _name(stream), stream.data))


def _strings(objects: Objects, pages: Mapping[int, int]) -> Iterator[Passage]:
    """Every string of every object: alternative texts, titles, contents of links, metadata."""
    for body in objects.bodies.values():
        if "(" in body:
            for key, text in strings_of(body):
                yield Passage(_place(key, body, pages), text)
    for stream in objects.streams.values():
        for key, text in strings_of(stream.entries):
            yield Passage(key, text)


def _place(key: str, body: str, pages: Mapping[int, int]) -> str:
    page = _PAGE.search(body)
    number = pages.get(int(page[1])) if page else None
    if number:
        return f"page {number} ({key})"
    if "/Parent" in body and key == "Title":
        return "the outline"
    return f"the file's {key}" if key else "a list of names"


def _is_silent(stream: Stream) -> bool:
    """Object streams and cross-references, which are read already, glyphs, colour profiles and pixels."""
    entries = stream.entries
    return (
        "/Type/ObjStm" in entries
        or "/Type/XRef" in entries
        or entries.startswith(("/Length1 ", "/N 3/"))
        or ("/Subtype/Image" in entries and "/Filter/FlateDecode" in entries)
    )


def _name(stream: Stream) -> str:
    if "/Type/Metadata" in stream.entries:
        return "the metadata"
    return "an attachment" if "/Type/EmbeddedFile" in stream.entries else "a stream"
