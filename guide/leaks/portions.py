"""A finished file in portions, so that after an edit only those that are new have to be read and searched."""

from __future__ import annotations

from collections.abc import Iterator

from guide.leaks.attachments import attached
from guide.leaks.passages import Passage, Portion

SHORT = 64_000
"""Bytes of a file, such as a handout, that is sooner read as a whole than taken apart."""


def portions_of(data: bytes) -> Iterator[Portion]:
    """What a file is made of, whatever it is. Raises UnreadableError."""
    if len(data) < SHORT:
        yield Portion(data, lambda: attached("", data))
    elif data.startswith(b"%PDF"):
        from guide.leaks.pdf_text import pdf_portions

        yield from pdf_portions(data)
    elif data.startswith(b"PK\3\4"):
        from guide.leaks.epub_text import epub_portions

        yield from epub_portions(data)
    else:
        yield Portion(data, lambda: attached("", data))


def passages_of(data: bytes) -> Iterator[Passage]:
    """All that a file says. Raises UnreadableError."""
    return attached("", data)
