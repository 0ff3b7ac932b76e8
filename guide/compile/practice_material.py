"""What practice is made from: the whole guide, or what its sections up to one have told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from guide.compile.uses import sections_with_terms
from guide.dataclass import dataclass, replace
from guide.model.calendar import first_day, last_day
from guide.model.dates import Interval
from guide.model.records import Event, Figure, Guide, Part, Question, Term
from guide.model.text import Picture, Table
from guide.model.walk import blocks_of
from guide.questions.whole import kind_of

T = TypeVar("T")

QUIZ_MARKS = 2
"""A question of a mixed quiz earns no more: it is one that is answered in a minute."""


@dataclass(frozen=True, slots=True)
class Material:
    """What an exercise may ask about. ``after``: the section at whose end it stands; empty for the chapter."""

    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    terms: tuple[Term, ...]
    questions: tuple[Question, ...]
    seed: str
    after: str = ""

    def ranked(self, items: Sequence[T], purpose: str) -> list[T]:
        """The items in an order of chance. Each gets its rank from the seed and its own id alone."""
        seed = "\0".join(part for part in (self.seed, purpose, self.after) if part)

        def rank(item: Any) -> bytes:
            return sha256(f"{seed}\0{item.id}".encode()).digest()

        return sorted(items, key=rank)


def whole(guide: Guide) -> Material:
    """All that a guide tells."""
    return Material(
        tuple(event for event in guide.events if event.importance != "minor"),
        guide.figures,
        guide.terms,
        guide.questions,
        guide.about.practice.seed if guide.about.practice else "",
    )


def stages(guide: Guide) -> Iterator[Material]:
    """What has been told by the end of each part (or of each section outside of parts), one after the other."""
    everything = whole(guide)
    told = _first_told(guide)
    seen: set[str] = set()
    ends = _ends(guide)
    for number, sections in enumerate(ends):
        seen.update(sections)
        is_last = number == len(ends) - 1
        known = None if is_last else frozenset(seen)
        yield replace(
            everything,
            events=tuple(each for each in everything.events if _is_told(each.section, known)),
            figures=tuple(
                each for each in everything.figures if _is_told(_first(each.sections, guide), known)
            ),
            terms=tuple(each for each in everything.terms if _is_told(told.get(each.id), known)),
            questions=tuple(each for each in everything.questions if _is_told(each.section, known)),
            after=sections[-1],
        )


def _is_told(section: str | None, known: Collection[str] | None) -> bool:
    """At the end of the guide (None) all is told, also what no section tells."""
    return known is None or section in known


def _first_told(guide: Guide) -> Mapping[str, str]:
    return {term: sections[0] for term, sections in sections_with_terms(guide).items()}


def _first(sections: Collection[str], guide: Guide) -> str | None:
    """The first of some sections in reading order."""
    return next((section.id for section in guide.sections if section.id in sections), None)


def _ends(guide: Guide) -> list[tuple[str, ...]]:
    """The sections of each part in turn; one outside of parts is a part of its own."""
    groups: list[tuple[str, ...]] = []
    listed: set[str] = set()
    for entry in guide.about.outline:
        group = entry.sections if isinstance(entry, Part) else (entry,)
        listed.update(group)
        if group:
            groups.append(group)
    groups += [(section.id,) for section in guide.sections if section.id not in listed]
    return groups


# --- dates ---------------------------------------------------------------------------------------


def dated_apart(ranked: Sequence[Event], count: int) -> list[Event]:
    """The first events, ``count`` at the most, whose beginnings leave no doubt about their order; by date.

    Two events of one day are never both among them, nor one of "May 1939" with one of a day of that month.
    """
    chosen: list[tuple[Any, Any, Event]] = []
    for event in ranked:
        begins = _beginning(event)
        if begins is None:
            continue
        first, last = begins
        if all(last < earliest or latest < first for earliest, latest, _ in chosen):
            chosen.append((first, last, event))
        if len(chosen) == count:
            break
    return [event for _, _, event in sorted(chosen, key=lambda entry: entry[0])]


def _beginning(event: Event) -> tuple[Any, Any] | None:
    """The first and the last day on which an event may have begun; None where its beginning is open."""
    date = event.date.start if isinstance(event.date, Interval) else event.date
    return (first_day(date), last_day(date)) if date else None


# --- questions -----------------------------------------------------------------------------------


def mixed(material: Material, count: int) -> list[Question]:
    """Short questions in turn from every section, so that no two neighbours are of one section if that can be.

    The same question may come in several quizzes: meeting it again after some time is what they are for.
    """
    sections: dict[str, list[Question]] = {}
    for question in material.ranked(material.questions, "mixed-quiz"):
        if question.marks <= QUIZ_MARKS and _stands_alone(question):
            sections.setdefault(question.section, []).append(question)
    if len(sections) < 2:
        return []
    rounds = max(map(len, sections.values()))
    turns = (
        asked[turn] for turn in range(rounds) for asked in sections.values() if turn < len(asked)
    )
    return [question for question, _ in zip(turns, range(count), strict=False)]


def _stands_alone(question: Question) -> bool:
    """Whether it is one thing, and can be asked twice in a document: pictures and tables have ids and numbers."""
    blocks = (*question.prompt.blocks, *question.explanation.blocks)
    is_plain = not any(isinstance(block, Picture | Table) for block in blocks_of(blocks))
    return is_plain and not kind_of(question).parts(question)
