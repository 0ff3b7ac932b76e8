"""Running heads and folios."""

from __future__ import annotations

import math
from dataclasses import dataclass

from guide.document import Division
from guide.pdf.inlines import Flow, Look
from guide.pdf.job import Job
from guide.pdf.labels import set_label
from guide.pdf.setting import Place, Setter
from guide.typeset.boxes import Page, PlacedRow, Row
from guide.typeset.tags import Node

_GAP = 14.0
"""Points between the folio and a running foot."""
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
            beside = self._width(folio) + self.setter.sized(_GAP)
            left = area.x + (0.0 if page.is_recto else beside)
            width = area.width - beside
            foot = furniture.running_foot
            self._put(page, "Footer", foot, "running-head", left, width, paper.foot, other)

    def _width(self, folio: str) -> float:
        lines = set_label(
            self.setter, folio, "folio", Place(0.0, math.inf, Node("NonStruct")), None
        )
        return lines[0].natural

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
        first = 0 if kind == "Footer" else 1 - len(lines)
        for number, line in enumerate(lines, first):
            line.line.baseline = number * text.leading
        page.furniture.append((kind, PlacedRow(x, baseline, row)))
