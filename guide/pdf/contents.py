"""The table of contents."""

from __future__ import annotations

from guide.document import Contents, ContentsEntry, plain_text
from guide.pdf.inlines import Flow, Look
from guide.pdf.rows import rows_of_lines
from guide.pdf.setting import Place, Setter, Strip
from guide.typeset.boxes import Drawing, Row
from guide.typeset.pages import FORBIDDEN
from guide.typeset.paragraph import HardBreak, SetLine, Slot, natural_width
from guide.typeset.tags import Node

_NUMBER_WIDTH = 22.0
_PAGE_WIDTH = 34.0
"""Points kept free for page numbers at the right."""


def set_contents(setter: Setter, contents: Contents, place: Place) -> Strip:
    node = place.parent.child("TOC")
    rows: list[Row] = []
    before: ContentsEntry | None = None
    for entry, following in zip(contents.entries, (*contents.entries[1:], None), strict=True):
        role = _role(entry, following)
        set_rows = _entry(setter, entry, role, place.under(node))
        if rows and set_rows:
            text = setter.style.text(role)
            ends_part = before is not None and before.depth > entry.depth
            set_rows[0].space_before = max(text.before, text.leading if ends_part else 0.0)
            if before and _role(before, entry) == "contents-part":
                set_rows[0].penalty = FORBIDDEN
        rows += set_rows
        before = entry
    return Strip(rows)


def _role(entry: ContentsEntry, following: ContentsEntry | None) -> str:
    """A part is what has sections below it."""
    if entry.depth == 1:
        is_part = following is not None and following.depth == 2
        return "contents-part" if is_part else "contents-section"
    return "contents-section" if entry.depth == 2 else "contents-heading"


def _entry(setter: Setter, entry: ContentsEntry, role: str, place: Place) -> list[Row]:
    """Number, title, leader, page; one link over all of it."""
    item = place.parent.child("TOCI").child("Reference")
    link = item.inline("Link", anchor=entry.anchor, title=plain_text(entry.title))
    text = setter.style.text(role)
    left = _NUMBER_WIDTH if entry.number or entry.depth > 1 else 0.0
    title_place = place.inset(left, _PAGE_WIDTH)
    items = Flow(setter, title_place)
    items.add(entry.title, Look(role), link)
    rows = rows_of_lines(
        _spaced(setter, items, title_place.width, role, link), title_place, text.leading
    )
    if entry.number:
        number = Flow(setter, place)
        number.text(entry.number, Look(role), link)
        for line in _spaced(setter, number, left or _NUMBER_WIDTH, role, link):
            line.line.x += place.x
            rows[0].marks.insert(0, line.line)
    _page_number(setter, entry, role, place, link, rows[-1])
    return rows


def _spaced(setter: Setter, items: Flow, width: float, role: str, link: Node) -> list[SetLine]:
    """Lines that end in a space, so that number, title and page are read apart."""
    items.text(" ", Look(role), link)
    text = setter.style.text(role)
    # A forced break keeps the space before it.
    return setter.lines([*items.items, HardBreak()], width, text, align="left")


def _page_number(
    setter: Setter, entry: ContentsEntry, role: str, place: Place, link: Node, row: Row
) -> None:
    text = setter.style.text(role)
    font = setter.font(role)
    slot = [Slot(entry.anchor, font, link, setter.page_digits)]
    for line in setter.lines(slot, _PAGE_WIDTH, text, align="right"):
        line.line.x += place.x + place.width - _PAGE_WIDTH
        line.line.target = line.line.natural  # the number stays flush right, whatever its width
        row.marks.append(line.line)
    title = row.marks[-2]
    end = getattr(title, "x", place.x) + getattr(title, "natural", 0.0)
    right = place.x + place.width - natural_width(slot, setter.fonts)
    dots = int((right - end - 12.0) // 5.0)
    if dots > 1 and role == "contents-section":
        red, green, blue = setter.colour("line")
        start = right - 6.0 - dots * 5.0
        operators = (
            f"[0 5] 0 d 1 J 0.9 w {red:.3f} {green:.3f} {blue:.3f} RG 0 0 m {dots * 5.0:.2f} 0 l S"
        )
        row.marks.append(Drawing(start, text.leading * 0.72, operators))
