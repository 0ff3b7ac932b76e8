"""Questions in neutral form."""

from __future__ import annotations

from decimal import Decimal

from guide.compile.items import compile_items
from guide.document import Blank, Inline, Paragraph, plain_text
from guide.questions import KINDS, item
from tests.compile.water_guide import water_guide

BANK = compile_items(water_guide())
ITEMS = {each.id: each for each in BANK.items}


def texts(contents: tuple[tuple[Inline, ...], ...]) -> list[str]:
    return [plain_text(content) for content in contents]


def test_every_question_is_an_item() -> None:
    guide = water_guide()
    assert [each.id for each in BANK.items] == [question.id for question in guide.questions]
    assert {question.type for question in guide.questions} == set(KINDS)


def test_choices_keep_the_authors_order() -> None:
    interaction = ITEMS["vapour"].interaction
    assert isinstance(interaction, item.ChoiceInteraction)
    assert texts(tuple(choice.content for choice in interaction.choices)) == [
        "Ice",
        "Vapour",
        "Fog",
        "Steam clouds",
    ]
    assert [choice.correct for choice in interaction.choices] == [False, True, False, False]
    assert (interaction.several, interaction.shuffle) == (False, True)
    assert ITEMS["vapour"].level == "remember"


def test_true_false_is_a_choice_with_the_correction_as_feedback() -> None:
    interaction = ITEMS["dew"].interaction
    assert isinstance(interaction, item.ChoiceInteraction)
    assert [choice.correct for choice in interaction.choices] == [False, True]
    assert plain_text(interaction.choices[1].feedback) == "Dew forms where it lies."


def test_pairs_and_distractors() -> None:
    interaction = ITEMS["clouds"].interaction
    assert isinstance(interaction, item.MatchInteraction)
    assert texts(interaction.pairs[0]) == ["Cirrus", "feathery"]
    assert texts(interaction.distractors) == ["made of dust"]


def test_orders_are_right() -> None:
    interaction = ITEMS["cycle"].interaction
    assert isinstance(interaction, item.OrderInteraction)
    assert texts(interaction.items) == ["The sea warms", "Clouds form", "Rain falls"]


def test_gaps_stand_in_the_prompt_as_blanks() -> None:
    salt = ITEMS["salt"]
    assert isinstance(salt.interaction, item.GapInteraction)
    assert salt.interaction.gaps == (("35", "thirty-five"), ("salt",))
    assert salt.interaction.bank == ("35", "salt", "sugar")
    (prompt,) = salt.prompt
    assert isinstance(prompt, Paragraph)
    assert sum(isinstance(inline, Blank) for inline in prompt.content) == 2


def test_numbers_and_pins() -> None:
    assert ITEMS["share"].interaction == item.NumericEntryInteraction(
        Decimal("97.5"), Decimal("0.5"), "%"
    )
    label = ITEMS["basin"].interaction
    assert isinstance(label, item.LabelInteraction)
    assert [(spot.x, spot.y) for spot in label.hotspots] == [(0.1, 0.2), (0.9, 0.8)]
    assert set(BANK.images) == {"images/basin.svg"}


def test_written_answers_carry_the_markers_guidance() -> None:
    for name in ("springs", "flood"):
        interaction = ITEMS[name].interaction
        assert isinstance(interaction, item.ExtendedTextInteraction)
        assert interaction.guidance


def test_parts_are_items_of_an_item() -> None:
    composite = ITEMS["perrault"].interaction
    assert isinstance(composite, item.CompositeInteraction)
    assert [type(part.interaction) for part in composite.items] == [
        item.ExtendedTextInteraction,
        item.ChoiceInteraction,
    ]
