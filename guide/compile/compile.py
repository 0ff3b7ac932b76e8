"""Guide to Document: each part of the edition in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Protocol, TypeAlias

from guide.compile import (
    answers,
    back,
    figures,
    front,
    organiser,
    practice_pages,
    questions,
    revision_log,
    sections,
    teacher_notes,
    timeline,
)
from guide.compile.compilation import Compilation, start
from guide.compile.editions import Edition, Part
from guide.compile.images import images_of
from guide.compile.metadata import furniture, metadata
from guide.compile.origins import Origins
from guide.document import Division, Document
from guide.model.records import Guide

_Builder: TypeAlias = Callable[[Compilation], Iterable[Division]]

CHAPTERS: Mapping[Part, _Builder] = {
    "cover": lambda compilation: (front.cover(compilation),),
    "imprint": lambda compilation: (front.imprint(compilation),),
    "timeline": timeline.timeline,
    "figures": figures.figures,
    "questions": questions.chapter,
    "practice": practice_pages.chapter,
    "organiser": organiser.organiser,
    "revision-log": revision_log.revision_log,
    "glossary": back.glossary,
    "answers": answers.key,
}
"""What needs no text of any section."""

CHAPTERS_OF_TEXTS: Mapping[Part, _Builder] = {"teacher-notes": teacher_notes.teacher_notes}
"""What is gathered from the texts of all sections."""

_LISTS: Mapping[Part, _Builder] = {"references": back.references, "credits": back.credits_}
"""What lists the works and pictures that all others used, and so is made after them."""


class Compiler(Protocol):
    """Compiles the pieces of one document, and tells ``compilation`` what they use."""

    @property
    def compilation(self) -> Compilation: ...

    def chapter(self, part: Part) -> Iterable[Division]:
        """A part of the edition but for its sections."""
        ...

    @property
    def section(self) -> sections.SectionCompiler:
        """Compiles a section of the text."""
        ...


def compile_guide(guide: Guide, edition: Edition, origins: Origins | None = None) -> Document:
    """One edition of a guide; ``origins``, where given, learn where its text stands in the source.

    The guide has been checked: every reference, citation and picture has its target. The same guide and
    edition give the same document.
    """
    return document(_Compiler(start(guide, edition, origins)))


class _Compiler:
    """Compiles everything anew."""

    def __init__(self, compilation: Compilation) -> None:
        self.compilation = compilation
        self.section = partial(sections.section, compilation)

    def chapter(self, part: Part) -> Iterable[Division]:
        return {**CHAPTERS, **CHAPTERS_OF_TEXTS}[part](self.compilation)


def document(compiler: Compiler) -> Document:
    """A document of the pieces that a compiler makes."""
    compilation = compiler.compilation
    made: dict[Part, tuple[Division, ...]] = {}
    for part in compilation.edition.parts:
        if part == "sections":
            made[part] = tuple(sections.sections(compilation, compiler.section))
        elif part in CHAPTERS or part in CHAPTERS_OF_TEXTS:
            made[part] = tuple(compiler.chapter(part))
    for part, build in _LISTS.items():
        if part in compilation.edition.parts:
            made[part] = tuple(build(compilation))
    return Document(
        metadata=metadata(compilation),
        divisions=_in_order(compilation, made),
        furniture=furniture(compilation),
        edition=compilation.edition.name,
        images=images_of(compilation),
    )


def _in_order(
    compilation: Compilation, made: Mapping[Part, tuple[Division, ...]]
) -> tuple[Division, ...]:
    """The divisions in the edition's order; the contents name what follows them."""
    divisions: list[Division] = []
    for part in reversed(compilation.edition.parts):
        if part == "contents":
            divisions.insert(0, front.contents(compilation, divisions))
        else:
            divisions[:0] = made[part]
    return tuple(divisions)
