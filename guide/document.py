"""What this reader reads: a tree of semantic blocks, made by ``guide.compile`` from a ``Guide``.

The vocabulary is small and closed. A node says what something *is*, never how it looks: the renderers in
``guide.pdf`` and ``guide.epub`` match over these types and end in ``assert_never``, so that the type checker
lists what a new node still needs. A node's *role* names the style's entry for it, the PDF's setting and the
EPUB's class.

Ids are unique in a document and made of letters, digits, ``-``, ``_`` and ``.``; they come from the source's
ids (never from positions), so that links into a published EPUB survive an edit.

The roles that ``guide.compile`` gives (a renderer that does not know one sets it as its surroundings):

- ``Paragraph``: ``body``; ``imprint``, ``references``, ``credits``; ``answer`` (what is right), ``answer-label``,
  ``sources``; ``instruction``, ``answer-line``, ``word-bank-label``, ``hints-label``, ``marks-total``;
  ``timeline-meta``, ``person-links``, ``term-links`` (short facts and links below an entry); ``confidence`` (how
  sure one is, below a question; where to study again, below an answer)
- ``Heading``: ``heading``, ``objectives-label``, ``summary-label``
- ``ListBlock``: ``list``, ``objectives``, ``summary``, ``references``, ``credits``, ``hints``; of questions
  ``ordering`` (lettered, each with a blank for its place), ``labels`` (numbered blanks for the pins of a
  picture), ``word-bank``; of answers ``answers`` (numbered), ``feedback`` (lettered), ``points``
- ``DefinitionList``: ``definitions``, ``glossary``, ``facts``
- ``Table``: ``table``, ``matching``, ``rubric``, ``quick-key``, ``marks``, ``revision-log``
- ``Group``: ``objectives``, ``summary``, ``hints``, ``word-bank``, ``organiser``
- ``Picture``: ``picture``, ``portrait``, ``label`` (with pins)
- ``Span``: ``native-name``, ``date``, ``work-title``, ``credit-label``

A ``Question`` with parts holds them as questions in its ``response``, its ``Answer`` their answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple, TypeAlias

from guide.dataclass import dataclass, field

# --- inlines -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Strong:
    content: Inlines


@dataclass(frozen=True, slots=True)
class Code:
    text: str


@dataclass(frozen=True, slots=True)
class Maths:
    """Inline maths as LaTeX; ``alt`` is its reading in words (or the LaTeX itself)."""

    latex: str
    alt: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    pass


@dataclass(frozen=True, slots=True)
class Span:
    """Text with a role of its own (``native-name``, ``marks``, ``date``, ``kind`` ...) or another language."""

    content: Inlines
    role: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the document, to the node whose id is ``anchor``.

    ``role``: ``section``, ``figure``, ``event``, ``term``, ``question``, ``image``, ``table``, ``citation``,
    ``answer``, ``back`` (from an answer or note to its origin), ``hint``, ``contents``.
    """

    anchor: str
    content: Inlines
    role: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link out of the document."""

    url: str
    content: Inlines


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The mark of a note in the text; the note itself stands in ``Division.notes``."""

    note: str
    """Id of the note."""
    label: str
    id: str
    """Where the note links back to."""


@dataclass(frozen=True, slots=True)
class PageReference:
    """In print: ``before``, the page label of the node ``anchor``, ``after``. Nothing where there are no pages."""

    anchor: str
    before: str
    after: str = ""


BlankSize: TypeAlias = Literal["short", "medium", "long", "line"]


@dataclass(frozen=True, slots=True)
class Blank:
    """A gap to be filled in; ``label`` is what a screen reader says ("blank 2")."""

    label: str
    size: BlankSize = "medium"


Inline: TypeAlias = (
    Text
    | Emphasis
    | Strong
    | Code
    | Maths
    | LineBreak
    | Span
    | Link
    | WebLink
    | NoteCall
    | PageReference
    | Blank
)
Inlines: TypeAlias = tuple[Inline, ...]

# --- blocks ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` is absolute: 1 is the document's title, a division's title has ``Division.level``.

    Only headings *inside* a division are blocks; its title is not repeated among its blocks.
    """

    level: int
    content: Inlines
    id: str | None = None
    role: str = "heading"


@dataclass(frozen=True, slots=True)
class Paragraph:
    content: Inlines
    role: str = "body"
    id: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class ListItem:
    blocks: Blocks
    label: str = ""
    """The visible mark, with its punctuation ("3.", "b)"); empty for a bullet."""
    id: str | None = None


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; ``role``: ``list``, ``objectives``, ``summary``, ``points`` (marking points), ``references`` ..."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    role: str = "list"
    tight: bool = True


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    term: Inlines
    blocks: Blocks
    id: str | None = None
    language: str | None = None
    """Of the term."""


@dataclass(frozen=True, slots=True)
class DefinitionList:
    """``role``: ``definitions`` (the author's), ``glossary``, ``facts``."""

    items: tuple[DefinitionItem, ...]
    role: str = "definitions"


Alignment: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    content: Inlines
    scope: Literal["", "col", "row"] = ""
    """Set where the cell is a head."""


@dataclass(frozen=True, slots=True)
class TableRow:
    cells: tuple[Cell, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Caption:
    label: str
    """"Table 2", in the guide's language; empty for none."""
    content: Inlines


@dataclass(frozen=True, slots=True)
class Table:
    """``role``: ``table`` (the author's), ``matching``, ``rubric``, ``quick-key``, ``timeline``, ``marks`` ...

    ``widths``, where given, are each column's share of the measure and sum to 1.
    """

    head: tuple[TableRow, ...]
    body: tuple[TableRow, ...]
    alignments: tuple[Alignment, ...]
    caption: Caption | None = None
    id: str | None = None
    role: str = "table"
    widths: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A numbered mark on a picture; ``x`` and ``y`` are shares of its width and height from the top left."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True)
class Picture:
    """``image`` is a key of ``Document.images``; an empty ``alt`` means decorative."""

    image: str
    alt: str
    caption: Caption | None = None
    id: str | None = None
    width: float | None = None
    """Share of the measure; None lets the renderer decide."""
    role: str = "picture"
    pins: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    blocks: Blocks
    attribution: Inlines = ()


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Code as runs of (token class, text); a class is empty for plain text."""

    runs: tuple[tuple[str, str], ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class DisplayMaths:
    latex: str
    alt: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed aside. ``label`` is its kind in the guide's language ("Debate")."""

    kind: str
    label: str
    title: Inlines
    blocks: Blocks
    source: Inlines = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together, with a role; ``keep`` asks that they stay on one page if they fit."""

    role: str
    blocks: Blocks
    id: str | None = None
    keep: bool = False


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A key figure. ``name`` has its heading level; ``portrait`` is shown, or the ``monogram`` (two letters)."""

    id: str
    level: int
    name: str
    monogram: str
    dates: str
    role: Inlines
    blocks: Blocks
    native_name: Span | None = None
    portrait: Picture | None = None


Importance: TypeAlias = Literal["major", "normal", "minor"]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event. ``start`` and ``end`` are decimal years (``end`` None for a point in time)."""

    id: str
    date: str
    start: float
    end: float | None
    title: Inlines
    blocks: Blocks
    uncertain: bool = False
    importance: Importance = "normal"
    lane: str = ""
    """One of the timeline's lanes; "" for what belongs to both or neither."""


@dataclass(frozen=True, slots=True)
class TimelineGap:
    """A long stretch without events, as text ("6 years")."""

    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """``overview_alt`` describes the drawn overview in words for those who can't see it."""

    entries: tuple[TimelineEntry | TimelineGap, ...]
    overview_alt: str
    id: str | None = None
    months: tuple[str, ...] = ()
    """The twelve months' names, for overviews that enlarge a year; without them only years are named."""
    lanes: tuple[str, str] | None = None
    """The names of two sides, the first of which stands on the left or above; None where events have none."""


@dataclass(frozen=True, slots=True)
class Choice:
    letter: str
    """Empty where the choices have none (true, false)."""
    content: Inlines
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """The choices of a question. ``mark`` says what is ticked: one (a ring) or several (a box)."""

    choices: tuple[Choice, ...]
    mark: Literal["one", "several"] = "one"


@dataclass(frozen=True, slots=True)
class WritingSpace:
    """Room for a written answer in print; ``label`` is its reading ("space for your answer, 4 lines")."""

    lines: int
    label: str


@dataclass(frozen=True, slots=True)
class Fields:
    """Lines to fill in at a paper's head: name, class, date."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A numbered question. ``response`` is what it is answered with: choices, blanks, writing space ...

    ``footer``: the links that follow it (hint, answer).
    """

    id: str
    number: str
    label: str
    """"Question 14", for screen readers and link titles."""
    prompt: Blocks
    response: Blocks
    marks: str = ""
    """"2 marks", in the guide's language."""
    footer: Inlines = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """An entry of the answer key; ``back`` leads to the question."""

    id: str
    number: str
    label: str
    blocks: Blocks
    back: Inlines = ()
    marks: str = ""


@dataclass(frozen=True, slots=True)
class Only:
    """Blocks for one output alone."""

    format: Literal["pdf", "epub"]
    blocks: Blocks


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    pass


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    anchor: str
    depth: int
    """1 for parts and sections outside of parts, 2 below, 3 for headings."""
    number: str
    title: Inlines


@dataclass(frozen=True, slots=True)
class Contents:
    entries: tuple[ContentsEntry, ...]


class Moment(NamedTuple):
    """An event as a mark in time."""

    year: float
    """When it starts, in decimal years."""
    importance: Importance


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; ``image`` is a key of ``Document.images`` with its alt, or the style draws one."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    edition: str
    publisher: str
    image: str | None = None
    alt: str = ""
    moments: tuple[Moment, ...] = ()
    """The guide's events, which a drawn cover is made of."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | DefinitionList
    | Table
    | Picture
    | Quote
    | CodeBlock
    | DisplayMaths
    | Callout
    | Group
    | PersonCard
    | Timeline
    | Choices
    | WritingSpace
    | Fields
    | Question
    | Answer
    | Only
    | PageBreak
    | ThematicBreak
    | Contents
    | Cover
)
Blocks: TypeAlias = tuple[Block, ...]

# --- the whole ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; ``back`` is the id of its ``NoteCall``."""

    id: str
    label: str
    blocks: Blocks
    back: str


DivisionRole: TypeAlias = Literal[
    "cover",
    "imprint",
    "contents",
    "introduction",
    "part",
    "section",
    "timeline",
    "figures",
    "questions",
    "practice",
    "organiser",
    "revision-log",
    "glossary",
    "references",
    "credits",
    "answers",
    "teacher-notes",
]


@dataclass(frozen=True, slots=True)
class Period:
    """When what a section tells of happened, among all that the guide tells of. Decimal years."""

    start: float
    end: float
    label: str
    """The period in words ("May–July 1939")."""
    moments: tuple[float, ...]
    """The starts of all events of the guide, in order."""


@dataclass(frozen=True, slots=True)
class Division:
    """The unit of layout and of files: starts on a new page of the PDF, is one XHTML file of the EPUB."""

    id: str
    role: DivisionRole
    title: Inlines
    """Empty only where nothing is to be shown (cover, imprint)."""
    running_title: str
    """Plain text for running heads, outline and file metadata."""
    blocks: Blocks
    level: int = 2
    number: str = ""
    """"3" for the third section."""
    label: str = ""
    """"Section 3", in the guide's language; shown above the title."""
    meta: tuple[str, ...] = ()
    """Short facts shown with the title, such as "15 minutes"."""
    notes: tuple[Note, ...] = ()
    matter: Literal["front", "body", "back"] = "body"
    in_contents: bool = True
    language: str | None = None
    period: Period | None = None
    """Of a section with dated events: lets its opener show where in the timeline it lies."""


@dataclass(frozen=True, slots=True)
class Contributor:
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What libraries and shops want to know; all text is plain."""

    identifier: str
    title: str
    language: str
    subtitle: str = ""
    description: str = ""
    contributors: tuple[Contributor, ...] = ()
    date: str = ""
    modified: str = ""
    """UTC, ``YYYY-MM-DDThh:mm:ssZ``; from the guide's date or SOURCE_DATE_EPOCH, never from the clock."""
    edition: str = ""
    publisher: str = ""
    license: str = ""
    rights: str = ""
    subjects: tuple[str, ...] = ()
    audience: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's bytes; ``width`` and ``height`` are pixels, or user units of an SVG."""

    name: str
    """A file name for the EPUB, unique in the document."""
    media_type: Literal["image/svg+xml", "image/png", "image/jpeg"]
    data: bytes
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words that pages and navigation add to the text, in the guide's language."""

    contents: str
    landmarks: str
    page_list: str
    cover: str
    start_of_text: str
    page: str
    """With ``{page}`` in it: "Page {page}"."""
    note: str
    """With ``{label}`` in it: "Note {label}"."""
    back_to_text: str
    continued: str
    accessibility_summary: str
    logo_alt: str = ""
    running_foot: str = ""
    """Printed at the foot of each page (handouts: copying line, edition code)."""
    page_of: str = ""
    """With ``{page}`` and ``{pages}`` in it, where pages are counted "3 of 8"; empty for plain folios."""


@dataclass(frozen=True, slots=True)
class Document:
    metadata: Metadata
    divisions: tuple[Division, ...]
    furniture: Furniture
    edition: str = "guide"
    """Name of the compile setting that made it: ``guide``, ``student``, ``answers``, ``handout`` ..."""
    images: Mapping[str, Image] = field(default_factory=dict)


# --- walking -----------------------------------------------------------------------------------


def children(block: Block) -> Blocks:
    """The blocks directly inside a block, in reading order; only blocks, not inlines or table cells."""
    match block:
        case Callout() | Quote() | Group() | Only() | Answer():
            return block.blocks
        case PersonCard():
            return ((block.portrait,) if block.portrait else ()) + block.blocks
        case ListBlock() | DefinitionList():
            return tuple(inner for item in block.items for inner in item.blocks)
        case Question():
            return block.prompt + block.response
        case Timeline():
            return tuple(
                inner
                for entry in block.entries
                if isinstance(entry, TimelineEntry)
                for inner in entry.blocks
            )
        case _:
            return ()


def walk(blocks: Blocks) -> Iterator[Block]:
    """Every block, parents before children, in reading order.

    A block's ordinal in ``walk(division.blocks)`` is how both renderers name it to each other
    (``PageStart``).
    """
    for block in blocks:
        yield block
        yield from walk(children(block))


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a printed page starts: before character ``offset`` of the text of a block."""

    label: str
    division: str
    block: int
    """Ordinal in ``walk(division.blocks)``; -1 for the division's own title."""
    offset: int = 0
    """Counts the characters of ``own_text`` of the block."""


def own_inlines(block: Block) -> Iterator[Inlines]:
    """The running text that a block has of its own, in reading order: not that of the blocks inside it.

    Labels, numbers and dates that are plain strings in the model are not among it.
    """
    match block:
        case Heading() | Paragraph():
            yield block.content
        case Table():
            for row in block.head + block.body:
                for cell in row.cells:
                    yield cell.content
        case DefinitionList():
            for definition in block.items:
                yield definition.term
        case Timeline():
            for entry in block.entries:
                if isinstance(entry, TimelineEntry):
                    yield entry.title
        case Choices():
            for choice in block.choices:
                yield choice.content
        case CodeBlock():
            yield tuple(Text(text) for _, text in block.runs)
        case Contents():
            for listed in block.entries:
                yield listed.title
        case Callout():
            yield block.title
            yield block.source
        case Quote():
            yield block.attribution
        case PersonCard():
            yield block.role
        case Question():
            yield block.footer
        case Answer():
            yield block.back
        case _:
            return


def own_text(block: Block) -> str:
    """What ``PageStart.offset`` counts in: a block's ``own_inlines`` as plain text, with nothing between."""
    return "".join(plain_text(content) for content in own_inlines(block))


def plain_text(content: Inlines) -> str:
    """The text of inlines without markup; page references, note calls and blanks say nothing."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text() | Code():
                parts.append(inline.text)
            case Emphasis() | Strong() | Span() | Link() | WebLink():
                parts.append(plain_text(inline.content))
            case Maths():
                parts.append(inline.alt)
            case LineBreak():
                parts.append(" ")
            case NoteCall() | PageReference() | Blank():
                pass
    return "".join(parts)
