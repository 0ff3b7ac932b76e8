"""Inline tokens to the model: text, emphasis, links, references, citations, note calls, maths."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

from markdown_it.token import Token

from guide.diagnostics import did_you_mean, rule
from guide.model.text import (
    Citation,
    Code,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Maths,
    NoteCall,
    Reference,
    ReferenceKind,
    Strong,
    Text,
    WebLink,
)
from guide.source.markdown import citations
from guide.source.markdown.parser import parse_inline
from guide.source.markdown.passage import Passage

TEXT_TOO_LONG = rule("text-too-long", "error", "A paragraph has at most 50,000 characters.")
RAW_HTML = rule("raw-html", "error", "Text holds no HTML.")
STRIKETHROUGH = rule("strikethrough", "error", "Text is not struck through.")
IMAGE_IN_TEXT = rule("image-in-text", "error", "A picture stands alone in its paragraph.")
UNKNOWN_LINK = rule(
    "unknown-link",
    "error",
    "A link leads to something of the guide (figure:zhukov) or to the web (https, http, mailto).",
)
BROKEN_REFERENCE = rule("broken-reference", "error", "A reference is written [text](kind:id).")
NOTE_IN_NOTE = rule("note-in-note", "error", "The text of a note calls no other note.")

LONGEST = 50_000
REFERENCE_KINDS: tuple[str, ...] = get_args(ReferenceKind)

_SPECIAL = re.compile(r"[\n!\[\]\\`*_<&$~]")
_STRUCK = re.compile(r"~~\S[^~]*~~")
_BROKEN = re.compile(rf"\]\s*\(\s*(?:{'|'.join(REFERENCE_KINDS)}):|\[\]\(|\]\(@")
_WEB = re.compile(r"https?://[^\s/?#]+|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE)
_NOT_IN_URLS = re.compile(r"[^A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]|%(?![0-9A-Fa-f]{2})")


def read_inlines(passage: Passage) -> Inlines:
    """The inlines of a passage; what is wrong with them goes to its reading's findings."""
    content = passage.content
    if len(content) > LONGEST:
        passage.scope.reading.report(
            TEXT_TOO_LONG,
            passage.place(),
            f"this paragraph has {len(content):,} characters, more than {LONGEST:,}",
            "divide it with blank lines",
        )
        return ()
    if _SPECIAL.search(content) is None:
        return (Text(passage.scope.reading.finish(content, "", "")),) if content else ()
    return _Converter(passage, parse_inline(content, passage.scope.references)).convert()


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


class _Converter:
    """Walks the tokens of one passage once."""

    __slots__ = ("_content", "_last", "_open", "_passage", "_pending", "_reading", "_tokens")

    def __init__(self, passage: Passage, tokens: list[Token]) -> None:
        self._passage = passage
        self._reading = passage.scope.reading
        self._tokens = tokens
        self._content: list[Inline] = []
        self._open: list[tuple[list[Inline], Token]] = []
        self._pending: list[str] = []
        """Text that is not yet a ``Text``, so that neighbours become one."""
        self._last = ""
        """The character before, which tells which way a quote faces."""

    def convert(self) -> Inlines:
        self._check_text()
        pending = self._pending
        for index, token in enumerate(self._tokens):
            kind = token.type
            if kind == "text":
                if text := token.content:
                    pending.append(self._finish(text, index))
                    self._last = text[-1]
            elif kind == "softbreak":
                self._add_softbreak(index)
            else:
                _HANDLERS[kind](self, token)
        self._flush()
        return tuple(self._content)

    # --- text ----------------------------------------------------------------------------------

    def _finish(self, text: str, index: int) -> str:
        if index and self._tokens[index - 1].markup == "autolink":
            return text
        after = self._following(index) if text[-1] in "\"'" else ""
        return self._reading.finish(text, self._last, after)

    def _following(self, index: int) -> str:
        """The next character that is read, across marks of emphasis and links."""
        for position in range(index + 1, len(self._tokens)):
            token = self._tokens[position]
            if token.content:
                return token.content[0]
            if token.type in ("softbreak", "hardbreak"):
                return " "
        return ""

    def _add_softbreak(self, index: int) -> None:
        """A line end is a space, but not between characters of a script that has none."""
        if not (_is_ideographic(self._last) and _is_ideographic(self._following(index))):
            self._pending.append(" ")
        self._last = " "

    def _add_special(self, token: Token) -> None:
        """An escaped character or an entity: never made smart."""
        self._pending.append(token.content)
        self._last = token.content[-1:]

    def _flush(self) -> None:
        if self._pending:
            self._content.append(Text("".join(self._pending)))
            self._pending.clear()

    def _append(self, inline: Inline) -> None:
        self._flush()
        self._content.append(inline)
        self._last = "x"

    def _add_line_break(self, _: Token) -> None:
        self._append(LineBreak())
        self._last = ""

    def _check_text(self) -> None:
        content = self._passage.content
        struck = _STRUCK if "~~" in content else None
        broken = _BROKEN if "](" in content or "] (" in content else None
        if struck is None and broken is None:
            return
        for token in self._tokens:
            if token.type != "text":
                continue
            if struck and (match := struck.search(token.content)):
                self._reading.report(
                    STRIKETHROUGH,
                    self._passage.place(max(0, content.find(match[0]))),
                    "text can't be struck through",
                    "delete the ~~, or write \\~~ for the characters themselves",
                )
            if broken and (match := broken.search(token.content)):
                self._reading.report(
                    BROKEN_REFERENCE,
                    self._passage.place(max(0, content.find(match[0]))),
                    "this looks like a reference but can't be read as one",
                    "write [text](kind:id) without spaces and without a citation in the text",
                )

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
        self._content.extend(self._link(token, inner))

    def _link(self, token: Token, inner: Inlines) -> Inlines:
        target = str(token.attrs.get("href", ""))
        place = self._passage.place(token.meta["at"])
        kind, _, name = target.partition(":")
        if kind in REFERENCE_KINDS and name:
            self._reading.use(kind, name, place)
            reference: Any = Reference(kind, name, inner, place)  # type: ignore[arg-type]
            return (reference,)
        if _WEB.match(target):
            return (WebLink(_safe_url(target), inner or (Text(target),), place),)
        self._reading.report(
            UNKNOWN_LINK, place, f"'{target[:80]}' leads nowhere", _guess_link(kind, name)
        )
        return inner

    def _add_note_call(self, token: Token) -> None:
        scope = self._passage.scope
        place = self._passage.place(token.meta["at"])
        if scope.in_note:
            self._reading.report(
                NOTE_IN_NOTE, place, f"the note '{token.content}' is called inside a note"
            )
            return
        scope.calls.setdefault(token.content, place)
        self._append(NoteCall(token.content, place))

    def _add_citation(self, token: Token) -> None:
        offset = token.meta["at"]
        place = self._passage.place
        if token.meta["broken"]:
            self._reading.report(
                citations.CITATION_FORM,
                place(offset),
                f"'[{token.content[:60]}]' is not a citation",
                "write [@id] or [@id, ch. 30; @other], with other words outside of the brackets",
            )
            return
        works = citations.read(
            token.content, self._reading, lambda inner: place(offset + 1 + inner)
        )
        if works:
            self._append(Citation(works))

    def _add_html(self, token: Token) -> None:
        self._reading.report(
            RAW_HTML,
            self._passage.place(token.meta["at"]),
            f"'{token.content[:40]}' is HTML",
            "use Markdown, or write \\< for the character itself",
        )

    def _add_image(self, token: Token) -> None:
        self._reading.report(
            IMAGE_IN_TEXT,
            self._passage.place(token.meta["at"]),
            "this picture stands inside a text",
            "give it a paragraph of its own, between blank lines",
        )


_HANDLERS: dict[str, Callable[[_Converter, Token], None]] = {
    "text_special": _Converter._add_special,
    "hardbreak": _Converter._add_line_break,
    "code_inline": lambda self, token: self._append(Code(token.content)),
    "math_inline": lambda self, token: self._append(Maths(token.content)),
    "math_inline_double": lambda self, token: self._append(Maths(token.content.strip())),
    "em_open": _Converter._open_span,
    "em_close": lambda self, _: self._close_span(Emphasis),
    "strong_open": _Converter._open_span,
    "strong_close": lambda self, _: self._close_span(Strong),
    "link_open": _Converter._open_span,
    "link_close": _Converter._close_link,
    "note_call": _Converter._add_note_call,
    "citation": _Converter._add_citation,
    "html_inline": _Converter._add_html,
    "image": _Converter._add_image,
}


def _is_ideographic(character: str) -> bool:
    """Chinese and Japanese, which run on over line ends; Korean has spaces."""
    return (
        "\u2e80" <= character <= "\ua4cf"
        or "\uf900" <= character <= "\ufaff"
        or ("\uff00" <= character <= "\uffef")
    )


def _safe_url(url: str) -> str:
    """The URL with what may not stand in one percent-encoded."""
    return _NOT_IN_URLS.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url
    )


def _guess_link(kind: str, name: str) -> str:
    if kind.lower() in REFERENCE_KINDS:
        return f"did you mean '{kind.lower()}:{name}'?" if name else f"write {kind.lower()}:ID"
    if kind.startswith("www."):
        return f"did you mean 'https://{kind}'?"
    if kind.endswith(".md"):
        return "write section:ID for another section"
    near = did_you_mean(kind, (*REFERENCE_KINDS, "https", "mailto"))
    return (
        near
        or f"a reference starts with {', '.join(REFERENCE_KINDS[:-1])} or {REFERENCE_KINDS[-1]}"
    )
