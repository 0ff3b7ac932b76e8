"""What XML and XHTML say: text block by block, the values of attributes, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from guide.leaks.passages import Passage

_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|dfn|em|i|kbd|mark|q|s|samp|small|span|strong|sub|sup|tspan|u|var|wbr)"
    r"(?=[\s/>])[^>]*>"
)
"""Tags inside a sentence; all others end it."""
_LABEL = re.compile(r"<span\s[^>]*\bclass=[^>]*>([^<]*)</span>")
"""What stands beside a sentence: the letter of a choice, a number, marks."""
_TAG = re.compile(r"<[^>]*>")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_TAG_WITH_VALUES = re.compile(r"<[\w:-]+\s[^>]*=[^>]*>")
_VALUE = re.compile(r"""=\s*(?:"([^"]*)"|'([^']*)')""")
_RIGHT = re.compile(
    r"""\sdata-(?:correct|right|answer)\b|\saria-(?:checked|selected)=["']true"""
    r"""|\s(?:checked|selected)=|\sclass=["'](?:[^"']*\s)?(?:is-)?correct\b"""
)
"""Attributes that tell which choice is right."""


def markup_passages(where: str, markup: str) -> Iterator[Passage]:
    """Every text of a document, parted at its blocks, and every attribute that marks a choice as right."""
    for comment in _COMMENT.findall(markup):
        yield Passage(f"{where} (comment)", unescape(comment))
    bare = _COMMENT.sub("", markup)
    for text in _TAG.split(_INLINE.sub("", _LABEL.sub(r"<br/>\1<br/>", bare))):
        if text and not text.isspace():
            yield Passage(where, unescape(text))
    for tag in _TAG_WITH_VALUES.findall(bare):
        if _RIGHT.search(tag):
            yield Passage(where, tag, is_sign=True)
        for double, single in _VALUE.findall(tag):
            yield Passage(f"{where} (attribute)", unescape(double or single))
