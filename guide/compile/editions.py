"""Editions as data: which parts stand in a document, where the answers are, and for whom it is.

An author may define more in guide.yaml, as settings over a shipped edition::

    editions:
      revision:
        based_on: student
        title: Revision edition
        parts: [contents, timeline, questions, practice, glossary]
        answers: section
        answers_epub: end
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from guide.dataclass import dataclass, replace
from guide.diagnostics import Problems, rule
from guide.model.edition_settings import (
    LISTS,
    SETTINGS,
    AnswerPlace,
    Audience,
    Confidence,
    HintPlace,
    QuestionPlace,
)
from guide.model.edition_settings import Part as Part
from guide.model.records import Guide

EDITION_SETTING = rule(
    "edition-setting",
    "error",
    "An edition in guide.yaml has only settings and values that there are.",
)

SecretKind: TypeAlias = Literal["answer", "hint", "teacher"]
"""What an edition may keep back: answers, hints, blocks for teachers. It may hold one of them and not the others."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The settings of one document."""

    name: str
    """Also in file names: a form of an id."""
    parts: tuple[Part, ...]
    answers: AnswerPlace = "end"
    answers_epub: AnswerPlace | Literal[""] = ""
    """Where the EPUB differs; empty for the same."""
    questions: QuestionPlace = "chapter"
    hints: HintPlace = "section"
    confidence: Confidence = "none"
    audience: Audience = "teacher"
    title: str = ""
    """Shown on cover and imprint; empty for the built-in label of the edition's name, if there is one."""
    fields: tuple[str, ...] = ()
    """Lines to fill in at the head: keys of labels (``name``, ``class``, ``date``)."""
    section: str | None = None
    """The only section of a handout; None for all."""
    shuffle: str = ""
    """Makes all shuffles others: what papers A, B and C of a quiz differ by."""
    code: str = ""
    """At the foot of every page: ties a quiz paper to its key."""
    key_to: Edition | None = None
    """The edition whose answers, being separate, this one holds."""

    @property
    def holds_answers(self) -> bool:
        """Whether the document has the answers of its questions."""
        return self.answers == "section" or (self.answers == "end" and "answers" in self.parts)

    @property
    def kept_back(self) -> frozenset[SecretKind]:
        """What the edition's files must not say."""
        kept: set[SecretKind] = set()
        if not self.holds_answers:
            kept.add("answer")
            if self.hints == "none":
                kept.add("hint")
        if self.audience == "student":
            kept.add("teacher")
        return frozenset(kept)

    def for_format(self, output: Literal["pdf", "epub"]) -> Edition:
        """The edition as the settings of one format make it."""
        if output == "epub" and self.answers_epub:
            return replace(self, answers=self.answers_epub)
        return self


_BOOK: tuple[Part, ...] = (
    "cover",
    "imprint",
    "contents",
    "sections",
    "timeline",
    "figures",
    "questions",
    "practice",
    "revision-log",
    "glossary",
    "references",
    "credits",
    "answers",
)

GUIDE = Edition(name="guide", parts=_BOOK)
"""The whole guide, answers at the end."""

STUDENT = Edition(
    name="student",
    parts=tuple(part for part in _BOOK if part != "answers"),
    answers="none",
    audience="student",
)

ANSWERS = Edition(name="answers", parts=("cover", "imprint", "answers", "teacher-notes"))
"""The key alone, for the teacher, with the sums of marks and what the sections say to teachers."""

HANDOUT = Edition(
    name="handout",
    parts=("sections",),
    answers="none",
    questions="section",
    audience="student",
    fields=("name", "class", "date"),
)
"""One section's text with its questions; see ``handout``."""

HANDOUT_QUESTIONS = replace(HANDOUT, name="questions", parts=("questions",), questions="chapter")
"""One section's questions alone."""

HANDOUT_TEXT = replace(HANDOUT, name="text", questions="chapter")
"""One section's text alone."""

ORGANISER = Edition(name="organiser", parts=("organiser",), answers="none", audience="student")
"""What to know by heart, on one page."""

QUIZ = replace(HANDOUT_QUESTIONS, name="quiz", hints="none")
"""A version of a quiz; see ``guide.quiz``."""

QUIZ_KEY = Edition(name="quiz-key", parts=("answers",))
"""Its key."""

SHIPPED: Mapping[str, Edition] = {
    edition.name: edition
    for edition in (GUIDE, STUDENT, ANSWERS, HANDOUT, HANDOUT_QUESTIONS, HANDOUT_TEXT, ORGANISER)
}


def handout(section: str | None, base: Edition = HANDOUT) -> Edition:
    """The handout of one section (None: of all)."""
    return replace(base, section=section)


def separate_key(edition: Edition) -> Edition:
    """The key to an edition that has its answers in a file of their own."""
    return replace(
        ANSWERS,
        name=f"{edition.name}-{ANSWERS.name}",
        confidence=edition.confidence,
        section=edition.section,
        key_to=edition,
    )


def editions_of(guide: Guide) -> Mapping[str, Edition]:
    """The shipped editions and the author's own (``About.editions``), which may also change a shipped one.

    Raises ValueError on a bad setting; ``check_editions`` tells it beforehand.
    """
    editions = dict(SHIPPED)
    for name, settings in guide.about.editions.items():
        editions[name] = edition_from(name, settings, editions)
    return editions


def check_editions(guide: Guide, problems: Problems) -> None:
    """Report the author's editions that can't be."""
    editions = dict(SHIPPED)
    for name, settings in guide.about.editions.items():
        try:
            editions[name] = edition_from(name, settings, editions)
        except ValueError as error:
            problems.add(EDITION_SETTING, guide.about.place, str(error))


def edition_from(name: str, settings: Mapping[str, Any], known: Mapping[str, Edition]) -> Edition:
    """An edition by settings over a known one: that of ``based_on``, of its own name, or the whole guide.

    Raises ValueError where a key or value can't be.
    """
    base = known.get(str(settings.get("based_on", name if name in known else GUIDE.name)))
    if base is None:
        raise ValueError(
            f"edition '{name}' is based on '{settings['based_on']}', which is not there"
        )
    changes: dict[str, Any] = {"name": name, "title": "" if name != base.name else base.title}
    for key, value in settings.items():
        if key != "based_on":
            changes[key] = _setting(name, key, value)
    if "end" in (settings.get("answers"), settings.get("answers_epub")):
        changes["parts"] = _with_key(changes.get("parts", base.parts))
    return replace(base, **changes)


def _with_key(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """With the part that answers at the end stand in, which the edition may be based on one without."""
    return parts if "answers" in parts else (*parts, "answers")


def _setting(edition: str, key: str, value: Any) -> Any:
    options = SETTINGS.get(key)
    if options is None:
        raise ValueError(f"edition '{edition}' has no setting '{key}'")
    values = tuple(value) if isinstance(value, list | tuple) else (value,)
    if not all(isinstance(each, str) for each in values):
        raise ValueError(f"edition '{edition}': {key} is plain text")
    if len(values) != 1 and key not in LISTS:
        raise ValueError(f"edition '{edition}': {key} has one value")
    unknown = [each for each in values if options and each not in options]
    if unknown:
        raise ValueError(
            f"edition '{edition}': {key} is one of {', '.join(options)}, not {unknown[0]}"
        )
    return values if key in LISTS else values[0]
