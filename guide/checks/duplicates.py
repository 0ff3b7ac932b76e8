"""Questions that ask the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from math import ceil

from guide import document as d
from guide.checks.findings import Subject
from guide.diagnostics import Diagnostic, rule
from guide.model.records import Question
from guide.questions.item import (
    ChoiceInteraction,
    CompositeInteraction,
    ExtendedTextInteraction,
    GapInteraction,
    Interaction,
    Item,
    LabelInteraction,
    MatchInteraction,
    NumericEntryInteraction,
    OrderInteraction,
    TextEntryInteraction,
)

DUPLICATE_QUESTION = rule("duplicate-question", "warning", "No two questions are nearly the same.")

ALIKE = 0.8
"""Share of all their words that two questions have in common, from which they are nearly the same (Jaccard index)."""
FEWEST = 5
"""Words of a question that can be told from others."""
_WORD = re.compile(r"\w+")


def duplicate_question(subject: Subject) -> Iterator[Diagnostic]:
    """Each question against the earlier ones that share one of its rarest words.

    Two sets that are alike to a share have one of their ``size - ceil(share * size) + 1`` rarest members in common, so
    that only few pairs are compared (prefix filtering: Chaudhuri, Ganti and Kaushik 2006).
    """
    words = {
        question.id: _words_of(subject.items[question.id]) for question in subject.guide.questions
    }
    frequency = Counter(word for found in words.values() for word in found)
    earlier: dict[str, list[Question]] = {}
    for question in subject.guide.questions:
        mine = words[question.id]
        if len(mine) < FEWEST:
            continue
        rarest = sorted(mine, key=lambda word: (frequency[word], word))
        heads = rarest[: len(mine) - ceil(ALIKE * len(mine)) + 1]
        near = {other.id: other for word in heads for other in earlier.get(word, ())}
        if twin := _twin(mine, near, words):
            yield Diagnostic(
                DUPLICATE_QUESTION,
                question.place,
                f"'{question.id}' asks nearly the same as '{twin.id}' ({twin.place.file}:{twin.place.line})",
                "ask for something else, or leave one out",
            )
        for word in heads:
            earlier.setdefault(word, []).append(question)


def _twin(
    mine: frozenset[str], near: Mapping[str, Question], words: Mapping[str, frozenset[str]]
) -> Question | None:
    for name, other in near.items():
        if len(mine & words[name]) >= ALIKE * len(mine | words[name]):
            return other
    return None


def _words_of(item: Item) -> frozenset[str]:
    """The words of the question and of its answer: "Put these in order" asks for something else each time."""
    texts = (*_block_texts(item.prompt), *_answer_texts(item.interaction))
    return frozenset(_WORD.findall(" ".join(texts).casefold()))


def _block_texts(blocks: d.Blocks) -> Iterator[str]:
    for block in d.walk(blocks):
        for content in d.own_inlines(block):
            yield d.plain_text(content)


def _answer_texts(interaction: Interaction) -> Iterator[str]:
    match interaction:
        case ChoiceInteraction():
            yield from (d.plain_text(choice.content) for choice in interaction.choices)
        case MatchInteraction():
            yield from (d.plain_text(side) for pair in interaction.pairs for side in pair)
        case OrderInteraction():
            yield from map(d.plain_text, interaction.items)
        case GapInteraction():
            yield from (word for gap in interaction.gaps for word in gap)
        case LabelInteraction():
            yield interaction.image
            yield from (d.plain_text(hotspot.answer) for hotspot in interaction.hotspots)
        case NumericEntryInteraction():
            yield str(interaction.answer)
        case TextEntryInteraction():
            yield from interaction.accepted
        case ExtendedTextInteraction():
            yield from _block_texts(interaction.guidance)
        case CompositeInteraction():
            for item in interaction.items:
                yield from _block_texts(item.prompt)
                yield from _answer_texts(item.interaction)
