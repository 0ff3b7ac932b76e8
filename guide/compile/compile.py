"""Guide to Document: each part of the edition in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from guide.compile import (
    answers,
    back,
    figures,
    front,
    practice_pages,
    questions,
    sections,
    timeline,
)
from guide.compile.compilation import Compilation, start
from guide.compile.editions import Edition, Part
from guide.compile.metadata import furniture, metadata
from guide.document import Division, Document, Image
from guide.model.records import Guide, ImageFile

_BUILDERS: Mapping[Part, Callable[[Compilation], Iterable[Division]]] = {
    "cover": lambda compilation: (front.cover(compilation),),
    "imprint": lambda compilation: (front.imprint(compilation),),
    "sections": sections.sections,
    "timeline": timeline.timeline,
    "figures": figures.figures,
    "questions": questions.chapter,
    "practice": practice_pages.chapter,
    "glossary": back.glossary,
    "answers": answers.key,
    # These two list what the others used, and so are made after them.
    "references": back.references,
    "credits": back.credits_,
}


def compile_guide(guide: Guide, edition: Edition) -> Document:
    """One edition of a guide.

    The guide has been checked: every reference, citation and picture has its target. The same guide and
    edition give the same document.
    """
    compilation = start(guide, edition)
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
        images=_images(guide, compilation),
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


def _images(guide: Guide, compilation: Compilation) -> Mapping[str, Image]:
    """The pictures shown, each under a file name of its own."""
    taken: set[str] = set()
    images: dict[str, Image] = {}
    for file in compilation.used.images:
        source = guide.images[file]
        images[file] = Image(
            _free_name(source, taken), source.media_type, source.data, source.width, source.height
        )
    return images


def _free_name(image: ImageFile, taken: set[str]) -> str:
    """The file's own name; with its folder where two files are called the same."""
    name = image.file.rsplit("/", 1)[-1]
    if name.lower() in taken:
        name = image.file.replace("/", "-")
    taken.add(name.lower())
    return name
