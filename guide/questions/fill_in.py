"""fill-in: a text with gaps, and on request a bank of words to fill them from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.questions import gaps, schema
from guide.questions.gaps import Gap
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
