"""The guide's folder, read as a whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from guide.cache import Cache
from guide.dataclass import dataclass
from guide.diagnostics import Problems, did_you_mean, rule
from guide.model import calendar
from guide.model.place import Place
from guide.model.records import (
    About,
    Event,
    Figure,
    Guide,
    ImageFile,
    Part,
    Question,
    Section,
    Term,
    Work,
)
from guide.processes import share
from guide.source.files import MISSING_FILE, SourceFile, read_source
from guide.source.reading import Anchor, FileResult, ImageUse, Use
from guide.source.skeleton import SectionFile

UNKNOWN_FILE = rule("unknown-file", "warning", "A file in the guide's folder is one that is read.")

_Record = TypeVar("_Record")

_TOP = (
    "guide.yaml",
    "timeline.yaml",
    "figures.yaml",
    "questions.yaml",
    "glossary.yaml",
    "references.yaml",
    "references.json",
)
_READERS = {
    "section": ("guide.source.sections", "read_section"),
    "event": ("guide.source.timeline", "read_timeline"),
    "figure": ("guide.source.figures", "read_figures"),
    "question": ("guide.source.questions", "read_questions"),
    "term": ("guide.source.glossary", "read_glossary"),
    "work": ("guide.source.references", "read_references"),
}
"""Module and function that read the files of each kind of records, but for guide.yaml."""
_MUCH = 300_000
"""Characters that take longer to read than processes take to start."""
_DATA = (".yaml", ".yml", ".json")
_IN_TEXT = ("image", "table", "heading")
"""Kinds of ids that any Markdown can give."""


@dataclass(slots=True)
class Records:
    """The records of all files, in file order."""

    sections: tuple[Section, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    questions: tuple[Question, ...] = ()
    terms: tuple[Term, ...] = ()
    works: tuple[Work, ...] = ()


class Shelf:
    """The files of a folder, each read once; keeps what they ask of each other."""

    def __init__(self, folder: Path, problems: Problems, cache: Cache, processes: int) -> None:
        self._folder = folder
        self._problems = problems
        self._cache = cache
        self._processes = processes
        self._language = "en"
        self.files: dict[str, SectionFile] = {}
        """Of the sections, by their paths."""
        self.names: list[str] = []
        """What stands for all other files: see ``Cache.name``."""
        self.texts: list[SourceFile] = []
        """The files of the sections."""
        self.uses: list[Use] = []
        self.anchors: list[Anchor] = []
        self.images: list[ImageUse] = []
        self._kept_as: dict[str, str] = {}
        """By path."""
        self.characters: set[str] = set()
        """Those beyond ASCII that stand in any file."""
        self.unsure: set[str] = set()
        """Kinds of which there may be more than could be read."""

    def about(self) -> About | None:
        """What guide.yaml says, which also tells the language of all other files."""
        if not (self._folder / "guide.yaml").exists():
            self._problems.add(
                MISSING_FILE, Place("guide.yaml"), "there is no guide.yaml in this folder"
            )
            return None
        source = read_source(self._folder, "guide.yaml", self._problems)
        records: tuple[About, ...] = self._records("about", source, ()) if source else ()
        if not records:
            return None
        self._language = records[0].language
        return records[0]

    def records(self) -> Records:
        names = {
            "section": self._files_in("sections", ".md"),
            "event": ("timeline.yaml",),
            "figure": ("figures.yaml",),
            "question": ("questions.yaml", *self._files_in("questions", ".yaml")),
            "term": ("glossary.yaml",),
            "work": ("references.yaml", "references.json"),
        }
        if not names["section"]:
            self._problems.add(
                MISSING_FILE, Place("sections"), "there is no section", "write sections/01-first.md"
            )
        sources = {kind: list(self._sources(kind, files)) for kind, files in names.items()}
        self._read_by_all_cores(sources)
        return Records(
            self._sections(sources.pop("section")),
            *(self._list(kind, files) for kind, files in sources.items()),
        )

    def _sources(self, kind: str, names: Iterable[str]) -> Iterator[SourceFile]:
        """The texts of the files that exist."""
        for name in names:
            if not os.path.lexists(self._folder / name):  # a link to nothing is there
                continue
            source = read_source(self._folder, name, self._problems)
            if source is None:
                self.unsure.update((kind, *_IN_TEXT))
            else:
                yield source

    def _read_by_all_cores(self, sources: Mapping[str, Sequence[SourceFile]]) -> None:
        """Where many files are new, have them read by several processes, and kept."""
        new = [
            (kind, source)
            for kind, files in sources.items()
            for source in files
            if not self._cache.has(self._name(kind, source))
        ]
        if sum(len(source.text) for _, source in new) < _MUCH or not self._cache.is_on:
            return

        def read(file: tuple[str, SourceFile]) -> None:
            if file[0] == "section":
                self._section_file(file[1]).bones  # noqa: B018  (it is kept)
            else:
                self._result(*file)

        for _ in share(read, new, self._processes):
            pass

    def _sections(self, sources: Iterable[SourceFile]) -> tuple[Section, ...]:
        sections: list[Section] = []
        for source in sources:
            self.texts.append(source)
            file = self.files[source.name] = self._section_file(source)
            sections += self._keep(file.bones, ("section", *_IN_TEXT))
        return tuple(sections)

    def _section_file(self, source: SourceFile) -> SectionFile:
        read = partial(self._read, "section", source)
        return SectionFile(self._cache, self._name("section", source), read)

    def _list(self, kind: str, sources: Iterable[SourceFile]) -> tuple[Any, ...]:
        """The records of some files."""
        return tuple(
            [
                record
                for source in sources
                for record in self._records(kind, source, (kind, *_IN_TEXT))
            ]
        )

    def _records(self, kind: str, source: SourceFile, kinds: Iterable[str]) -> tuple[Any, ...]:
        """The records of a file, as it was read before if it was."""
        self.names.append(self._name(kind, source))
        return self._keep(self._result(kind, source), kinds)

    def _result(self, kind: str, source: SourceFile) -> FileResult[Any]:
        name = self._name(kind, source)
        return self._cache.recall_as(name, partial(self._read, kind, source))

    def _name(self, kind: str, source: SourceFile) -> str:
        """What a file's result is kept as."""
        known = self._kept_as.get(source.name)
        if known is None:
            inputs = ("read", kind, source.name, source.text, self._language)
            known = self._kept_as[source.name] = self._cache.name(inputs)
        return known

    def _read(self, kind: str, source: SourceFile) -> FileResult[Any]:
        return _read_file(kind, source, self._language)

    def _keep(self, result: FileResult[_Record], kinds: Iterable[str]) -> tuple[_Record, ...]:
        self._problems.extend(result.findings)
        self.uses += result.mentions.uses
        self.anchors += result.mentions.anchors
        self.images += result.mentions.images
        self.characters.update(result.characters)
        if not result.whole:
            self.unsure.update(kinds)
        return result.records

    def _files_in(self, folder: str, suffix: str) -> tuple[str, ...]:
        """The files of a folder with an ending, by name; hidden ones are none."""
        return tuple(
            f"{folder}/{name}"
            for name in _names(self._folder / folder)
            if name.endswith(suffix) and not name.startswith(".")
        )

    def check_files(self) -> None:
        """Warn of files that look as if they should be read."""
        for name in _names(self._folder):
            if name.endswith(_DATA) and name not in _TOP:
                self._report_unknown(name, did_you_mean(name, _TOP))
        for folder, suffix in (("sections", ".md"), ("questions", ".yaml")):
            for name in _names(self._folder / folder):
                if not name.endswith(suffix) and not name.startswith("."):
                    self._report_unknown(f"{folder}/{name}", f"its name should end in {suffix}")

    def _report_unknown(self, name: str, hint: str) -> None:
        if (self._folder / name).is_file():
            self._problems.add(UNKNOWN_FILE, Place(name), "this file is not read", hint)


def _read_file(kind: str, source: SourceFile, language: str) -> FileResult[Any]:
    """What a file means, by the kind of its records. Readers are imported only where one has work to do."""
    if kind == "about":
        from guide.source.about import read_about

        return read_about(source)
    module, name = _READERS[kind]
    read: Callable[[SourceFile, str], FileResult[Any]] = getattr(import_module(module), name)
    return read(source, language)


def _names(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []


def assemble(about: About, records: Records, images: dict[str, ImageFile]) -> Guide:
    """The guide in reading order."""
    sections = _in_order(about, records.sections)
    position = {section.id: index for index, section in enumerate(sections)}
    last = len(sections)
    return Guide(
        about,
        sections,
        tuple(sorted(records.events, key=lambda event: calendar.sort_key(event.date))),
        records.figures,
        tuple(sorted(records.questions, key=lambda asked: position.get(asked.section, last))),
        records.terms,
        records.works,
        images,
    )


def outlined(about: About) -> tuple[str, ...]:
    """The ids of the sections that guide.yaml puts in order."""
    return tuple(
        name
        for entry in about.outline
        for name in (entry.sections if isinstance(entry, Part) else (entry,))
    )


def _in_order(about: About, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """As guide.yaml has them; sections that it leaves out (an error) come last."""
    position = {name: index for index, name in enumerate(outlined(about))}
    return tuple(sorted(sections, key=lambda section: position.get(section.id, len(position))))
