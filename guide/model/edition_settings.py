"""What an author may set of an edition: the keys and values under ``editions`` in guide.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

Part: TypeAlias = Literal[
    "cover",
    "imprint",
    "contents",
    "sections",
    "timeline",
    "figures",
    "questions",
    "practice",
    "organiser",
    "revision-log",
    "glossary",
    "references",
    "credits",
    "answers",
    "teacher-notes",
]
"""What a document may hold, each at the place where the edition names it."""

AnswerPlace: TypeAlias = Literal["end", "section", "separate", "none"]
"""In a key at the end (the part ``answers``), after each section's questions, in a file of their own, or nowhere."""

QuestionPlace: TypeAlias = Literal["chapter", "section"]
"""In a chapter of their own (the part ``questions``), grouped by section; or at the end of each section."""

HintPlace: TypeAlias = Literal["section", "none"]
"""As a list after each section's questions, or nowhere."""

Confidence: TypeAlias = Literal["ask", "none"]
"""Whether each question asks how sure one is, and the key tells what to do about it."""

Audience: TypeAlias = Literal["student", "teacher"]
"""Whose ``::: only {edition=...}`` blocks stand in it."""

SETTINGS: Mapping[str, tuple[str, ...]] = {
    "parts": get_args(Part),
    "answers": get_args(AnswerPlace),
    "answers_epub": get_args(AnswerPlace),
    "questions": get_args(QuestionPlace),
    "hints": get_args(HintPlace),
    "confidence": get_args(Confidence),
    "audience": get_args(Audience),
    "fields": ("name", "class", "date"),
    "title": (),
}
"""What an author may set, each with its values; no values: any text."""

LISTS = ("parts", "fields")
"""Those that take several values."""
