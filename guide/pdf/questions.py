"""Questions, their choices, room to write, and the answers of the key."""

from __future__ import annotations

import math

from guide.dataclass import replace
from guide.document import (
    Answer,
    Choices,
    Group,
    Inlines,
    ListBlock,
    Paragraph,
    Question,
)
from guide.pdf.inlines import flow
from guide.pdf.labelling import asks_with_picture, set_labelling
from guide.pdf.labels import set_label
from guide.pdf.rows import anchor_first, height_of, right_end, rows_of_lines
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Line, Row
from guide.typeset.pages import FORBIDDEN, HARDLY, LAST_RESORT, RELUCTANT
from guide.typeset.tags import Node

NUMBER_WIDTH = 26.0
"""Points for a question's hanging number."""
_ANSWER_NUMBER = 21.0
MARKS_WIDTH = 48.0
"""Points kept free at the right of the prompt for the marks."""
_FOOTER_GAP = 8.0
_SHORT = 1 / 3
"""Share of the page up to which a prompt is not divided, however much room there is to answer."""
_RESPONSE_GAP = 4.0
"""Points between the prompt's text and what it is answered with."""
_WHOLE = 0.5
"""Share of the page up to which a question is not divided: a longer one is between its parts, or else hardly."""


def set_question(setter: Setter, question: Question, place: Place) -> Strip:
    node = place.parent.child("Sect")
    number_node = node.child("P")
    column = replace(place.inset(setter.sized(NUMBER_WIDTH)).under(node), role="prompt")
    prompt_place = column.inset(0.0, setter.sized(MARKS_WIDTH) if question.marks else 0.0)
    rows = setter.stack(question.prompt, prompt_place)
    if not rows:
        rows = [Row(setter.style.text("prompt").leading, frames=place.frames)]
    _hang(setter, rows[0], question.number, place, number_node, "question-number")
    if question.marks:
        _marks_label(setter, rows[0], question.marks, place, node)
    _hold_to_table(rows)
    if height_of(rows) <= setter.text_height * _SHORT:
        _hold(rows, LAST_RESORT)
    response = _response(setter, question, replace(column, role="choice"), height_of(rows))
    if response:
        response[0].penalty = HARDLY if _begins_with_bank(question) else FORBIDDEN
        gap = _RESPONSE_GAP if _ends_in_text(question) else setter.grid
        response[0].space_before = max(response[0].space_before, gap)
    rows += response
    rows += _footer(setter, question.footer, column, _shared_row(question, rows))
    anchor_first(rows, question.id)
    if rows[0].source == (-1, 0):
        rows[0].source = (setter.ordinal(question), 0)
    has_parts = any(isinstance(block, Question) for block in question.response)
    if not has_parts or height_of(rows) <= setter.text_height * _WHOLE:
        _hold(rows, _reluctance(setter, question, rows))
    return Strip(rows, setter.grid, setter.grid * 0.5)


def _response(setter: Setter, question: Question, place: Place, above: float) -> list[Row]:
    """What the question is answered with, below so many points of its prompt."""
    if asks_with_picture(question):
        return set_labelling(setter, question, place, above)
    return setter.stack(question.response, place)


def _hold_to_table(rows: list[Row]) -> None:
    """Keep what stands above a table, and the table's head, with its first row."""
    first = next((number for number, row in enumerate(rows) if row.repeat), 0)
    for row in rows[1 : first + 1]:
        row.penalty = FORBIDDEN


def _begins_with_bank(question: Question) -> bool:
    """Whether the prompt holds the blanks, and words to fill them with come below it."""
    first = question.response[0]
    return isinstance(first, Group) and first.role == "word-bank"


def _ends_in_text(question: Question) -> bool:
    """Whether the prompt ends in text, not in a box such as that of an excerpt."""
    return not question.prompt or isinstance(question.prompt[-1], Paragraph | ListBlock)


def _reluctance(setter: Setter, question: Question, rows: list[Row]) -> float:
    """The penalty of dividing a whole question: one that takes most of a page would leave most of another empty.

    But a picture stays with the blanks for what is seen in it.
    """
    if asks_with_picture(question):
        return LAST_RESORT
    height = height_of(rows) / setter.text_height
    return LAST_RESORT if height <= _WHOLE else HARDLY if height <= 1.0 else 0.0


def _hold(rows: list[Row], penalty: float) -> None:
    """Keep rows in one piece, if a heading above leaves them the room.

    But long room to write goes on overleaf rather than that it leaves a page half empty.
    """
    for row in rows[1:]:
        if row.penalty != RELUCTANT:
            row.penalty = max(row.penalty, penalty)


def _hang(setter: Setter, row: Row, number: str, place: Place, node: Node, role: str) -> None:
    column = replace(place, width=setter.sized(NUMBER_WIDTH))
    row.marks[:0] = set_label(setter, number, role, column, node)


def _marks_label(setter: Setter, row: Row, marks: str, place: Place, node: Node) -> None:
    column = place.inset(place.width - setter.sized(MARKS_WIDTH))
    row.marks += set_label(setter, marks, "marks", column, node.child("P"), "right")


def _shared_row(question: Question, rows: list[Row]) -> Row | None:
    """The row that the footer may stand in: the last, if it ends a text or choices."""
    last = (*question.prompt, *question.response)[-1:]
    shares = bool(last) and isinstance(last[0], Paragraph | ListBlock | Choices)
    return rows[-1] if shares else None


def _footer(setter: Setter, content: Inlines, place: Place, last: Row | None) -> list[Row]:
    """Links at the right of the last row where that has room for them, else in a row below it."""
    if not content:
        return []
    node = place.parent.child("P")
    items = flow(setter, content, place, node, "question-footer")
    text = setter.style.text("question-footer")
    lines = setter.lines(items, place.width, text, align="right")
    end = right_end(last) if last else math.inf
    room = place.x + place.width - end - setter.sized(_FOOTER_GAP)
    if last and len(lines) == 1 and lines[0].line.natural <= room:
        baseline = max(mark.baseline for mark in last.marks if isinstance(mark, Line))
        _flush_right(lines[0].line, place, baseline)
        last.marks.append(lines[0].line)
        last.anchors += lines[0].anchors
        return []
    rows = rows_of_lines(lines, place, text.leading)
    for row in rows:
        row.penalty = FORBIDDEN
    rows[0].space_before = 2.0
    return rows


def _flush_right(line: Line, place: Place, baseline: float) -> None:
    """Put a line into another row; it stays at the right edge when its page label turns out longer or shorter."""
    line.x += place.x
    line.baseline = baseline
    line.target, line.spaces = line.natural, 0


def set_answer(setter: Setter, answer: Answer, place: Place) -> Strip:
    node = place.parent.child("Sect")
    number_node = node.child("P")
    column = replace(place.inset(setter.sized(_ANSWER_NUMBER)).under(node), role="answer")
    rows = setter.stack(answer.blocks, column)
    if not rows:
        rows = [Row(setter.style.text("answer").leading, frames=place.frames)]
    _hang(setter, rows[0], answer.number, place, number_node, "answer-number")
    rows += _footer(setter, answer.back, column, rows[-1])
    anchor_first(rows, answer.id)
    if rows[0].source == (-1, 0):
        rows[0].source = (setter.ordinal(answer), 0)
    return Strip(rows, setter.grid * 0.5, 0.0)
