"""Inline syntax of our own, and offsets for the tokens whose places are told to authors."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, html_inline, image, link

from guide.source.markdown import attributes

Rule: TypeAlias = Callable[[StateInline, bool], bool]

_NOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
_CITATION = re.compile(r"\[(\s*@[^\[\]]*)\](?![(:])")
_NEAR_CITATION = re.compile(r"\[((?:[^\[\]@]*\s|-|)@[^\[\]]*)\](?![(:])")


def install(markdown: MarkdownIt) -> None:
    ruler = markdown.inline.ruler
    ruler.at("link", _located(link, "link_open"))
    ruler.at("image", _image)
    ruler.at("autolink", _located(autolink, "link_open"))
    ruler.at("html_inline", _located(html_inline, "html_inline"))
    ruler.at("footnote_ref", _note_call)
    ruler.before("link", "citation", _citation)


def _located(rule: Rule, kind: str) -> Rule:
    """The rule, whose first token of ``kind`` then knows its offset."""

    def located(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
        start = state.pos
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # The text before may have been pushed as a token of its own.
            token = state.tokens[count]
            if token.type != kind:
                token = state.tokens[count + 1]
            token.meta["at"] = start
        return True

    return located


_located_image = _located(image, "image")


def _image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """An image, and the attributes that follow it without a space."""
    if not _located_image(state, silent):
        return False
    end = state.pos
    if end < state.posMax and state.src[end] == "{":
        found = attributes.scan(state.src, end)
        if found is not None and found.end <= state.posMax:
            state.pos = found.end
            if not silent:
                state.tokens[-1].meta["attributes"] = found
    return True


def _note_call(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``[^n]``, whether the note's text exists or not."""
    if state.src[state.pos] != "[":
        return False
    match = _NOTE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("note_call", "", 0)
        token.content = match[1]
        token.meta["at"] = match.start()
    state.pos = match.end()
    return True


def _citation(state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """``[@coox1985, ch. 30; @drea1981]``; what only resembles it is marked as broken."""
    if state.src[state.pos] != "[":
        return False
    match = _CITATION.match(state.src, state.pos, state.posMax)
    near = match or _NEAR_CITATION.match(state.src, state.pos, state.posMax)
    if near is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = near[1]
        token.meta["at"] = near.start()
        token.meta["broken"] = match is None
    state.pos = near.end()
    return True
