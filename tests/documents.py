"""A document made by hand that holds every node of ``guide.document``, for tests of the renderers."""

from __future__ import annotations

import struct
import zlib

from guide import document as d
from guide.document import Text


def t(text: str) -> d.Inlines:
    return (Text(text),)


def p(text: str, role: str = "body") -> d.Paragraph:
    return d.Paragraph(t(text), role)


def png(width: int = 40, height: int = 30) -> bytes:
    """A grey picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\xb0" * width for _ in range(height))
    data = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + data


MAP = b"""<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300" viewBox="0 0 600 300">
<path d="M20 280L300 40L580 260" fill="none" stroke="#222222" stroke-width="4"/>
<text x="300" y="150" font-size="24" text-anchor="middle">Khalkhyn Gol</text></svg>"""

IMAGES = {
    "images/map.svg": d.Image("map.svg", "image/svg+xml", MAP, 600, 300),
    "images/face.png": d.Image("face.png", "image/png", png(), 40, 30),
    "images/unused.png": d.Image("unused.png", "image/png", png(), 40, 30),
}

FURNITURE = d.Furniture(
    contents="Contents",
    landmarks="Landmarks",
    page_list="Pages of the print edition",
    cover="Cover",
    start_of_text="Start of the text",
    page="Page {page}",
    note="Note {label}",
    back_to_text="back to the text",
    continued="continued",
    accessibility_summary="All pictures have text alternatives; questions and answers are linked.",
)

METADATA = d.Metadata(
    identifier="urn:uuid:6f2ff29e-5c0e-5d0a-9be4-2f2b7d2f8f11",
    title="Rivers & Steppes <1939>",
    language="en",
    subtitle='A "small" guide',
    description="What happened & why.",
    contributors=(
        d.Contributor("Ann Author", "aut"),
        d.Contributor("Ben Author", "aut"),
        d.Contributor("Ida Painter", "ill"),
    ),
    date="2026-11-23",
    modified="2026-11-23T00:00:00Z",
    edition="First edition",
    publisher="Steppe Press",
    license="CC BY-SA 4.0",
    rights="May be shared.",
    subjects=("Mongolia -- History", "Military history"),
    audience="Schools",
)

COVER = d.Division(
    id="cover",
    role="cover",
    title=(),
    running_title="Cover",
    blocks=(
        d.Cover(
            title=METADATA.title,
            subtitle=METADATA.subtitle,
            authors=("Ann Author", "Ben Author"),
            edition="First edition",
            publisher="Steppe Press",
        ),
    ),
    matter="front",
    in_contents=False,
)

IMPRINT = d.Division(
    id="imprint",
    role="imprint",
    title=(),
    running_title="Imprint",
    blocks=(
        p("Rivers & Steppes", "imprint"),
        d.Paragraph((d.WebLink("https://example.org/a?b=1&c=2", t("example.org")),), "imprint"),
    ),
    matter="front",
    in_contents=False,
)

CONTENTS = d.Division(
    id="contents",
    role="contents",
    title=t("Contents"),
    running_title="Contents",
    blocks=(
        d.Contents(
            (
                d.ContentsEntry("part-war", 1, "", t("The war")),
                d.ContentsEntry("july", 2, "1", (Text("July: "), d.Emphasis(t("crossing")))),
                d.ContentsEntry("july-bridge", 3, "", t("The bridge")),
                d.ContentsEntry("shapes", 2, "2", t("Shapes & sizes")),
                d.ContentsEntry("timeline", 1, "", t("Timeline")),
                d.ContentsEntry("figures", 1, "", t("Key figures")),
                d.ContentsEntry("questions", 1, "", t("Questions")),
                d.ContentsEntry("glossary", 1, "", t("Glossary")),
                d.ContentsEntry("references", 1, "", t("Sources")),
                d.ContentsEntry("answers", 1, "", t("Answers")),
            )
        ),
    ),
    matter="front",
    in_contents=False,
)

PART = d.Division(
    id="part-war",
    role="part",
    title=t("The war"),
    running_title="The war",
    blocks=(p("Two sections follow."),),
    level=2,
)

JULY = d.Division(
    id="july",
    role="section",
    title=(Text("July: "), d.Emphasis(t("crossing"))),
    running_title="July: crossing",
    level=3,
    number="1",
    label="Section 1",
    meta=("15 minutes", "3 questions"),
    period=d.Period(1939.5, 1939.58, "July 1939", (1904.1, 1932.2, 1939.36, 1939.5, 1939.64)),
    blocks=(
        d.Group(
            "objectives",
            (
                p("You will be able to", "objectives-label"),
                d.ListBlock(
                    (
                        d.ListItem((p("say who crossed"),)),
                        d.ListItem((p("explain why"),)),
                    ),
                    role="objectives",
                ),
            ),
            keep=True,
        ),
        d.Paragraph(
            (
                Text("On 3 July the "),
                d.Link("g-kwantung", t("Kwantung Army"), "term"),
                Text(" crossed the river; "),
                d.Link("p-zhukov", t("Georgy Zhukov"), "figure"),
                Text(" ("),
                d.Span(t("Георгий Жуков"), "native-name", "ru"),
                Text(") attacked"),
                d.NoteCall("july-n1", "1", "july-c1"),
                Text(" at once"),
                d.Link("ref-coox", t("Coox 1985"), "citation", id="cite-1"),
                Text(", see "),
                d.Link("map", t("Figure 1"), "image"),
                d.PageReference("map", " (p. ", ")"),
                Text("."),
                d.LineBreak(),
                d.Strong(
                    (Text("Not "), d.Emphasis(t("before"))),
                ),
                Text(" dawn, with "),
                d.Code("a < b && c"),
                Text(" and "),
                d.Maths(r"\frac{a}{b} < 2", "a over b is less than two"),
                Text(" extraordinarily."),
            ),
            id="july-first",
        ),
        d.Paragraph(t("Москва не отвечала."), language="ru"),
        d.Heading(4, t("The bridge"), id="july-bridge"),
        p("One bridge served all."),
        d.Heading(6, t("A level too deep")),
        p("Its heading is mended."),
        d.Picture(
            "images/map.svg",
            "Map: a line rises to a hill & falls",
            d.Caption("Figure 1", (Text("The river, "), d.Emphasis(t("simplified")))),
            id="map",
            width=0.8,
        ),
        d.Picture("images/face.png", ""),
        d.Callout(
            "debate",
            "Debate",
            t("Who began?"),
            (
                p("Sources differ."),
                d.ListBlock((d.ListItem((p("One view"),)), d.ListItem((p("Another"),)))),
            ),
            source=(d.Link("ref-coox", t("Coox 1985"), "citation"),),
            id="july-debate",
        ),
        d.Callout("key-point", "Key point", (), (p("Rivers matter."),)),
        d.Quote((p("We crossed at night."),), t("A soldier")),
        d.Only("pdf", (p("Only on paper."), p("Also only on paper."))),
        d.Only("epub", (p("Only on screens."),)),
        d.PageBreak(),
        d.ThematicBreak(),
        d.Group("summary", (p("In short", "summary-label"), p("It was hot.")), id="july-summary"),
    ),
    notes=(d.Note("july-n1", "1", (p("So says the log."), p("A second thought.")), "july-c1"),),
)

SHAPES = d.Division(
    id="shapes",
    role="section",
    title=t("Shapes & sizes"),
    running_title="Shapes & sizes",
    level=3,
    number="2",
    label="Section 2",
    blocks=(
        d.Table(
            head=(
                d.TableRow((d.Cell((), "col"), d.Cell(t("Men"), "col"), d.Cell(t("Tanks"), "col"))),
            ),
            body=(
                d.TableRow((d.Cell(t("Soviet"), "row"), d.Cell(t("57,000")), d.Cell(t("498")))),
                d.TableRow(
                    (d.Cell(t("Japanese"), "row"), d.Cell(t("38,000")), d.Cell(t("92"))),
                    id="row-jp",
                ),
            ),
            alignments=("left", "right", "right"),
            caption=d.Caption("Table 1", t("Strengths in August")),
            id="table-forces",
        ),
        d.ListBlock(
            (
                d.ListItem((p("third"),), "3."),
                d.ListItem(
                    (p("fourth"), d.ListBlock((d.ListItem((p("inner"),), "a)"),), ordered=True)),
                    "4.",
                    id="item-4",
                ),
            ),
            ordered=True,
        ),
        d.ListBlock(
            (
                d.ListItem((p("lettered one"),), "a)"),
                d.ListItem((p("lettered two"), p("and more")), "b)"),
            ),
            ordered=True,
            tight=False,
        ),
        d.DefinitionList(
            (d.DefinitionItem(t("obo"), (p("a cairn"),), language="mn"),), "definitions"
        ),
        d.CodeBlock((("keyword", "for"), ("", " x in <y>:\n    "), ("comment", "# go")), "python"),
        d.DisplayMaths(r"\sum_{i=1}^n i", "the sum of i from 1 to n"),
        d.DisplayMaths(r"\unknown{x} & y", "an unknown thing"),
    ),
)


def event(identifier: str, date: str, start: float, end: float | None = None, **more: object):
    return d.TimelineEntry(
        id=f"event-{identifier}",
        date=date,
        start=start,
        end=end,
        title=t(f"Event {identifier}"),
        blocks=(p(f"What happened at {identifier}."),),
        **more,  # type: ignore[arg-type]
    )


TIMELINE = d.Division(
    id="timeline",
    role="timeline",
    title=t("Timeline"),
    running_title="Timeline",
    blocks=(
        d.Timeline(
            (
                event("war", "1904–1905", 1904.1, 1905.7, importance="major"),
                d.TimelineGap("26 years"),
                event("raid", "about 1932", 1932.2, uncertain=True),
                event("clash", "11 May 1939", 1939.36, importance="major"),
                event("battle", "28 May 1939", 1939.41),
                event("august", "20 August 1939", 1939.64, importance="major"),
                event("truce", "15 September 1939", 1939.71, importance="minor"),
                event("occupation", "1931–1945", 1931.7, 1945.6),
            ),
            "Seven events from 1904 to 1945; five fall in 1939.",
            id="the-timeline",
            months=(
                *("January", "February", "March", "April", "May", "June"),
                *("July", "August", "September", "October", "November", "December"),
            ),
        ),
    ),
    matter="back",
)

FIGURES = d.Division(
    id="figures",
    role="figures",
    title=t("Key figures"),
    running_title="Key figures",
    blocks=(
        d.Heading(3, t("Soviet Union")),
        d.PersonCard(
            id="p-zhukov",
            level=4,
            name="Georgy Zhukov",
            monogram="GZ",
            dates="1896–1974",
            role=t("Commander"),
            blocks=(
                p("Born near Kaluga."),
                d.DefinitionList((d.DefinitionItem(t("In 1939"), (p("corps"),)),), "facts"),
            ),
            native_name=d.Span(t("Георгий Жуков"), "native-name", "ru"),
        ),
        d.PersonCard(
            id="p-komatsubara",
            level=4,
            name="Komatsubara Michitarō",
            monogram="KM",
            dates="1886–1940",
            role=t("Commander, 23rd Division"),
            blocks=(p("Knew Russian."),),
            portrait=d.Picture("images/face.png", "A grey square", role="portrait"),
        ),
    ),
    matter="back",
)


def question(identifier: str, number: str, response: d.Blocks, **more: object) -> d.Question:
    return d.Question(
        id=identifier,
        number=number,
        label=f"Question {number}",
        prompt=(p(f"What about {identifier}?", "prompt"),),
        response=response,
        marks="2 marks",
        footer=(
            d.Link(f"hint-{identifier}", t("Hint"), "hint"),
            Text(" · "),
            d.Link(f"answer-{identifier}", t("Answer"), "answer"),
            d.PageReference(f"answer-{identifier}", " on p. "),
        ),
        **more,  # type: ignore[arg-type]
    )


NAMES = ("q-choice", "q-match", "q-blank", "q-essay")

QUESTIONS = d.Division(
    id="questions",
    role="questions",
    title=t("Questions"),
    running_title="Questions",
    blocks=(
        d.Fields(("Name", "Class", "Date")),
        d.Heading(3, t("On July"), role="questions-heading"),
        question(
            "q-choice",
            "1",
            (
                d.Choices(
                    (
                        d.Choice("A", t("the river"), "q-choice-a"),
                        d.Choice("B", (Text("the "), d.Emphasis(t("steppe")))),
                        d.Choice("C", t("neither of the two, as far as anyone can tell today")),
                    )
                ),
            ),
            kind="multiple-choice",
        ),
        question(
            "q-match",
            "2",
            (
                d.Table(
                    (),
                    (
                        d.TableRow(
                            (
                                d.Cell(t("1 Zhukov")),
                                d.Cell((d.Blank("blank 1", "short"),)),
                                d.Cell(t("a Japan")),
                            )
                        ),
                    ),
                    ("left", "left", "left"),
                    role="matching",
                    widths=(0.45, 0.1, 0.45),
                ),
            ),
            kind="matching",
        ),
        question(
            "q-blank",
            "3",
            (
                d.Paragraph(
                    (Text("The railhead was "), d.Blank("blank 1", "long"), Text(" then.")),
                    "prompt",
                ),
                d.Paragraph((d.Blank("blank 2", "line"),)),
                d.Picture(
                    "images/map.svg",
                    "The map with two numbered places",
                    pins=(d.Pin(0.5, 0.2, "1"), d.Pin(0.9, 0.8, "2")),
                ),
            ),
            kind="fill-in",
        ),
        question("q-essay", "4", (d.WritingSpace(6, "space for your answer, 6 lines"),)),
        d.Group(
            "hints",
            (
                p("Hints", "hints-label"),
                d.ListBlock(
                    tuple(
                        d.ListItem(
                            (
                                d.Paragraph(
                                    (
                                        Text("Think twice. "),
                                        d.Link(name, t(f"Question {number}"), "back"),
                                    )
                                ),
                            ),
                            f"{number}.",
                            id=f"hint-{name}",
                        )
                        for number, name in enumerate(NAMES, 1)
                    ),
                    ordered=True,
                    role="hints",
                ),
            ),
        ),
    ),
    matter="back",
)

GLOSSARY = d.Division(
    id="glossary",
    role="glossary",
    title=t("Glossary"),
    running_title="Glossary",
    blocks=(
        d.DefinitionList(
            (
                d.DefinitionItem(
                    t("Kwantung Army"),
                    (p("Japan's army in Manchuria."), p("See also obo.")),
                    id="g-kwantung",
                ),
                d.DefinitionItem(t("下克上"), (p("Acting from below."),), language="ja"),
            ),
            "glossary",
        ),
    ),
    matter="back",
)

REFERENCES = d.Division(
    id="references",
    role="references",
    title=t("Sources"),
    running_title="Sources",
    blocks=(
        d.ListBlock(
            (
                d.ListItem(
                    (
                        d.Paragraph(
                            (
                                Text("Coox, A. D. (1985). "),
                                d.Span(t("Nomonhan"), "title"),
                                Text(". "),
                                d.Link("cite-1", t("back"), "back"),
                            )
                        ),
                    ),
                    id="ref-coox",
                ),
            ),
            role="references",
            tight=False,
        ),
    ),
    matter="back",
)

ANSWERS = d.Division(
    id="answers",
    role="answers",
    title=t("Answers"),
    running_title="Answers",
    blocks=tuple(
        d.Answer(
            id=f"answer-{name}",
            number=str(number),
            label=f"Answer {number}",
            blocks=(p(f"The answer to {name}."),),
            back=(d.Link(name, t(f"Question {number}"), "back"),),
            marks="2 marks",
        )
        for number, name in enumerate(NAMES, 1)
    ),
    matter="back",
)

EVERYTHING = d.Document(
    METADATA,
    (
        COVER,
        IMPRINT,
        CONTENTS,
        PART,
        JULY,
        SHAPES,
        TIMELINE,
        FIGURES,
        QUESTIONS,
        GLOSSARY,
        REFERENCES,
        ANSWERS,
    ),
    FURNITURE,
    images=IMAGES,
)
"""Every node of the vocabulary at least once."""


def ordinal(division: d.Division, wanted: type[d.Block], nth: int = 0) -> int:
    """The ordinal in ``walk`` of the nth block of a type."""
    found = [at for at, block in enumerate(d.walk(division.blocks)) if isinstance(block, wanted)]
    return found[nth]


PAGE_STARTS = (
    d.PageStart("i", "cover", -1),
    d.PageStart("ii", "imprint", 0),
    d.PageStart("iii", "contents", -1),
    d.PageStart("1", "part-war", -1),
    d.PageStart("2", "july", -1),
    # Within "extraordinarily": moved to before the word.
    d.PageStart("3", "july", 5, len(d.own_text(list(d.walk(JULY.blocks))[5])) - 8),
    d.PageStart("4", "july", ordinal(JULY, d.Picture)),
    d.PageStart("5", "july", ordinal(JULY, d.Only)),
    d.PageStart("6", "shapes", -1),
    d.PageStart("7", "shapes", ordinal(SHAPES, d.Table), len("MenTanksSoviet57,000498")),
    d.PageStart("8", "timeline", -1),
    d.PageStart("9", "figures", -1),
    d.PageStart("10", "questions", 0),
    d.PageStart("11", "questions", ordinal(QUESTIONS, d.Choices), len("the riverthe steppe")),
    d.PageStart("12", "glossary", -1),
    d.PageStart("13", "references", -1),
    d.PageStart("14", "answers", -1),
)
