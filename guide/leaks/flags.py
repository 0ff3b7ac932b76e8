"""Signs that give an answer away without words: anchors of answers, and ticks."""

from __future__ import annotations

from guide.compile import ids
from guide.leaks.passages import Passage
from guide.model.records import Guide

TICKS = frozenset("\u2611\u2705\u2713\u2714\U0001f5f8\U0001f5f9")
"""Characters that say "this one"."""


def answer_anchors(guide: Guide) -> frozenset[str]:
    """The ids that only a key has (``guide.compile.ids``)."""
    anchors = {ids.answer(question.id) for question in guide.questions}
    return frozenset(anchors | {ids.section_answers(section.id) for section in guide.sections})


def flag_in(passage: Passage, anchors: frozenset[str], ticks: frozenset[str]) -> str:
    """What in a passage is a flag, in words; empty for nothing."""
    text = passage.text
    if passage.is_sign:
        return f"the mark of a right choice in {text[:80]}"
    if anchor := anchor_in(text, anchors):
        return f"the anchor of an answer, '{anchor}'"
    found = () if text.isascii() else ticks.intersection(text)
    return f"the tick '{min(found)}'" if found else ""


def anchor_in(text: str, anchors: frozenset[str]) -> str:
    """The anchor that a text is, or that it links to; empty for none."""
    if not text.isascii():
        return ""
    anchor = text.rpartition("#")[2] if "#" in text else text
    return anchor if anchor in anchors else ""
