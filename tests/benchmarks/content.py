"""The benchmark's guide as plain records, before it is written in a format."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from tests.benchmarks.words import Writer

SEED = 1939
TITLE = "A guide for measuring"
PARAGRAPHS = 8
"""Of about 97 words; with the list and the quote this makes some 900 words a section."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a paragraph; ``mark`` is empty, ``emphasis``, ``strong`` or a reference (``term:x``, ``section:y``)."""

    text: str
    mark: str = ""


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: Runs


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    id: str
    caption: str
    rows: tuple[tuple[str, ...], ...]
    """The first row is the head."""


Block: TypeAlias = Heading | Paragraph | Bullets | Quote | Table


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    year: int
    month: int
    day: int
    title: str
    text: str

    @property
    def date(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Person:
    id: str
    name: str
    born: int
    died: int
    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    id: str
    prompt: str
    answer: str
    points: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Term:
    id: str
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class Section:
    id: str
    title: str
    objectives: tuple[str, ...]
    blocks: tuple[Block, ...]
    summary: tuple[str, ...]
    events: tuple[Event, ...]
    people: tuple[Person, ...]
    questions: tuple[Question, ...]
    terms: tuple[Term, ...]


def sections(count: int) -> tuple[Section, ...]:
    """The guide's sections; a guide of ten starts as a guide of a hundred does."""
    writer = Writer(SEED)
    return tuple(_section(writer, number) for number in range(1, count + 1))


def _section(writer: Writer, number: int) -> Section:
    section_id = f"part-{number:04}"
    terms = tuple(_term(writer, f"{section_id}-term-{index}") for index in range(3))
    return Section(
        id=section_id,
        title=writer.phrase(4),
        objectives=tuple(writer.sentence(10) for _ in range(3)),
        blocks=_blocks(writer, section_id, number, terms),
        summary=tuple(writer.sentence(12) for _ in range(3)),
        events=tuple(_event(writer, f"{section_id}-event-{index}") for index in range(3)),
        people=tuple(_person(writer, f"{section_id}-person-{index}") for index in range(2)),
        questions=tuple(_question(writer, f"{section_id}-q-{index}") for index in range(8)),
        terms=terms,
    )


def _blocks(
    writer: Writer, section_id: str, number: int, terms: tuple[Term, ...]
) -> tuple[Block, ...]:
    references = [Run(term.term, f"term:{term.id}") for term in terms]
    if number > 1:
        references.append(Run("the part before", f"section:part-{number - 1:04}"))
    blocks: list[Block] = []
    for index in range(PARAGRAPHS):
        if index % 3 == 0:
            blocks.append(Heading(writer.phrase(4)))
        reference = (
            references[index // 2] if index % 2 == 0 and index // 2 < len(references) else None
        )
        blocks.append(_paragraph(writer, reference))
        if index == 1:
            blocks.append(Bullets(tuple(writer.sentence(9) for _ in range(5))))
        if index == 3:
            blocks.append(_table(writer, f"{section_id}-table"))
        if index == 5:
            blocks.append(Quote(writer.sentences(40)))
    return tuple(blocks)


def _paragraph(writer: Writer, reference: Run | None) -> Paragraph:
    """Plain words with an emphasised one, a strong one and at most one reference between them."""
    runs = [
        Run(writer.sentences(50) + " "),
        Run(writer.rare_word(), "emphasis"),
        Run(" " + " ".join(writer.words(10)) + " "),
        Run(writer.rare_word(), "strong"),
        Run(" " + " ".join(writer.words(6)) + " "),
    ]
    if reference:
        runs += (reference, Run(" "))
    runs.append(Run(" ".join(writer.words(4)) + ". " + writer.sentences(25)))
    return Paragraph(tuple(runs))


def _table(writer: Writer, table_id: str) -> Table:
    head = tuple(writer.phrase(1) for _ in range(4))
    rows = (
        (
            writer.phrase(2),
            str(writer.random.randrange(10_000)),
            str(writer.random.randrange(10_000)),
            writer.phrase(4),
        )
        for _ in range(6)
    )
    return Table(table_id, writer.phrase(6), (head, *rows))


def _event(writer: Writer, event_id: str) -> Event:
    random = writer.random
    return Event(
        event_id,
        random.randint(1850, 1989),
        random.randint(1, 12),
        random.randint(1, 28),
        writer.phrase(5),
        writer.sentences(18),
    )


def _person(writer: Writer, person_id: str) -> Person:
    born = writer.random.randint(1820, 1930)
    return Person(
        person_id,
        writer.name(),
        born,
        born + writer.random.randint(30, 80),
        writer.phrase(4),
        writer.sentences(35),
    )


def _question(writer: Writer, question_id: str) -> Question:
    return Question(
        question_id,
        writer.phrase(13) + "?",
        writer.sentences(20),
        (writer.phrase(6), writer.phrase(6)),
        writer.random.randint(2, 4),
    )


def _term(writer: Writer, term_id: str) -> Term:
    return Term(term_id, f"{writer.rare_word()} {writer.rare_word()}", writer.sentences(20))
