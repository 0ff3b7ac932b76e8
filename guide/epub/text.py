"""Running text: headings, paragraphs, quotations, code, displayed maths, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide.document import (
    Blank,
    CodeBlock,
    DisplayMaths,
    Group,
    Heading,
    Paragraph,
    Quote,
    plain_text,
)
from guide.epub.markup import attributes, element, language_attributes
from guide.epub.maths import maths_markup

if TYPE_CHECKING:
    from guide.epub.writer import Writer


def write_paragraph(writer: Writer, paragraph: Paragraph) -> str:
    if paragraph.role == "answer-line" and isinstance(paragraph.content[-1], Blank):
        # Room to write, and nothing after it such as a unit.
        return writer.pass_over(len(plain_text(paragraph.content)))
    content = writer.inlines(paragraph.content)
    role = "" if paragraph.role == "body" else paragraph.role
    if not (role or paragraph.id or paragraph.language):
        return f"<p>{content}</p>"  # nearly all of them
    names = attributes(id=paragraph.id, class_=role) + language_attributes(paragraph.language)
    return f"<p{names}>{content}</p>"


def write_heading(writer: Writer, heading: Heading) -> str:
    """The class says the level in the file, as the style counts it: the division's title is 1."""
    level = writer.heading_level(heading.level)
    role = f"heading-{level}" if heading.role == "heading" else heading.role
    return element(f"h{level}", writer.inlines(heading.content), id=heading.id, class_=role)


def write_quote(writer: Writer, quote: Quote) -> str:
    content = writer.blocks(quote.blocks)
    if quote.attribution:
        content += f'<p class="attribution">{writer.inlines(quote.attribution)}</p>'
    return f'<blockquote class="quote">{content}</blockquote>'


def write_code(writer: Writer, block: CodeBlock) -> str:
    runs = (
        element("span", writer.text(text), class_=f"code-{token}") if token else writer.text(text)
        for token, text in block.runs
    )
    language = f"language-{block.language}" if block.language else ""
    code = element("code", "".join(runs), class_=language, translate="no")
    return f'<pre class="code">{code}</pre>'


def write_maths(block: DisplayMaths) -> str:
    # It may be wider than the screen: the box scrolls, also by keyboard (WCAG 2.2, 2.1.1).
    return f'<div class="maths" tabindex="0">{maths_markup(block.latex, block.alt, "block")}</div>'


def write_group(writer: Writer, group: Group) -> str:
    """Blocks with a common role; one that asks to be kept on one page has the class ``keep`` too."""
    classes = f"{group.role} keep" if group.keep else group.role
    return element("div", writer.blocks(group.blocks), id=group.id, class_=classes)
