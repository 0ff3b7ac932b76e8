"""Maths in dollars: ``$…$`` in a line, ``$$…$$`` as a block.

As in pandoc, a dollar opens before a character that is no space, and closes after one and not before a digit, so
that "$5 and $10" are prices. (mdit-py-plugins' rules look at the end of the text for what stands before a dollar
that starts it, and take ``$$a$$ or $$b$$`` for one formula.)
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_INLINE = re.compile(
    r"\$\$(?P<display>(?:\\.|[^$\\])+)\$\$|\$(?![\s$])(?P<inline>(?:\\.|[^$\\])*(?:\\.|[^$\\\s]))\$(?!\d)",
    re.DOTALL,
)


def install(markdown: MarkdownIt) -> None:
    markdown.inline.ruler.before("escape", "maths", _maths)
    markdown.block.ruler.before("fence", "maths_block", _maths_block)


def _maths(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    if state.src[state.pos] != "$":
        return False
    match = _INLINE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("maths", "", 0)
        token.content = match[match.lastgroup or 0].strip()
    state.pos = match.end()
    return True


def _maths_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A line that starts with ``$$``, up to one that ends with it, without a blank line between."""
    first = _line(state, start)
    if not first.startswith("$$") or state.is_code_block(start):
        return False
    last = start if len(first) > 2 else start + 1
    while last < end and not _closes(state, last, start):
        if state.isEmpty(last) or state.sCount[last] < state.blkIndent:
            return False
        last += 1
    if last >= end:
        return False
    content = state.getLines(start, last + 1, state.blkIndent, False).strip()  # noqa: FBT003
    if "$$" in content[2:-2]:
        return False
    if silent:
        return True
    token = state.push("maths_block", "", 0)
    token.content = content[2:-2].strip()
    token.map = [start, last + 1]
    state.line = last + 1
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _closes(state: StateBlock, line: int, start: int) -> bool:
    text = _line(state, line)
    return text.endswith("$$") and (line > start or len(text) > 4)
