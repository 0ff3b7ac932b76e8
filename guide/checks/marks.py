"""What a question is worth."""

from __future__ import annotations

from collections.abc import Iterator

from guide.checks.findings import Subject
from guide.diagnostics import Diagnostic, rule

NO_MARKS = rule("no-marks", "warning", "A question is worth something.")


def no_marks(subject: Subject) -> Iterator[Diagnostic]:
    for question in subject.guide.questions:
        if not question.marks:
            message = f"'{question.id}' gives no marks"
            yield Diagnostic(NO_MARKS, question.place, message, "give it marks, or leave them out")
