"""Running heads and folios."""

from __future__ import annotations

from dataclasses import dataclass

from guide.document import Division
from guide.pdf.division import Job
from guide.pdf.inlines import Flow, Look
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Page, PlacedRow, Row
from guide.typeset.tags import Node

FOLIO_WIDTH = 64.0
"""Points kept free for "Page 12 of 24" beside a running foot."""
MOST_LINES = 2
"""Of a head, which grows upwards, or of a foot, which grows downwards."""


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Puts heads and feet on pages, the outer ones at the outer edge."""

    setter: Setter
    job: Job

    def furnish(self, page: Page, division: Division, *, opens: bool, pages: int) -> None:
        """Head (not above an opening title) and foot of one page, as pagination artifacts."""
        paper, document = self.job.paper, self.job.document
        area = paper.area(is_recto=page.is_recto)
        if not opens:
            title = division.running_title if page.is_recto else document.metadata.title
            self._put(page, "Header", title, "running-head", area.x, area.width, paper.head)
        furniture = document.furniture
        folio = page.label
        if furniture.page_of:
            folio = furniture.page_of.format(page=page.label, pages=pages)
        self._put(page, "Footer", folio, "folio", area.x, area.width, paper.foot)
        if furniture.running_foot:
            other = "left" if page.is_recto else "right"
            left = area.x + (0.0 if page.is_recto else FOLIO_WIDTH)
            width = area.width - FOLIO_WIDTH
            foot = furniture.running_foot
            self._put(page, "Footer", foot, "running-head", left, width, paper.foot, other)

    def _put(
        self,
        page: Page,
        kind: str,
        content: str,
        role: str,
        x: float,
        width: float,
        baseline: float,
        align: str = "",
    ) -> None:
        if not content:
            return
        outer = align or ("right" if page.is_recto else "left")
        items = Flow(self.setter, Place(0.0, width, Node("NonStruct")))
        items.text(content, Look(role), None)
        text = self.setter.style.text(role)
        lines = self.setter.lines(items.items, width, text, align=outer)[:MOST_LINES]
        row = Row(text.leading, [line.line for line in lines])
        for number, line in enumerate(lines):
            line.line.baseline = number * text.leading * (1 if kind == "Footer" else -1)
        page.furniture.append((kind, PlacedRow(x, baseline, row)))
