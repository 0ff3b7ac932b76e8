"""matching: each left has its right; ``distractors`` are rights without a left."""

from __future__ import annotations

from decimal import Decimal

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import Blank, Blocks, Cell, Table, TableRow, Text
from guide.document import Inlines as DocumentInlines
from guide.model.plain import plain_text
from guide.model.records import Question
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.answering import letter, lettered, numbered
from guide.questions.asked import Asked
from guide.questions.composer import Composer
from guide.questions.item import MatchInteraction
from guide.questions.kind import Entry, Fields, Kind

TOO_FEW_PAIRS = rule("too-few-pairs", "error", "A matching question has at least two pairs.")
SAME_RIGHT = rule(
    "same-right",
    "error",
    "No two rights of a matching question read the same, since either would then be right.",
)


_EVEN = (0.42, 0.12, 0.46)
_FOR_LONG_RIGHTS = (0.30, 0.11, 0.59)
_MUCH_LONGER = 2


@dataclass(frozen=True, slots=True)
class Pair:
    left: Inlines
    right: Inlines


@dataclass(frozen=True, slots=True)
class Matching:
    pairs: tuple[Pair, ...]
    distractors: tuple[Inlines, ...]


SCHEMA: schema.Schema = {
    "pairs": schema.entries(
        schema.mapping({"left": schema.MARKDOWN, "right": schema.MARKDOWN}, ("left", "right")),
        least=2,
    ),
    "distractors": schema.MARKDOWNS,
}


class MatchingKind(Kind):
    name = "matching"
    keys = ("pairs", "distractors")
    schema = SCHEMA
    required = ("pairs",)

    def read(self, fields: Fields) -> Matching:
        entries = fields.entries("pairs", required=True)
        pairs = tuple(pair for entry in entries if (pair := _pair(entry, fields)))
        if 0 < len(entries) < 2:
            fields.report(
                TOO_FEW_PAIRS, "a single pair matches itself", place=fields.place_of("pairs")
            )
        body = Matching(pairs, fields.inlines("distractors"))
        _report_same_rights(body, fields)
        return body

    def default_marks(self, body: Matching) -> Decimal:
        """One for each pair."""
        return Decimal(len(body.pairs))

    def ask(self, question: Question, composer: Composer) -> Asked:
        """A table: numbered lefts with a blank each, beside the lettered rights in shuffled order."""
        body: Matching = question.body
        rights = _shuffled(body, composer)
        count = max(len(body.pairs), len(rights))
        table = Table(
            head=(_head(composer),),
            body=tuple(_row(body, rights, index, composer) for index in range(count)),
            alignments=("left", "center", "left"),
            role="matching",
            widths=_widths(body),
        )
        return Asked(composer.blocks(question.prompt), (table,))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: Matching = question.body
        letters = _letters(body, composer)
        return (
            numbered(
                (
                    (
                        *composer.inlines(pair.left),
                        Text(" \u2192 "),
                        *lettered(letters[index], composer.inlines(pair.right)),
                    )
                    for index, pair in enumerate(body.pairs)
                ),
                role="answers",
            ),
        )

    def quick_answer(self, question: Question, composer: Composer) -> str:
        letters = _letters(question.body, composer)
        count = len(question.body.pairs)
        return " ".join(f"{index + 1}{letters[index]}" for index in range(count))

    def interaction(self, question: Question, composer: Composer) -> MatchInteraction:
        body: Matching = question.body
        return MatchInteraction(
            tuple(
                (composer.inlines(pair.left), composer.inlines(pair.right)) for pair in body.pairs
            ),
            tuple(composer.inlines(distractor) for distractor in body.distractors),
        )


def _order(body: Matching, composer: Composer) -> tuple[int, ...]:
    """The rights as printed: numbers of pairs, then of distractors."""
    count = len(body.pairs)
    return composer.order(count + len(body.distractors), "rights", fixed=count)


def _letters(body: Matching, composer: Composer) -> dict[int, str]:
    """The letter of each right."""
    return {right: letter(place) for place, right in enumerate(_order(body, composer))}


def _shuffled(body: Matching, composer: Composer) -> tuple[Inlines, ...]:
    rights = (*(pair.right for pair in body.pairs), *body.distractors)
    return tuple(rights[index] for index in _order(body, composer))


def _widths(body: Matching) -> tuple[float, float, float]:
    """The columns' shares: rights that are much longer than the lefts (meanings of words) get more room."""
    lefts = sum(len(plain_text(pair.left)) for pair in body.pairs)
    rights = sum(len(plain_text(pair.right)) for pair in body.pairs)
    return _FOR_LONG_RIGHTS if rights > _MUCH_LONGER * lefts else _EVEN


def _head(composer: Composer) -> TableRow:
    return TableRow(
        tuple(
            Cell((Text(composer.word(key)),), scope="col")
            for key in ("matching-left", "matching-letter", "matching-right")
        )
    )


def _row(body: Matching, rights: tuple[Inlines, ...], index: int, composer: Composer) -> TableRow:
    """One left and one right side by side; they do not belong together. Either may run out."""
    left: DocumentInlines = ()
    blank: DocumentInlines = ()
    right: DocumentInlines = ()
    if index < len(body.pairs):
        left = (Text(f"{index + 1}.\u2002"), *composer.inlines(body.pairs[index].left))
        blank = (Blank(composer.word("blank-for", item=str(index + 1)), "short"),)
    if index < len(rights):
        right = lettered(letter(index), composer.inlines(rights[index]))
    return TableRow((Cell(left), Cell(blank), Cell(right)))


def _pair(entry: Entry, fields: Fields) -> Pair | None:
    inner = entry.fields
    if inner is None:
        fields.report(
            TOO_FEW_PAIRS,
            "a pair is {left: ..., right: ...}",
            place=entry.place,
        )
        return None
    inner.only(("left", "right"))
    return Pair(inner.inline("left", required=True), inner.inline("right", required=True))


def _report_same_rights(body: Matching, fields: Fields) -> None:
    rights = [pair.right for pair in body.pairs] + list(body.distractors)
    if any(right in rights[:index] for index, right in enumerate(rights) if right):
        fields.report(SAME_RIGHT, "two rights read the same", place=fields.place_of("pairs"))
