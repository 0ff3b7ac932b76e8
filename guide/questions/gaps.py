"""The gaps of a fill-in prompt: ``{{Borzya}}``, ``{{700|650|750}}`` (all of them accepted, the first printed)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guide.dataclass import dataclass
from guide.model.text import Markup, Text
from guide.model.walk import inlines_of

_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap with everything that is accepted in it, the best answer first."""

    accepted: tuple[str, ...]

    @property
    def answer(self) -> str:
        return self.accepted[0]


def split(text: str) -> Iterator[str | Gap]:
    """A text as its plain stretches and its gaps, in order; an empty gap stays text."""
    end = 0
    for match in _GAP.finditer(text):
        # Who types an answer types spaces at which a line may end.
        accepted = tuple(" ".join(part.split()) for part in match[1].split("|") if part.strip())
        if not accepted:
            continue
        if match.start() > end:
            yield text[end : match.start()]
        yield Gap(accepted)
        end = match.end()
    if end < len(text):
        yield text[end:]


def written(answer: str) -> str:
    """A gap as an author writes it; a bar in the answer, which would part it, becomes a slash."""
    return f"{{{{{answer.replace('|', '/')}}}}}"


def find(markup: Markup) -> tuple[Gap, ...]:
    """The gaps of a prompt in reading order."""
    return tuple(piece for text in texts(markup) for piece in split(text) if isinstance(piece, Gap))


def is_broken(markup: Markup) -> bool:
    """Whether braces are left over that look like half of a gap, or like an empty one."""
    rest = (piece for text in texts(markup) for piece in split(text) if isinstance(piece, str))
    return any("{{" in piece or "}}" in piece for piece in rest)


def texts(markup: Markup) -> Iterator[str]:
    """The stretches of plain text of a prompt."""
    return (inline.text for inline in inlines_of(markup.blocks) if isinstance(inline, Text))
