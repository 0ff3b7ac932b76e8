"""A specimen of a style: a document that shows every part that a style has a say in.

Its words say what they show, so it is for people who make styles, not for readers of guides.
"""

from __future__ import annotations

from typing import Literal

from guide.document import (
    Answer,
    Blank,
    Block,
    Blocks,
    Callout,
    Caption,
    Cell,
    Choice,
    Choices,
    Code,
    CodeBlock,
    Contents,
    ContentsEntry,
    Cover,
    DefinitionItem,
    DefinitionList,
    DisplayMaths,
    Division,
    Document,
    Emphasis,
    Fields,
    Furniture,
    Group,
    Heading,
    Image,
    Inlines,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteCall,
    PageReference,
    Paragraph,
    Period,
    PersonCard,
    Picture,
    Question,
    Quote,
    Span,
    Strong,
    Table,
    TableRow,
    Text,
    ThematicBreak,
    Timeline,
    TimelineEntry,
    TimelineGap,
    WebLink,
    WritingSpace,
)
from guide.style import Colour, Style

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PROSE = (
    "A page is read in its white as much as in its black. Lines of sixty to seventy characters let the eye find the "
    "next one without searching, and a grid that all lines keep lets facing pages show through each other's paper "
    "without a flicker. What stands out should stand out for a reason that its reader can name."
)


def specimen(style: Style) -> Document:
    """The specimen of a style, ready to be set in it."""
    title = f"Specimen of {style.name}"
    metadata = Metadata(
        f"urn:study-guide-builder:specimen:{style.name}",
        title,
        "en",
        subtitle=style.description,
        modified="2000-01-01T00:00:00Z",
    )
    divisions = (
        _cover(title, style),
        _imprint(),
        _contents(),
        Division("part", "part", _text("Reading"), "Reading", (), label="Part 1"),
        _reading(style),
        _boxes(style),
        _timeline("timeline", "Timeline", None),
        _timeline("sides", "Timeline of two sides", ("One side", "The other")),
        _figures(),
        _questions(),
        _organiser(),
        _glossary(),
        _listed(
            "references",
            "Sources",
            ("Example, Ada. 1843. Notes on an Engine. London: Taylor.",) * 3,
        ),
        _listed("credits", "Picture credits", ("Figure 1: the builder's own hand.",)),
        _answers(),
    )
    return Document(
        metadata, divisions, _FURNITURE, images={"drawing": _drawing(style)}, edition="specimen"
    )


_FURNITURE = Furniture(
    contents="Contents",
    landmarks="Landmarks",
    page_list="Pages",
    cover="Cover",
    start_of_text="Start",
    page="Page {page}",
    note="Note {label}",
    back_to_text="Back to the text",
    continued="continued",
    accessibility_summary="",
)


def _text(text: str) -> Inlines:
    return (Text(text),)


def _prose(words: int = 60) -> Paragraph:
    return Paragraph(_text(" ".join(_PROSE.split()[:words])))


# --- front ----------------------------------------------------------------------------------------


def _cover(title: str, style: Style) -> Division:
    cover = Cover(title, style.description, ("The builder's own hand",), "First edition", "")
    return Division("cover", "cover", (), "Cover", (cover,), level=1, matter="front")


def _contents() -> Division:
    entries = (
        ContentsEntry("part", 1, "", _text("Reading")),
        ContentsEntry("reading", 2, "1", _text("Running text")),
        ContentsEntry("second", 3, "", _text("A heading of the second order")),
        ContentsEntry("boxes", 2, "2", _text("Callouts, tables and figures")),
        ContentsEntry("timeline", 1, "", _text("Timeline")),
        ContentsEntry("figures", 1, "", _text("Key figures")),
        ContentsEntry("questions", 1, "", _text("Questions")),
        ContentsEntry("glossary", 1, "", _text("Glossary")),
        ContentsEntry("answers", 1, "", _text("Answers")),
    )
    return Division(
        "contents", "contents", _text("Contents"), "Contents", (Contents(entries),), matter="front"
    )


def _imprint() -> Division:
    lines = ("What the guide is, who made it and when.", "Under which licence it may be copied.")
    blocks = tuple(Paragraph(_text(line), "imprint") for line in lines)
    return Division("imprint", "imprint", (), "Imprint", blocks, matter="front", in_contents=False)


# --- text -----------------------------------------------------------------------------------------


def _reading(style: Style) -> Division:
    body = style.text("body")
    blocks: Blocks = (
        _points("objectives", "What this section shows", ("headings", "paragraphs", "lists")),
        Paragraph(
            (
                Text(f"Text of {body.size:g} on {body.leading:g} points, with "),
                Emphasis(_text("emphasis")),
                Text(", "),
                Strong(_text("strength")),
                Text(", figures (1939, 0123456789), "),
                Code("code"),
                Text(", a link "),
                Link("boxes", _text("to another section"), "section"),
                PageReference("boxes", " (p. ", ")"),
                Text(", "),
                WebLink("https://example.org/", _text("one out of the document")),
                Text(" and a note."),
                NoteCall("note-1", "1", "call-1"),
            )
        ),
        _prose(),
        Heading(4, _text("A heading of the second order"), id="second"),
        _prose(),
        Heading(5, _text("A heading of the third"), id="third"),
        _prose(40),
        Heading(6, _text("And of the fourth"), id="fourth"),
        _prose(30),
        _list(("An item", _PROSE[:150], "A short one"), ordered=False),
        _list(("First", "Second", _PROSE[:120]), ordered=True),
        Quote((_prose(35),), _text("Whoever said so")),
        ThematicBreak(),
        CodeBlock((("", "def page(rows):\n    return rows[:45]\n"),), "python"),
        DisplayMaths("a^2 + b^2 = c^2", "a squared plus b squared is c squared"),
        _points("summary", "In short", ("The text is the page", "The rest makes way")),
    )
    note = Note(
        "note-1", "1", (Paragraph(_text("A note stands at the foot of its page.")),), "call-1"
    )
    return Division(
        "reading",
        "section",
        _text("Running text"),
        "Running text",
        blocks,
        level=3,
        number="1",
        label="Section 1",
        meta=("10 minutes",),
        notes=(note,),
        period=Period(
            1931.7, 1936.2, "1931–1936", (1904.1, 1931.7, 1932.2, 1936.2, 1939.4, 1945.6)
        ),
    )


def _points(role: str, label: str, points: tuple[str, ...]) -> Group:
    heading = Heading(4, _text(label), id=f"{role}-label", role=f"{role}-label")
    items = tuple(ListItem((Paragraph(_text(point)),)) for point in points)
    return Group(role, (heading, ListBlock(items, role=role)), keep=True)


def _list(texts: tuple[str, ...], *, ordered: bool) -> ListBlock:
    return ListBlock(
        tuple(
            ListItem((Paragraph(_text(text)),), f"{number}." if ordered else "")
            for number, text in enumerate(texts, 1)
        ),
        ordered,
    )


# --- boxes ----------------------------------------------------------------------------------------


def _boxes(style: Style) -> Division:
    callouts: tuple[Block, ...] = tuple(
        Callout(
            kind,
            kind.replace("-", " ").capitalize(),
            _text("With a title"),
            (_prose(40),),
            _text("Where it is from") if kind == "source" else (),
        )
        for kind in style.callouts
    )
    return Division(
        "boxes",
        "section",
        _text("Callouts, tables and figures"),
        "Callouts, tables and figures",
        (*callouts, _table(style), _picture()),
        level=3,
        number="2",
        label="Section 2",
    )


def _table(style: Style) -> Table:
    head = tuple(Cell(_text(text), "col") for text in ("What", "Size", "Leading", "For"))
    rows = tuple(
        TableRow(
            (
                Cell(_text(what), "row"),
                Cell(_text(f"{style.text(role).size:g}")),
                Cell(_text(f"{style.text(role).leading:g}")),
                Cell(_text(purpose)),
            )
        )
        for what, role, purpose in (
            ("Text", "body", "reading, in lines of sixty to seventy characters"),
            ("Caption", "caption", "finding one's way"),
            ("Title", "section-title", "the beginning of a section"),
        )
    )
    caption = Caption("Table 1", _text("Figures stand below each other"))
    return Table((TableRow(head),), rows, ("left", "right", "right", "left"), caption, "table")


def _picture() -> Picture:
    caption = Caption("Figure 1", _text("Colours as a drawing has them"))
    return Picture("drawing", "Four squares in the style's colours", caption, "figure", 0.5)


def _drawing(style: Style) -> Image:
    """The colours that a page is drawn with, side by side."""
    width, height = 320, 80
    squares = "".join(
        f'<rect x="{number * 80}" width="80" height="80" fill="{_hex(style.colour(name))}"/>'
        for number, name in enumerate(("ink", "accent", "warm", "line"))
    )
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{squares}</svg>'
    return Image("drawing.svg", "image/svg+xml", data.encode(), width, height)


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour)


# --- timeline and figures -------------------------------------------------------------------------


def _timeline(name: str, title: str, lanes: tuple[str, str] | None) -> Division:
    events = (
        ("1904", 1904.1, 1905.7, "A war", "major"),
        ("18 September 1931", 1931.7, None, "An incident", "major"),
        ("c. 1935", 1935.0, None, "Of uncertain date", "minor"),
        ("11 May 1939", 1939.36, None, "A first clash", "normal"),
        ("20 August 1939", 1939.63, None, "An offensive", "major"),
    )
    entries = [
        TimelineEntry(
            f"{name}-{number}",
            date,
            start,
            end,
            _text(what),
            (_prose(22), Paragraph(_text("Where it was · Told in section 1"), "timeline-meta")),
            uncertain=date.startswith("c."),
            importance=importance,  # type: ignore[arg-type]
            lane=lanes[number % 2] if lanes and number else "",
        )
        for number, (date, start, end, what, importance) in enumerate(events)
    ]
    block = Timeline(
        (entries[0], TimelineGap("26 years"), *entries[1:]),
        "Five events",
        f"{name}-all",
        _MONTHS,
        lanes,
    )
    return Division(name, "timeline", _text(title), title, (block,), matter="back")


def _figures() -> Division:
    facts = DefinitionList(
        (DefinitionItem(_text("Fact"), (Paragraph(_text("told in a line")),)),), role="facts"
    )
    cards = tuple(
        PersonCard(
            f"person-{number}",
            4,
            name,
            monogram,
            dates,
            _text("What they did"),
            (_prose(45), facts, Paragraph(_text("In the text: section 1"), "person-links")),
            native,
        )
        for number, (name, monogram, dates, native) in enumerate(
            (
                ("Ada Example", "AE", "1815–1852", None),
                (
                    "Ivan Primerov",
                    "IP",
                    "1900–1950",
                    Span(_text("Иван Примеров"), "native-name", "ru"),
                ),
            )
        )
    )
    return Division(
        "figures",
        "figures",
        _text("Key figures"),
        "Key figures",
        (Heading(3, _text("A group"), id="group"), *cards),
        matter="back",
    )


# --- questions ------------------------------------------------------------------------------------


def _questions() -> Division:
    short = Choices(tuple(Choice(letter, _text(f"choice {letter}")) for letter in "ABCD"))
    long = Choices(
        tuple(Choice(letter, _text(f"A longer choice: {_PROSE[:60]}")) for letter in "ABC"),
        "several",
    )
    gaps = Paragraph(
        (
            Text("A text with "),
            Blank("blank 1"),
            Text(" and "),
            Blank("blank 2", "short"),
            Text("."),
        ),
        "prompt",
    )
    words = ("one", "another", "a third", "a fourth")
    bank = Group(
        "word-bank",
        (
            Paragraph(_text("Words to choose from"), "word-bank-label"),
            ListBlock(
                tuple(ListItem((Paragraph(_text(word)),)) for word in words), role="word-bank"
            ),
        ),
        keep=True,
    )
    blocks = (
        Fields(("Name", "Class", "Date")),
        Paragraph(_text("8 marks in all"), "marks-total"),
        Paragraph(_text("An instruction says what to do."), "instruction"),
        _question("1", _prompt("Which of these is short?"), short, _text("How sure are you?")),
        _question("2", _prompt("Which of these are long?"), long),
        _question("3", gaps, bank),
        _question("4", _prompt("Explain in your own words."), WritingSpace(3, "space, 3 lines")),
        _question("5", _prompt("How many are there?"), _answer_line()),
        _hints(),
    )
    return Division(
        "questions", "questions", _text("Questions"), "Questions", blocks, matter="back"
    )


def _answer_line() -> Paragraph:
    return Paragraph((Text("Answer: "), Blank("answer", "medium"), Text(" km")), "answer-line")


def _hints() -> Group:
    items = tuple(ListItem((_prose(12),), f"{number}.") for number in (2, 4))
    label = Paragraph(_text("Hints"), "hints-label")
    return Group("hints", (label, ListBlock(items, ordered=True, role="hints")))


def _prompt(text: str) -> Paragraph:
    return Paragraph(_text(text), "prompt")


def _question(
    number: str, prompt: Paragraph, response: Block, confidence: Inlines = ()
) -> Question:
    sure = (Paragraph(confidence, "confidence"),) if confidence else ()
    footer = (
        Link(f"answer-{number}", _text("Answer"), "answer"),
        PageReference(f"answer-{number}", " on p. "),
    )
    return Question(
        f"question-{number}",
        number,
        f"Question {number}",
        (prompt,),
        (response, *sure),
        "2 marks",
        footer,
    )


# --- lists ----------------------------------------------------------------------------------------


def _organiser() -> Division:
    items = tuple(ListItem((_prose(12),)) for _ in range(6))
    heading = Heading(3, _text("Key dates"), id="key-dates")
    blocks = (heading, Group("organiser", (ListBlock(items, ordered=True),)))
    title = "Knowledge organiser"
    return Division("organiser", "organiser", _text(title), title, blocks, matter="back")


def _listed(role: Literal["references", "credits"], title: str, lines: tuple[str, ...]) -> Division:
    items = tuple(ListItem((Paragraph(_text(line), role),)) for line in lines)
    blocks = (ListBlock(items, role=role),)
    return Division(role, role, _text(title), title, blocks, matter="back")


def _glossary() -> Division:
    items = tuple(
        DefinitionItem(_text(term), (_prose(24), Paragraph(_text("Used in 1, 2"), "term-links")))
        for term in ("Baseline", "Grid", "Leading", "Measure")
    )
    block = DefinitionList(items, role="glossary")
    return Division("glossary", "glossary", _text("Glossary"), "Glossary", (block,), matter="back")


def _answers() -> Division:
    answers = tuple(
        Answer(
            f"answer-{number}",
            number,
            f"Answer {number}",
            (
                _prose(30),
                Paragraph(_text("Marking points"), "answer-label"),
                _list(("One", "Two"), ordered=False),
                Paragraph(_text("Sources: Example 1843"), "sources"),
            ),
            (Link(f"question-{number}", _text(f"Question {number}"), "back"),),
        )
        for number in "12345"
    )
    return Division("answers", "answers", _text("Answers"), "Answers", answers, matter="back")
