"""Imposed sheets from a finished PDF: its pages drawn as they are, smaller, several on a side.

A page becomes a form XObject, so its look is exactly that of the file it comes from. What belongs to reading does not
come along: tags, links, notes, bookmarks, page labels. The file says in its title that it is for printing only.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from guide.dataclass import dataclass
from guide.print import folding, sheets
from guide.print.sheets import MILLIMETRE, Box, Grid

if TYPE_CHECKING:
    import pikepdf

Kind: TypeAlias = Literal["booklet", "2up", "4up"]
KINDS: tuple[Kind, ...] = get_args(Kind)

FOLDER = "print"
"""Below a build's folder: imposed files lie apart from those that are to be read."""

_PRINT_ONLY = ", for printing only)"
"""The end of the title of an imposed file."""

_GRIDS: dict[Kind, Grid] = {
    "booklet": Grid(2, 1, is_folded=True),
    "2up": Grid(2, 1),
    "4up": Grid(2, 2),
}


class ImpositionError(ValueError):
    """A file that can't be imposed; its text says why."""


@dataclass(frozen=True, slots=True)
class Imposition:
    """How pages are put on sheets."""

    kind: Kind
    signature: int | None = None
    """Sheets in a signature of a booklet, at most; None for one signature of all sheets."""
    creep: float = 0.0
    """How far the innermost sheet of a signature sticks out when it is folded, in millimetres."""
    has_cut_marks: bool = False
    sheet: str = ""
    """A name in ``sheets.SHEETS``; empty for the usual one for the pages."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """An imposed file."""

    data: bytes
    pages: int
    """Of the file it was made from."""
    sides: int
    """Printed sides of its sheets."""

    @property
    def sheets(self) -> int:
        """Sheets of paper, printed on both sides."""
        return -(-self.sides // 2)


def name_of(file: Path, kind: Kind) -> str:
    """The path of an imposed file below a build's folder."""
    return f"{FOLDER}/{file.stem}-{kind}.pdf"


def impose(data: bytes, how: Imposition) -> Imposed:
    """Impose a finished PDF. The same bytes and settings give the same bytes.

    Raises ImpositionError where ``data`` is no PDF that can be read without a password, has no pages, or is on sheets
    already.
    """
    import pikepdf

    try:
        source = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise ImpositionError("it is no PDF that can be opened") from error
    with source, pikepdf.new() as target:
        if not source.pages:
            raise ImpositionError("it has no pages")
        if str(source.docinfo.get("/Title", "")).endswith(_PRINT_ONLY):
            raise ImpositionError("it is on sheets already; name the file that it was made from")
        sides = _sides(len(source.pages), how)
        _Press(source, target, how).print(sides)
        _describe(source, target, how)
        written, packed = io.BytesIO(), pikepdf.ObjectStreamMode.generate
        target.save(written, deterministic_id=True, object_stream_mode=packed)
        return Imposed(written.getvalue(), len(source.pages), len(sides))


def _sides(pages: int, how: Imposition) -> list[folding.Side]:
    if how.kind == "booklet":
        return folding.booklet(pages, how.signature)
    grid = _GRIDS[how.kind]
    return folding.in_order(pages, grid.columns * grid.rows)


class _Press:
    """Draws the pages of one file on sheets of another."""

    def __init__(self, source: pikepdf.Pdf, target: pikepdf.Pdf, how: Imposition) -> None:
        self.source = source
        self.target = target
        self.how = how
        self.grid = _GRIDS[how.kind]
        name = how.sheet or sheets.usual_sheet(*_size(source.pages[0]))
        self.sheet = sheets.turned(sheets.SHEETS[name], self.grid)
        self.margin = sheets.margin_for_marks(wanted=how.has_cut_marks)

    def print(self, sides: list[folding.Side]) -> None:
        """Add a page to the target for each side."""
        for side in sides:
            page = self.target.add_blank_page(page_size=self.sheet)
            operators = [
                self._cell(page, number, index, side.depth)
                for number, index in enumerate(side.cells)
                if index is not None
            ]
            if self.how.has_cut_marks and self.grid.is_folded:
                operators.append(sheets.fold_marks(self.sheet).encode())
            page.contents_add(b"\n".join(operators))

    def _cell(self, page: pikepdf.Page, number: int, index: int, depth: float) -> bytes:
        """The operators that draw a page of the source into a cell, with its marks."""
        import pikepdf

        original = self.source.pages[index]
        room = sheets.cell(self.sheet, self.grid, number)
        box = sheets.place(room, _size(original), self.grid, number, self.margin)
        if self.grid.is_folded:
            box = sheets.shifted(box, number, depth * self.how.creep * MILLIMETRE)
        form = self.target.copy_foreign(original.as_form_xobject())
        name = pikepdf.Name(f"/Page{index}")  # the library's own choice is random
        page.add_resource(form, pikepdf.Name.XObject, name)
        corners = pikepdf.Rectangle(box.x, box.y, box.right, box.top)
        drawn = page.calc_form_xobject_placement(form, name, corners)
        clipped = f"q {room.x:.3f} {room.y:.3f} {room.width:.3f} {room.height:.3f} re W n\n"
        return clipped.encode() + drawn + b"Q\n" + self._marks(box, number).encode()

    def _marks(self, box: Box, number: int) -> str:
        if not self.how.has_cut_marks:
            return ""
        if self.grid.is_folded:
            return sheets.cut_marks(box, ("right",) if number % 2 else ("left",))
        return sheets.cut_marks(box)


def _size(page: pikepdf.Page) -> tuple[float, float]:
    """Width and height of a page as one sees it, in points."""
    left, low, right, high = (float(edge) for edge in page.trimbox)
    quarter_turns = int(page.obj.get("/Rotate", 0)) // 90
    size = abs(right - left), abs(high - low)
    return (size[1], size[0]) if quarter_turns % 2 else size


def _describe(source: pikepdf.Pdf, target: pikepdf.Pdf, how: Imposition) -> None:
    """Say what the file is, and how a printer should take it."""
    import pikepdf

    title = str(source.docinfo.get("/Title", "Untitled"))
    target.docinfo["/Title"] = f"{title} ({how.kind}{_PRINT_ONLY}"
    if "/Lang" in source.Root:
        target.Root["/Lang"] = pikepdf.String(str(source.Root["/Lang"]))
    # All sheets that have more columns than rows lie on their side: their backs are turned over the short edge.
    edge = "Short" if how.kind != "4up" else "Long"
    target.Root["/ViewerPreferences"] = pikepdf.Dictionary(
        DisplayDocTitle=True,
        PrintScaling=pikepdf.Name("/None"),
        Duplex=pikepdf.Name(f"/DuplexFlip{edge}Edge"),
    )
