"""Hanging punctuation: marks at a line's ends stand a little outside the measure, so that its edges look straight.

A full stop or a hyphen is so light that an edge which it takes part in seems to have a notch. Lines are broken for
the measure with what hangs left out; nothing else changes, least of all the text.
"""

from __future__ import annotations

HYPHEN = 0.16
"""Em that a hyphen hangs by: about half its width."""
_RIGHT = {
    ".": 0.14, ",": 0.14, ";": 0.09, ":": 0.09, "-": HYPHEN, "\u2010": HYPHEN, "\u2011": HYPHEN,
    "’": 0.14, "”": 0.2, "“": 0.2, "‘": 0.14, "»": 0.14, "›": 0.1, "–": 0.13, "—": 0.16, "…": 0.14,
}  # fmt: skip
_LEFT = {
    "“": 0.2, "‘": 0.14, "„": 0.2, "‚": 0.14, "«": 0.14, "‹": 0.1, "”": 0.2, "»": 0.14, "›": 0.1,
    "(": 0.06, "[": 0.05, "–": 0.13, "—": 0.16,
}  # fmt: skip


def left_of(text: str, size: float) -> float:
    """Points by which a text of a size hangs out to the left where it begins a line."""
    return _LEFT.get(text[:1], 0.0) * size


def right_of(text: str, size: float) -> float:
    """Points by which it hangs out to the right where it ends one."""
    return _RIGHT.get(text[-1:], 0.0) * size
