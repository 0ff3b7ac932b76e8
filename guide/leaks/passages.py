"""What is read in a finished file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple


class Passage(NamedTuple):
    """A text that a reader of the file can come upon."""

    where: str
    """For the author: ``page 12``, ``page 12 (Alt)``, ``the outline``, ``EPUB/s-july.xhtml``."""
    text: str
    is_sign: bool = False
    """Whether it is no text, but a sign of the file format that a choice is right."""


class Portion(NamedTuple):
    """A part of a file that is read by itself: some pages, a member of a package."""

    key: object
    """All that the texts of its passages are read from, as plain values; not where in the file they stand."""
    read: Callable[[], Iterable[Passage]]
    """Raises UnreadableError."""


class UnreadableError(Exception):
    """A file holds something that can't be searched."""
