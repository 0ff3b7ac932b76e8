"""The revision log: when to come back to each section, with the days filled in, or room to write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.confidence import BOX
from guide.compile.dates import date_text, day_text
from guide.compile.spacing import RETURNS, study_days
from guide.document import (
    Alignment,
    Blank,
    Blocks,
    Cell,
    Division,
    Inlines,
    Link,
    Only,
    Paragraph,
    Table,
    TableRow,
    Text,
)
from guide.model.dates import Date
from guide.model.records import Section

_LEFT: tuple[Alignment, ...] = ("left",)
_TITLE_WIDTH = 0.3
"""Share of the measure for the sections' titles."""


def revision_log(compilation: Compilation) -> Iterator[Division]:
    """A row for each section; nothing where the guide neither has an exam nor asks for a log."""
    about = compilation.guide.about
    asked = about.practice is not None and "revision-log" in about.practice.kinds
    if not asked and about.exam_date is None:
        return
    title = compilation.words.word("revision-log")
    blocks = (
        _blank(compilation) if about.exam_date is None else _dated(compilation, about.exam_date)
    )
    yield Division(
        id="revision-log",
        role="revision-log",
        title=(Text(title),),
        running_title=title,
        blocks=blocks,
        matter="back",
    )


def _dated(compilation: Compilation, exam: Date) -> Blocks:
    """In print with boxes to tick; in the EPUB the days alone."""
    words = compilation.words
    plan = study_days(_day(exam), len(compilation.sections), _published(compilation))
    days = [[day_text(day, words) for day in row] for row in plan]
    ticked = [[(Text(f"{BOX}\u00a0{day}"),) for day in row] for row in days]
    plain = [[(Text(day),) for day in row] for row in days]
    introduction = words.word("revision-log-dated", date=date_text(exam, words))
    return (
        Paragraph((Text(introduction),)),
        Only("pdf", (_table(compilation, ticked),)),
        Only("epub", (_table(compilation, plain),)),
    )


def _blank(compilation: Compilation) -> Blocks:
    """Room to write days in; in the EPUB, where nothing can be written, the advice alone."""
    words = compilation.words
    cells = [
        [(Blank(words.word("revision-log-day"), "short"),) for _ in range(RETURNS + 1)]
        for _ in compilation.sections
    ]
    return (
        Paragraph((Text(words.word("revision-log-blank")),)),
        Only("pdf", (_table(compilation, cells),)),
    )


def _table(compilation: Compilation, cells: Sequence[Sequence[Inlines]]) -> Table:
    words = compilation.words
    heads = ["revision-log-section", "revision-log-first"]
    labels = [words.word(key) for key in heads]
    labels += [words.word("revision-log-return", number=number) for number in range(1, RETURNS)]
    labels.append(words.word("revision-log-last"))
    width = (1 - _TITLE_WIDTH) / (RETURNS + 1)
    return Table(
        head=(TableRow(tuple(Cell((Text(label),), scope="col") for label in labels)),),
        body=tuple(
            TableRow((_title(section, compilation), *(Cell(cell) for cell in row)))
            for section, row in zip(compilation.sections, cells, strict=True)
        ),
        alignments=_LEFT * (RETURNS + 2),
        role="revision-log",
        widths=(_TITLE_WIDTH, *(width,) * (RETURNS + 1)),
    )


def _title(section: Section, compilation: Compilation) -> Cell:
    number = compilation.numbers.sections[section.id]
    text = Text(f"{number}\u2002{section.title}")
    if not compilation.has("sections"):
        return Cell((text,), scope="row")
    return Cell((Link(ids.section(section.id), (text,), "section"),), scope="row")


def _day(day: Date) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _published(compilation: Compilation) -> date | None:
    """The guide's own date, before which nobody studies with it; None where it is not a day."""
    try:
        return date.fromisoformat(compilation.guide.about.date)
    except ValueError:
        return None
