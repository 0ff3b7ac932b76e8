"""The words of a document, piece by piece, each by the name under which a reader of the printed copy finds it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple, assert_never

from guide import document as d
from guide.compile.words import Words, words_for
from guide.dataclass import dataclass, field, replace

PICTURE = "picture"
"""The slot of a passage whose text is not words: it names a picture's bytes."""

_DERIVED_DIVISIONS = frozenset({"cover", "imprint", "contents", "revision-log"})
"""They repeat what stands elsewhere, or change with every printing."""
_DERIVED_TABLES = frozenset({"quick-key", "marks", "revision-log"})
_DERIVED_PARAGRAPHS = frozenset({"marks-total", "term-links", "person-links", "instruction"})
_NUMBERED = frozenset({"section", "question", "image", "table", "hint", "answer", "back"})
"""Links whose text is often a number of what they lead to. A shift of numbers is no change of the text."""

_TO = "–"
"""Between the first and the last page of a passage."""
_BEFORE = -2
"""A block's ordinal that comes before that of a division's title."""


class Passage(NamedTuple):
    """A paragraph, a table's row, a date: what is compared as one."""

    item: str
    """Id of what it belongs to (a section, a question, an event), from the source: it survives an edit."""
    slot: str
    """What it is of that: ``paragraph``, ``choice``, ``date`` ..."""
    name: str
    """The item's name as printed ("Question 14")."""
    where: str
    """Of a passage in a longer item, its place there ("“Recall it”, paragraph 2"); may be empty."""
    page: str
    """Label of the page that it stands on ("27", "27–28"); empty where there are no pages."""
    text: str


class Pages(NamedTuple):
    """The pages of a division, numbered from 0."""

    begins: tuple[tuple[int, int], ...]
    """Of each page: ordinal of a block, and offset in it. The first page begins before everything."""
    moved: tuple[tuple[int, int], ...]
    """Ordinals of blocks that stand on other pages than these tell, and those."""

    def at(self, block: int, first: int = 0, length: int = 0) -> str:
        """The number of the page, or of the first and last page, of so many characters of a block."""
        elsewhere = next((page for moved, page in self.moved if moved == block), None)
        if elsewhere is not None:
            return str(elsewhere)
        begin, end = (
            bisect_right(self.begins, (block, offset)) - 1
            for offset in (first, first + max(length - 1, 0))
        )
        return str(begin) if begin == end else f"{begin}{_TO}{end}"


def passages(
    document: d.Document, starts: Sequence[d.PageStart] = (), moved: Sequence[d.PageStart] = ()
) -> tuple[Passage, ...]:
    """Everything that a document says of its own accord, in reading order.

    ``starts`` tell where its printed pages begin, ``moved`` which blocks stand on other pages than these tell. What is
    derived (contents, quick key, lists of links) is left out.
    """
    return tuple(
        passage
        for division, pages, labels in paged(document, starts, moved)
        for passage in labelled(read_division(document, division, pages), labels)
    )


def paged(
    document: d.Document, starts: Sequence[d.PageStart], moved: Sequence[d.PageStart]
) -> Iterator[tuple[d.Division, Pages, tuple[str, ...]]]:
    """Each division that says something of its own, its pages, and their labels.

    The first page is the one on which the division before ended: it may begin in the middle of that.
    """
    begins, floats = _by_division(starts), _by_division(moved)
    last = ""
    for division in document.divisions:
        own = begins.get(division.id, [])
        labels = [last, *(start.label for start in own)]
        last = labels[-1]
        elsewhere = []
        for place in floats.get(division.id, ()):
            if place.label not in labels:
                labels.append(place.label)
            elsewhere.append((place.block, labels.index(place.label)))
        if division.role not in _DERIVED_DIVISIONS:
            places = ((_BEFORE, 0), *((start.block, start.offset) for start in own))
            yield division, Pages(places, tuple(elsewhere)), tuple(labels)


def _by_division(places: Sequence[d.PageStart]) -> dict[str, list[d.PageStart]]:
    return {name: list(own) for name, own in groupby(places, lambda place: place.division)}


def read_division(document: d.Document, division: d.Division, pages: Pages) -> list[Passage]:
    """What a division says; passages have the numbers of their pages ("1", "1–2")."""
    words = words_for(document.metadata.language)
    images = {name: image.data for name, image in document.images.items()}
    return _Reader(division, words, pages, images).read()


def labelled(found: Iterable[Passage], labels: Sequence[str]) -> Iterator[Passage]:
    """Passages with the labels of their pages instead of their numbers."""
    for passage in found:
        numbers = passage.page.split(_TO) if passage.page else []
        yield passage._replace(page=_TO.join(labels[int(number)] for number in numbers))


@dataclass(slots=True)
class _Scope:
    """What passages are named by while an item is read."""

    item: str
    name: str
    counted: bool
    """Its paragraphs have numbers: it is too long to find one otherwise."""
    heading: str = ""
    counts: Counter[str] = field(default_factory=Counter)


class _Reader:
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
            self._calls.update((note, page) for note in _notes_called(content))
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


# --- text -----------------------------------------------------------------------------------------


def said(content: d.Inlines) -> str:
    """Inlines as they are read; gaps are lines, and numbers in cross-references are left open."""
    return "".join(_said(inline) for inline in content)


def _said(inline: d.Inline) -> str:
    match inline:
        case d.Text() | d.Code():
            return inline.text
        case d.Link() if inline.role in _NUMBERED:
            return re.sub(r"\d+", "…", said(inline.content))
        case d.Emphasis() | d.Strong() | d.Span() | d.Link() | d.WebLink():
            return said(inline.content)
        case d.Maths():
            return inline.latex
        case d.LineBreak():
            return " "
        case d.Blank():
            return "____"
        case _:
            return ""


def said_of(blocks: d.Blocks) -> Iterator[str]:
    """The texts of blocks and of those inside them."""
    for block in d.walk(blocks):
        for content in d.own_inlines(block):
            yield said(content)


def _notes_called(content: Iterable[d.Inline]) -> Iterator[str]:
    for inline in content:
        match inline:
            case d.NoteCall():
                yield inline.note
            case d.Emphasis() | d.Strong() | d.Span() | d.Link() | d.WebLink():
                yield from _notes_called(inline.content)
            case _:
                pass
