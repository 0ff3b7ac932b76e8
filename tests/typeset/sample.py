"""A small document set by hand: a bit of everything that a page can hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image as PillowImage

from guide.document import Image
from guide.typeset.boxes import (
    Drawing,
    FontStyle,
    Frame,
    Inset,
    Line,
    Page,
    PageSlot,
    Piece,
    PlacedFrame,
    PlacedImage,
    PlacedRow,
    Row,
    Segment,
)
from guide.typeset.file import OutlineEntry, PdfInfo, write_pdf
from guide.typeset.fonts import Fonts
from guide.typeset.shaping import Setting, shape, shape_hyphenated
from guide.typeset.tags import Node

FOLDER = Path(__file__).parents[2] / "styles" / "fonts"
FACES = {
    "serif": FOLDER / "source-serif" / "SourceSerif4-Regular.ttf",
    "serif-bold": FOLDER / "source-serif" / "SourceSerif4-Bold.ttf",
    "serif-italic": FOLDER / "source-serif" / "SourceSerif4-It.ttf",
    "sans": FOLDER / "source-sans" / "SourceSans3-Regular.ttf",
    "sans-bold": FOLDER / "source-sans" / "SourceSans3-Bold.ttf",
    "sans-italic": FOLDER / "source-sans" / "SourceSans3-It.ttf",
    "mono": FOLDER / "source-code" / "SourceCodePro-Regular.ttf",
}
BLACK = (0.0, 0.0, 0.0)
BODY = FontStyle("serif", 10.0, BLACK)
HEAD = FontStyle("sans-bold", 16.0, (0.1, 0.2, 0.4))
SMALL = FontStyle("sans", 8.0, (0.3, 0.3, 0.3))
WIDTH, HEIGHT, MARGIN = 420.0, 595.0, 50.0

INFO = PdfInfo(
    title="Halhin Gol — Халхын гол (a sample)",
    language="en",
    authors=("A. Author", "Б. Второй"),
    subject="How a page is drawn",
    keywords=("battle", "1939"),
    creator="study-guide-builder",
    created="2026-11-23",
    identifier="urn:uuid:00000000-0000-4000-8000-000000000000",
)


def make_fonts() -> Fonts:
    return Fonts(FACES, fallbacks=("sans", "mono"))


@dataclass
class Sample:
    """The arguments of ``write_pdf``, and the text that a reader must find."""

    fonts: Fonts
    tree: Node = field(default_factory=lambda: Node("Document"))
    pages: list[Page] = field(default_factory=list)
    images: dict[str, Image] = field(default_factory=dict)
    info: PdfInfo = INFO
    outline: list[OutlineEntry] = field(default_factory=list)
    anchors: dict[str, tuple[int, float, float]] = field(default_factory=dict)

    def write(self) -> bytes:
        return write_pdf(
            self.pages, self.tree, self.fonts, self.images, self.info, self.outline, self.anchors
        )

    def page(self, label: str) -> Page:
        page = Page(WIDTH, HEIGHT, label)
        self.pages.append(page)
        return page

    def segment(
        self, text: str, node: Node | None, style: FontStyle = BODY, language: str = ""
    ) -> Segment:
        """Words parted by single spaces, as one segment."""
        setting = Setting(style.face, style.features, language, style.tracking != 0)
        words = [shape(self.fonts, setting, word) for word in text.split(" ")]
        space = shape(self.fonts, setting, " ")
        thousandths = sum(word.advance for word in words) + space.advance * (len(words) - 1)
        glyphs = sum(word.glyphs for word in words) + len(words) - 1
        width = thousandths * style.size / 1000 + glyphs * style.tracking
        pieces = [word.piece for word in words]
        return Segment(style, pieces, width, node, space.piece, language)

    def hyphenated(self, text: str, node: Node) -> Segment:
        shaped = shape_hyphenated(self.fonts, Setting(BODY.face), text)
        return Segment(BODY, [shaped.piece], shaped.advance * BODY.size / 1000, node)

    def row(self, page: Page, *pieces: Piece, x: float = 0.0, target: float = 0.0) -> PlacedRow:
        """A row with one line below the last, justified to ``target`` where given."""
        words = [piece for piece in pieces if isinstance(piece, Segment)]
        spaces = sum(len(segment.words) - 1 for segment in words)
        natural = sum(piece.width for piece in pieces)
        adjust = (target - natural) / spaces if target and spaces else 0.0
        line = Line(x, 11.0, list(pieces), adjust, spaces, natural, target)
        return self.place(page, Row(16.0, [line]))

    def place(self, page: Page, row: Row) -> PlacedRow:
        y = max((placed.y + placed.row.height for placed in page.rows), default=MARGIN)
        placed = PlacedRow(MARGIN, y, row)
        page.rows.append(placed)
        return placed

    def anchor(self, name: str, page: Page, placed: PlacedRow) -> None:
        self.anchors[name] = (self.pages.index(page), placed.x, placed.y)


class Ground:
    """A frame's tinted ground with a rule at its left."""

    def operators(self, width: float, height: float, *, is_first: bool, is_last: bool) -> str:
        return f"0.93 0.95 0.97 rg 0 0 {width:.2f} {height:.2f} re f 0.1 0.2 0.4 rg 0 0 2 {height:.2f} re f"


def whole_sample() -> Sample:
    """Three pages: contents; text with list, table, figures and a note; what goes on from the page before."""
    sample = Sample(make_fonts())
    sample.images = {
        "chart.svg": Image("chart.svg", "image/svg+xml", CHART, 200, 100),
        "photo.jpg": Image("photo.jpg", "image/jpeg", photo("JPEG", "RGB"), 40, 30),
        "logo.png": Image("logo.png", "image/png", photo("PNG", "RGBA"), 40, 30),
    }
    contents, first, second = sample.page("iv"), sample.page("1"), sample.page("2")
    _contents(sample, contents)
    _text(sample, first)
    _lists_and_tables(sample, first, second)
    _figures(sample, second)
    _furniture(sample)
    sample.outline = [
        OutlineEntry("Contents", "contents", 1),
        OutlineEntry("The river — Халхын гол", "river", 1),
        OutlineEntry("The steppe", "steppe", 2),
    ]
    return sample


def _contents(sample: Sample, page: Page) -> None:
    heading = sample.tree.child("H1")
    sample.anchor("contents", page, sample.row(page, sample.segment("Contents", heading, HEAD)))
    entry = sample.tree.child("TOC").child("TOCI")
    link = entry.child("Reference").inline("Link", anchor="river", title="The river, page 1")
    title = sample.segment("1 The river", link)
    slot = PageSlot(BODY, "river", 12.0, link)
    row = sample.row(page, title)
    dots = Drawing(80.0, 11.0, "0.5 w [0 3] 0 d 1 J 0 0 m 150 0 l S")
    label = Line(240.0, 11.0, [slot], target=20.0, natural=12.0)
    row.row.marks += [dots, label]


def _text(sample: Sample, page: Page) -> None:
    heading = sample.tree.child("H2")
    sample.anchor("river", page, sample.row(page, sample.segment("The river", heading, HEAD)))
    body = sample.tree.child("P")
    measure = WIDTH - 2 * MARGIN
    mongolian = sample.segment("Халхын гол", body, BODY, language="mn")
    sample.row(
        page,
        sample.segment("The river, in Mongolian ", body),
        mongolian,
        sample.segment(", flows west and its wa", body),
        sample.hyphenated("ters con", body),
        target=measure,
    )
    sample.row(
        page,
        sample.segment("tinue to the lake, as ", body),
        sample.segment("shown on page ", body),
        PageSlot(BODY, "steppe", 14.0, body),
        sample.segment(" of this book; the ", body),
        sample.hyphenated("distri", body),
        target=measure,
    )
    web = body.inline(
        "Link", url="https://example.org/halhin-gol", title="A web page (example.org)"
    )
    emphasis = web.inline("Em")
    sample.row(
        page,
        sample.segment("bution of water is told ", body),
        sample.segment("on a page of ", web),
        sample.segment("the", emphasis, BODY._replace(face="serif-italic")),
    )
    call = body.inline("Reference").inline("Link", anchor="note-1", title="Note 1")
    sample.row(
        page,
        sample.segment("web", web),
        sample.segment(" with a lock ", body),
        sample.segment("🔒", body, BODY._replace(face="sans")),
        sample.segment("1", call, BODY._replace(size=6.0, rise=3.5)),
        sample.segment(" and ", body),
        Inset(
            40.0, 9.0, 2.0, "0.5 w 0 -1.5 m 40 -1.5 l S", body.inline("Span", actual_text="blank")
        ),
        sample.segment(" to fill in.", body),
    )
    sample.row(page, sample.segment("SMALL LABEL", body, SMALL._replace(tracking=1.5)))


def _lists_and_tables(sample: Sample, first: Page, second: Page) -> None:
    points = sample.tree.child("L", list_numbering="Decimal")
    for number, text in enumerate(["Rivers rise.", "Rivers fall."], 1):
        item = points.child("LI")
        label, body = item.child("Lbl"), item.child("LBody")
        row = sample.row(first, sample.segment(f"{number}.", label))
        row.row.marks.append(Line(20.0, 11.0, [sample.segment(text, body)]))
    table = sample.tree.child("Table")
    caption = table.child("Caption")
    sample.row(first, sample.segment("Table 1: Losses", caption, SMALL))
    head = table.child("TR")
    cells = [head.child("TH", scope="Column") for _ in range(2)]
    head_row = _table_row(sample, first, ["Side", "Losses"], cells)
    for values in (["Soviet", "25,655"], ["Japanese", ""]):
        row = table.child("TR")
        _table_row(sample, first, values, [row.child("TH", scope="Row"), row.child("TD")])
    second.rows.append(PlacedRow(MARGIN, MARGIN, head_row.row, is_repeat=True))
    row = table.child("TR")
    _table_row(sample, second, ["Both sides: unknown"], [row.child("TD", col_span=2)])
    note = sample.tree.child("Note", id="note-1")
    placed = sample.row(first, sample.segment("1", note.child("Lbl"), SMALL))
    placed.row.marks.append(Line(10.0, 11.0, [sample.segment("A note.", note.child("P"), SMALL)]))
    sample.anchor("note-1", first, placed)


def _table_row(sample: Sample, page: Page, texts: list[str], cells: list[Node]) -> PlacedRow:
    row = Row(16.0, [Drawing(0.0, 16.0, "0.5 w 0 0 m 200 0 l S")])
    for column, (text, cell) in enumerate(zip(texts, cells, strict=True)):
        if text:
            row.marks.append(Line(column * 100.0, 11.0, [sample.segment(text, cell)]))
    return sample.place(page, row)


def _figures(sample: Sample, page: Page) -> None:
    section = sample.tree.child("Sect")
    heading = section.child("H3")
    placed = sample.row(page, sample.segment("The steppe", heading, HEAD))
    sample.anchor("steppe", page, placed)
    chart = section.child("Figure", alt="A chart with two bars", bbox=True)
    image = PlacedImage(0.0, 100.0, 200.0, 100.0, "chart.svg", chart)
    sample.place(page, Row(104.0, [image]))
    sample.row(page, sample.segment("Figure 1: A chart", section.child("Caption"), SMALL))
    photograph = section.child("Figure", alt="A photograph", bbox=True)
    logo = section.child("Figure", alt="A logo", bbox=True)
    marks = [
        PlacedImage(0.0, 60.0, 80.0, 60.0, "photo.jpg", photograph),
        PlacedImage(100.0, 60.0, 80.0, 60.0, "logo.png", logo),
        PlacedImage(200.0, 60.0, 40.0, 30.0, "logo.png", None),
    ]
    sample.place(page, Row(64.0, marks))
    monogram = section.child("Figure", alt="Monogram ZK", bbox=True)
    circle = Drawing(0.0, 30.0, "0.8 g 0 0 30 30 re f", monogram, 30.0, 30.0)
    letters = Line(8.0, 20.0, [sample.segment("ZK", monogram, SMALL)])
    sample.place(page, Row(34.0, [circle, letters]))
    formula = section.child("P").inline("Formula", alt="x squared", bbox=True)
    inset = Inset(20.0, 10.0, 3.0, "0 0 10 10 re f", formula)
    sample.row(page, sample.segment("A formula ", formula.parent), inset)
    frame = Frame(0.0, WIDTH - 2 * MARGIN, Ground(), 4.0, 4.0)
    page.frames.append(
        PlacedFrame(MARGIN, placed.y, frame.width, 20.0, frame, is_first=True, is_last=True)
    )


def _furniture(sample: Sample) -> None:
    for page in sample.pages:
        head = Row(12.0, [Line(0.0, 9.0, [sample.segment("A running head", None, SMALL)])])
        foot = Row(12.0, [Line(0.0, 9.0, [sample.segment(page.label, None, SMALL)])])
        page.furniture += [
            ("Header", PlacedRow(MARGIN, 20.0, head)),
            ("Footer", PlacedRow(MARGIN, HEIGHT - 30.0, foot)),
        ]


def photo(file_format: str, mode: str) -> bytes:
    """A picture of 40 by 30 pixels: a gradient, half of it transparent where the mode has alpha."""
    picture = PillowImage.new("RGBA", (40, 30))
    picture.putdata(
        [(6 * x, 8 * y, 90, 255 if x < 20 else 120) for y in range(30) for x in range(40)]
    )
    file = BytesIO()
    picture.convert(mode).save(file, file_format)
    return file.getvalue()


CHART = b"""<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" font-family="sans-serif" font-size="10">
<rect width="200" height="100" fill="#eee"/>
<g transform="translate(20 10)" fill="#1f6feb" opacity="0.8">
<rect x="0" y="20" width="30" height="60" rx="4"/><rect x="50" y="0" width="30" height="80"/></g>
<path d="M20 90 h 160" stroke="black" stroke-width="1" stroke-dasharray="4 2"/>
<text x="100" y="96" text-anchor="middle">Losses <tspan font-weight="bold">1939</tspan></text>
</svg>"""
