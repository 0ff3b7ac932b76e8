"""Compiling after an edit: only the pieces of a document that it touches.

Most of an edition is a function of the guide's bare skeleton, which is the guide without the texts of its sections and
what else of them nobody is shown; a section is one of the skeleton and its own text. So is each piece kept: by the
names of exactly what it is given. An edited sentence changes one text, and no skeleton.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from guide.cache import Cache, Later
from guide.compile import sections
from guide.compile.compilation import Compilation, Tables, Used, start, tables_of
from guide.compile.compile import CHAPTERS, CHAPTERS_OF_TEXTS, compile_guide, document
from guide.compile.editions import Edition, Part
from guide.dataclass import fields, replace
from guide.document import Blocks, Division, Document, Note
from guide.model.records import Section
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
        self.guide = replace(skeleton.guide, sections=tuple(map(bare, skeleton.guide.sections)))
        """What pieces are compiled from, beside the texts of sections."""

    @cached_property
    def name(self) -> str:
        """Stands for the bare guide."""
        images = [self.cache.digest(image) for image in self.guide.images.values()]
        return self.cache.name(("bare", self.skeleton.others, self.guide.sections, images))

    def for_text(self, section: Section) -> tuple[Tables, str]:
        """What a section's text is compiled by, and what stands for that: see ``Tables.of_texts``."""
        tables, name = self._for_texts
        told = tables.told.get(section.id, ())
        return replace(tables, told={section.id: told}), self.cache.name((name, told))

    @cached_property
    def _for_texts(self) -> tuple[Tables, str]:
        tables = tables_of(self.guide).of_texts()
        numbers = tables.numbers.sections, tables.numbers.questions, tables.numbers.in_sections
        inputs = tables.guide, numbers, tables.names, tables.works, tables.moments
        return tables, self.cache.name(("texts", inputs))

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

    def chapter(self, part: Part) -> Iterable[Division]:
        if part in CHAPTERS_OF_TEXTS:
            whole = replace(
                start(self._desk.skeleton.whole, self.compilation.edition),
                used=self.compilation.used,
            )
            return CHAPTERS_OF_TEXTS[part](whole)
        return self._piece((part,), CHAPTERS[part], self.compilation, self._desk.name)

    def section(self, section: Section, level: int) -> Division:
        text, compilation = self._desk.skeleton.text_of(section), self.compilation
        given = self._desk.name
        if not _asks_in_sections(compilation):
            # An edited question leaves the texts as they are.
            tables, given = self._desk.for_text(section)
            compilation = replace(compilation, tables=tables, sections=())

        def make(own: Compilation) -> Iterable[Division]:
            return (sections.section(own, text.section, level),)

        (division,) = self._piece(("section", level, text.name), make, compilation, given)
        return division

    def _piece(
        self,
        what: tuple[str | int, ...],
        build: Callable[[Compilation], Iterable[Division]],
        compilation: Compilation,
        given: str,
    ) -> tuple[Division, ...]:
        """What is built of a compilation that ``given`` stands for, beside its edition."""
        cache = self._desk.cache

        def make() -> Piece:
            own = replace(compilation, used=Used())
            return _piece_of(tuple(build(own)), own.used, cache)

        found = cache.recall(("piece", given, compilation.edition, what), make)
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
