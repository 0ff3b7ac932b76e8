"""What the kinds share when they ask and when they answer."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from guide.document import (
    BlankSize,
    Block,
    Blocks,
    Inlines,
    ListBlock,
    ListItem,
    Paragraph,
    Strong,
    Text,
    WritingSpace,
)
from guide.questions.composer import Composer


def letter(index: int) -> str:
    """A, B, ... Z, AA, AB ... for 0, 1, ...

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def part_letter(index: int) -> str:
    """a, b, ... for the parts of a question."""
    return letter(index).lower()


def blank_size(answers: Iterable[str]) -> BlankSize:
    """The size of the longest answer, for all blanks of a question: no blank hints at its own."""
    longest = max((len(answer) for answer in answers), default=0)
    if longest <= 8:
        return "short"
    if longest <= 18:
        return "medium"
    return "long" if longest <= 36 else "line"


def right_answer(content: Inlines) -> Paragraph:
    return Paragraph(content, role="answer")


def lettered(mark: str, content: Inlines) -> Inlines:
    """``**B** The Halha``, the way a key names a choice."""
    return (Strong((Text(mark),)), Text("\u2002"), *content)


def labelled(label: str, *blocks: Block) -> Blocks:
    """Blocks under a short label of the key, such as "Marking points"."""
    return (Paragraph((Text(label),), role="answer-label"), *blocks)


def numbered(contents: Iterable[Inlines], role: str) -> ListBlock:
    """1. 2. 3."""
    return ListBlock(
        tuple(
            ListItem((Paragraph(content),), label=f"{number}.")
            for number, content in enumerate(contents, 1)
        ),
        ordered=True,
        role=role,
    )


def bulleted(contents: Iterable[Inlines], role: str) -> ListBlock:
    return ListBlock(tuple(ListItem((Paragraph(content),)) for content in contents), role=role)


def writing_space(lines: int, composer: Composer) -> Blocks:
    """Room for ``lines`` lines; nothing for none."""
    if lines <= 0:
        return ()
    return (WritingSpace(lines, composer.count("writing-space", lines)),)


def lines_for(marks: Decimal, per_mark: int, least: int) -> int:
    """Writing lines for so many marks."""
    return max(least, int(marks * per_mark))
