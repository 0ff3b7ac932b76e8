"""Changes in words, in the guide's language: as lines to send, and as a sheet to print."""

from __future__ import annotations

from collections.abc import Sequence

from guide.compile.words import Words, words_for
from guide.dataclass import replace
from guide.document import (
    Cell,
    Division,
    Document,
    Inlines,
    Paragraph,
    Strong,
    Table,
    TableRow,
    Text,
)
from guide.wording.compare import Erratum

_MOST_WORDS = 12
"""Shown of what is added, taken out or written anew."""
_WIDTHS = (0.09, 0.27, 0.64)
"""Of the sheet's columns: page, place, change."""
_WIDTHS_WITHOUT_PAGES = (0.32, 0.68)


def change(erratum: Erratum, words: Words) -> str:
    """What has changed, without where."""
    match erratum.kind:
        case "reads":
            key, old, new = "reads", erratum.old, erratum.new
        case "picture":
            key, old, new = "picture", "", ""
        case kind:
            key = "added" if kind == "inserted" else kind
            old, new = _beginning(erratum.old), _beginning(erratum.new)
    if key != "picture" and not (old or new):
        key = f"{key}-whole"
    return words.word(f"errata-{key}", old=old, new=new)


def line(erratum: Erratum, words: Words) -> str:
    """ "p. 27: Section 3, paragraph 2: ‘x’ now reads ‘y’"."""
    page = words.word("errata-page", page=erratum.page) + ": " if erratum.page else ""
    place = ", ".join(filter(None, (erratum.name, _where(erratum, words))))
    return f"{page}{place}: {change(erratum, words)}"


def lines(found: Sequence[Erratum], language: str) -> list[str]:
    """A line for each change, or one that says there is none."""
    words = words_for(language)
    return [line(erratum, words) for erratum in found] or [words.word("errata-none")]


def as_data(found: Sequence[Erratum]) -> list[dict[str, str]]:
    """Changes for other programs, whole texts and all."""
    return [erratum._asdict() for erratum in found]


def _where(erratum: Erratum, words: Words) -> str:
    """The place in a longer item: "paragraph 2", "after paragraph 2"."""
    if erratum.kind == "inserted":
        return words.word("errata-after", place=erratum.where)
    return erratum.where


def _beginning(text: str) -> str:
    words = text.split()
    if len(words) <= _MOST_WORDS:
        return text
    return " ".join(words[:_MOST_WORDS]).rstrip(".,;:") + " …"


# --- the sheet ------------------------------------------------------------------------------------


def sheet(found: Sequence[Erratum], document: Document, of: str, part: str = "") -> Document:
    """A document that lists changes of the edition that ``document`` is, since the printing named ``of``.

    ``part`` names the section that copies were made of, where they are not of the whole.
    """
    words = words_for(document.metadata.language)
    title = words.word("errata")
    printing = (Text(words.word("errata-of", printing=of)),) if of else ()
    blocks = (
        Paragraph((Strong((Text(_title(document, words, part)),)),)),
        Paragraph((*printing, Text(words.word("errata-about")))),
        _table(found, words) if found else Paragraph((Text(words.word("errata-none")),)),
    )
    division = Division(
        id="errata",
        role="introduction",
        title=(Text(title),),
        running_title=title,
        blocks=blocks,
        in_contents=False,
    )
    about = document.metadata
    return Document(
        metadata=replace(about, title=f"{about.title}: {title}"),
        divisions=(division,),
        furniture=document.furniture,
        edition=f"{document.edition}-errata",
    )


def _title(document: Document, words: Words, part: str) -> str:
    """Of the guide and of what copies are to be put right: the edition, or a section's handout."""
    key = f"edition-{document.edition}"
    edition = words.word(key) if words.has(key) else ""
    return " · ".join(filter(None, (document.metadata.title, part or edition)))


def _table(found: Sequence[Erratum], words: Words) -> Table:
    paged = any(erratum.page for erratum in found)
    heads = ("errata-page-head", "errata-place-head", "errata-change-head")[0 if paged else 1 :]
    return Table(
        head=(TableRow(tuple(Cell((Text(words.word(head)),), scope="col") for head in heads)),),
        body=tuple(TableRow(_row(erratum, words, paged=paged)) for erratum in found),
        alignments=("left", "left", "left") if paged else ("left", "left"),
        role="errata",
        widths=_WIDTHS if paged else _WIDTHS_WITHOUT_PAGES,
    )


def _row(erratum: Erratum, words: Words, *, paged: bool) -> tuple[Cell, ...]:
    name: Inlines = (Strong((Text(erratum.name),)),) if erratum.name else ()
    place = _where(erratum, words)
    where: Inlines = (Text(", " * bool(name) + place),) if place else ()
    cells = Cell((*name, *where)), Cell((Text(change(erratum, words)),))
    return (Cell((Text(erratum.page),)), *cells) if paged else cells
