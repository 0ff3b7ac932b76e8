"""Authored text to document text: every name becomes a link, a number or a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from guide import document as d
from guide.compile import ids
from guide.compile.bibliography import ranges
from guide.compile.brackets import pages_in_brackets
from guide.compile.compilation import Compilation
from guide.compile.notes import Notes
from guide.compile.origins import Origins
from guide.model import text as m
from guide.model.place import NOWHERE, Place

TextHook: TypeAlias = Callable[[str], d.Inlines]

_PAGED = ("section", "question", "image", "table")
"""References that also say the page in print. People, events and terms are named too often for that."""

_NEARBY = ("image", "table")
"""Of these only those in another division."""


class Writer:
    """Writes the text of one division.

    ``level`` is the division's; headings in the text come below it and never skip a level. ``numbers`` are those of
    pictures and tables by their places, where the text is that of sections.
    """

    def __init__(
        self,
        compilation: Compilation,
        division: str,
        level: int = 2,
        numbers: Mapping[Place, int] | None = None,
    ) -> None:
        self.compilation = compilation
        self.division = division
        self.notes = Notes()
        self._numbers = compilation.numbers.places if numbers is None else numbers
        self._level = level
        self._last_level = level
        self._headings: set[str] = set()
        self._owner = division
        self._sources: m.Markup = m.Markup()
        self._hook: TextHook | None = None
        self._page_in_brackets = compilation.words.word("page-reference-in-brackets")

    # --- whole pieces --------------------------------------------------------------------------

    def markup(self, markup: m.Markup, owner: str = "", hook: TextHook | None = None) -> d.Blocks:
        """A piece of Markdown with its notes. ``owner`` is the id of what it belongs to."""
        before = self._owner, self._sources, self._hook
        self._owner, self._sources, self._hook = owner or self.division, markup, hook
        try:
            return self.blocks(markup.blocks)
        finally:
            self._owner, self._sources, self._hook = before

    def citation(self, works: Sequence[m.CitedWork]) -> d.Inlines:
        """``Goldman 2012, ch. 3; Coox 1985``, each linked to the list of sources."""
        parts: list[d.Inline] = []
        for work in works:
            if parts:
                parts.append(d.Text("; "))
            parts.append(self._cited(work))
        return tuple(parts)

    def sources(self, works: Sequence[str]) -> d.Inlines:
        """Whole works as a citation."""
        return self.citation([m.CitedWork(work, "", NOWHERE) for work in works])

    def link(self, kind: m.ReferenceKind, name: str, content: d.Inlines = ()) -> d.Inlines:
        """A cross-reference; plain text where this edition has no such target."""
        target = self.compilation.targets[kind, name]
        content = content or (d.Text(target.name),)
        if not target.anchor:
            return content
        link = d.Link(target.anchor, content, kind)
        if kind not in _PAGED or target.anchor == self.division:
            return (link,)
        if kind in _NEARBY and target.division == self.division:
            return (link,)
        word = self.compilation.words.word
        page = d.PageReference(
            target.anchor, word("page-reference-before"), word("page-reference-after")
        )
        return (link, page)

    def section_number(self, name: str) -> d.Inlines:
        """A link to a section by its number ("Section 3"), where titles would take too much room."""
        number = self.compilation.numbers.sections[name]
        label = self.compilation.words.word("section-label", number=number)
        return self.link("section", name, (d.Text(label),))

    # --- blocks --------------------------------------------------------------------------------

    def blocks(self, blocks: m.Blocks) -> d.Blocks:
        if self.compilation.origins is not None:
            return tuple(self._traced(blocks, self.compilation.origins))
        return tuple(written for block in blocks for written in self._block(block))

    def _traced(self, blocks: m.Blocks, origins: Origins) -> Iterator[d.Block]:
        for block in blocks:
            for written in self._block(block):
                origins.add(written, block.place)
                yield written

    def _block(self, block: m.Block) -> Iterator[d.Block]:
        match block:
            case m.Paragraph():
                yield d.Paragraph(self.inlines(block.content))
            case m.Heading():
                yield self._heading(block)
            case m.ListBlock():
                yield self._list(block)
            case m.DefinitionList():
                yield d.DefinitionList(tuple(self._definition(item) for item in block.items))
            case m.Quote():
                yield d.Quote(self.blocks(block.blocks))
            case m.CodeBlock():
                yield d.CodeBlock((("", block.text),), block.language)
            case m.MathsBlock():
                yield d.DisplayMaths(block.latex, block.latex)
            case m.Table():
                yield self._table(block)
            case m.Picture():
                yield self._picture(block)
            case m.Callout():
                yield self._callout(block)
            case m.Only():
                yield from self._only(block)
            case m.PageBreak():
                yield d.PageBreak()
            case m.ThematicBreak():
                yield d.ThematicBreak()
            case _:
                assert_never(block)

    def _heading(self, block: m.Heading) -> d.Heading:
        level = min(self._level + block.level - 1, self._last_level + 1, 6)
        self._last_level = level
        content = self.inlines(block.content)
        name = block.id or ids.slug(d.plain_text(content))
        unique, count = name, 1
        while unique in self._headings:
            count += 1
            unique = f"{name}-{count}"
        self._headings.add(unique)
        return d.Heading(level, content, id=f"{self._owner}.{unique}")

    def _list(self, block: m.ListBlock) -> d.ListBlock:
        return d.ListBlock(
            tuple(
                d.ListItem(self.blocks(item), f"{block.start + index}." if block.ordered else "")
                for index, item in enumerate(block.items)
            ),
            ordered=block.ordered,
            tight=block.tight,
        )

    def _definition(self, item: m.Definition) -> d.DefinitionItem:
        blocks = tuple(block for meaning in item.meanings for block in self.blocks(meaning))
        return d.DefinitionItem(self.inlines(item.term), blocks)

    def _table(self, block: m.Table) -> d.Table:
        head = d.TableRow(tuple(d.Cell(self.inlines(cell), scope="col") for cell in block.head))
        number = self._numbers.get(block.place)
        label = self.compilation.words.word("table-label", number=number) if number else ""
        return d.Table(
            head=(head,) if any(block.head) else (),
            body=tuple(
                d.TableRow(tuple(d.Cell(self.inlines(cell)) for cell in row)) for row in block.rows
            ),
            alignments=block.alignments,
            caption=d.Caption(label, self.inlines(block.caption)) if label else None,
            id=ids.table(block.id) if block.id else None,
        )

    def _picture(self, block: m.Picture) -> d.Picture:
        self.compilation.used.images.setdefault(block.file)
        number = self._numbers.get(block.place)
        label = self.compilation.words.word("picture-label", number=number) if number else ""
        caption = self.inlines(block.caption)
        return d.Picture(
            block.file,
            "" if block.decorative else block.alt,
            caption=d.Caption(label, caption) if label or caption else None,
            id=ids.image(block.id) if block.id else None,
            width=block.width,
        )

    def _callout(self, block: m.Callout) -> d.Callout:
        words = self.compilation.words
        blocks = self.blocks(block.blocks)
        if block.lines:
            space = d.WritingSpace(block.lines, words.count("writing-space", block.lines))
            blocks = (*blocks, space)
        return d.Callout(
            block.kind,
            words.word(f"callout-{block.kind}"),
            self.inlines(block.title),
            blocks,
            self.citation(block.cite),
        )

    def _only(self, block: m.Only) -> Iterator[d.Block]:
        if block.edition not in ("", self.compilation.edition.audience):
            return
        blocks = self.blocks(block.blocks)
        if block.format:
            yield d.Only(block.format, blocks)
        else:
            yield from blocks

    # --- inlines -------------------------------------------------------------------------------

    def inlines(self, content: m.Inlines) -> d.Inlines:
        written: list[d.Inline] = []
        for inline in content:
            if type(inline) is m.Text and self._hook is None:
                written.append(d.Text(inline.text))  # nearly all of them
            else:
                written += self._inline(inline)
        return pages_in_brackets(tuple(written), self._page_in_brackets)

    def _inline(self, inline: m.Inline) -> d.Inlines:
        match inline:
            case m.Text():
                return self._hook(inline.text) if self._hook else (d.Text(inline.text),)
            case m.Reference():
                return self.link(inline.kind, inline.id, self.inlines(inline.content))
            case m.Citation():
                return (d.Text("("), *self.citation(inline.works), d.Text(")"))
            case m.Emphasis():
                return (d.Emphasis(self.inlines(inline.content)),)
            case m.Strong():
                return (d.Strong(self.inlines(inline.content)),)
            case m.Code():
                return (d.Code(inline.text),)
            case m.Maths():
                return (d.Maths(inline.latex, inline.latex),)
            case m.LineBreak():
                return (d.LineBreak(),)
            case m.WebLink():
                return (d.WebLink(inline.url, self.inlines(inline.content)),)
            case m.NoteCall():
                return (self._note(inline.label),)
            case _:
                assert_never(inline)

    def _cited(self, cited: m.CitedWork) -> d.Inline:
        compilation = self.compilation
        compilation.used.works.add(cited.id)
        locator = f", {ranges(cited.locator)}" if cited.locator else ""
        text = d.Text(compilation.tables.works[cited.id].short + locator)
        if not compilation.has("references"):
            return text
        return d.Link(ids.work(cited.id), (text,), "citation")

    def _note(self, label: str) -> d.NoteCall:
        call, is_first = self.notes.call(self._owner, label, self._sources.place)
        if is_first:
            blocks = self.blocks(self._sources.notes[label])
            self.notes.add(d.Note(call.note, call.label, blocks, call.id))
        return call
