"""The knowledge organiser: what to know by heart, numbered, on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from guide.compile import brief
from guide.compile.collation import collation
from guide.compile.compilation import Compilation
from guide.compile.practice_material import dated_apart
from guide.compile.text import Writer
from guide.compile.uses import sections_with_terms
from guide.document import (
    Block,
    Division,
    Group,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Strong,
    Text,
)
from guide.model.records import Event, Figure, Term

MOST_DATES, MOST_PEOPLE, MOST_TERMS, MOST_NUMBERS = 14, 12, 10, 8
"""What an A4 page of the shipped style has room for."""
LONGEST_MEANING = 130
"""Characters of a term's meaning."""
_RANKS = {"major": 0, "normal": 1, "minor": 2}


def organiser(compilation: Compilation) -> Iterator[Division]:
    """Key dates, people, terms and numbers, numbered through; nothing where the guide has none of them."""
    writer = Writer(compilation, "organiser")
    words = compilation.words
    numbers = count(1)
    blocks: list[Block] = []
    for name, entries in (
        ("dates", _dates(compilation)),
        ("people", _people(compilation)),
        ("terms", _terms(compilation)),
        ("numbers", _numbers(writer)),
    ):
        items = tuple(
            ListItem((Paragraph(entry),), label=f"{number}.")
            for entry, number in zip(entries, numbers, strict=False)
        )
        if items:
            heading = Heading(3, (Text(words.word(f"organiser-{name}")),), id=f"organiser..{name}")
            blocks += (heading, Group("organiser", (ListBlock(items, ordered=True),)))
    if not blocks:
        return
    title = words.word("organiser")
    yield Division(
        id="organiser",
        role="organiser",
        title=(Text(title),),
        running_title=title,
        blocks=tuple(blocks),
        label=compilation.guide.about.title,
        matter="back",
        notes=writer.notes.all(),
    )


def _entry(name: str, meaning: Inlines) -> Inlines:
    lead: Inline = Strong((Text(name),))
    return (lead, Text("\u2002"), *meaning) if meaning else (lead,)


def _dates(compilation: Compilation) -> Sequence[Inlines]:
    """The events that matter most, in their order."""
    ranked = sorted(compilation.guide.events, key=lambda event: _RANKS[event.importance])
    chosen: Sequence[Event] = dated_apart(ranked, MOST_DATES)
    return [_entry(compilation.date(event.date), (Text(event.title),)) for event in chosen]


def _people(compilation: Compilation) -> Sequence[Inlines]:
    """In the author's order, which is by side; those whom more sections tell of come before others."""
    figures = compilation.guide.figures
    ranked = sorted(figures, key=lambda figure: -len(figure.sections))[:MOST_PEOPLE]
    chosen: list[Figure] = [figure for figure in figures if figure in ranked and figure.role]
    return [_entry(figure.name, (Text(figure.role),)) for figure in chosen]


def _terms(compilation: Compilation) -> Sequence[Inlines]:
    """The terms that most sections use, by their letters."""
    used = sections_with_terms(compilation.guide)
    ranked = sorted(compilation.guide.terms, key=lambda term: -len(used.get(term.id, ())))
    chosen = sorted(ranked[:MOST_TERMS], key=lambda term: (collation(term.term), term.id))
    return [_entry(term.term, _meaning(term, compilation)) for term in chosen]


def _meaning(term: Term, compilation: Compilation) -> Inlines:
    text = brief.first_paragraph(term.definition, compilation.tables)
    return (Text(brief.shortened(text, LONGEST_MEANING)),) if text else ()


def _numbers(writer: Writer) -> Sequence[Inlines]:
    """The author's, in their order."""
    numbers = writer.compilation.guide.about.numbers[:MOST_NUMBERS]
    return [_entry(number.number, writer.inlines(number.text)) for number in numbers]
