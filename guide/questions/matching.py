"""matching: each left has its right; ``distractors`` are rights without a left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from guide.diagnostics import rule
from guide.model.text import Inlines
from guide.questions import schema
from guide.questions.kind import Entry, Fields, Kind

TOO_FEW_PAIRS = rule("too-few-pairs", "error", "A matching question has at least two pairs.")
SAME_RIGHT = rule(
    "same-right",
    "error",
    "No two rights of a matching question read the same, since either would then be right.",
)


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
