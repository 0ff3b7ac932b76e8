"""What is asked with a picture: the picture and the blanks for what is seen in it stand on one page."""

from __future__ import annotations

from guide.dataclass import replace
from guide.document import Picture, Question
from guide.pdf.pictures import set_picture_within
from guide.pdf.rows import height_of
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Row
from guide.typeset.tags import Node

_TALLEST = 0.62
"""Share of the page that the picture may take."""
_LEAST = 0.36
"""Share that it takes however much stands around it, if it is as tall."""
_BELOW_HEADING = 0.88
"""Share that a heading, with the marks in all below it, leaves on its page."""
_SPACES = 3
"""Grid lines that spaces around the picture take, with the links below its blanks."""


def asks_with_picture(question: Question) -> bool:
    """Whether what is to be answered begins with a picture."""
    return bool(question.response) and isinstance(question.response[0], Picture)


def set_labelling(setter: Setter, question: Question, place: Place, above: float) -> list[Row]:
    """The picture, as tall as the ``above`` points of the prompt and the blanks below leave room, and the blanks."""
    picture, *others = question.response
    assert isinstance(picture, Picture)
    blanks = tuple(others)
    # Their height has to be known first, but their nodes come after the picture's.
    taken = height_of(setter.stack(blanks, replace(place, parent=Node("Sect"))))
    height = setter.text_height
    room = height * _BELOW_HEADING - above - taken - _SPACES * setter.grid
    tallest = min(height * _TALLEST, max(room, height * _LEAST))
    strip = set_picture_within(setter, picture, place, tallest)
    rows = setter.stack(blanks, place)
    if rows:
        rows[0].space_before = max(rows[0].space_before, strip.after)
    return strip.rows + rows
