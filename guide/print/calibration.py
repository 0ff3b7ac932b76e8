"""A sheet that tells how far a printer puts backs off their fronts."""

from __future__ import annotations

from guide.pdf.cardsheet import CardSheet, calibration_pages
from guide.print.impose import FOLDER
from guide.typeset.file import PdfInfo, write_pdf
from guide.typeset.fonts import Fonts
from guide.typeset.tags import Node

NAME = f"{FOLDER}/calibration.pdf"
"""Below a build's folder: it has nothing to read, and is for the printer only."""

_NO_TIME = "2000-01-01T00:00:00Z"


def calibration(sheet: CardSheet, fonts: Fonts) -> bytes:
    """The file of the calibration sheet: scales on the front, a cross on the back, moved by the sheet's offset."""
    info = PdfInfo(
        title="Calibration sheet for flashcards (for printing only)",
        language="en",
        created=_NO_TIME,
        modified=_NO_TIME,
    )
    return write_pdf(calibration_pages(sheet), Node("Document"), fonts, {}, info, (), {})
