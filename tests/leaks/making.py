"""Files of the water guide, and documents with something planted in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import NamedTuple
from zipfile import ZipFile

from guide.cache import NO_CACHE, Cache
from guide.compile import compile_guide
from guide.compile.editions import STUDENT, Edition
from guide.diagnostics import Diagnostic
from guide.document import Block, Document, Paragraph, Text
from guide.epub import write_epub
from guide.leaks import Inspector
from guide.model.place import Place
from guide.model.records import Guide, Section
from guide.model.skeleton import Skeleton, without_text
from guide.typeset.objects import Objects
from guide.typeset.syntax import reference
from tests.compile.water_guide import water_guide
from tests.pdf.documents import style, write

EXPLANATION = "A gas has no droplets"
"""Of the question ``vapour``; nowhere else in the guide."""


@cache
def guide() -> Guide:
    return water_guide()


def student(edition: Edition = STUDENT) -> Document:
    return compile_guide(guide(), edition)


def pdf(document: Document) -> bytes:
    return write(document).data


def epub(document: Document) -> bytes:
    return write_epub(document, style(), (), "water.pdf")


def inspect(data: bytes, edition: Edition = STUDENT, name: str = "file.pdf") -> list[Diagnostic]:
    return list(inspector(guide()).inspect(name, data, edition))


def inspector(made_from: Guide, cache: Cache = NO_CACHE) -> Inspector:
    return Inspector(skeleton(made_from), cache)


class GivenText(NamedTuple):
    """A section's text that is at hand."""

    name: str
    section: Section


def skeleton(made_from: Guide) -> Skeleton:
    """A guide as if it had been read from files, a section from each."""
    sections = [
        replace(section, place=Place(f"sections/{section.id}.md", 1))
        for section in made_from.sections
    ]
    texts = {each.place.file: GivenText(repr(each), each) for each in sections}
    bones = tuple(map(without_text, sections))
    return Skeleton(replace(made_from, sections=bones), texts, repr(made_from), frozenset())


def messages(data: bytes, edition: Edition = STUDENT) -> str:
    return "\n".join(problem.message for problem in inspect(data, edition))


# --- planting ------------------------------------------------------------------------------------


def with_block(document: Document, block: Block, division: str = "s-river") -> Document:
    """The document with a block at the end of one of its divisions."""
    divisions = tuple(
        replace(each, blocks=(*each.blocks, block)) if each.id == division else each
        for each in document.divisions
    )
    assert divisions != document.divisions
    return replace(document, divisions=divisions)


def with_text(document: Document, text: str) -> Document:
    return with_block(document, Paragraph((Text(text),)))


def with_member(data: bytes, name: str, content: bytes | str) -> bytes:
    """An EPUB with one more member."""
    packed = BytesIO(data)
    with ZipFile(packed, "a") as package:
        package.writestr(name, content)
    return packed.getvalue()


def with_changed_pages(data: bytes, old: str, new: str) -> bytes:
    """An EPUB with a piece of its XHTML replaced wherever it stands."""
    packed, count = BytesIO(), 0
    with ZipFile(BytesIO(data)) as before, ZipFile(packed, "w") as after:
        for member in before.infolist():
            content = before.read(member)
            if member.filename.endswith(".xhtml"):
                count += content.count(old.encode())
                content = content.replace(old.encode(), new.encode())
            after.writestr(member, content)
    assert count, f"no {old!r} in the package"
    return packed.getvalue()


def pdf_with_attachment(data: bytes) -> bytes:
    """A file without pages that has a file attached."""
    objects = Objects()
    attached = objects.add_deflated(data, "/Type/EmbeddedFile")
    pages = objects.add("<</Type/Pages/Count 0/Kids[]>>")
    files = f"<</Names[(a) <</Type/Filespec/F(notes.bin)/EF<</F {reference(attached)}>>>>]>>"
    root = objects.add(f"<</Type/Catalog/Pages {reference(pages)}/Names<</EmbeddedFiles{files}>>>>")
    info = objects.add("<<>>")
    return objects.file(root, info)


def secrets(problems: list[Diagnostic]) -> Iterator[str]:
    return (problem.message.rpartition(" which is of ")[2] for problem in problems)
