"""A whole question, answer and item: what the kind tells, with what all kinds have in common."""

from __future__ import annotations

from guide import document
from guide.document import Blocks, Inlines, Paragraph, Text
from guide.model import text as model
from guide.model.records import Question
from guide.model.walk import inlines_of
from guide.questions.composer import Composer
from guide.questions.item import Item
from guide.questions.kind import Kind


def kind_of(question: Question) -> Kind:
    from guide.questions import KINDS  # the kinds use this module

    return KINDS[question.type]


def question_block(
    question: Question, composer: Composer, footer: Inlines = ()
) -> document.Question:
    """``footer`` holds the links that follow (hint, answer)."""
    asked = kind_of(question).ask(question, composer)
    return document.Question(
        id=composer.question_anchor,
        number=composer.number,
        label=composer.label,
        prompt=asked.prompt,
        response=asked.response,
        marks=composer.count("marks", question.marks) if question.marks else "",
        footer=footer,
        kind=question.type,
    )


def answer_block(question: Question, composer: Composer, back: Inlines = ()) -> document.Answer:
    """``back`` leads to the question, if the document holds it."""
    blocks = kind_of(question).answer(question, composer)
    return document.Answer(
        id=composer.answer_anchor,
        number=composer.number,
        label=composer.label,
        blocks=(*blocks, *_why(question, composer)),
        back=back,
        marks=composer.count("marks", question.marks) if question.marks else "",
    )


def item(question: Question, composer: Composer) -> Item:
    """The neutral form, for exports."""
    kind = kind_of(question)
    return Item(
        id=question.id,
        section=question.section,
        prompt=kind.ask(question, composer).prompt,
        interaction=kind.interaction(question, composer),
        marks=question.marks,
        explanation=composer.blocks(question.explanation),
        hint=composer.blocks(question.hint),
        level=question.level,
        tags=question.tags,
    )


def _why(question: Question, composer: Composer) -> Blocks:
    """The explanation, and the sources that it does not cite itself."""
    explanation = composer.blocks(question.explanation)
    cited = _cited(question.explanation)
    uncited = tuple(work for work in question.sources if work not in cited)
    if not uncited:
        return explanation
    sources = Paragraph(
        (Text(f"{composer.word('sources-label')} "), *composer.sources(uncited)), role="sources"
    )
    return (*explanation, sources)


def _cited(markup: model.Markup) -> set[str]:
    return {
        work.id
        for inline in inlines_of(markup.blocks)
        if isinstance(inline, model.Citation)
        for work in inline.works
    }
