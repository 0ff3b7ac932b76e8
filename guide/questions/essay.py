"""essay: a long answer, marked by a rubric."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from guide import document
from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blocks, Cell, Inline, LineBreak, Table, TableRow, Text
from guide.model.records import Event, Question
from guide.model.text import Inlines, Markup
from guide.questions import schema
from guide.questions.answering import labelled, lettered, lines_for, writing_space
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import ExtendedTextInteraction
from guide.questions.kind import Entry, Fields, Kind, Report
from guide.questions.short_answer import NO_ANSWER

RUBRIC = rule("rubric-entry", "error", "A rubric is a list of {criterion, marks, levels}.")
RUBRIC_MARKS = rule(
    "rubric-marks", "warning", "The marks of a rubric add up to the marks of its question."
)
DEFAULT_MARKS = Decimal(10)
_WIDTHS = (0.32, 0.68)
"""Shares of a rubric's columns: most goes to the levels, which are sentences."""


@dataclass(frozen=True, slots=True)
class Criterion:
    criterion: Inlines
    marks: Decimal
    levels: tuple[Inlines, ...]
    """Descriptions, best first."""


@dataclass(frozen=True, slots=True)
class Essay:
    rubric: tuple[Criterion, ...]
    answer: Markup
    """An outline."""
    lines: int | None
    """Writing lines; None: by marks."""

    @property
    def rubric_marks(self) -> Decimal:
        return sum((criterion.marks for criterion in self.rubric), Decimal(0))


SCHEMA: schema.Schema = {
    "rubric": schema.entries(
        schema.mapping(
            {
                "criterion": schema.MARKDOWN,
                "marks": {**schema.NUMBER, "minimum": 0},
                "levels": schema.MARKDOWNS,
            },
            ("criterion", "marks"),
        )
    ),
    "answer": schema.MARKDOWN,
    "lines": schema.COUNT,
}


class EssayKind(Kind):
    name = "essay"
    keys = ("rubric", "answer", "lines")
    schema = SCHEMA
    required = ()

    def read(self, fields: Fields) -> Essay:
        entries = fields.entries("rubric")
        rubric = tuple(row for entry in entries if (row := _criterion(entry, fields)))
        return Essay(rubric, fields.markup("answer"), fields.integer("lines"))

    def default_marks(self, body: Essay) -> Decimal:
        return body.rubric_marks or DEFAULT_MARKS

    def check(self, question: Question, events: Mapping[str, Event], report: Report) -> None:
        body: Essay = question.body
        if not body.answer.blocks and not body.rubric:
            report(NO_ANSWER, question.place, "the key will have nothing to say")
        if body.rubric and body.rubric_marks != question.marks:
            report(
                RUBRIC_MARKS,
                question.place,
                f"the rubric gives {body.rubric_marks} marks, the question {question.marks}",
            )

    def ask(self, question: Question, composer: Composer) -> Asked:
        return Asked(composer.blocks(question.prompt), writing_space(_lines(question), composer))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: Essay = question.body
        outline = composer.blocks(body.answer)
        if outline:
            outline = labelled(composer.word("outline"), *outline)
        if not body.rubric:
            return outline
        return (*outline, *labelled(composer.word("rubric"), _rubric(body, composer)))

    def interaction(self, question: Question, composer: Composer) -> ExtendedTextInteraction:
        return ExtendedTextInteraction(_lines(question), self.answer(question, composer))


def _lines(question: Question) -> int:
    body: Essay = question.body
    return body.lines if body.lines is not None else lines_for(question.marks, 2, least=12)


def _rubric(body: Essay, composer: Composer) -> Table:
    """A row for each criterion: its marks, and its levels below each other, best first.

    Levels side by side would have no room in a key of two columns, nor on a phone.
    """
    if not any(criterion.levels for criterion in body.rubric):
        head = _head(("criterion", "marks-head"), composer)
        rows = tuple(_row(criterion, composer) for criterion in body.rubric)
        return Table((head,), rows, ("left", "right"), role="rubric")
    head = _head(("criterion", "rubric-levels"), composer)
    rows = tuple(_row_with_levels(criterion, composer) for criterion in body.rubric)
    return Table((head,), rows, ("left", "left"), role="rubric", widths=_WIDTHS)


def _head(keys: Sequence[str], composer: Composer) -> TableRow:
    return TableRow(tuple(Cell((Text(composer.word(key)),), scope="col") for key in keys))


def _row(criterion: Criterion, composer: Composer) -> TableRow:
    head = Cell(composer.inlines(criterion.criterion), scope="row")
    return TableRow((head, Cell((Text(composer.decimal(criterion.marks)),))))


def _row_with_levels(criterion: Criterion, composer: Composer) -> TableRow:
    marks = Text(composer.count("marks", criterion.marks))
    head = (*composer.inlines(criterion.criterion), LineBreak(), marks)
    return TableRow((Cell(head, scope="row"), Cell(_levels(criterion.levels, composer))))


def _levels(levels: tuple[Inlines, ...], composer: Composer) -> document.Inlines:
    """Each level on a line of its own, with its number; the best has the highest."""
    found: list[Inline] = []
    for index, level in enumerate(levels):
        if found:
            found.append(LineBreak())
        found += lettered(str(len(levels) - index), composer.inlines(level))
    return tuple(found)


def _criterion(entry: Entry, fields: Fields) -> Criterion | None:
    inner = entry.fields
    if inner is None:
        fields.report(RUBRIC, "this is no {criterion, marks, levels}", place=entry.place)
        return None
    inner.only(("criterion", "marks", "levels"))
    return Criterion(
        inner.inline("criterion", required=True),
        inner.decimal("marks", required=True) or Decimal(0),
        inner.inlines("levels"),
    )
