"""The back of a book: glossary, sources and picture credits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guide.compile import ids
from guide.compile.collation import collation
from guide.compile.compilation import Compilation
from guide.compile.text import Writer
from guide.compile.uses import sections_with_terms
from guide.document import (
    Blocks,
    DefinitionItem,
    DefinitionList,
    Division,
    DivisionRole,
    Inline,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Span,
    Text,
)
from guide.model.records import Term


def _division(writer: Writer, role: DivisionRole, blocks: Blocks) -> Division:
    title = writer.compilation.words.word(role)
    return Division(
        id=role,
        role=role,
        title=(Text(title),),
        running_title=title,
        blocks=blocks,
        matter="back",
        notes=writer.notes.all(),
    )


# --- glossary ----------------------------------------------------------------------------------


def glossary(compilation: Compilation) -> Iterator[Division]:
    """The terms in the order of their letters, each with the sections where it is used."""
    terms = sorted(compilation.guide.terms, key=lambda term: (collation(term.term), term.id))
    if not terms:
        return
    writer = Writer(compilation, "glossary")
    used = sections_with_terms(compilation.guide)
    items = tuple(_term(term, used.get(term.id, ()), writer) for term in terms)
    yield _division(writer, "glossary", (DefinitionList(items, role="glossary"),))


def _term(term: Term, sections: Sequence[str], writer: Writer) -> DefinitionItem:
    anchor = ids.term(term.id)
    return DefinitionItem(
        (Text(term.term),),
        (*writer.markup(term.definition, anchor), *_term_links(term, sections, writer)),
        id=anchor,
        language=term.language,
    )


def _term_links(term: Term, sections: Sequence[str], writer: Writer) -> Blocks:
    """``See also: ... · Used in: ...`` and the sources."""
    word = writer.compilation.words.word
    lines: list[Inlines] = []
    if term.see:
        links = [writer.link("term", other) for other in term.see]
        lines.append((Text(f"{word('see-also')} "), *_separated(links)))
    if sections:
        links = [writer.section_number(section) for section in sections]
        lines.append((Text(f"{word('used-in')} "), *_separated(links)))
    if term.sources:
        lines.append(writer.sources(term.sources))
    if not lines:
        return ()
    return (Paragraph(_separated(lines, " · "), role="term-links"),)


def _separated(pieces: Sequence[Inlines], separator: str = ", ") -> Inlines:
    joined: list[Inline] = []
    for index, piece in enumerate(pieces):
        joined += [Text(separator)] if index else []
        joined += piece
    return tuple(joined)


# --- sources -----------------------------------------------------------------------------------


def references(compilation: Compilation) -> Iterator[Division]:
    """The works that the document cites, and those marked ``nocite``; made after all that may cite."""
    unasked = {work.id for work in compilation.guide.works if work.nocite}
    listed = [
        work
        for work in compilation.tables.works.values()
        if work.id in compilation.used.works or work.id in unasked
    ]
    if not listed:
        return
    items = tuple(
        ListItem((Paragraph(work.full, role="references"),), id=ids.work(work.id))
        for work in listed
    )
    writer = Writer(compilation, "references")
    yield _division(writer, "references", (ListBlock(items, role="references"),))


# --- picture credits ---------------------------------------------------------------------------


def credits_(compilation: Compilation) -> Iterator[Division]:
    """Who made the pictures that the document shows, in their order."""
    lines = [*_picture_credits(compilation), *_portrait_credits(compilation)]
    if not lines:
        return
    items = tuple(ListItem((Paragraph(line, role="credits"),)) for line in lines)
    writer = Writer(compilation, "credits")
    yield _division(writer, "credits", (ListBlock(items, role="credits"),))


def _picture_credits(compilation: Compilation) -> Iterator[Inlines]:
    for exhibit, number, *_ in compilation.numbers.exhibits:
        if exhibit.credit and exhibit.file in compilation.used.images:
            label = compilation.words.word("picture-label", number=number) if number else ""
            target = compilation.targets["image", exhibit.id] if exhibit.id else None
            yield _credit(label, target.anchor if target else "", exhibit.credit)


def _portrait_credits(compilation: Compilation) -> Iterator[Inlines]:
    for figure in compilation.guide.figures:
        image = figure.image
        if image is not None and image.credit and image.file in compilation.used.images:
            anchor = ids.person(figure.id) if compilation.has("figures") else ""
            yield _credit(figure.name, anchor, image.credit)


def _credit(label: str, anchor: str, text: str) -> Inlines:
    if not label:
        return (Text(text),)
    name: Inline = Span((Text(label),), role="credit-label")
    if anchor:
        name = Link(anchor, (Text(label),), "image")
    return (name, Text(f": {text}"))
