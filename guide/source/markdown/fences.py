"""``::: kind {attributes}`` … ``:::`` and the single line ``::: pagebreak``."""

from __future__ import annotations

import re
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_CODE_FENCE = re.compile(r"`{3,}(?!.*`)|~{3,}")

PAGE_BREAK = "pagebreak"
_PAGE_BREAK = re.compile(rf"{PAGE_BREAK}(?![\w-])")


class _Fence(NamedTuple):
    """A line that starts with three colons or more."""

    colons: int
    info: str

    @property
    def is_page_break(self) -> bool:
        return _PAGE_BREAK.match(self.info) is not None


class _End(NamedTuple):
    """Where a container ends: the line of its closing colons, or the first line after it where it is left open."""

    line: int
    closed: bool
    wider: tuple[int, ...] = ()
    """Lines that open an inner container with as many colons as the outer one, or more."""


def install(markdown: MarkdownIt) -> None:
    markdown.block.ruler.before(
        "fence",
        "colon_fence",
        _colon_fence,
        {"alt": ["paragraph", "reference", "blockquote", "list"]},
    )


def _colon_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    fence = _fence(_line(state, start))
    if fence is None or state.is_code_block(start):
        return False
    if silent:
        return True
    info = fence.info
    if not info or fence.is_page_break:
        token = state.push("page_break" if info else "stray_colons", "", 0)
        token.info = info
        token.map = [start, start + 1]
        state.line = start + 1
        return True
    _push_container(state, start, info, _find_end(state, start, end, fence.colons))
    return True


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _fence(text: str) -> _Fence | None:
    if not text.startswith(":::"):
        return None
    rest = text.lstrip(":")
    return _Fence(len(text) - len(rest), rest.strip())


def _push_container(state: StateBlock, start: int, info: str, end: _End) -> None:
    token = state.push("callout_open", "", 1)
    token.info = info
    token.map = [start, end.line]
    token.meta = {"closed": end.closed, "wider": end.wider}
    outer_type, outer_end = state.parentType, state.lineMax
    # A paragraph's lazy continuation must not run past the closing colons.
    state.parentType, state.lineMax = "container", end.line
    state.md.block.tokenize(state, start + 1, end.line)
    state.parentType, state.lineMax = outer_type, outer_end
    state.push("callout_close", "", -1)
    state.line = end.line + (1 if end.closed else 0)


def _find_end(state: StateBlock, start: int, end: int, count: int) -> _End:
    """The end of the container that starts on line ``start`` with ``count`` colons.

    Code in fences is passed over. Inner containers should have fewer colons; where they don't, they are
    matched as pairs, so that one mistake makes one finding.
    """
    wider: list[int] = []
    depth = 0
    code = ""
    line = start
    while (line := line + 1) < end:
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent:
            break
        if state.is_code_block(line):
            continue
        text = _line(state, line)
        if code:
            if text.startswith(code) and not text.strip(code[0]).strip():
                code = ""
        elif opening := _CODE_FENCE.match(text):
            code = opening[0]
        elif (fence := _fence(text)) and fence.colons >= count:
            if not fence.info:
                if depth == 0:
                    return _End(line, closed=True, wider=tuple(wider))
                depth -= 1
            elif not fence.is_page_break:
                wider.append(line)
                depth += 1
    return _End(line, closed=False)
