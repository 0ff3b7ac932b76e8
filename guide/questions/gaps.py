"""The gaps of a fill-in prompt: ``{{Borzya}}``, ``{{700|650|750}}`` (all of them accepted, the first printed)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guide.model import text as model

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
        accepted = tuple(part.strip() for part in match[1].split("|") if part.strip())
        if not accepted:
            continue
        if match.start() > end:
            yield text[end : match.start()]
        yield Gap(accepted)
        end = match.end()
    if end < len(text):
        yield text[end:]


def find(markup: model.Markup) -> tuple[Gap, ...]:
    """The gaps of a prompt in reading order."""
    return tuple(
        piece for text in texts(markup.blocks) for piece in split(text) if isinstance(piece, Gap)
    )


def is_broken(markup: model.Markup) -> bool:
    """Whether braces are left over that look like half of a gap, or like an empty one."""
    rest = (
        piece for text in texts(markup.blocks) for piece in split(text) if isinstance(piece, str)
    )
    return any("{{" in piece or "}}" in piece for piece in rest)


def texts(blocks: model.Blocks) -> Iterator[str]:
    """The running texts inside blocks, in reading order."""
    for block in blocks:
        match block:
            case model.Paragraph() | model.Heading():
                yield from _texts(block.content)
            case model.ListBlock():
                for item in block.items:
                    yield from texts(item)
            case model.DefinitionList():
                for definition in block.items:
                    yield from _texts(definition.term)
                    for meaning in definition.meanings:
                        yield from texts(meaning)
            case model.Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _texts(cell)
            case model.Quote() | model.Callout() | model.Only():
                yield from texts(block.blocks)
            case _:
                pass


def _texts(content: model.Inlines) -> Iterator[str]:
    for inline in content:
        match inline:
            case model.Text():
                yield inline.text
            case model.Emphasis() | model.Strong() | model.WebLink() | model.Reference():
                yield from _texts(inline.content)
            case _:
                pass
