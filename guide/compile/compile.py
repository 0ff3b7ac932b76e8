"""Guide to Document: each part of the edition in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

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

_BUILDERS: Mapping[Part, Callable[[Compilation], Iterable[Division]]] = {
    "cover": lambda compilation: (front.cover(compilation),),
    "imprint": lambda compilation: (front.imprint(compilation),),
    "sections": sections.sections,
    "timeline": timeline.timeline,
    "figures": figures.figures,
    "questions": questions.chapter,
    "practice": practice_pages.chapter,
    "organiser": organiser.organiser,
    "revision-log": revision_log.revision_log,
    "glossary": back.glossary,
    "answers": answers.key,
    "teacher-notes": teacher_notes.teacher_notes,
    # These two list what the others used, and so are made after them.
    "references": back.references,
    "credits": back.credits_,
}


def compile_guide(guide: Guide, edition: Edition, origins: Origins | None = None) -> Document:
    """One edition of a guide; ``origins``, where given, learn where its text stands in the source.

    The guide has been checked: every reference, citation and picture has its target. The same guide and
    edition give the same document.
    """
    compilation = start(guide, edition, origins)
    made = {
        part: tuple(build(compilation))
        for part, build in _BUILDERS.items()
        if part in edition.parts
    }
    divisions = _in_order(compilation, made)
    return Document(
        metadata=metadata(compilation),
        divisions=divisions,
        furniture=furniture(compilation),
        edition=edition.name,
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
