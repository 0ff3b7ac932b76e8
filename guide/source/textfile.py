"""A text file of a guide, read or known.

What a file means is a function of its kind, path and bytes and of the guide's language. So it is kept under the digest
of the bytes: a file whose digest is known, and whose meaning is kept, is not even opened.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from guide.cache import Cache
from guide.dataclass import replace
from guide.diagnostics import Problems
from guide.digest import digest
from guide.model.records import Section
from guide.model.skeleton import bare, without_text
from guide.source.files import LARGEST, SourceFile, decode, read_bytes
from guide.source.reading import FileResult

_READERS = {
    "about": ("guide.source.about", "read_about"),
    "event": ("guide.source.timeline", "read_timeline"),
    "figure": ("guide.source.figures", "read_figures"),
    "question": ("guide.source.questions", "read_questions"),
    "term": ("guide.source.glossary", "read_glossary"),
    "work": ("guide.source.references", "read_references"),
}
"""Module and function that read the files of each other kind of records: imported where one has work to do."""


class ChangedMeanwhileError(OSError):
    """A file is not what it was when the build began."""


class Bones(NamedTuple):
    """What a section's file means, without the section's text."""

    result: FileResult[Section]
    name: str
    """Stands for what other parts of the guide see of the section; empty where nothing is kept."""


class TextFile:
    """A file of records of a ``kind`` at a ``path`` in a guide's folder. ``known`` is its digest, if it was seen."""

    def __init__(
        self, folder: Path, kind: str, path: str, language: str, cache: Cache, known: str = ""
    ) -> None:
        self.kind = kind
        self.path = path
        self._folder = folder
        self._language = language
        self._cache = cache
        # Folders that are links are not looked into for digests, so only the file itself could lead out.
        self._known = "" if os.path.islink(f"{folder}/{path}") else known  # noqa: PTH114
        self._refusal = Problems()
        """Why it may not be read."""

    @cached_property
    def name(self) -> str:
        """Stands for what the file means: two of the same name mean the same. Empty where nothing is kept."""
        content = self._known or (digest(self._data) if self._data is not None else "")
        return self._cache.name_of("read", self.kind, self.path, content, self._language)

    @cached_property
    def meaning(self) -> FileResult[Any]:
        """What the file means. Raises ChangedMeanwhileError."""
        if self._known or self._data is not None:
            return self._cache.recall_as(self.name, self._read)
        return self._read()

    @property
    def bones(self) -> Bones:
        """Of a section's file: the same without the section's text. Raises ChangedMeanwhileError."""
        if not self.name:
            return Bones(_without_text(self.meaning), "")
        return self._cache.recall_as(f"{self.name}-bones", self._make_bones)

    @property
    def section(self) -> Section:
        """The one section of a file without errors."""
        found: Section = self.meaning.records[0]
        return found

    @property
    def size(self) -> int:
        """Bytes, about."""
        return (self._folder / self.path).stat().st_size

    def source(self, problems: Problems) -> SourceFile | None:
        """The text; None with a finding where it can't be read as text."""
        if self._data is None:
            problems.extend(self._refusal)
            return None
        return decode(self.path, self._data, problems)

    @cached_property
    def _data(self) -> bytes | None:
        return read_bytes(self._folder, self.path, LARGEST, self._refusal)

    def _make_bones(self) -> Bones:
        result = _without_text(self.meaning)
        return Bones(result, self._cache.name(tuple(map(bare, result.records))))

    def _read(self) -> FileResult[Any]:
        if self._known and self._data is not None and digest(self._data) != self._known:
            raise ChangedMeanwhileError(f"'{self.path}' was saved during the build: build again")
        problems = Problems()
        source = self.source(problems)
        if source is None:
            return FileResult(findings=tuple(problems), whole=False)
        if self.kind == "section":
            from guide.source.sections import read_section

            return read_section(source, self._language, self._cache.recall)
        module, name = _READERS[self.kind]
        read: Callable[[SourceFile, str], FileResult[Any]] = getattr(import_module(module), name)
        return read(source, self._language)


def _without_text(result: FileResult[Section]) -> FileResult[Section]:
    return replace(result, records=tuple(map(without_text, result.records)))
