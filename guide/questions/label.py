"""label: places on a picture, marked by numbered pins, to be named."""

from __future__ import annotations

import re
from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blank, BlankSize, Blocks, Picture, Pin, plain_text
from guide.model.records import Question
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.answering import blank_size, numbered
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import Hotspot, LabelInteraction
from guide.questions.kind import Entry, Fields, Kind

LABEL_PLACE = rule(
    "label-place",
    "error",
    "A label stands at [x%, y%] of its picture, from the top left, each from 0% to 100%.",
)
_PERCENTAGE = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)\s*%")


@dataclass(frozen=True, slots=True)
class Label:
    """``x`` and ``y`` are shares of the picture's width and height from the top left."""

    x: float
    y: float
    answer: Inlines


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    image: str
    alt: str
    labels: tuple[Label, ...]


SCHEMA: schema.Schema = {
    "image": schema.TEXT,
    "alt": schema.TEXT,
    "labels": schema.entries(
        schema.mapping(
            {
                "at": {
                    "type": "array",
                    "items": schema.PERCENTAGE,
                    "minItems": 2,
                    "maxItems": 2,
                },
                "answer": schema.MARKDOWN,
            },
            ("at", "answer"),
        )
    ),
}


class LabelKind(Kind):
    name = "label"
    keys = ("image", "alt", "labels")
    schema = SCHEMA
    required = ("image", "alt", "labels")

    def read(self, fields: Fields) -> LabelledPicture:
        entries = fields.entries("labels", required=True)
        return LabelledPicture(
            image=fields.image("image", required=True),
            alt=fields.text("alt", required=True),
            labels=tuple(label for entry in entries if (label := _label(entry, fields))),
        )

    def default_marks(self, body: LabelledPicture) -> Decimal:
        """One for each label."""
        return Decimal(len(body.labels) or 1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        """The picture with numbered pins, and a numbered list of blanks below it."""
        body: LabelledPicture = question.body
        pins = tuple(
            Pin(label.x, label.y, str(number)) for number, label in enumerate(body.labels, 1)
        )
        picture = Picture(composer.picture(body.image), body.alt, role="label", pins=pins)
        names = (plain_text(composer.inlines(label.answer)) for label in body.labels)
        # Each blank has a line of its own: there is room for a long one.
        size: BlankSize = "line" if blank_size(names) == "line" else "long"
        blanks = numbered(
            (
                (Blank(composer.word("blank-for", item=str(number)), size),)
                for number in range(1, len(pins) + 1)
            ),
            role="labels",
        )
        return Asked(composer.blocks(question.prompt), (picture, blanks))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: LabelledPicture = question.body
        return (
            numbered((composer.inlines(label.answer) for label in body.labels), role="answers"),
        )

    def quick_answer(self, question: Question, composer: Composer) -> str:
        body: LabelledPicture = question.body
        return "; ".join(
            f"{number} {plain_text(composer.inlines(label.answer))}"
            for number, label in enumerate(body.labels, 1)
        )

    def interaction(self, question: Question, composer: Composer) -> LabelInteraction:
        body: LabelledPicture = question.body
        return LabelInteraction(
            composer.picture(body.image),
            body.alt,
            tuple(
                Hotspot(label.x, label.y, composer.inlines(label.answer)) for label in body.labels
            ),
        )


def _label(entry: Entry, fields: Fields) -> Label | None:
    inner = entry.fields
    if inner is None:
        fields.report(LABEL_PLACE, "a label is {at: [x%, y%], answer: ...}", place=entry.place)
        return None
    inner.only(("at", "answer"))
    shares = [_share(text) for text in inner.texts("at", required=True)]
    answer = inner.inline("answer", required=True)
    match shares:
        case [float(x), float(y)]:
            return Label(x, y, answer)
        case _:
            inner.report(
                LABEL_PLACE,
                "a place is two percentages from the top left",
                place=inner.place_of("at"),
                hint='for example at: ["40%", "25%"]',
            )
            return None


def _share(text: str) -> float | None:
    match = _PERCENTAGE.fullmatch(text.strip())
    if match is None or float(match[1]) > 100:
        return None
    return float(match[1]) / 100
