"""The author's edit: one sentence of the guide's middle section says something else."""

from __future__ import annotations

import re
from pathlib import Path

from tests.benchmarks.content import Paragraph, Section

_MARK = "Revised"
_SENTENCE = re.compile(_MARK + r" \d+ times\. ")


def edited_words(section: Section) -> str:
    """The first words of the section's first paragraph, which ``mark`` puts the sentence before."""
    paragraph = next(block for block in section.blocks if isinstance(block, Paragraph))
    return paragraph.runs[0].text


def mark(path: Path, words: str) -> None:
    """Put the sentence that edits change before ``words`` in a file."""
    path.write_text(path.read_text().replace(words, f"{_MARK} 0 times. {words}", 1))


def apply(path: Path, number: int) -> None:
    """Save the file with another sentence; each number makes another text."""
    path.write_text(_SENTENCE.sub(f"{_MARK} {number + 1} times. ", path.read_text(), count=1))
