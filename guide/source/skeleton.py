"""Sections' files, read or known: their texts are fetched by those who need them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from guide.cache import Cache
from guide.dataclass import replace
from guide.model.records import Section
from guide.model.skeleton import without_text
from guide.source.reading import FileResult


class SectionFile:
    """A section's file, read or known."""

    def __init__(self, cache: Cache, name: str, read: Callable[[], FileResult[Section]]) -> None:
        self.name = name
        """Two of the same name say the same; nothing where nothing is kept."""
        self._cache = cache
        self._read = read

    @cached_property
    def whole(self) -> FileResult[Section]:
        """What the file means."""
        return self._cache.recall_as(self.name, self._read)

    @property
    def section(self) -> Section:
        """The one section of a file without errors."""
        return self.whole.records[0]

    @property
    def bones(self) -> FileResult[Section]:
        """The same without the section's text."""
        if not self.name:
            return _without_text(self.whole)
        return self._cache.recall_as(f"{self.name}-bones", lambda: _without_text(self.whole))


def _without_text(result: FileResult[Section]) -> FileResult[Section]:
    return replace(result, records=tuple(map(without_text, result.records)))
