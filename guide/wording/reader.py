"""Reads the blocks of a division: what each says, and under which name it is found."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import assert_never

from guide import document as d
from guide.compile.words import Words
from guide.dataclass import dataclass, field, replace
from guide.wording.passage import PICTURE, Pages, Passage
from guide.wording.said import notes_called, said, said_of

_DERIVED_TABLES = frozenset({"quick-key", "marks", "revision-log"})
_DERIVED_PARAGRAPHS = frozenset({"marks-total", "term-links", "person-links", "instruction"})


@dataclass(slots=True)
class _Scope:
    """What passages are named by while an item is read."""

    item: str
    name: str
    counted: bool
    """Its paragraphs have numbers: it is too long to find one otherwise."""
    heading: str = ""
    counts: Counter[str] = field(default_factory=Counter)


class Reader:
    """Reads the blocks of a division in the order of ``document.walk``, whose ordinals name pages."""

    def __init__(
        self, division: d.Division, words: Words, pages: Pages, images: dict[str, bytes]
    ) -> None:
        self._division = division
        self._words = words
        self._pages = pages
        self._images = images
        self._ordinal = -1
        self._found: list[Passage] = []
        self._calls: dict[str, str] = {}
        """Pages on which notes are called, by the note's id."""

    def read(self) -> list[Passage]:
        division = self._division
        name = division.label or said(division.title)
        scope = _Scope(division.id, name, counted=True)
        self._add(scope, "title", said(division.title), self._pages.at(-1))
        self._blocks(division.blocks, scope)
        for note in division.notes:
            self._note(note, scope)
        return self._found

    def _note(self, note: d.Note, scope: _Scope) -> None:
        text = " ".join(said_of(note.blocks))
        where = self._words.word("errata-note", number=note.label)
        page = self._calls.get(note.id, "")
        self._found.append(Passage(scope.item, "note", scope.name, where, page, text))

    # --- places --------------------------------------------------------------------------------

    def _add(self, scope: _Scope | None, slot: str, text: str, page: str) -> None:
        """Keep a passage; without a scope it is for another format than paper."""
        text = " ".join(text.split())
        if scope is None or not text:
            return
        where = self._where(scope, slot) if scope.counted else ""
        self._found.append(Passage(scope.item, slot, scope.name, where, page, text))

    def _where(self, scope: _Scope, slot: str) -> str:
        """ "“Recall it”, paragraph 2"; headings and titles are found by themselves."""
        if slot in ("title", "heading", PICTURE, "caption"):
            return ""
        scope.counts[slot] += 1
        number = self._words.word(f"errata-{slot}", number=scope.counts[slot])
        return f"{scope.heading}, {number}" if scope.heading else number

    def _quoted(self, text: str) -> str:
        return self._words.word("errata-quoted", text=text)

    def _own(self, content: d.Inlines, first: int = 0) -> str:
        """The page of inlines of the present block that begin after so many characters of its own text."""
        page = self._pages.at(self._ordinal, first, len(d.plain_text(content)))
        if self._division.notes:
            self._calls.update((note, page) for note in notes_called(content))
        return page

    # --- blocks --------------------------------------------------------------------------------

    def _blocks(self, blocks: d.Blocks, scope: _Scope | None, slot: str = "paragraph") -> None:
        for block in blocks:
            self._ordinal += 1
            self._block(block, scope, slot)

    def _block(self, block: d.Block, scope: _Scope | None, slot: str) -> None:
        match block:
            case d.Paragraph():
                if block.role not in _DERIVED_PARAGRAPHS:
                    self._add(scope, slot, said(block.content), self._own(block.content))
            case d.Heading():
                self._heading(block, scope)
            case d.Table():
                self._table(block, scope)
            case d.Picture():
                self._picture(block, scope)
            case d.CodeBlock():
                code = "".join(text for _, text in block.runs)
                self._add(scope, "code", code, self._pages.at(self._ordinal))
            case d.DisplayMaths():
                self._add(scope, "formula", block.latex, self._pages.at(self._ordinal))
            case d.ListBlock():
                for item in block.items:
                    self._blocks(item.blocks, scope, "point")
            case d.Callout():
                self._callout(block, scope)
            case d.Quote():
                self._blocks(block.blocks, scope, slot)
            case d.Group():
                # What a heading in it names ends with it.
                self._blocks(block.blocks, replace(scope) if scope else None, slot)
            case d.Only():
                self._blocks(block.blocks, scope if block.format == "pdf" else None, slot)
            case d.Question() | d.Answer() | d.PersonCard() | d.Timeline():
                self._item(block)
            case d.DefinitionList():
                for definition in block.items:
                    self._definition(block, definition, scope)
            case d.Choices():
                self._choices(block, scope)
            case d.WritingSpace() | d.Fields() | d.Contents() | d.Cover():
                pass
            case d.PageBreak() | d.ThematicBreak():
                pass
            case _:
                assert_never(block)

    def _heading(self, block: d.Heading, scope: _Scope | None) -> None:
        if scope is None:
            return
        text = said(block.content)
        self._add(scope, "heading", text, self._own(block.content))
        scope.heading = self._quoted(text)
        scope.counts = Counter()

    def _table(self, block: d.Table, scope: _Scope | None) -> None:
        if scope is None or block.role in _DERIVED_TABLES:
            return
        inner = replace(scope, counts=Counter())
        if block.caption and block.caption.label:
            inner = replace(inner, name=block.caption.label, heading="")
            caption = said(block.caption.content)
            self._add(inner, "caption", caption, self._pages.at(self._ordinal))
        offset = 0
        for row in block.head + block.body:
            content = tuple(inline for cell in row.cells for inline in cell.content)
            slot = "head" if row in block.head else "row"
            text = " | ".join(said(cell.content) for cell in row.cells)
            self._add(inner, slot, text, self._own(content, offset))
            offset += len(d.plain_text(content))

    def _picture(self, block: d.Picture, scope: _Scope | None) -> None:
        if scope is None:
            return
        page = self._pages.at(self._ordinal)
        label = block.caption.label if block.caption else ""
        inner = replace(scope, name=label or scope.name, heading="")
        digest = sha256(self._images.get(block.image, b"")).hexdigest()[:16]
        self._add(inner, PICTURE, digest, page)
        if block.caption:
            self._add(inner, "caption", said(block.caption.content), page)

    def _callout(self, block: d.Callout, scope: _Scope | None) -> None:
        if scope is None:
            self._blocks(block.blocks, None)
            return
        title = said(block.title)
        page = self._pages.at(self._ordinal)
        self._add(scope, "heading", title, page)
        name = f"{block.label} {self._quoted(title)}" if title else block.label
        self._blocks(block.blocks, replace(scope, heading=name, counts=Counter()))

    # --- items ---------------------------------------------------------------------------------

    def _item(self, block: d.Question | d.Answer | d.PersonCard | d.Timeline) -> None:
        """What has an id and a name of its own."""
        match block:
            case d.Question() | d.Answer():
                self._question(block)
            case d.PersonCard():
                self._person(block)
            case d.Timeline():
                for entry in block.entries:
                    if isinstance(entry, d.TimelineEntry):
                        self._event(entry)

    def _choices(self, block: d.Choices, scope: _Scope | None) -> None:
        offset = 0
        for choice in block.choices:
            text = f"{choice.letter} {said(choice.content)}"
            self._add(scope, "choice", text, self._own(choice.content, offset))
            offset += len(d.plain_text(choice.content))

    def _question(self, block: d.Question | d.Answer) -> None:
        name = block.label
        if isinstance(block, d.Answer):
            name = self._words.word("errata-answer", question=name)
        scope = _Scope(block.id, name, counted=False)
        page = self._pages.at(self._ordinal + 1)
        if isinstance(block, d.Question):
            self._blocks(block.prompt, scope, "prompt")
            self._blocks(block.response, scope)
            self._add(scope, "marks", block.marks, page)
        else:
            self._blocks(block.blocks, scope)

    def _person(self, block: d.PersonCard) -> None:
        scope = _Scope(block.id, self._in_division(block.name), counted=False)
        page = self._pages.at(self._ordinal + 1 if d.children(block) else self._ordinal)
        native = said((block.native_name,)) if block.native_name else ""
        for slot, text in (
            ("title", f"{block.name} {native}"),
            ("date", block.dates),
            ("role", said(block.role)),
        ):
            self._add(scope, slot, text, page)
        self._blocks(d.children(block), scope)

    def _event(self, entry: d.TimelineEntry) -> None:
        title = said(entry.title)
        scope = _Scope(entry.id, self._in_division(self._quoted(title)), counted=False)
        page = self._pages.at(self._ordinal + 1 if entry.blocks else self._ordinal)
        self._add(scope, "date", entry.date, page)
        self._add(scope, "title", title, page)
        self._blocks(entry.blocks, scope)

    def _definition(
        self, block: d.DefinitionList, item: d.DefinitionItem, scope: _Scope | None
    ) -> None:
        if block.role == "glossary" and item.id:
            name = self._in_division(self._quoted(said(item.term)))
            scope = _Scope(item.id, name, counted=False)
        page = self._pages.at(self._ordinal + 1 if item.blocks else self._ordinal)
        self._add(scope, "term", said(item.term), page)
        self._blocks(item.blocks, scope)

    def _in_division(self, name: str) -> str:
        return f"{self._division.running_title}, {name}"
