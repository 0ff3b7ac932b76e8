"""What a check finds, and what it looks at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from guide.compile.items import compile_items
from guide.dataclass import dataclass
from guide.diagnostics import Diagnostic, Rule
from guide.model.records import Guide, Question, Section
from guide.questions.item import Item


@dataclass(frozen=True)
class Subject:
    """A guide whose references lead somewhere, and its questions in neutral form, made once for all checks."""

    guide: Guide
    """Maybe without the texts of its sections."""
    whole: Callable[[], Guide]
    """The guide with all texts, which takes a while."""

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """By the question's id."""
        return {item.id: item for item in compile_items(self.guide).items}

    @cached_property
    def questions(self) -> Mapping[str, tuple[Question, ...]]:
        """Of each section, by its id, in the guide's order."""
        found: dict[str, list[Question]] = {section.id: [] for section in self.guide.sections}
        for question in self.guide.questions:
            found[question.section].append(question)
        return {name: tuple(questions) for name, questions in found.items()}

    def counted(self, section: Section, rule: Rule) -> tuple[Question, ...]:
        """A section's questions but for those that are left out of a count, since they allow its warning."""
        if rule.name in section.allow:
            return ()
        questions = self.questions[section.id]
        return tuple(question for question in questions if rule.name not in question.allow)


Check: TypeAlias = Callable[[Subject], Iterator[Diagnostic]]
