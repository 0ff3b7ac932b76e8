"""What an EPUB says: every member of the package, and the names of its files."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from guide.leaks.attachments import attached
from guide.leaks.passages import Passage, UnreadableError

_SILENT = (".ttf", ".otf", ".woff", ".woff2")
"""Fonts: glyphs and their names."""


def epub_passages(data: bytes) -> Iterator[Passage]:
    """Raises UnreadableError where the file is no ZIP, or a member is damaged."""
    try:
        with ZipFile(BytesIO(data)) as package:
            yield Passage("the package's comment", package.comment.decode("utf-8", "replace"))
            for member in package.infolist():
                name = member.filename
                yield Passage("the names of files", name)
                yield Passage(f"the comment of {name}", member.comment.decode("utf-8", "replace"))
                if not name.endswith(_SILENT):
                    yield from attached(name, package.read(member))
    except BadZipFile as error:
        raise UnreadableError(f"the package is damaged: {error}") from None
