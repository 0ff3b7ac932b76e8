"""Compiling after an edit: only the pieces of a document that it touches.

Most of an edition is a function of the guide's bare skeleton, which is the guide without the texts of its sections and
what else of them nobody is shown; a section is one of the skeleton and its own text. So is each piece kept: by the
names of exactly what it is given. An edited sentence changes one text, and no skeleton.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from guide.cache import Cache, Later
from guide.compile import sections
from guide.compile.compilation import Compilation, Tables, Used, start, tables_of
from guide.compile.compile import CHAPTERS, CHAPTERS_OF_TEXTS, compile_guide, document
from guide.compile.editions import Edition, Part
from guide.dataclass import fields, replace
from guide.document import Blocks, Division, Document, Note
from guide.model.records import Guide, Section
from guide.model.skeleton import Skeleton, bare

_Content: TypeAlias = tuple[Blocks, tuple[Note, ...]]
_CONTENT = ("blocks", "notes")
"""The fields that hold a division's content."""


class Piece(NamedTuple):
    """Some divisions, and what making them told."""

    shells: tuple[Division, ...]
    """Divisions without content."""
    contents: tuple[Later[_Content], ...]
    digests: tuple[bytes, ...]
    """Of the whole divisions: see ``Cache.digest``."""
    used: Used


class KeptDivision(Division):
    """A division whose content is unpacked when somebody looks into it: after an edit, nobody does into most."""

    __slots__ = ("_content",)

    def __init__(self, shell: Division, content: Later[_Content]) -> None:
        for each in fields(shell):
            if each.name not in _CONTENT:
                setattr(self, each.name, getattr(shell, each.name))
        self._content = content

    def __getattr__(self, name: str) -> Any:
        """Called for what is not there yet."""
        if name not in _CONTENT:
            raise AttributeError(name)
        for each, value in zip(_CONTENT, self._content(), strict=True):
            setattr(self, each, value)
        return getattr(self, name)


class Desk:
    """Compiles the editions of one guide, each piece of them only if it is new."""

    def __init__(self, skeleton: Skeleton, cache: Cache) -> None:
        self.skeleton = skeleton
        self.cache = cache

    @cached_property
    def guide(self) -> Guide:
        """What pieces are compiled from, beside the texts of sections; the same object as long as it is the same."""
        guide = self.skeleton.guide
        return self.cache.at_hand(
            f"{self.skeleton.name}-bare",
            lambda: replace(guide, sections=tuple(map(bare, guide.sections))),
        )

    def for_text(self, section: Section) -> Tables:
        """What a section's text is compiled by: see ``Tables.of_texts``."""
        tables = tables_of(self.guide).of_texts()
        return replace(tables, told={section.id: tables.told.get(section.id, ())})

    def name_for_text(self, section: Section) -> str:
        """What stands for that."""
        return self._names_for_texts[section.id]

    @cached_property
    def _names_for_texts(self) -> Mapping[str, str]:
        """By section. After most edits all are as they were."""
        return self.cache.recall(("texts", self.skeleton.name), self._name_texts)

    def _name_texts(self) -> Mapping[str, str]:
        tables = tables_of(self.guide).of_texts()
        numbers = tables.numbers.sections, tables.numbers.questions, tables.numbers.in_sections
        inputs = tables.guide, numbers, tables.names, tables.works, tables.moments
        common, name = self.cache.digest(inputs), self.cache.name
        return {
            section.id: name((common, tables.told.get(section.id, ())))
            for section in self.guide.sections
        }

    def compile(self, edition: Edition) -> Document:
        """One edition: as ``compile_guide``."""
        if not self.cache.is_on:
            return compile_guide(self.skeleton.whole, edition)
        return document(_Compiler(self, start(self.guide, edition)))


class _Compiler:
    """Compiles the pieces of one edition that are not known."""

    def __init__(self, desk: Desk, compilation: Compilation) -> None:
        self.compilation = compilation
        self._desk = desk
        self._edition = desk.cache.name(compilation.edition)

    def chapter(self, part: Part) -> Iterable[Division]:
        if part in CHAPTERS_OF_TEXTS:
            whole = replace(
                start(self._desk.skeleton.whole, self.compilation.edition),
                used=self.compilation.used,
            )
            return CHAPTERS_OF_TEXTS[part](whole)
        return self._piece((part,), CHAPTERS[part], self._desk.skeleton.name)

    def section(self, section: Section, level: int) -> Division:
        text, desk = self._desk.skeleton.text_of(section), self._desk
        asks = _asks_in_sections(self.compilation)
        # An edited question leaves texts as they are that ask none.
        given = desk.skeleton.name if asks else desk.name_for_text(section)

        def make(own: Compilation) -> Iterable[Division]:
            if not asks:
                own = replace(own, tables=desk.for_text(section), sections=())
            return (sections.section(own, text.section, level),)

        (division,) = self._piece(("section", str(level), text.name), make, given)
        return division

    def _piece(
        self,
        what: tuple[str, ...],
        build: Callable[[Compilation], Iterable[Division]],
        given: str,
    ) -> tuple[Division, ...]:
        """What is built of what ``given`` stands for, and of the edition."""
        cache, compilation = self._desk.cache, self.compilation

        def make() -> Piece:
            own = replace(compilation, used=Used())
            return _piece_of(tuple(build(own)), own.used, cache)

        found = cache.recall_as(cache.name_of("piece", given, self._edition, *what), make)
        divisions = tuple(map(KeptDivision, found.shells, found.contents))
        for division, digest in zip(divisions, found.digests, strict=True):
            cache.know(division, digest)
        self.compilation.used.add(found.used)
        return divisions


def _asks_in_sections(compilation: Compilation) -> bool:
    practice = compilation.guide.about.practice
    is_spread = practice is not None and practice.place == "sections"
    return compilation.edition.questions == "section" or is_spread


def _piece_of(divisions: tuple[Division, ...], used: Used, cache: Cache) -> Piece:
    return Piece(
        tuple(replace(division, blocks=(), notes=()) for division in divisions),
        tuple(Later((division.blocks, division.notes)) for division in divisions),
        tuple(map(cache.digest, divisions)),
        used,
    )
