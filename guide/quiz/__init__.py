"""Quiz papers in several versions, drawn from the guide's questions."""

from __future__ import annotations

from guide.quiz.papers import Paper, Quiz, papers
from guide.quiz.wanted import UnknownFilterError, Wanted

__all__ = ["Paper", "Quiz", "UnknownFilterError", "Wanted", "papers"]
