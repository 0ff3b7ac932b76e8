"""The one door to markdown-it-py: which syntax is on, and our own rules for what CommonMark has not.

Tokens of our own: ``callout_open``/``callout_close``, ``page_break``, ``stray_colons``, ``maths_block`` (block);
``citation``, ``note_call``, ``maths`` (inline). Tokens whose place is told to authors carry their offset in
``meta["at"]``.
"""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from guide.source.markdown import fences, inline_rules, maths

DEEPEST = 60
"""Levels of tokens: a list in a list takes two, a callout or a quote one."""

_STARTS_INLINE = re.compile(r"[\n!\[\]\\`*_<&$]")
"""What starts a piece of inline syntax; the parser looks nowhere else."""


class _Markdown(MarkdownIt):
    """Leaves link targets as they are written, and leaves judging them to us."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


@cache
def _parser() -> _Markdown:
    markdown = _Markdown("commonmark", {"html": True, "maxNesting": DEEPEST})
    markdown.enable("table")
    markdown.use(deflist_plugin)
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    maths.install(markdown)
    fences.install(markdown)
    inline_rules.install(markdown)
    markdown.inline.terminator_re = _STARTS_INLINE
    return markdown


def parse_blocks(text: str) -> list[Token]:
    """The block tokens of a text with ``\\n`` line ends; inline tokens are left unparsed in their ``content``."""
    tokens: list[Token] = []
    environment: dict[str, object] = {}
    _parser().block.parse(text, _parser(), environment, tokens)
    if "references" in environment and tokens:
        tokens[0].meta["references"] = environment["references"]
    return tokens


def parse_inline(text: str, references: object = None) -> list[Token]:
    """The inline tokens of a text; ``references`` are link definitions found by ``parse_blocks``."""
    markdown = _parser()
    environment = {"references": references} if references else {}
    return markdown.inline.parse(text, markdown, environment, [])
