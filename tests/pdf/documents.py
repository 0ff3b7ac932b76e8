"""Documents to be set in tests. Their words carry their names: ``p3w7`` is word 7 of the block named ``p3``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from guide.diagnostics import Problems
from guide.document import (
    Block,
    Callout,
    Caption,
    Cell,
    Choice,
    Choices,
    Cover,
    Division,
    Document,
    Furniture,
    Heading,
    Image,
    Inlines,
    Metadata,
    Note,
    NoteCall,
    Paragraph,
    PersonCard,
    Question,
    Table,
    TableRow,
    Text,
    WritingSpace,
)
from guide.fonts import load_fonts
from guide.model.place import Place
from guide.pdf.write import PdfFile, write_pdf
from guide.source.styles import load_style
from guide.style import Style
from guide.typeset.fonts import Fonts

A4 = (595.276, 841.89)
STYLES = Path(__file__).parents[2] / "styles"
FURNITURE = Furniture(
    contents="Contents",
    landmarks="Landmarks",
    page_list="Pages",
    cover="Cover",
    start_of_text="Start of text",
    page="Page {page}",
    note="Note {label}",
    back_to_text="Back to the text",
    continued="continued",
    accessibility_summary="",
)
METADATA = Metadata(
    "urn:uuid:00000000-0000-0000-0000-000000000001",
    "A guide of samples",
    "en",
    modified="2026-01-01T00:00:00Z",
)


@cache
def style(name: str = "classic") -> Style:
    problems = Problems()
    found = load_style(name, STYLES, problems, Place("guide.yaml"))
    assert found is not None, problems.in_order()
    return found


@cache
def fonts() -> Fonts:
    return load_fonts(STYLES / "fonts")


def write(
    document: Document, setting: Style | None = None, paper: tuple[float, float] = A4
) -> PdfFile:
    return write_pdf(document, setting or style(), fonts(), *paper)


# --- words ---------------------------------------------------------------------------------------


def words(name: str, count: int, start: int = 0) -> str:
    return " ".join(f"{name}w{number}" for number in range(start, start + count))


def text(name: str, count: int, start: int = 0) -> Inlines:
    return (Text(words(name, count, start)),)


def paragraph(name: str, count: int, note: str = "") -> Paragraph:
    """A paragraph of so many words; the note is called after its middle."""
    if not note:
        return Paragraph(text(name, count))
    all_words = words(name, count).split()
    before, after = all_words[: count // 2], all_words[count // 2 :]
    call = NoteCall(note, "1", f"call-{note}")
    return Paragraph((Text(" ".join(before)), call, Text(" " + " ".join(after))))


def note(name: str, count: int) -> Note:
    return Note(name, "1", (paragraph(name, count),), f"call-{name}")


def heading(name: str, level: int = 3) -> Heading:
    return Heading(level, text(name, 2), id=f"id-{name}")


def callout(name: str, count: int, kind: str = "note") -> Callout:
    return Callout(kind, "Label", (Text(f"Title of {name}"),), (paragraph(name, count),))


def card(name: str, count: int) -> PersonCard:
    role = (Text(f"Role of {name}"),)
    about = (paragraph(name, count),)
    return PersonCard(f"id-{name}", 4, f"Name of {name}", "AB", "1900–1950", role, about)


def question(name: str, count: int, lines: int) -> Question:
    """A prompt of so many words, two choices of one, and room to write."""
    choices = Choices((Choice("A", text(name, 1, count)), Choice("B", text(name, 1, count + 1))))
    return Question(
        f"id-{name}",
        "1",
        "Question 1",
        (paragraph(name, count),),
        (choices, WritingSpace(lines, "space")),
        "2 marks",
    )


def table(name: str, rows: int) -> Table:
    """Of two columns and so many rows; the head of its first is "Head of NAME"."""
    head = TableRow((Cell((Text(f"Head of {name}"),), "col"), Cell((Text("Other"),), "col")))
    body = tuple(
        TableRow((Cell(text(name, 1, number)), Cell((Text("x"),)))) for number in range(rows)
    )
    caption = Caption("Table 1", (Text(f"Caption of {name}"),))
    return Table((head,), body, ("left", "left"), caption, id=f"id-{name}")


# --- documents -----------------------------------------------------------------------------------


def section(
    name: str, *blocks: Block, notes: tuple[Note, ...] = (), title: str = "", label: str = ""
) -> Division:
    shown = title or f"Title of {name}"
    return Division(name, "section", (Text(shown),), shown, blocks, notes=notes, label=label)


def cover() -> Division:
    block = Cover("A guide of samples", "For tests", ("A. Author",), "", "")
    return Division("cover", "cover", (), "Cover", (block,), level=1, matter="front")


def document(*divisions: Division, images: Mapping[str, Image] | None = None) -> Document:
    return Document(METADATA, divisions, FURNITURE, images=images or {})
