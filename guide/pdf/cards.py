"""What stands on flashcards: terms, people, dates and questions of a document, each with its back.

Cards are taken from the document that a book is made of, so both say the same; what only makes sense on its pages
(links, page numbers, calls of notes) stays there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, get_args

from guide.dataclass import dataclass, replace
from guide.document import (
    Answer,
    Block,
    Blocks,
    Choices,
    DefinitionItem,
    DefinitionList,
    Document,
    Emphasis,
    Inline,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    NoteCall,
    PageReference,
    Paragraph,
    PersonCard,
    Question,
    Span,
    Strong,
    Text,
    Timeline,
    TimelineEntry,
    WebLink,
    WritingSpace,
    plain_text,
    walk,
)

CardKind: TypeAlias = Literal["terms", "people", "dates", "questions"]
CARD_KINDS: tuple[CardKind, ...] = get_args(CardKind)

_ASIDES = frozenset({"term-links", "person-links", "timeline-meta", "sources"})
"""Roles of paragraphs that tell where something is used or comes from."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card; paragraphs of its front have the role ``card-front``, those of its back ``card-back``."""

    name: str
    """By which it can be told of, in plain text."""
    front: Blocks
    back: Blocks


def cards_of(document: Document, kinds: Iterable[CardKind]) -> list[Card]:
    """The cards of some kinds, in the order of the document."""
    made: list[Card] = []
    answers = _answers(document)
    for division in document.divisions:
        for block in walk(division.blocks):
            for kind in kinds:
                made += _cards(kind, block, answers)
    return made


def _answers(document: Document) -> Mapping[str, Answer]:
    """By the number of their question."""
    return {
        block.number: block
        for division in document.divisions
        for block in walk(division.blocks)
        if isinstance(block, Answer)
    }


def _cards(kind: CardKind, block: Block, answers: Mapping[str, Answer]) -> Iterator[Card]:
    match kind, block:
        case "terms", DefinitionList(role="glossary"):
            yield from map(_term, block.items)
        case "people", PersonCard():
            yield _person(block)
        case "dates", Timeline():
            yield from (_date(entry) for entry in block.entries if isinstance(entry, TimelineEntry))
        case "questions", Question():
            answer = answers.get(block.number)
            if answer and all(isinstance(each, Choices | WritingSpace) for each in block.response):
                yield _question(block, answer)


def _term(item: DefinitionItem) -> Card:
    front = Paragraph(_alone(item.term), "card-front", language=item.language)
    return Card(plain_text(item.term), (front,), _back(item.blocks))


def _person(person: PersonCard) -> Card:
    name: Inlines = (Text(person.name),)
    front: Blocks = (Paragraph(name, "card-front"),)
    if person.native_name:
        front = (*front, Paragraph((person.native_name,), "card-back"))
    known = tuple(
        Paragraph(_alone(content), "card-back")
        for content in ((Text(person.dates),) if person.dates else (), (Strong(person.role),))
        if content
    )
    text = (block for block in person.blocks if isinstance(block, Paragraph))
    return Card(person.name, front, (*known, *_back(tuple(text))))


def _date(entry: TimelineEntry) -> Card:
    front = Paragraph(_alone(entry.title), "card-front")
    date = Paragraph((Text(entry.date),), "card-front")
    return Card(plain_text(entry.title), (front,), (date, *_back(entry.blocks)))


def _question(question: Question, answer: Answer) -> Card:
    prompt = _back(question.prompt)
    choices = tuple(
        ListBlock(
            tuple(
                ListItem((Paragraph(_alone(choice.content), "card-back"),), choice.letter or "•")
                for choice in block.choices
            ),
            ordered=True,
            role="choices",
        )
        for block in question.response
        if isinstance(block, Choices)
    )
    return Card(question.label, (*prompt, *choices), _back(answer.blocks))


# --- without pages --------------------------------------------------------------------------------


def _back(blocks: Blocks) -> Blocks:
    """The paragraphs and lists among some blocks, for a card; a label goes with what it is of."""
    found: list[Block] = []
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        match block:
            case Paragraph(role="answer-label") if not isinstance(after, Paragraph | ListBlock):
                pass
            case Paragraph() if block.role not in _ASIDES:
                found.append(Paragraph(_alone(block.content), "card-back", language=block.language))
            case ListBlock():
                items = tuple(ListItem(_back(item.blocks), item.label) for item in block.items)
                found.append(replace(block, items=items))
    return tuple(found)


def _alone(content: Inlines) -> Inlines:
    """Inlines without what leads elsewhere."""
    return tuple(inline for each in _uncited(content) for inline in _freed(each))


def _uncited(content: Inlines) -> Inlines:
    """Inlines without citations in brackets: a card has no list of sources."""
    kept: list[Inline] = []
    is_citing = False
    for inline, after in zip(content, (*content[1:], None), strict=True):
        if inline == Text("(") and isinstance(after, Link) and after.role == "citation":
            is_citing = True
            if kept and isinstance(kept[-1], Text):
                kept[-1] = Text(kept[-1].text.rstrip())
        elif not is_citing:
            kept.append(inline)
        is_citing = is_citing and inline != Text(")")
    return tuple(kept)


def _freed(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Link() | WebLink():
            yield from _alone(inline.content)
        case NoteCall() | PageReference():
            return
        case Emphasis() | Strong() | Span():
            yield replace(inline, content=_alone(inline.content))
        case _:
            yield inline
