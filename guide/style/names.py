"""The names that styles give settings to. A name that is not here is misspelt, unless the style itself uses it."""

from __future__ import annotations


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROLES = _names(
    """
    body label strong-label title part-title section-title section-number section-label meta part-label
    heading-2 heading-3 heading-4 quote attribution code note caption caption-label table-head
    table-cell objectives-label objectives summary-label summary glossary-term glossary term-links
    references imprint credits callout-label callout-title callout callout-source person-name
    person-native person-dates person-role person person-links fact-label fact monogram timeline-date
    timeline-title timeline timeline-meta timeline-gap overview overview-lane timeline-lane
    question-number prompt choice choice-letter marks question-footer marks-total confidence organiser
    instruction answer-line word-bank-label word-bank field answer-number answer answer-label sources
    hint hints hints-label card-front card-back card-number running-head folio contents-part
    contents-section contents-heading cover-title cover-subtitle cover-author cover-edition
    """
)
"""Of texts: what pages and books are set in."""

COLOURS = _names(
    """
    paper ink muted accent warm line hairline tint warm-tint cover-ground cover-ink cover-line
    """
)
"""That all styles have; roles and callouts may have others."""

FAMILIES = _names("text display label strong-label code")
"""Of type, in the default style; roles may have others."""

CALLOUTS = _names("key-point note example source debate misconception activity")
"""Kinds of callouts."""

LAYOUTS = _names(
    """
    introduction part section timeline figures questions practice organiser revision-log glossary references credits
    answers teacher-notes
    """
)
"""Roles of divisions."""
