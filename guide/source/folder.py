"""The guide's folder, read as a whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from guide.source.files import MISSING_FILE, SourceFile
from guide.source.reading import Anchor, FileResult, ImageUse, Use
from guide.source.textfile import TextFile

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
_MUCH = 300_000
"""Bytes that take longer to read than processes take to start."""
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

    def __init__(
        self,
        folder: Path,
        problems: Problems,
        cache: Cache,
        digests: Mapping[str, str],
        processes: int,
    ) -> None:
        self._folder = folder
        self._problems = problems
        self._cache = cache
        self._digests = digests
        self._processes = processes
        self._language = "en"
        self.sections: dict[str, TextFile] = {}
        """The files of the sections, by their paths."""
        self.names: list[str] = []
        """What stands for all that was read but the texts of sections: see ``TextFile.name`` and ``Bones.name``."""
        self.uses: list[Use] = []
        self.anchors: list[Anchor] = []
        self.images: list[ImageUse] = []
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
        records: tuple[About, ...] = self._records(self._file("about", "guide.yaml"), ())
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
        files = {kind: list(self._existing(kind, paths)) for kind, paths in names.items()}
        self._read_by_all_cores([file for found in files.values() for file in found])
        self.sections = {file.path: file for file in files["section"]}
        return Records(
            tuple(self._sections()),
            *(self._list(kind, found) for kind, found in files.items() if kind != "section"),
        )

    def _existing(self, kind: str, paths: Iterable[str]) -> Iterator[TextFile]:
        for path in paths:
            if path in self._digests or os.path.lexists(self._folder / path):
                yield self._file(kind, path)

    def _file(self, kind: str, path: str) -> TextFile:
        known = self._digests.get(path, "")
        return TextFile(self._folder, kind, path, self._language, self._cache, known)

    def _read_by_all_cores(self, files: Sequence[TextFile]) -> None:
        """Where many files are new, have them read by several processes, and kept."""
        if not self._cache.is_on:
            return
        new = [file for file in files if not self._cache.has(file.name)]
        if sum(file.size for file in new) >= _MUCH:
            for _ in share(_read, new, self._processes):
                pass

    def texts(self) -> Iterator[SourceFile]:
        """Those of the sections."""
        for file in self.sections.values():
            source = file.source(Problems())
            if source is not None:
                yield source

    def _sections(self) -> Iterator[Section]:
        for file in self.sections.values():
            bones = file.bones
            self.names.append(bones.name)
            yield from self._keep(bones.result, ("section", *_IN_TEXT))

    def _list(self, kind: str, files: Iterable[TextFile]) -> tuple[Any, ...]:
        """The records of some files."""
        return tuple(
            [record for file in files for record in self._records(file, (kind, *_IN_TEXT))]
        )

    def _records(self, file: TextFile, kinds: Iterable[str]) -> tuple[Any, ...]:
        """The records of a file, as it was read before if it was."""
        self.names.append(file.name)
        return self._keep(file.meaning, kinds)

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


def _read(file: TextFile) -> None:
    """Read a file, and have its meaning kept."""
    if file.kind == "section":
        file.bones  # noqa: B018
    else:
        file.meaning  # noqa: B018


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
