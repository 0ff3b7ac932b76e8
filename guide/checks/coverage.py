"""The matrix of objectives, questions and levels: what is tested, how often, and how deeply."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from guide.model.plain import plain_text
from guide.model.records import Guide, Level, Question, Section

LEVELS: tuple[str, ...] = get_args(Level)
WITHOUT = "no level"
UNNAMED = "(no objective named)"

_WIDEST = 46
"""Characters of an objective that are shown."""


def coverage(guide: Guide) -> str:
    """A table for each section: objectives down, levels across, the numbers of the questions in the cells."""
    numbers = {question.id: number for number, question in enumerate(guide.questions, 1)}
    asked: dict[str, list[Question]] = {section.id: [] for section in guide.sections}
    for question in guide.questions:
        asked.setdefault(question.section, []).append(question)
    tables = [_table(section, asked[section.id], numbers) for section in guide.sections]
    return "\n\n".join([*tables, _totals(guide)]) + "\n"


def _table(section: Section, questions: Sequence[Question], numbers: dict[str, int]) -> str:
    rows = [
        _row(
            f"{index}. {plain_text(objective)}",
            [question for question in questions if index in question.objectives],
            numbers,
        )
        for index, objective in enumerate(section.objectives, 1)
    ]
    unnamed = [question for question in questions if not question.objectives]
    if unnamed or not rows:
        rows.append(_row(UNNAMED, unnamed, numbers))
    return "\n".join(_set([section.title, *LEVELS, WITHOUT], rows))


def _row(name: str, questions: Sequence[Question], numbers: dict[str, int]) -> list[str]:
    """What tests an objective, by level."""
    cells = [
        " ".join(str(numbers[each.id]) for each in questions if (each.level or WITHOUT) == level)
        for level in (*LEVELS, WITHOUT)
    ]
    return [name, *cells]


def _totals(guide: Guide) -> str:
    counts = [
        str(sum((each.level or WITHOUT) == level for each in guide.questions))
        for level in (*LEVELS, WITHOUT)
    ]
    return "\n".join(_set(["All questions", *LEVELS, WITHOUT], [["how many", *counts]]))


def _set(head: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """Columns as wide as they have to be; an empty cell is a dash."""
    lines = [head, *([row[0], *(cell or "-" for cell in row[1:])] for row in rows)]
    lines = [[_short(line[0]), *line[1:]] for line in lines]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        yield "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()


def _short(text: str) -> str:
    return (
        text if len(text) <= _WIDEST else text[: _WIDEST - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
    )
