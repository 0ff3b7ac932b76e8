"""Questions, their choices, room to write, and the answers of the key."""

from __future__ import annotations

import math
from dataclasses import replace

from guide.document import (
    Answer,
    Choice,
    Choices,
    Fields,
    Inlines,
    ListBlock,
    Paragraph,
    Question,
    WritingSpace,
)
from guide.pdf import shapes
from guide.pdf.inlines import Flow, Look, flow, set_text
from guide.pdf.labels import set_label
from guide.pdf.setting import (
    Place,
    Setter,
    Strip,
    anchor_first,
    hold,
    right_end,
    rows_of_lines,
    rule,
)
from guide.typeset.boxes import Drawing, Line, Mark, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

NUMBER_WIDTH = 26.0
"""Points for a question's hanging number."""
_ANSWER_NUMBER = 21.0
MARKS_WIDTH = 48.0
"""Points kept free at the right of the prompt for the marks."""
_CHOICE_LABEL = 30.0
_TICK = 16.0
_FOOTER_GAP = 8.0


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
    response = setter.stack(question.response, replace(column, role="choice"))
    if response:
        response[0].penalty = FORBIDDEN
        response[0].space_before = max(response[0].space_before, 4.0)
    rows += response
    rows += _footer(setter, question.footer, column, _shared_row(question, rows))
    anchor_first(rows, question.id)
    if rows[0].source == (-1, 0):
        rows[0].source = (setter.ordinal(question), 0)
    hold(rows, setter.text_height)
    return Strip(rows, setter.grid, setter.grid * 0.5)


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


def set_choices(setter: Setter, block: Choices, place: Place) -> Strip:
    """Lettered choices with a ring (one is right) or a box (several may be) to tick.

    Short ones stand in two columns, read down.
    """
    node = place.parent.child("L", list_numbering="UpperAlpha")
    choices = [
        _set_choice(setter, choice, block.mark, place.under(node)) for choice in block.choices
    ]
    half = place.width / 2
    limit = place.x + half - setter.sized(_FOOTER_GAP)
    if len(choices) > 1 and all(len(rows) == 1 and right_end(rows[0]) <= limit for rows in choices):
        rows = _in_two_columns([rows[0] for rows in choices], half)
    else:
        rows = [row for rows in choices for row in rows]
    for row in rows:
        row.penalty = FORBIDDEN
    return Strip(rows, setter.grid * 0.25, 0.0)


def _in_two_columns(rows: list[Row], shift: float) -> list[Row]:
    """The second half of some rows beside the first, ``shift`` points to the right."""
    count = -(-len(rows) // 2)
    for left, right in zip(rows, rows[count:], strict=False):
        for mark in right.marks:
            mark.x += shift
        left.marks += right.marks
        left.anchors += right.anchors
        left.notes += right.notes
    return rows[:count]


def _set_choice(setter: Setter, choice: Choice, mark: str, place: Place) -> list[Row]:
    item = place.parent.child("LI")
    label = item.child("Lbl")
    body = item.child("LBody")
    width = setter.sized(_CHOICE_LABEL) if choice.letter else setter.sized(_TICK)
    rows = set_text(setter, choice.content, place.inset(width).under(body), body, "choice")
    rows = rows or [Row(setter.style.text("choice").leading, frames=place.frames)]
    rows[0].marks.insert(0, _tick(setter, mark, place.x))
    _letter(setter, rows[0], choice.letter, place, label)
    anchor_first(rows, choice.id)
    return rows


def _letter(setter: Setter, row: Row, letter: str, place: Place, node: Node) -> None:
    if letter:
        column = replace(place.inset(setter.sized(_TICK - 1.0)), width=setter.sized(_TICK))
        row.marks[:0] = set_label(setter, letter, "choice-letter", column, node)


def _tick(setter: Setter, mark: str, x: float) -> Drawing:
    pen = shapes.stroke(setter.colour("muted"), 0.8)
    radius, middle = setter.sized(4.0), setter.sized(5.0)
    if mark == "one":
        shape = shapes.circle(middle, 0.0, radius)
    else:
        shape = shapes.rectangle(middle - radius, -radius, 2 * radius, 2 * radius)
    return Drawing(x, setter.style.text("choice").leading * 0.5, f"{pen} {shape} S")


def set_writing_space(setter: Setter, space: WritingSpace, place: Place) -> Strip:
    """Ruled lines (or the style's other ruling), read as one "space for your answer"."""
    pitch = setter.style.writing.pitch
    node = place.parent.child("P").child("Span", actual_text=space.label)
    ink = setter.colour("line")
    rows: list[Row] = []
    for number in range(space.lines):
        row = Row(pitch, frames=place.frames, penalty=FORBIDDEN if number < 2 else 50.0)
        row.marks = _ruling(setter, place, number, space.lines, pitch, ink)
        if number == 0:
            first = row.marks[0]
            if isinstance(first, Drawing):
                first.node = node
        rows.append(row)
    return Strip(rows, 0.0, setter.grid * 0.5)


def _ruling(
    setter: Setter,
    place: Place,
    number: int,
    count: int,
    pitch: float,
    ink: tuple[float, float, float],
) -> list[Mark]:
    match setter.style.writing.ruling:
        case "lines":
            return [rule(place.x, pitch, place.width, 0.5, ink)]
        case "dots":
            return [rule(place.x, pitch, place.width, 0.9, ink, "0.1 4")]
        case "grid":
            return [_grid(place, pitch, ink)]
        case "box":
            return [_box_part(place, number, count, pitch, ink)]


def _grid(place: Place, pitch: float, ink: tuple[float, float, float]) -> Drawing:
    cell = pitch / 2
    columns = int(place.width // cell)
    parts = [shapes.stroke(ink, 0.3)]
    for row in range(3):
        parts.append(shapes.line(0, -row * cell, columns * cell, -row * cell))
    for column in range(columns + 1):
        parts.append(shapes.line(column * cell, 0, column * cell, -pitch))
    return Drawing(place.x, 0.0, " ".join([*parts, "S"]))


def _box_part(
    place: Place, number: int, count: int, pitch: float, ink: tuple[float, float, float]
) -> Drawing:
    parts = [
        shapes.stroke(ink, 0.7),
        shapes.line(0, 0, 0, -pitch),
        shapes.line(place.width, 0, place.width, -pitch),
    ]
    if number == 0:
        parts.append(shapes.line(0, 0, place.width, 0))
    if number == count - 1:
        parts.append(shapes.line(0, -pitch, place.width, -pitch))
    return Drawing(place.x, 0.0, " ".join([*parts, "S"]))


def set_fields(setter: Setter, fields: Fields, place: Place) -> Strip:
    """Name, class, date: labels with a line behind each, side by side."""
    text = setter.style.text("field")
    gap = 12.0
    shares = [2.0 if number == 0 else 1.0 for number in range(len(fields.labels))]
    unit = (place.width - gap * (len(shares) - 1)) / sum(shares)
    row = Row(setter.grid * 2, frames=place.frames)
    x = place.x
    for label, share in zip(fields.labels, shares, strict=True):
        node = place.parent.child("P")
        items = Flow(setter, place)
        items.text(label, Look("field"), node)
        label_width = natural_width(items.items, setter.fonts) + 5.0
        for line in setter.lines(items.items, unit * share, text):
            line.line.x += x
            line.line.baseline += setter.grid * 0.5
            row.marks.append(line.line)
            base = line.line.baseline
        row.marks.append(
            rule(x + label_width, base + 2.0, unit * share - label_width, 0.6, setter.colour("ink"))
        )
        x += unit * share + gap
    return Strip([row], 0.0, setter.grid)


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
