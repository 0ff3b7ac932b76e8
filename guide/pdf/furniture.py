"""Running heads and folios."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, TypeAlias

from guide.dataclass import dataclass
from guide.document import Division
from guide.pdf.inlines import Flow, Look
from guide.pdf.job import Job
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import LAST_PAGE, THIS_PAGE, Page, PlacedRow, Row
from guide.typeset.items import Slot
from guide.typeset.paragraph import natural_width
from guide.typeset.tags import Node

_GAP = 14.0
"""Points between the folio and a running foot."""
MOST_LINES = 2
"""Of a head, which grows upwards, or of a foot, which grows downwards."""
_UNFURNISHED = ("cover", "imprint", "part")
"""Roles of divisions whose pages have no running heads and folios."""
_BETWEEN = " · "
"""What a foot's facts are parted by."""
_SLOTS = {"{page}": THIS_PAGE, "{pages}": LAST_PAGE}
_parted = re.compile("(" + "|".join(map(re.escape, _SLOTS)) + ")").split

_Side: TypeAlias = Literal["left", "right"]
_Furniture: TypeAlias = list[tuple[str, PlacedRow]]


def furnish(job: Job, division: Division, pages: Sequence[Page]) -> None:
    """Put heads (not above an opening title) and feet on a division's pages, as pagination artifacts.

    The pages' own labels are slots; which side of the leaf a page will be on is not known either.
    """
    if division.role in _UNFURNISHED:
        return
    furnisher = _Furnisher(job.setter(division, job.paper.recto.width), job)
    title, book = division.running_title, job.document.metadata.title
    first = furnisher.furniture("", "right"), furnisher.furniture("", "left")
    others = furnisher.furniture(title, "right"), furnisher.furniture(book, "left")
    for number, page in enumerate(pages):
        if page.rows:
            page.furniture, page.verso = others if number else first


@dataclass(frozen=True, slots=True)
class _Furnisher:
    """Sets heads and feet, the outer ones at the outer edge."""

    setter: Setter
    job: Job

    def furniture(self, head: str, outer: _Side) -> _Furniture:
        """Of a page whose outer edge is on one side."""
        paper, furniture = self.job.paper, self.job.document.furniture
        # Left-hand pages are moved to their own margins when they are put into the file.
        area = paper.recto
        rows: _Furniture = []
        if head:
            items = self._items(head, "running-head")
            row = self._row(items, "running-head", area.width, outer, grows="up")
            rows.append(("Header", PlacedRow(area.x, paper.head, row)))
        folio = self._items(furniture.page_of or "{page}", "folio")
        row = self._row(folio, "folio", area.width, outer, grows="down")
        rows.append(("Footer", PlacedRow(area.x, paper.foot, row)))
        if furniture.running_foot:
            beside = natural_width(folio.items, self.setter.fonts) + self.setter.sized(_GAP)
            foot = self._facts(furniture.running_foot, "running-head", area.width - beside)
            inner: _Side = "left" if outer == "right" else "right"
            row = self._row(foot, "running-head", area.width - beside, inner, grows="down")
            left = area.x + (0.0 if outer == "right" else beside)
            rows.append(("Footer", PlacedRow(left, paper.foot, row)))
        return rows

    def _facts(self, content: str, role: str, width: float) -> Flow:
        """Facts that lines end between, not within, if each has room in a line."""
        facts = content.split(_BETWEEN)
        widths = (
            natural_width(self._items(f"{fact} ·", role).items, self.setter.fonts) for fact in facts
        )
        if max(widths) <= width:
            content = _BETWEEN.join(fact.replace(" ", "\u00a0") for fact in facts)
            content = content.replace(_BETWEEN, "\u00a0· ")
        return self._items(content, role)

    def _items(self, content: str, role: str) -> Flow:
        """Text in which ``{page}`` and ``{pages}`` are slots."""
        items = Flow(self.setter, Place(0.0, 0.0, Node("NonStruct")))
        for part in _parted(content):
            if part in _SLOTS:
                font, digits = self.setter.font(role), self.setter.page_digits
                items.items.append(Slot(_SLOTS[part], font, None, digits))
            else:
                items.text(part, Look(role), None)
        return items

    def _row(
        self, items: Flow, role: str, width: float, align: _Side, *, grows: Literal["up", "down"]
    ) -> Row:
        text = self.setter.style.text(role)
        lines = self.setter.lines(items.items, width, text, align=align)[:MOST_LINES]
        row = Row(text.leading, [line.line for line in lines])
        first = 0 if grows == "down" else 1 - len(lines)
        for number, line in enumerate(lines, first):
            line.line.baseline = number * text.leading
            if align == "right":
                # It stays flush right, however wide its labels are.
                line.line.target, line.line.spaces = line.line.natural, 0
        return row
