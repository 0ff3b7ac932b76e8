"""What is numbered in a guide: sections, parts, questions, pictures and tables.

Numbers are given over the whole guide, whatever an edition leaves out, so that "Question 14" and "Figure 3" are the
same in the student edition, the key and every handout.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from guide.dataclass import dataclass
from guide.model.place import Place
from guide.model.records import Exhibit, Guide, Section
from guide.model.skeleton import exhibits_of
from guide.model.text import Blocks


class Numbered(NamedTuple):
    """A picture or a table where it stands in the whole book."""

    exhibit: Exhibit
    number: int
    """Among its like; 0 for what is not numbered."""
    part: str
    """Of an edition, that holds it: ``sections``, ``timeline``, ``questions`` ..."""
    section: str
    """Where that part is by sections: the section."""
    place: Place | None
    """None in sections, whose texts may be left out."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """``sections`` and ``questions`` by their ids."""

    sections: Mapping[str, int]
    questions: Mapping[str, int]
    exhibits: tuple[Numbered, ...]
    """Pictures and tables in the order of the whole book."""
    places: Mapping[Place, int]
    """Of the exhibits outside sections that have a number. Not all have an id, so they are known by their places."""
    in_sections: Mapping[str, tuple[int, ...]]
    """By section: the numbers of its exhibits in their order, 0 for none."""

    def within(self, section: Section) -> Mapping[Place, int]:
        """The numbers of the exhibits in a section, whose text is there, by their places."""
        numbers = self.in_sections.get(section.id, ())
        found = exhibits_of(section.text.blocks)
        return {place: number for (place, _), number in zip(found, numbers, strict=True) if number}


def number(guide: Guide) -> Numbers:
    exhibits = tuple(_numbered(guide))
    in_sections: dict[str, list[int]] = {}
    for each in exhibits:
        if each.place is None:
            in_sections.setdefault(each.section, []).append(each.number)
    return Numbers(
        sections={section.id: index for index, section in enumerate(guide.sections, 1)},
        questions={question.id: index for index, question in enumerate(guide.questions, 1)},
        exhibits=exhibits,
        places={each.place: each.number for each in exhibits if each.place and each.number},
        in_sections={section: tuple(numbers) for section, numbers in in_sections.items()},
    )


def _numbered(guide: Guide) -> Iterator[Numbered]:
    counts: Counter[str] = Counter()
    for part, section, place, exhibit in _exhibits(guide):
        counts[exhibit.kind] += exhibit.is_numbered
        number = counts[exhibit.kind] if exhibit.is_numbered else 0
        yield Numbered(exhibit, number, part, section, place)


def _exhibits(guide: Guide) -> Iterator[tuple[str, str, Place | None, Exhibit]]:
    for section in guide.sections:
        for exhibit in section.exhibits:
            yield "sections", section.id, None, exhibit
    for part, home, blocks in _homes(guide):
        for place, exhibit in exhibits_of(blocks):
            yield part, home, place, exhibit


def _homes(guide: Guide) -> Iterator[tuple[str, str, Blocks]]:
    """Where pictures and tables may stand outside sections: part, section, blocks."""
    for event in guide.events:
        yield "timeline", "", event.text.blocks
    for figure in guide.figures:
        yield "figures", "", figure.text.blocks
    for question in guide.questions:
        yield "questions", question.section, question.prompt.blocks
    for term in guide.terms:
        yield "glossary", "", term.definition.blocks
