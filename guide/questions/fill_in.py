"""fill-in: a text with gaps, and on request a bank of words to fill them from."""

from __future__ import annotations

from decimal import Decimal
from itertools import count

from guide.dataclass import dataclass
from guide.diagnostics import rule
from guide.document import (
    Blank,
    Blocks,
    Group,
    Inlines,
    Paragraph,
    Text,
)
from guide.model.records import Question
from guide.questions import gaps, schema
from guide.questions.answering import blank_size, bulleted, numbered
from guide.questions.asked import Asked
from guide.questions.composer import Composer, TextHook
from guide.questions.gaps import Gap
from guide.questions.item import GapInteraction
from guide.questions.kind import Fields, Kind

NO_GAP = rule(
    "no-gap",
    "error",
    "The prompt of a fill-in question holds gaps: {{answer}} or {{answer|also accepted}}.",
)
DISTRACTORS_WITHOUT_BANK = rule(
    "distractors-without-bank",
    "error",
    "Distractors of a fill-in question stand in its word bank (word_bank: true).",
)


@dataclass(frozen=True, slots=True)
class FillIn:
    gaps: tuple[Gap, ...]
    word_bank: bool
    distractors: tuple[str, ...]


SCHEMA: schema.Schema = {"word_bank": schema.BOOLEAN, "distractors": schema.TEXTS}


class FillInKind(Kind):
    name = "fill-in"
    keys = ("word_bank", "distractors")
    schema = SCHEMA
    required = ()

    def read(self, fields: Fields) -> FillIn:
        prompt = fields.markup("prompt")
        found = gaps.find(prompt)
        if fields.has("prompt") and (not found or gaps.is_broken(prompt)):
            fields.report(
                NO_GAP,
                "a gap is not closed or empty" if found else "the prompt has no gap",
                place=fields.place_of("prompt"),
                hint="write {{answer}} where the gap is to be",
            )
        body = FillIn(found, bool(fields.boolean("word_bank")), fields.texts("distractors"))
        if body.distractors and not body.word_bank:
            fields.report(
                DISTRACTORS_WITHOUT_BANK,
                "distractors are printed only with word_bank: true",
                place=fields.place_of("distractors"),
            )
        return body

    def default_marks(self, body: FillIn) -> Decimal:
        """One for each gap."""
        return Decimal(len(body.gaps) or 1)

    def ask(self, question: Question, composer: Composer) -> Asked:
        body: FillIn = question.body
        prompt = composer.blocks(question.prompt, _blanks(body, composer))
        if not body.word_bank:
            return Asked(prompt, ())
        label = Paragraph((Text(composer.word("word-bank")),), role="word-bank-label")
        words = bulleted(((Text(word),) for word in _bank(body, composer)), role="word-bank")
        return Asked(prompt, (Group("word-bank", (label, words), keep=True),))

    def answer(self, question: Question, composer: Composer) -> Blocks:
        body: FillIn = question.body
        return (numbered((_accepted(gap, composer) for gap in body.gaps), role="answers"),)

    def quick_answer(self, question: Question, composer: Composer) -> str:
        return "; ".join(gap.answer for gap in question.body.gaps)

    def interaction(self, question: Question, composer: Composer) -> GapInteraction:
        body: FillIn = question.body
        bank = (*(gap.answer for gap in body.gaps), *body.distractors) if body.word_bank else ()
        return GapInteraction(tuple(gap.accepted for gap in body.gaps), bank)


def _blanks(body: FillIn, composer: Composer) -> TextHook:
    """Puts blanks into the prompt: numbered where there are several, all of one size."""
    size = blank_size(gap.answer for gap in body.gaps)
    numbers = count(1)

    def hook(text: str) -> Inlines:
        return tuple(
            Text(piece)
            if isinstance(piece, str)
            else Blank(composer.word("blank", number=next(numbers)), size)
            for piece in gaps.split(text)
        )

    return hook


def _bank(body: FillIn, composer: Composer) -> tuple[str, ...]:
    """The words offered; an answer that fills two gaps stands twice."""
    words = (*(gap.answer for gap in body.gaps), *body.distractors)
    order = composer.order(len(words), "word bank", fixed=len(body.gaps))
    return tuple(words[index] for index in order)


def _accepted(gap: Gap, composer: Composer) -> Inlines:
    best, *others = gap.accepted
    if not others:
        return (Text(best),)
    return (Text(composer.word("also-accepted", answer=best, others=", ".join(others))),)
