"""A division as one XHTML document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.dataclass import dataclass
from guide.document import Division, Document, Note
from guide.epub.markup import attributes, element, escape, run_in
from guide.epub.pages import PageMark
from guide.epub.period import write_period
from guide.epub.semantics import semantics
from guide.epub.writer import Writer


@dataclass(frozen=True, slots=True)
class DivisionPage:
    """What the template ``division.xhtml.j2`` shows; markup is already XHTML."""

    id: str
    language: str
    page_title: str
    body_type: str
    section_type: str
    section_role: str
    section_class: str
    label: str
    title: str
    meta: str
    period: str
    page_marks: str
    content: str
    notes: Sequence[str]


def division_page(
    document: Document, division: Division, marks: Mapping[int, Sequence[PageMark]]
) -> DivisionPage:
    """Raises ValueError where a page is said to start in a block that the division has not."""
    writer = Writer(document, division, marks)
    content = writer.blocks(division.blocks)
    if marks and max(marks) >= writer.written:
        raise ValueError(
            f"a page starts in block {max(marks)} of '{division.id}', which ends before"
        )
    section_type, section_role = semantics(division)
    return DivisionPage(
        id=division.id,
        language=division.language or document.metadata.language,
        page_title=division.running_title or document.metadata.title,
        body_type=f"{division.matter}matter",
        section_type=section_type,
        section_role=section_role,
        section_class=f"division division-{division.role}",
        label=division.label,
        title=writer.uncounted(division.title),
        meta=" · ".join(division.meta),
        period=write_period(division.period),
        page_marks="".join(mark.markup for mark in marks.get(-1, ())),
        content=content,
        notes=[_note(writer, note) for note in division.notes],
    )


def _note(writer: Writer, note: Note) -> str:
    """A footnote that reading systems may pop up; elsewhere it is read at the end, its label leading back.

    Notes are outside of ``walk``: no page starts in them.
    """
    furniture = writer.furniture
    label = element(
        "a",
        escape(note.label),
        class_="note-label",
        href=f"#{note.back}",
        epub_type="backlink",
        role="doc-backlink",
        aria_label=f"{furniture.note.format(label=note.label)}, {furniture.back_to_text}",
    )
    names = attributes(id=note.id, class_="note", epub_type="footnote", role="doc-footnote")
    return f"<aside{names}>{run_in(label, writer.blocks(note.blocks))}</aside>"
