"""What an EPUB says: every member of the package, and the names of its files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from guide.leaks.attachments import attached
from guide.leaks.passages import Passage, Portion, UnreadableError

_SILENT = (".ttf", ".otf", ".woff", ".woff2")
"""Fonts: glyphs and their names."""


def epub_passages(data: bytes) -> Iterator[Passage]:
    """Raises UnreadableError where the file is no ZIP, or a member is damaged."""
    for portion in epub_portions(data):
        yield from portion.read()


def epub_portions(data: bytes) -> Iterator[Portion]:
    """Each member, and what the package says about them. Raises UnreadableError as above."""
    try:
        with ZipFile(BytesIO(data)) as package:
            names = tuple(_names(package))
            yield Portion([passage.text for passage in names], lambda: names)
            for member in package.infolist():
                name = member.filename
                if not name.endswith(_SILENT):
                    content = package.read(member)
                    yield Portion(content, partial(attached, name, content))
    except BadZipFile as error:
        raise UnreadableError(f"the package is damaged: {error}") from None


def _names(package: ZipFile) -> Iterator[Passage]:
    yield Passage("the package's comment", package.comment.decode("utf-8", "replace"))
    for member in package.infolist():
        yield Passage("the names of files", member.filename)
        comment = member.comment.decode("utf-8", "replace")
        yield Passage(f"the comment of {member.filename}", comment)
