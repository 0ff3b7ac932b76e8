"""Page references that stand inside of parentheses, which have none of their own there."""

from __future__ import annotations

from guide.dataclass import replace
from guide.document import Inline, Inlines, PageReference, Text


def pages_in_brackets(content: Inlines, before: str) -> Inlines:
    """``(see The truce, p. 41)`` for ``(see The truce (p. 41))``; ``before`` stands before the page there."""
    if PageReference not in map(type, content):
        return content
    depth = 0
    found: list[Inline] = []
    for inline in content:
        if isinstance(inline, Text):
            depth += inline.text.count("(") - inline.text.count(")")
        elif isinstance(inline, PageReference) and depth > 0:
            inline = replace(inline, before=before, after="")
        found.append(inline)
    return tuple(found)
