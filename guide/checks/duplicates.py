"""Questions that ask the same thing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, combinations
from math import ceil
from typing import TypeAlias

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
    LabelInteraction,
    MatchInteraction,
    NumericEntryInteraction,
    OrderInteraction,
    TextEntryInteraction,
)

DUPLICATE_QUESTION = rule("duplicate-question", "warning", "No two questions are nearly the same.")

ALIKE = 0.7
"""Share of all their words that two texts have in common, from which they are nearly the same (Jaccard index)."""
FEWEST = 5
"""Words of a question that can be told from others."""
_WORD = re.compile(r"\w+")

Words: TypeAlias = frozenset[str]


def duplicate_question(subject: Subject) -> Iterator[Diagnostic]:
    """Each question against the first of the earlier ones that share two of its prompt's rarest words.

    Two sets that are alike to a share have two of their ``size - ceil(share * size) + 2`` rarest members in common, so
    that only few pairs are compared (prefix filtering: Chaudhuri, Ganti and Kaushik 2006). By one member, so many
    would be met that the time grew with the square of the questions.
    """
    prompts = {name: _words(_block_texts(item.prompt)) for name, item in subject.items.items()}
    rank = _ranks(prompts.values())
    earlier: dict[tuple[int, int], list[int]] = {}
    questions = subject.guide.questions

    @cache
    def answer(name: str) -> Words:
        return _words(_answer_texts(subject.items[name].interaction))

    def are_same(one: str, other: str) -> bool:
        """ "Put these in order" asks for something else each time: the answer tells."""
        if _overlap(prompts[one], prompts[other]) < ALIKE:
            return False
        return _overlap(answer(one), answer(other)) >= ALIKE

    for index, question in enumerate(questions):
        prompt = prompts[question.id]
        if len(prompt) < FEWEST:
            continue
        rarest = sorted(map(rank.__getitem__, prompt))[
            : len(prompt) - ceil(ALIKE * len(prompt)) + 2
        ]
        pairs = list(combinations(rarest, 2))
        near = {other for pair in pairs for other in earlier.get(pair, ())}
        for other in sorted(near):
            if are_same(question.id, questions[other].id):
                yield _duplicate(question, questions[other])
                break
        for pair in pairs:
            earlier.setdefault(pair, []).append(index)


def _ranks(texts: Iterable[Words]) -> dict[str, int]:
    """The place of each word among all, from the rarest on."""
    frequency = Counter(chain.from_iterable(texts))
    ordered = sorted(frequency, key=lambda word: (frequency[word], word))
    return {word: place for place, word in enumerate(ordered)}


def _duplicate(question: Question, other: Question) -> Diagnostic:
    where = f"{other.place.file}:{other.place.line}"
    return Diagnostic(
        DUPLICATE_QUESTION,
        question.place,
        f"'{question.id}' asks nearly the same as '{other.id}' ({where})",
        "ask for something else, or leave one out",
    )


def _overlap(one: Words, other: Words) -> float:
    return len(one & other) / len(one | other) if one or other else 1.0


def _words(texts: Iterable[str]) -> Words:
    return frozenset(_WORD.findall(" ".join(texts).casefold()))


def _block_texts(blocks: d.Blocks) -> Iterator[str]:
    for block in d.walk(blocks):
        for content in d.own_inlines(block):
            yield d.plain_text(content)


def _answer_texts(interaction: Interaction) -> Iterator[str]:
    match interaction:
        case ChoiceInteraction():
            yield from (
                d.plain_text(choice.content) for choice in interaction.choices if choice.correct
            )
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
            return
        case CompositeInteraction():
            for item in interaction.items:
                yield from _block_texts(item.prompt)
                yield from _answer_texts(item.interaction)
