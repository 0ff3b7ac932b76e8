"""Block tokens to the model."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from markdown_it.token import Token

from guide.diagnostics import rule
from guide.model.place import Place
from guide.model.text import (
    Block,
    Blocks,
    CodeBlock,
    Definition,
    DefinitionList,
    Heading,
    ListBlock,
    MathsBlock,
    PageBreak,
    Paragraph,
    Quote,
    ThematicBreak,
)
from guide.source.markdown import attributes, callouts, pictures, tables
from guide.source.markdown.converter import RAW_HTML
from guide.source.markdown.fences import PAGE_BREAK
from guide.source.markdown.inlines import read_inlines
from guide.source.markdown.parser import DEEPEST
from guide.source.markdown.passage import Passage, Scope
from guide.source.reading import Anchor

HEADING_LEVEL = rule(
    "heading-level", "error", "Headings inside a section start at '##'; '#' is the section's title."
)
HEADING_SKIPS = rule(
    "heading-skips", "warning", "A heading is one level below the one before it, not more."
)
STRAY_COLONS = rule("stray-colons", "error", "Colons ':::' alone on a line close a callout.")
TOO_DEEP = rule(
    "too-deep", "error", "Lists, quotes and callouts stand in each other less than thirty deep."
)
DUPLICATE_NOTE = rule("duplicate-note", "error", "A note's text is given once.")
OPEN_MATHS = rule("open-maths", "error", "Display maths that starts with $$ ends with $$.")
OPEN_CODE = rule("open-code", "warning", "Code that starts with ``` ends with ```.")

_HIDDEN_AT = DEEPEST - 2


class BlockReader:
    """Walks the block tokens of one text once."""

    def __init__(self, tokens: list[Token], scope: Scope) -> None:
        self.scope = scope
        self.reading = scope.reading
        self._tokens = tokens
        self._at = 0
        self._heading = 1

    def blocks(self, closing: str) -> Blocks:
        """The blocks up to the token ``closing``, which is passed; to the end for an empty text."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self.next()
            if token.type == closing:
                break
            block = _HANDLERS[token.type](self, token)
            if block is not None:
                found.append(block)
        return tuple(found)

    def next(self) -> Token:
        token = self._tokens[self._at]
        self._at += 1
        return token

    def peek(self, ahead: int = 0) -> Token | None:
        position = self._at + ahead
        return self._tokens[position] if position < len(self._tokens) else None

    def place(self, token: Token) -> Place:
        """The place of the first character of a block's first line."""
        line = token.map[0] if token.map else 0
        lines = self.scope.lines
        text = lines[line] if line < len(lines) else ""
        return self.scope.origin.place(line, len(text) - len(text.lstrip()))

    def passage(self, token: Token, column: int = 0) -> Passage:
        """The content of an inline token."""
        line = token.map[0] if token.map else 0
        return Passage(token.content, self.scope, line, column)

    # --- leaves --------------------------------------------------------------------------------

    def _paragraph(self, _: Token) -> Block | None:
        token = self.next()
        self.next()
        passage = self.passage(token)
        if picture := pictures.read(passage):
            return picture
        if token.content.startswith("$$"):
            self.reading.report(
                OPEN_MATHS, passage.place(), "this display maths is not closed", "add $$"
            )
        content = read_inlines(passage)
        return Paragraph(content, passage.place()) if content else None

    def _heading_block(self, token: Token) -> Block:
        inline = self.next()
        self.next()
        line = self.scope.lines[inline.map[0] if inline.map else 0]
        passage = self.passage(inline, len(line) - len(line.lstrip(" >#")))
        text, found, offset = attributes.at_end(inline.content)
        if found is not None:
            attributes.check(found, ("#",), "a heading", self.reading, passage.place)
            if found.id is not None:
                self.reading.anchors.append(Anchor("heading", found.id, passage.place(offset)))
            passage = passage.part(text, 0)
        level = int(token.tag[1])
        place = self.place(token)
        self._check_level(level, place)
        return Heading(level, read_inlines(passage), found.id if found else None, place)

    def _check_level(self, level: int, place: Place) -> None:
        if level == 1:
            self.reading.report(
                HEADING_LEVEL,
                place,
                "a heading inside a section can't be of the first level",
                "write ## (the section's title stands in its front matter)",
            )
        elif level > self._heading + 1:
            marks = "#" * (self._heading + 1)
            self.reading.report(
                HEADING_SKIPS, place, "this heading skips a level", f"write {marks}"
            )
        self._heading = level

    def _code(self, token: Token) -> Block:
        words = token.info.split(maxsplit=1)
        place = self.place(token)
        if "{" in token.info:
            self.reading.report(
                attributes.UNKNOWN_ATTRIBUTE, place, "code has no attributes", "write ```language"
            )
        lines = self.scope.lines
        if token.type == "fence" and token.map:
            last = lines[min(token.map[1], len(lines)) - 1]
            if token.markup not in last or token.map[1] - token.map[0] < 2:
                self.reading.report(OPEN_CODE, place, "this code is not closed", "add ```")
        return CodeBlock(token.content.removesuffix("\n"), words[0] if words else "", place)

    def _maths(self, token: Token) -> Block:
        return MathsBlock(token.content, self.place(token))

    def _rule(self, token: Token) -> Block:
        return ThematicBreak(self.place(token))

    def _page_break(self, token: Token) -> Block:
        place = self.place(token)
        if token.info != PAGE_BREAK:
            self.reading.report(
                callouts.CALLOUT_SYNTAX,
                place,
                f"'::: {token.info[:60]}' can't be read",
                f"write ::: {PAGE_BREAK} alone",
            )
        return PageBreak(place)

    def _stray_colons(self, token: Token) -> None:
        self.reading.report(
            STRAY_COLONS,
            self.place(token),
            "these colons close nothing",
            "delete them, or open a callout before: ::: note",
        )

    def _html(self, token: Token) -> None:
        self.reading.report(
            RAW_HTML,
            self.place(token),
            f"'{token.content.strip()[:40]}' is HTML",
            "use Markdown, or write \\< for the character itself",
        )

    # --- containers ----------------------------------------------------------------------------

    def _check_depth(self, token: Token) -> None:
        """What is nested deeper, the parser leaves out in silence."""
        if token.level >= _HIDDEN_AT:
            self.reading.report(
                TOO_DEEP, self.place(token), "this is nested too deeply", "write it flatter"
            )

    def _list(self, token: Token) -> Block:
        ordered = token.type == "ordered_list_open"
        closing = "ordered_list_close" if ordered else "bullet_list_close"
        items: list[Blocks] = []
        tight = True
        while (item := self.next()).type != closing:
            self._check_depth(item)
            following = self.peek()
            if following is not None and following.type == "paragraph_open":
                tight = tight and following.hidden
            items.append(self.blocks("list_item_close"))
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return ListBlock(ordered, start, tight, tuple(items), self.place(token))

    def _definitions(self, token: Token) -> Block:
        items: list[Definition] = []
        while self.next().type != "dl_close":
            term = self.next()
            self.next()
            meanings: list[Blocks] = []
            while (following := self.peek()) is not None and following.type == "dd_open":
                self._check_depth(self.next())
                meanings.append(self.blocks("dd_close"))
            items.append(Definition(read_inlines(self.passage(term)), tuple(meanings)))
        return DefinitionList(tuple(items), self.place(token))

    def _quote(self, token: Token) -> Block:
        self._check_depth(token)
        return Quote(self.blocks("blockquote_close"), self.place(token))

    def _callout(self, token: Token) -> Block | None:
        self._check_depth(token)
        return callouts.read(token, self.blocks("callout_close"), self.scope)

    def _note(self, token: Token) -> None:
        label = token.meta["label"]
        if label in self.scope.notes:
            self.reading.report(
                DUPLICATE_NOTE,
                self.place(token),
                f"the note '{label}' has a text already",
                "give each note a label of its own",
            )
        else:
            self.scope.note_places[label] = self.place(token)
        outer, self.scope.in_note = self.scope.in_note, True
        blocks = self.blocks("footnote_reference_close")
        self.scope.in_note = outer
        self.scope.notes.setdefault(label, blocks)

    def _table(self, token: Token) -> Block:
        return tables.read(token, self)


_Handler: TypeAlias = Callable[[BlockReader, Token], Block | None]

_HANDLERS: dict[str, _Handler] = {
    "paragraph_open": BlockReader._paragraph,
    "heading_open": BlockReader._heading_block,
    "fence": BlockReader._code,
    "code_block": BlockReader._code,
    "maths_block": BlockReader._maths,
    "hr": BlockReader._rule,
    "page_break": BlockReader._page_break,
    "stray_colons": BlockReader._stray_colons,
    "html_block": BlockReader._html,
    "bullet_list_open": BlockReader._list,
    "ordered_list_open": BlockReader._list,
    "dl_open": BlockReader._definitions,
    "blockquote_open": BlockReader._quote,
    "callout_open": BlockReader._callout,
    "footnote_reference_open": BlockReader._note,
    "table_open": BlockReader._table,
}
