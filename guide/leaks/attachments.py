"""Files inside files: read by what they are, or else for whatever in them can be read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from guide.cache import Cache
from guide.leaks.passages import Passage

_PRINTABLE = re.compile(rb"[ -~\t\r\n]{12,}")
"""What a picture or another binary file may say: its comments."""
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?<")


def attached(where: str, data: bytes) -> Iterator[Passage]:
    """What a file says; ``where`` it is inside of another, or nothing."""
    if data.startswith(b"%PDF"):
        from guide.leaks.pdf_text import pdf_passages

        yield from _inside(where, pdf_passages(data))
    elif data.startswith(b"PK\3\4"):
        from guide.leaks.epub_text import epub_passages

        yield from _inside(where, epub_passages(data))
    elif _MARKUP.match(data):
        from guide.leaks.markup import markup_passages

        yield from markup_passages(where, data.decode("utf-8", "replace"))
    elif data.startswith((b"\xfe\xff", b"\xff\xfe")):
        yield Passage(where, data.decode("utf-16", "replace"))
    else:
        try:
            yield Passage(where, data.decode("utf-8"))
        except UnicodeDecodeError:
            for run in _PRINTABLE.findall(data):
                yield Passage(where, run.decode("ascii"))


def text_of_picture(data: bytes, cache: Cache) -> str:
    """All that a picture says: the words in a drawing, the comments of a photograph."""
    inputs = "text of a picture", cache.digest(data)
    return cache.recall(inputs, lambda: " ".join(each.text for each in attached("", data)))


def _inside(where: str, passages: Iterable[Passage]) -> Iterator[Passage]:
    if not where:
        return iter(passages)
    return (passage._replace(where=f"{where}, {passage.where}") for passage in passages)
