"""Writes the same guide for Typst: same words, page, faces and sizes; tagged, linked, with an outline.

The twin is what a practised Typst user would write by hand for this content. Where our builder does more
("answer on p. 41", locators, "where used" in the glossary, a drawn timeline, a second output), the twin does
less, so that the comparison favours Typst: page numbers in references alone cost it two fifths of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.benchmarks.content import (
    TITLE,
    Block,
    Bullets,
    Event,
    Heading,
    Paragraph,
    Person,
    Question,
    Quote,
    Run,
    Section,
    Table,
    Term,
)

_MONTHS = "Jan Feb March April May June July Aug Sept Oct Nov Dec".split()  # noqa: SIM905

# Page, faces and sizes are those of styles/classic.yaml.
_PREAMBLE = f"""\
#set document(title: "{TITLE}", date: datetime(year: 2026, month: 1, day: 1))
#set page(paper: "a4", margin: (inside: 26mm, outside: 48mm, top: 28mm, bottom: 32mm), numbering: "1")
#set text(10.75pt, font: "Source Serif 4", lang: "en")
#set par(justify: true, leading: 6.5pt, spacing: 6.5pt, first-line-indent: 15pt)
#set table(stroke: none)
#show heading: set text(font: "Source Sans 3")
#show heading.where(level: 1): set text(20pt)
#let running-head(title) = text(8.25pt, font: "Source Sans 3", title)
#let writing-lines(count) = pdf.artifact(for _ in range(count) {{
  v(18pt)
  line(length: 100%, stroke: 0.5pt)
}})
#let question(number, key, body, marks, count) = block(breakable: false, above: 15pt)[
  *#number* #metadata(none)#label("q-" + key) #body #h(1fr) [#marks]
  #writing-lines(count)
  #text(8.25pt, link(label("a-" + key))[Answer])
]
#let answer(number, key, body) = block(above: 10pt)[
  *#number* #metadata(none)#label("a-" + key) #body
  #text(8.25pt, link(label("q-" + key))[Question])
]
#let event(date, title, body) = block(breakable: false, above: 10pt, grid(columns: (28mm, 1fr), gutter: 8pt,
  align(right, text(8.75pt, font: "Source Sans 3", weight: "semibold", date)),
  block(stroke: (left: 1pt), inset: (left: 8pt), [*#title* \\ #body])))
#let person(name, dates, role, body) = block(breakable: false, above: 12pt, stroke: 0.5pt, inset: 8pt, width: 100%)[
  *#name* #text(8.75pt, dates) \\ _#role _ \\ #body
]
#align(center + horizon, title())
#pagebreak()
#outline(depth: 2)
"""


def write_twin(sections: Iterable[Section], path: Path) -> None:
    """Write the guide as one Typst file."""
    path.write_text(typst_source(tuple(sections)))


def typst_source(sections: tuple[Section, ...]) -> str:
    numbered = tuple(_numbered(sections))
    parts = [_PREAMBLE]
    first = 0
    for section in sections:
        parts.append(_section(section, first))
        first += len(section.questions)
    parts.append(_timeline(event for section in sections for event in section.events))
    parts.append(_people(person for section in sections for person in section.people))
    parts.append(_glossary(term for section in sections for term in section.terms))
    parts.append(_opening("Answer key"))
    parts += (_answer(number, question) for number, question in numbered)
    return "\n".join(parts)


def _numbered(sections: Iterable[Section]) -> Iterator[tuple[int, Question]]:
    return enumerate((question for section in sections for question in section.questions), start=1)


def _section(section: Section, first: int) -> str:
    return "\n\n".join(
        (
            _opening(section.title, f" <{section.id}>"),
            "*What you will learn*",
            _bullets(section.objectives),
            *(_block(block) for block in section.blocks),
            "*In short*",
            _bullets(section.summary),
            "== Review questions",
            *(
                _question(first + index, question)
                for index, question in enumerate(section.questions, start=1)
            ),
        )
    )


def _opening(title: str, label: str = "") -> str:
    """A new page with its running head (setting a page's head begins one), and the title."""
    return f"#set page(header: running-head[{title}])\n\n= {title}{label}\n"


def _block(block: Block) -> str:
    match block:
        case Heading(text):
            return f"== {text}"
        case Paragraph(runs):
            return "".join(_run(run) for run in runs)
        case Bullets(items):
            return _bullets(items)
        case Quote(text):
            return f"#quote(block: true)[{text}]"
        case Table(table_id, caption, rows):
            return _table(table_id, caption, rows)


def _run(run: Run) -> str:
    if run.mark == "emphasis":
        return f"_{run.text}_"
    if run.mark == "strong":
        return f"*{run.text}*"
    return f"#link(<{run.mark.partition(':')[2]}>)[{run.text}]" if run.mark else run.text


def _bullets(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(table_id: str, caption: str, rows: tuple[tuple[str, ...], ...]) -> str:
    head, *body = (", ".join(f"[{cell}]" for cell in row) for row in rows)
    return (
        f"#figure(table(columns: (1fr, auto, auto, 1fr), align: (left, right, right, left),\n"
        f"  table.header({head}), table.hline(stroke: 0.5pt),\n  "
        + ",\n  ".join(body)
        + f"), caption: [{caption}]) <{table_id}>"
    )


def _question(number: int, question: Question) -> str:
    return f'#question({number}, "{question.id}", [{question.prompt}], 2, {question.lines})'


def _answer(number: int, question: Question) -> str:
    points = " ".join(f"- {point}\n" for point in question.points)
    return f'#answer({number}, "{question.id}", [{question.answer}\n{points}])\n'


def _timeline(events: Iterable[Event]) -> str:
    lines = [_opening("Timeline")]
    for event in sorted(events, key=lambda event: event.date):
        date = f"{event.day} {_MONTHS[event.month - 1]} {event.year}"
        lines.append(f"#event([{date}], [{event.title}], [{event.text}])")
    return "\n".join(lines) + "\n"


def _people(people: Iterable[Person]) -> str:
    lines = [_opening("Key figures")]
    for person in people:
        dates = f"{person.born}--{person.died}"
        lines.append(f"#person([{person.name}], [{dates}], [{person.role}], [{person.text}])")
    return "\n".join(lines) + "\n"


def _glossary(terms: Iterable[Term]) -> str:
    lines = [_opening("Glossary")]
    for term in sorted(terms, key=lambda term: term.term):
        lines.append(f"/ {term.term} <{term.id}>: {term.definition}")
    return "\n".join(lines) + "\n"
