"""Key figures: cards of people and bodies of people, grouped as the author groups them."""

from __future__ import annotations

from collections.abc import Iterator

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.dates import life_text
from guide.compile.text import Writer
from guide.document import (
    Block,
    Blocks,
    DefinitionItem,
    DefinitionList,
    Division,
    Heading,
    Inline,
    Paragraph,
    PersonCard,
    Picture,
    Span,
    Text,
)
from guide.model.records import Figure


def figures(compilation: Compilation) -> Iterator[Division]:
    people = compilation.guide.figures
    if not people:
        return
    writer = Writer(compilation, "figures")
    title = compilation.words.word("figures")
    yield Division(
        id="figures",
        role="figures",
        title=(Text(title),),
        running_title=title,
        blocks=tuple(_grouped(people, writer)),
        matter="back",
        notes=writer.notes.all(),
    )


def _grouped(people: tuple[Figure, ...], writer: Writer) -> Iterator[Block]:
    """Groups in order of first appearance; a single group needs no heading."""
    groups: dict[str, list[Figure]] = {}
    for figure in people:
        groups.setdefault(figure.group, []).append(figure)
    if len(groups) == 1:
        for figure in people:
            yield _card(figure, 3, writer)
        return
    for name, members in groups.items():
        title = name or writer.compilation.words.word("other-figures")
        yield Heading(3, (Text(title),), id=f"figures..{ids.slug(title)}")
        for figure in members:
            yield _card(figure, 4, writer)


def _card(figure: Figure, level: int, writer: Writer) -> PersonCard:
    anchor = ids.person(figure.id)
    native = figure.native_name
    return PersonCard(
        id=anchor,
        level=level,
        name=figure.name,
        monogram=monogram(figure.name),
        dates=life_text(figure.born, figure.died, writer.compilation.words),
        role=(Text(figure.role),) if figure.role else (),
        blocks=(
            *writer.markup(figure.text, anchor),
            *_facts(figure, writer),
            *_links(figure, writer),
        ),
        native_name=Span((Text(native.text),), "native-name", native.language) if native else None,
        portrait=_portrait(figure, writer),
    )


def monogram(name: str) -> str:
    """The initials of the first and last word: "GZ"; of one word its first two letters."""
    words = [word for word in name.split() if word[0].isalnum()]
    if len(words) < 2:
        return name.strip()[:2].upper()
    return (words[0][0] + words[-1][0]).upper()


def _portrait(figure: Figure, writer: Writer) -> Picture | None:
    if figure.image is None:
        return None
    writer.compilation.used.images.setdefault(figure.image.file)
    return Picture(figure.image.file, figure.image.alt, role="portrait")


def _facts(figure: Figure, writer: Writer) -> Blocks:
    if not figure.facts:
        return ()
    items = tuple(
        DefinitionItem((Text(fact.label),), (Paragraph(writer.inlines(fact.text)),))
        for fact in figure.facts
    )
    return (DefinitionList(items, role="facts"),)


def _links(figure: Figure, writer: Writer) -> Blocks:
    """The sections that tell of the figure, and the sources."""
    content: list[Inline] = []
    if figure.sections:
        content.append(Text(f"{writer.compilation.words.word('appears-in')} "))
        for index, section in enumerate(figure.sections):
            content += [Text(", ")] if index else []
            content += writer.section_number(section)
    if figure.sources:
        content += [Text(" · ")] if content else []
        content += writer.sources(figure.sources)
    return (Paragraph(tuple(content), role="person-links"),) if content else ()
