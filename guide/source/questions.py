"""questions/*.yaml: review questions; what a kind's own keys mean is told by ``guide.questions``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, cast, get_args

from guide.diagnostics import rule
from guide.model.records import Level, Question
from guide.questions import KINDS
from guide.questions.kind import Kind
from guide.source import keys
from guide.source.fields import FieldReader
from guide.source.files import SourceFile
from guide.source.lists import read_list
from guide.source.reading import Anchor, FileResult

NEGATIVE_MARKS = rule("negative-marks", "error", "A question's marks are 0 or more.")

ID = keys.identifier("id", "The question's name in references.", required=True)
PART_ID = keys.identifier("id", "The part's name; by default the question's, and a letter.")
TYPE = keys.raw("type", "The kind of question.", required=True)
SECTION = keys.reference(
    "section", "Id of the section that it belongs to.", "section", required=True
)
PROMPT = keys.markup("prompt", "What is asked (Markdown).", required=True)
MARKS = keys.decimal("marks", "0 or more; by default as the kind has it.")
LEVEL = keys.choice("level", "What the answer takes (Bloom's levels).", ("", *get_args(Level)), "")
HINT = keys.markup("hint", "A hint, shown apart from the prompt (Markdown).")
EXPLANATION = keys.markup("explanation", "Shown with the answer (Markdown).")
SOURCES = keys.sources()
TAGS = keys.texts("tags", "Words to choose questions by.")
OBJECTIVES = keys.integers(
    "objectives", "Which of its section's objectives it tests, counted from 1.", 1
)
ALLOW = keys.allow()

PART_KEYS: tuple[keys.Key[Any], ...] = (
    PART_ID,
    TYPE,
    PROMPT,
    MARKS,
    LEVEL,
    HINT,
    EXPLANATION,
    SOURCES,
    TAGS,
)
KEYS: tuple[keys.Key[Any], ...] = (ID, TYPE, SECTION, *PART_KEYS[2:], OBJECTIVES, ALLOW)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_questions(source: SourceFile, language: str) -> FileResult[Question]:
    """The questions in the file's order."""
    return read_list(source, language, "question", (), _question)


def read_parts(fields: FieldReader, key: str) -> tuple[Question, ...]:
    """The parts of a multi-part question, for its kind."""
    parent = fields.peek("id")
    parts: list[Question] = []
    for index, part in enumerate(fields.mappings(key)):
        part.what = "a part of a question"
        letter = _LETTERS[index] if index < len(_LETTERS) else str(index + 1)
        name = PART_ID.read(part) or f"{parent}-{letter}"
        question = _read(part, PART_KEYS, name, "")
        fields.reading.anchors.append(Anchor("question", name, part.place))
        if question is not None:
            parts.append(question)
    return tuple(parts)


def _question(fields: FieldReader) -> Question | None:
    return _read(fields, KEYS, ID.read(fields), SECTION.read(fields))


def _read(
    fields: FieldReader, common: tuple[keys.Key[Any], ...], name: str, section: str
) -> Question | None:
    """A question of any kind; None where its kind can't be told, so that its keys can't be judged."""
    kind = _kind(fields)
    if kind is None:
        return None
    fields.only((*keys.names(common), *kind.keys))
    prompt = PROMPT.read(fields)
    body = kind.read(fields)
    return Question(
        id=name,
        type=kind.name,
        prompt=prompt,
        marks=_marks(fields, kind, body),
        body=body,
        place=fields.place,
        section=section,
        level=cast("Level | None", LEVEL.read(fields) or None),
        hint=HINT.read(fields),
        explanation=EXPLANATION.read(fields),
        sources=SOURCES.read(fields),
        tags=TAGS.read(fields),
        objectives=OBJECTIVES.read(fields),
        allow=ALLOW.read(fields),
    )


def _kind(fields: FieldReader) -> Kind | None:
    name = TYPE.read(fields)
    chosen = fields.choice("type", tuple(KINDS), "")
    return KINDS[chosen] if name and chosen else None


def _marks(fields: FieldReader, kind: Kind, body: Any) -> Decimal:
    marks = MARKS.read(fields)
    if marks is None:
        return kind.default_marks(body)
    if marks < 0:
        fields.report(
            NEGATIVE_MARKS, "marks are 0 or more", place=fields.place_of("marks"), hint=""
        )
    return marks
