"""What is read in a finished file."""

from __future__ import annotations

from typing import NamedTuple


class Passage(NamedTuple):
    """A text that a reader of the file can come upon."""

    where: str
    """For the author: ``page 12``, ``page 12 (Alt)``, ``the outline``, ``EPUB/s-july.xhtml``."""
    text: str
    is_sign: bool = False
    """Whether it is no text, but a sign of the file format that a choice is right."""


class UnreadableError(Exception):
    """A file holds something that can't be searched."""
