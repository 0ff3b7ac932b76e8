"""A guide without its secrets: what compiles from it is what a student may read.

Nothing of the answers is left in it, so that whatever ``guide.compile`` makes of it is harmless, even if the very
mistake that the leak test looks for is in there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from guide.dataclass import fields, is_dataclass, replace
from guide.model.plain import only_for_teachers
from guide.model.records import Guide, Question, Section
from guide.model.skeleton import SectionText, Skeleton
from guide.model.text import Markup, Only, Text
from guide.questions.essay import Essay
from guide.questions.multi_part import MultiPart

T = TypeVar("T")

_GAP = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_MARK = "stripped"
"""In names that stand for what was stripped."""
_EMPTY = Essay((), Markup(), 0)


def stripped(skeleton: Skeleton) -> Skeleton:
    """The guide with questions that have no answers, and without blocks for teachers."""
    guide = skeleton.guide
    bare = replace(
        guide,
        about=replace(guide.about, description=_for_students(guide.about.description)),
        events=tuple(_with_text(event, "text") for event in guide.events),
        figures=tuple(_with_text(figure, "text") for figure in guide.figures),
        terms=tuple(_with_text(term, "definition") for term in guide.terms),
        questions=tuple(_shell(question) for question in guide.questions),
    )
    texts = {path: _StrippedText(text) for path, text in skeleton.texts.items()}
    return replace(skeleton, guide=bare, texts=texts, name=f"{skeleton.name} {_MARK}")


class _StrippedText:
    """A section's text without what is for teachers."""

    def __init__(self, text: SectionText) -> None:
        self._text = text
        self.name = text.name and f"{text.name} {_MARK}"

    @property
    def section(self) -> Section:
        return _with_text(self._text.section, "text")


def _shell(question: Question) -> Question:
    """A question's prompt without its gaps, to be answered in no way; with parts, those of its parts."""
    prompt = _changed(_for_students(question.prompt), _without_gaps)
    bare = replace(question, prompt=prompt, hint=Markup(), explanation=Markup())
    if isinstance(question.body, MultiPart):
        return replace(bare, body=_parts(question.body))
    return replace(bare, type="essay", body=_EMPTY)


def _parts(body: MultiPart) -> MultiPart:
    return MultiPart(_for_students(body.source), tuple(_shell(part) for part in body.parts))


def _without_gaps(value: Any) -> Any:
    return Text(_GAP.sub("", value.text)) if isinstance(value, Text) else value


def _with_text(record: T, key: str) -> T:
    markup: Markup = getattr(record, key)
    kept = _for_students(markup)
    return record if kept is markup else replace(record, **{key: kept})  # type: ignore[type-var]


# --- blocks for teachers -----------------------------------------------------------------------


def markups_beside_sections(guide: Guide) -> Iterator[Markup]:
    """Every piece of a guide in which a block for teachers can stand, but for the texts of sections."""
    yield guide.about.description
    for event in guide.events:
        yield event.text
    for figure in guide.figures:
        yield figure.text
    for term in guide.terms:
        yield term.definition
    for question in guide.questions:
        yield question.prompt
        if isinstance(question.body, MultiPart):
            yield question.body.source
            yield from (part.prompt for part in question.body.parts)


def _for_students(markup: Markup) -> Markup:
    """A text without what is for teachers; the same object where there is nothing of it."""
    if next(only_for_teachers(markup), None) is None:
        return markup
    changed: Markup = _changed(markup, _without_teachers_blocks)
    return changed


def _without_teachers_blocks(value: Any) -> Any:
    if isinstance(value, tuple) and any(_is_for_teachers(each) for each in value):
        return tuple(each for each in value if not _is_for_teachers(each))
    return value


def _is_for_teachers(value: Any) -> bool:
    return isinstance(value, Only) and value.edition == "teacher"


# --- changing a tree ---------------------------------------------------------------------------


def _changed(value: Any, change: Any) -> Any:
    """A tree of dataclasses, tuples and mappings with every node replaced by what ``change`` makes of it."""
    value = change(value)
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(_changed(each, change) for each in value)
    if isinstance(value, Mapping):
        return {key: _changed(each, change) for key, each in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        news = {field.name: _changed(getattr(value, field.name), change) for field in fields(value)}
        return replace(value, **news)
    return value
