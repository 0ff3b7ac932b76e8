"""How sure was the learner? A line below each question, and what to do about it in the key.

Mistakes that one was sure of are the ones to study again first. Editions ask for it (``confidence: ask``); it stands
below each question in print, where it can be ticked, and as a reminder in the EPUB, where it can't.
"""

from __future__ import annotations

from guide.compile import ids
from guide.compile.compilation import Compilation
from guide.compile.text import Writer
from guide.dataclass import replace
from guide.document import Answer, Blocks, Inlines, Link, Only, Paragraph, Question, Text

BOX = "\u2610"
"""A box to tick."""


def asked(question: Question, compilation: Compilation) -> Question:
    """A question with the line below what it is answered with, where the edition asks for it."""
    if not _is_wanted(compilation):
        return question
    return replace(question, response=(*question.response, *_line(compilation)))


def _line(compilation: Compilation) -> Blocks:
    words = compilation.words
    boxes = "\u2003".join(
        f"{BOX}\u00a0{level}".replace(" ", "\u00a0") for level in words.series("confidence-levels")
    )
    printed = f"{words.word('confidence-ask')}\u2003{boxes}"
    return (
        Only("pdf", (Paragraph((Text(printed),), role="confidence"),)),
        Only("epub", (Paragraph((Text(words.word("confidence-think")),), role="confidence"),)),
    )


def answered(answer: Answer, section: str, writer: Writer) -> Answer:
    """An answer with where to study again, for those who were sure and wrong."""
    compilation = writer.compilation
    if not _is_wanted(compilation):
        return answer
    return replace(
        answer,
        blocks=(
            *answer.blocks,
            Paragraph(_study_again(section, compilation), role="confidence"),
        ),
    )


def _study_again(section: str, compilation: Compilation) -> Inlines:
    """``☐ Sure but wrong: study this again (Section 3).``"""
    words = compilation.words
    if not section:
        return (Text(f"{BOX}\u00a0{words.word('confidence-wrong')}."),)
    number = compilation.numbers.sections[section]
    label = Text(words.word("section-label", number=number))
    is_there = compilation.has("sections") and compilation.edition.section in (None, section)
    where = Link(ids.section(section), (label,), "section") if is_there else label
    return (Text(f"{BOX}\u00a0{words.word('confidence-wrong')} ("), where, Text(")."))


def introduction(compilation: Compilation) -> Blocks:
    """What the boxes of the key are for."""
    if not _is_wanted(compilation):
        return ()
    return (
        Paragraph((Text(compilation.words.word("confidence-introduction")),), role="instruction"),
    )


def _is_wanted(compilation: Compilation) -> bool:
    return compilation.edition.confidence == "ask"
