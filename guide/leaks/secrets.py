"""What only the key may say, each text with the place in the source where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, assert_never

from guide import document as d
from guide.compile.editions import SecretKind
from guide.compile.items import ItemBank
from guide.leaks.plain import block_texts, note_calls
from guide.leaks.stripping import markups_beside_sections
from guide.model.place import Place
from guide.model.plain import texts_for_teachers
from guide.model.records import Guide, Question
from guide.questions.answering import letter
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


class Secret(NamedTuple):
    """A text that some files must not hold."""

    kind: SecretKind
    what: str
    """For the author: ``the feedback of question 'july-bridge'``."""
    place: Place
    text: str


def secrets_of(guide: Guide, bank: ItemBank) -> Iterator[Secret]:
    """Every text that stands in the key alone, or is for teachers alone."""
    questions = {question.id: question for question in guide.questions}
    for item in bank.items:
        yield from _of_item(item, questions[item.id], bank.notes)
    for place, text in _for_teachers(guide):
        yield Secret("teacher", "a block for teachers", place, text)


def _for_teachers(guide: Guide) -> Iterator[tuple[Place, str]]:
    """The texts of blocks for teachers alone; those of sections stand beside them."""
    for section in guide.sections:
        yield from section.for_teachers
    for markup in markups_beside_sections(guide):
        yield from texts_for_teachers(markup)


def _of_item(item: Item, question: Question, notes: Mapping[str, d.Note]) -> Iterator[Secret]:
    name = f"question '{question.id}'"
    for kind, what, text in _told(item, notes):
        yield Secret(kind, f"{what} of {name}", question.place, text)


def _told(item: Item, notes: Mapping[str, d.Note]) -> Iterator[tuple[SecretKind, str, str]]:
    """What is told of an item and its parts after it was answered, and its hint."""
    for text in _with_notes(item.explanation, notes):
        yield "answer", "the explanation", text
    for text in _with_notes(item.hint, notes):
        yield "hint", "the hint", text
    for what, text in _answers(item.interaction, notes):
        yield "answer", what, text
    if isinstance(item.interaction, CompositeInteraction):
        for part in item.interaction.items:
            yield from _told(part, notes)


def _answers(interaction: Interaction, notes: Mapping[str, d.Note]) -> Iterator[tuple[str, str]]:
    match interaction:
        case ChoiceInteraction():
            for choice in interaction.choices:
                yield "the feedback", d.plain_text(choice.feedback)
        case TextEntryInteraction():
            for accepted in interaction.accepted:
                yield "the answer", accepted
        case NumericEntryInteraction():
            yield "the answer", f"{interaction.answer} {interaction.unit}"
        case GapInteraction() if not interaction.bank:
            for gap in interaction.gaps:
                for accepted in gap:
                    yield "an answer", accepted
        case LabelInteraction():
            for hotspot in interaction.hotspots:
                yield "an answer", d.plain_text(hotspot.answer)
        case ExtendedTextInteraction():
            for text in _with_notes(interaction.guidance, notes):
                yield "the answer", text
        case MatchInteraction() | OrderInteraction() | GapInteraction() | CompositeInteraction():
            return  # what belongs together is secret, not the words: see ``flags``
        case _:
            assert_never(interaction)


def offered_texts(interaction: Interaction) -> Iterator[str]:
    """What a student reads of a question beside its prompt: choices, words to choose from, things to put in order."""
    match interaction:
        case ChoiceInteraction():
            for choice in interaction.choices:
                yield d.plain_text(choice.content)
        case MatchInteraction():
            yield from _in_cells(interaction)
        case OrderInteraction():
            yield from map(d.plain_text, interaction.items)
        case GapInteraction():
            yield from interaction.bank
        case NumericEntryInteraction():
            yield interaction.unit
        case LabelInteraction():
            yield interaction.alt
        case CompositeInteraction():
            for part in interaction.items:
                yield from offered_texts(part.interaction)
        case TextEntryInteraction() | ExtendedTextInteraction():
            return
        case _:
            assert_never(interaction)


def _in_cells(interaction: MatchInteraction) -> Iterator[str]:
    """What a table of pairs may say: each left with its number, each right with whichever letter it gets."""
    rights = [pair[1] for pair in interaction.pairs] + list(interaction.distractors)
    letters = [letter(index) for index in range(len(rights))]
    for number, (left, _) in enumerate(interaction.pairs, 1):
        yield f"{number}. {d.plain_text(left)}"
    for right in rights:
        for mark in letters:
            yield f"{mark} {d.plain_text(right)}"


def pictures_of(interaction: Interaction) -> Iterator[str]:
    """The pictures that a student is asked about."""
    match interaction:
        case LabelInteraction():
            yield interaction.image
        case CompositeInteraction():
            for part in interaction.items:
                yield from pictures_of(part.interaction)
        case _:
            pass


def _with_notes(blocks: d.Blocks, notes: Mapping[str, d.Note]) -> Iterator[str]:
    """The texts of blocks and of the notes called in them."""
    yield from block_texts(blocks)
    for name in note_calls(blocks):
        if name in notes:
            yield from block_texts(notes[name].blocks)
