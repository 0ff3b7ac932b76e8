"""A document as plain text: for tests, and for authors who proof-read without laying out a page.

One line a block, indented by depth, its role first; ids as ``#id``, links as ``[text](#anchor)``. Nothing is
left out that a renderer sees, except the bytes of pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from guide import document as d

INDENT = "  "


def document_text(document: d.Document) -> str:
    """The whole document, ending with a line break."""
    lines = [f"{document.edition}: {document.metadata.title} [{document.metadata.language}]"]
    for division in document.divisions:
        lines += ["", *_division(division)]
    for key, image in document.images.items():
        size = f"{image.width:g}x{image.height:g}"
        lines.append(f"image {key} = {image.name} {image.media_type} {size}")
    return "\n".join(lines) + "\n"


def _division(division: d.Division) -> Iterator[str]:
    title = " ".join(part for part in (division.label, inlines_text(division.title)) if part)
    meta = f" ({'; '.join(division.meta)})" if division.meta else ""
    yield f"=== {division.role}{_id(division.id)} h{division.level} {title}{meta}".rstrip()
    if division.period:
        period = division.period
        yield f"period {period.start:g}-{period.end:g} {period.label}"
    yield from blocks_text(division.blocks)
    for note in division.notes:
        yield f"note{_id(note.id)} {note.label} back=#{note.back}"
        yield from _indented(note.blocks)


def blocks_text(blocks: d.Blocks) -> Iterator[str]:
    """The lines of blocks."""
    for block in blocks:
        yield from _block(block)


def _indented(blocks: d.Blocks) -> Iterator[str]:
    for line in blocks_text(blocks):
        yield INDENT + line


def _id(name: str | None) -> str:
    return f" #{name}" if name else ""


def _line(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _block(block: d.Block) -> Iterator[str]:
    match block:
        case d.Paragraph():
            role = f"{block.role}:" if block.role != "body" else ""
            language = f"[{block.language}]" if block.language else ""
            yield _line(role, language, inlines_text(block.content)) + _id(block.id)
        case d.Heading():
            yield f"h{block.level} {block.role}: {inlines_text(block.content)}{_id(block.id)}"
        case d.ListBlock():
            yield f"list {block.role}{' ordered' if block.ordered else ''}"
            for item in block.items:
                yield from _item(item.label or "-", item.blocks, item.id)
        case d.DefinitionList():
            yield f"definitions {block.role}"
            for definition in block.items:
                term = inlines_text(definition.term)
                language = f" [{definition.language}]" if definition.language else ""
                yield f"{INDENT}{term}{language}:{_id(definition.id)}"
                for line in blocks_text(definition.blocks):
                    yield INDENT * 2 + line
        case d.Table():
            yield from _table(block)
        case d.Picture():
            yield from _picture(block)
        case d.Quote():
            yield _line("quote", inlines_text(block.attribution))
            yield from _indented(block.blocks)
        case d.CodeBlock():
            yield _line("code", block.language)
            for line in "".join(text for _, text in block.runs).splitlines():
                yield f"{INDENT}{line}"
        case d.DisplayMaths():
            yield f"maths {block.latex}"
        case d.Callout():
            title = inlines_text(block.title)
            source = inlines_text(block.source)
            name = _line(f"callout {block.kind} {block.label}:", title, source and f"({source})")
            yield name + _id(block.id)
            yield from _indented(block.blocks)
        case d.Group():
            yield f"group {block.role}{' keep' if block.keep else ''}{_id(block.id)}"
            yield from _indented(block.blocks)
        case d.PersonCard():
            yield from _person(block)
        case d.Timeline():
            lanes = f" {' | '.join(block.lanes)}" if block.lanes else ""
            yield f"timeline{_id(block.id)} {block.overview_alt}{lanes}"
            for entry in block.entries:
                yield from _entry(entry)
        case d.Choices():
            yield f"choices {block.mark}"
            for choice in block.choices:
                yield f"{INDENT}{_line(choice.letter, inlines_text(choice.content))}"
        case d.WritingSpace():
            yield f"writing {block.lines}: {block.label}"
        case d.Fields():
            yield f"fields {', '.join(block.labels)}"
        case d.Question():
            yield from _question(block)
        case d.Answer():
            yield _line(f"answer {block.number}", block.marks and f"({block.marks})") + _id(
                block.id
            )
            yield from _indented(block.blocks)
            if block.back:
                yield f"{INDENT}back: {inlines_text(block.back)}"
        case d.Only():
            yield f"only {block.format}"
            yield from _indented(block.blocks)
        case d.PageBreak():
            yield "page break"
        case d.ThematicBreak():
            yield "* * *"
        case d.Contents():
            yield "contents"
            for each in block.entries:
                title = _line(each.number, inlines_text(each.title))
                yield f"{INDENT * each.depth}{title} -> #{each.anchor}"
        case d.Cover():
            yield "cover"
            said = (block.title, block.subtitle, *block.authors, block.edition, block.publisher)
            for text in (*said, block.image and f"{block.image} ({block.alt})"):
                if text:
                    yield f"{INDENT}{text}"
        case _:
            assert_never(block)


def _item(label: str, blocks: d.Blocks, name: str | None) -> Iterator[str]:
    """The first line of an item stands beside its label."""
    lines = list(blocks_text(blocks)) or [""]
    yield f"{INDENT}{label} {lines[0]}{_id(name)}".rstrip()
    for line in lines[1:]:
        yield f"{INDENT * 2}{line}"


def _table(table: d.Table) -> Iterator[str]:
    caption = ""
    if table.caption:
        caption = _line(table.caption.label, inlines_text(table.caption.content))
    yield _line(f"table {table.role}{_id(table.id)}", caption)
    for row in table.head:
        yield f"{INDENT}|| {' | '.join(inlines_text(cell.content) for cell in row.cells)}"
    for row in table.body:
        cells = " | ".join(inlines_text(cell.content) for cell in row.cells)
        yield f"{INDENT}| {cells}".rstrip() + _id(row.id)


def _picture(picture: d.Picture) -> Iterator[str]:
    width = f"width={picture.width:g}" if picture.width else ""
    role = f"picture {picture.role}" if picture.role != "picture" else "picture"
    yield _line(f"{role}{_id(picture.id)}", picture.image, width, f"alt={picture.alt!r}")
    if picture.caption:
        content = inlines_text(picture.caption.content)
        yield f"{INDENT}caption: {_line(picture.caption.label, content)}"
    for pin in picture.pins:
        yield f"{INDENT}pin {pin.label} at {pin.x:g}, {pin.y:g}"


def _person(card: d.PersonCard) -> Iterator[str]:
    native = inlines_text((card.native_name,)) if card.native_name else ""
    name = _line(f"h{card.level} person ({card.monogram}): {card.name}", native)
    yield name + _id(card.id)
    for text in (card.dates, inlines_text(card.role)):
        if text:
            yield f"{INDENT}{text}"
    if card.portrait:
        yield from _indented((card.portrait,))
    yield from _indented(card.blocks)


def _entry(entry: d.TimelineEntry | d.TimelineGap) -> Iterator[str]:
    if isinstance(entry, d.TimelineGap):
        yield f"{INDENT}... {entry.label} ..."
        return
    end = f"-{entry.end:g}" if entry.end is not None else ""
    unsure = "?" if entry.uncertain else ""
    lane = f" | {entry.lane}" if entry.lane else ""
    place = f"[{entry.start:g}{end}{unsure} {entry.importance}{lane}]"
    title = inlines_text(entry.title)
    yield f"{INDENT}{entry.date}: {title} {place}{_id(entry.id)}"
    for line in blocks_text(entry.blocks):
        yield INDENT * 2 + line


def _question(question: d.Question) -> Iterator[str]:
    marks = f"({question.marks})" if question.marks else ""
    yield _line(f"question {question.number} {question.kind}", marks) + _id(question.id)
    yield from _indented(question.prompt)
    for line in blocks_text(question.response):
        yield f"{INDENT}> {line}"
    if question.footer:
        yield f"{INDENT}footer: {inlines_text(question.footer)}"


def inlines_text(content: d.Inlines) -> str:
    """Inlines with their markup as in Markdown; ``<p. #x>`` is a page, ``____`` a blank."""
    return "".join(_inline(inline) for inline in content)


def _inline(inline: d.Inline) -> str:
    match inline:
        case d.Text():
            return inline.text
        case d.Emphasis():
            return f"*{inlines_text(inline.content)}*"
        case d.Strong():
            return f"**{inlines_text(inline.content)}**"
        case d.Code():
            return f"`{inline.text}`"
        case d.Maths():
            return f"${inline.latex}$"
        case d.LineBreak():
            return "\\"
        case d.Span():
            marks = _line(inline.role, inline.language or "")
            return f"{{{inlines_text(inline.content)}: {marks}}}"
        case d.Link():
            return f"[{inlines_text(inline.content)}](#{inline.anchor}){_id(inline.id).strip()}"
        case d.WebLink():
            return f"[{inlines_text(inline.content)}]({inline.url})"
        case d.NoteCall():
            return f"[^{inline.label} #{inline.id} -> #{inline.note}]"
        case d.PageReference():
            return f"<{inline.before}#{inline.anchor}{inline.after}>"
        case d.Blank():
            return {"short": "__", "medium": "____", "long": "______", "line": "________"}[
                inline.size
            ]
        case _:
            assert_never(inline)
