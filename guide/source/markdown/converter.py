"""Inline tokens to the model, for passages that ``simple`` leaves over."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.token import Token

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.text import Code, Emphasis, Inline, Inlines, LineBreak, Maths, Strong, Text
from guide.source.files import CONTROL, CONTROL_CHARACTER
from guide.source.markdown import citations, names
from guide.source.markdown.passage import Passage

RAW_HTML = rule("raw-html", "error", "Text holds no HTML.")
STRIKETHROUGH = rule("strikethrough", "error", "Text is not struck through.")
IMAGE_IN_TEXT = rule("image-in-text", "error", "A picture stands alone in its paragraph.")
BROKEN_REFERENCE = rule("broken-reference", "error", "A reference is written [text](kind:id).")

_STRUCK = re.compile(r"~~\S[^~]*~~")
_A_NAME = "x"
"""Stands for the text of what has none of its own here: an empty reference takes the name of its target."""
_BROKEN = re.compile(rf"\]\s*\(\s*(?:{'|'.join(names.REFERENCE_KINDS)}):|\[\]\(|\]\(@")


def plain_text(tokens: list[Token]) -> str:
    """The text of inline tokens without its markup, for alt texts."""
    return "".join(
        plain_text(token.children)
        if token.children
        else " "
        if token.type in ("softbreak", "hardbreak")
        else token.content
        for token in tokens
    )


class Converter:
    """Walks the tokens of one passage once."""

    __slots__ = ("_content", "_last", "_open", "_passage", "_raw", "_ready", "_tokens")

    def __init__(self, passage: Passage, tokens: list[Token]) -> None:
        self._passage = passage
        self._tokens = tokens
        self._content: list[Inline] = []
        self._open: list[tuple[list[Inline], Token]] = []
        self._ready: list[str] = []
        """Finished text that is not yet a ``Text``, so that neighbours become one."""
        self._raw: list[str] = []
        """Text whose quotes and dashes are still as typed."""
        self._last = ""
        """The character before the raw text, which tells which way a quote faces."""

    def convert(self) -> Inlines:
        self._check_text()
        raw = self._raw
        for index, token in enumerate(self._tokens):
            kind = token.type
            if kind == "text":
                raw.append(token.content)
            elif kind == "softbreak":
                self._add_softbreak(index)
            else:
                self._finish(index)
                _HANDLERS[kind](self, token)
        self._finish(len(self._tokens))
        self._flush()
        return tuple(self._content)

    # --- text ----------------------------------------------------------------------------------

    def _finish(self, index: int) -> None:
        """Make the raw text typographic; the token at ``index`` follows it."""
        text = "".join(self._raw)
        self._raw.clear()
        if not text:
            return
        if index > 1 and self._tokens[index - 2].markup == "autolink":
            self._ready.append(text)
        else:
            after = self._following(index) if text[-1] in "\"'" else ""
            self._ready.append(self._passage.scope.reading.finish(text, self._last, after))
        self._last = text[-1]

    def _following(self, index: int) -> str:
        """The first character that is read from a token on, across marks of emphasis and links."""
        for position in range(index, len(self._tokens)):
            token = self._tokens[position]
            if token.type == "link_close" and self._tokens[position - 1].type == "link_open":
                return _A_NAME
            if token.content:
                return token.content[0]
            if token.type in ("softbreak", "hardbreak"):
                return " "
        return ""

    def _add_softbreak(self, index: int) -> None:
        """A line end is a space, but not between characters of a script that has none."""
        before = self._raw[-1][-1:] if self._raw else self._last
        if not (_is_ideographic(before) and _is_ideographic(self._following(index + 1))):
            self._raw.append(" ")

    def _add_special(self, token: Token) -> None:
        """An escaped character or an entity: never made smart."""
        if CONTROL.search(token.content):
            self._passage.scope.reading.report(
                CONTROL_CHARACTER,
                self._passage.place(max(0, self._passage.content.find(token.markup))),
                f"'{token.markup}' is a control character",
                "delete it; it can't be seen",
            )
        self._ready.append(token.content)
        self._last = token.content[-1:]

    def _flush(self) -> None:
        if self._ready:
            self._content.append(Text("".join(self._ready)))
            self._ready.clear()

    def _append(self, *inlines: Inline) -> None:
        self._flush()
        self._content += inlines
        self._last = _A_NAME

    def _add_line_break(self, _: Token) -> None:
        self._append(LineBreak())
        self._last = ""

    def _check_text(self) -> None:
        content = self._passage.content
        struck = _STRUCK if "~~" in content else None
        broken = _BROKEN if "](" in content or "] (" in content else None
        if struck is None and broken is None:
            return
        report = self._passage.scope.reading.report
        for token in self._tokens:
            if token.type != "text":
                continue
            if struck and (match := struck.search(token.content)):
                report(
                    STRIKETHROUGH,
                    self._place_in(token, match.start()),
                    "text can't be struck through",
                    "delete the ~~, or write \\~~ for the characters themselves",
                )
            if broken and (match := broken.search(token.content)):
                report(
                    BROKEN_REFERENCE,
                    self._place_in(token, match.start()),
                    "this looks like a reference but can't be read as one",
                    "write [text](kind:id) without spaces and without a citation in the text",
                )

    def _place_in(self, token: Token, offset: int) -> Place:
        """The place of a character of a text token, which has no offset of its own."""
        start = self._passage.content.find(token.content)
        return self._passage.place(start + offset if start >= 0 else 0)

    # --- what is not text ----------------------------------------------------------------------

    def _open_span(self, token: Token) -> None:
        self._flush()
        self._open.append((self._content, token))
        self._content = []

    def _close_span(self, wrap: Callable[[Inlines], Inline]) -> None:
        self._flush()
        inner = tuple(self._content)
        self._content, _ = self._open.pop()
        self._content.append(wrap(inner))

    def _close_link(self, _: Token) -> None:
        self._flush()
        inner = tuple(self._content)
        self._content, token = self._open.pop()
        if not inner:
            self._last = _A_NAME
        target = str(token.attrs.get("href", ""))
        self._content += names.link(target, inner, self._passage, token.meta["at"])

    def _add_note_call(self, token: Token) -> None:
        self._append(*names.note_call(token.content, self._passage, token.meta["at"]))

    def _add_citation(self, token: Token) -> None:
        offset = token.meta["at"]
        if not token.meta["broken"]:
            self._append(*names.citation(token.content, self._passage, offset))
            return
        self._passage.scope.reading.report(
            citations.CITATION_FORM,
            self._passage.place(offset),
            f"'[{token.content[:60]}]' is not a citation",
            "write [@id] or [@id, ch. 30; @other], with other words outside of the brackets",
        )

    def _add_html(self, token: Token) -> None:
        self._passage.scope.reading.report(
            RAW_HTML,
            self._passage.place(token.meta["at"]),
            f"'{token.content[:40]}' is HTML",
            "use Markdown, or write \\< for the character itself",
        )

    def _add_image(self, token: Token) -> None:
        self._passage.scope.reading.report(
            IMAGE_IN_TEXT,
            self._passage.place(token.meta["at"]),
            "this picture stands inside a text",
            "give it a paragraph of its own, between blank lines",
        )


_HANDLERS: dict[str, Callable[[Converter, Token], None]] = {
    "text_special": Converter._add_special,
    "hardbreak": Converter._add_line_break,
    "code_inline": lambda self, token: self._append(Code(token.content)),
    "maths": lambda self, token: self._append(Maths(token.content)),
    "em_open": Converter._open_span,
    "em_close": lambda self, _: self._close_span(Emphasis),
    "strong_open": Converter._open_span,
    "strong_close": lambda self, _: self._close_span(Strong),
    "link_open": Converter._open_span,
    "link_close": Converter._close_link,
    "note_call": Converter._add_note_call,
    "citation": Converter._add_citation,
    "html_inline": Converter._add_html,
    "image": Converter._add_image,
}


def _is_ideographic(character: str) -> bool:
    """Chinese and Japanese, which run on over line ends; Korean has spaces."""
    return (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or ("\uff00" <= character <= "\uffef")
    )
