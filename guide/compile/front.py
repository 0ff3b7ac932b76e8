"""The front of a book: cover, imprint and contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite

from guide.compile.compilation import Compilation
from guide.compile.dates import iso_text, span
from guide.compile.editions import Edition
from guide.compile.text import Writer
from guide.compile.words import Words
from guide.document import (
    Block,
    Contents,
    ContentsEntry,
    Cover,
    Division,
    Inlines,
    Moment,
    Paragraph,
    Strong,
    Text,
    WebLink,
)
from guide.model.records import Contributor, Event

_NAMED_ROLES = ("edt", "trl", "ill", "ctg", "pht", "con", "rev")


def cover(compilation: Compilation) -> Division:
    about = compilation.guide.about
    image = about.cover
    if image is not None:
        compilation.used.images.setdefault(image.file)
    block = Cover(
        title=about.title,
        subtitle=about.subtitle,
        authors=tuple(person.name for person in about.authors if person.role == "aut"),
        edition=" · ".join(part for part in (edition_title(compilation), about.edition) if part),
        publisher=about.publisher,
        image=image.file if image else None,
        alt=image.alt if image else "",
        moments=tuple(_moments(compilation.guide.events)),
    )
    return Division(
        id="cover",
        role="cover",
        title=(),
        running_title=compilation.words.word("cover"),
        blocks=(block,),
        matter="front",
        in_contents=False,
    )


def _moments(events: Sequence[Event]) -> Iterator[Moment]:
    """Those of the events of which one knows when they start."""
    for event in events:
        year, _ = span(event.date)
        if isfinite(year):
            yield Moment(year, event.importance)


def edition_title(compilation: Compilation) -> str:
    """What an edition calls itself: the author's words, or the built-in label of a shipped one; a key says so."""
    edition, words = compilation.edition, compilation.words
    if edition.key_to is None:
        return _name(edition, words)
    names = (_name(edition.key_to, words), words.word("edition-answers"))
    return " · ".join(name for name in names if name)


def _name(edition: Edition, words: Words) -> str:
    key = f"edition-{edition.name}"
    return edition.title or (words.word(key) if words.has(key) else "")


def imprint(compilation: Compilation) -> Division:
    writer = Writer(compilation, "imprint")
    return Division(
        id="imprint",
        role="imprint",
        title=(),
        running_title=compilation.words.word("imprint"),
        blocks=tuple(_imprint(compilation, writer)),
        matter="front",
        in_contents=False,
        notes=writer.notes.all(),
    )


def _imprint(compilation: Compilation, writer: Writer) -> Iterator[Block]:
    about, word = compilation.guide.about, compilation.words.word
    yield _line((Strong((Text(about.title),)),))
    if about.subtitle:
        yield _line((Text(about.subtitle),))
    for block in writer.markup(about.description):
        yield _line(block.content) if isinstance(block, Paragraph) else block
    if about.authors:
        names = compilation.words.listing(
            [_credited(person, compilation) for person in about.authors]
        )
        yield _line((Text(word("imprint-by", names=names)),))
    editions = [part for part in (edition_title(compilation), about.edition) if part]
    if editions:
        yield _line((Text(" · ".join(editions)),))
    if about.date:
        date = iso_text(about.date, compilation.words)
        yield _line((Text(word("imprint-date", date=date)),))
    for key, value in (
        ("publisher", about.publisher),
        ("audience", about.audience),
        ("license", about.license),
        ("rights", about.rights),
        ("identifier", about.identifier),
    ):
        if value:
            yield _line(_linked(word(f"imprint-{key}", value=value), value))
    yield _line((Text(word("imprint-made")),))


def _line(content: Inlines) -> Paragraph:
    return Paragraph(content, role="imprint")


def _linked(text: str, value: str) -> Inlines:
    """A line whose value, if it is an address, can be followed."""
    if not value.startswith(("https://", "http://")):
        return (Text(text),)
    before, after = text.split(value, 1)
    link = WebLink(value, (Text(value),))
    return tuple(inline for inline in (Text(before), link, Text(after)) if inline != Text(""))


def _credited(person: Contributor, compilation: Compilation) -> str:
    if person.role == "aut":
        return person.name
    key = f"role-{person.role if person.role in _NAMED_ROLES else 'other'}"
    role = compilation.words.word(key)
    return compilation.words.word("imprint-with", name=person.name, role=role)


def contents(compilation: Compilation, divisions: Sequence[Division]) -> Division:
    """The contents of the divisions that follow."""
    title = compilation.words.word("contents")
    return Division(
        id="contents",
        role="contents",
        title=(Text(title),),
        running_title=title,
        blocks=(Contents(entries(divisions)),),
        matter="front",
        in_contents=False,
    )


def entries(divisions: Sequence[Division]) -> tuple[ContentsEntry, ...]:
    """An entry for each division; sections inside of parts one step deeper."""
    return tuple(
        ContentsEntry(division.id, max(division.level - 1, 1), division.number, division.title)
        for division in divisions
        if division.in_contents
    )
