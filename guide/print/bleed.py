"""A finished file as print shops want it: ink beyond the edges that are cut, and marks that tell where to cut.

What reaches the edge of a page (the ground of a drawn cover, a coloured paper) goes on beyond it in every file of ours,
where no reader shows it. Here the paper grows, so that it is seen: the page proper is the TrimBox, what is to be
printed beyond it ends at the BleedBox, marks lie in the margin around that. Text, tags and links stay as they are, and
so does what the file conforms to.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from guide.dataclass import dataclass
from guide.print.impose import FOLDER
from guide.print.sheets import MILLIMETRE, Box, cut_marks, room_for_marks

if TYPE_CHECKING:
    import pikepdf

MOST = 10.0
"""Millimetres; our pages end no sooner beyond their edges."""


class BleedError(ValueError):
    """A file that can't be given bleed; its text says why."""


@dataclass(frozen=True, slots=True)
class Bled:
    """A file with bleed and cut marks."""

    data: bytes
    pages: int


def name_of(file: Path) -> str:
    """The path of a file with bleed below a build's folder."""
    return f"{FOLDER}/{file.stem}-bleed.pdf"


def with_bleed(data: bytes, bleed: float) -> Bled:
    """A finished PDF with so many millimetres of bleed. The same bytes and bleed give the same bytes.

    Raises BleedError where ``data`` is no PDF that can be read without a password.
    """
    import pikepdf

    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise BleedError("it is no PDF that can be opened") from error
    with pdf:
        for page in pdf.pages:
            left, low, right, top = (float(edge) for edge in page.trimbox)
            trim = Box(left, low, right - left, top - low)
            _widen(page, trim, bleed * MILLIMETRE)
        written, packed = io.BytesIO(), pikepdf.ObjectStreamMode.generate
        pdf.save(written, deterministic_id=True, object_stream_mode=packed)
        return Bled(written.getvalue(), len(pdf.pages))


def _widen(page: pikepdf.Page, trim: Box, bleed: float) -> None:
    """Let a page's paper reach beyond its edges; the origin stays, so that all places on it do."""
    printed = trim.grown(bleed)
    page.trimbox = _corners(trim)
    page.bleedbox = _corners(printed)
    page.mediabox = page.cropbox = _corners(printed.grown(room_for_marks()))
    clip = f"q {printed.x:.3f} {printed.y:.3f} {printed.width:.3f} {printed.height:.3f} re W n\n"
    page.contents_add(clip.encode(), prepend=True)
    page.contents_add(f"\nQ /Artifact BMC {cut_marks(trim, bleed=bleed)} EMC".encode())


def _corners(box: Box) -> pikepdf.Array:
    import pikepdf

    return pikepdf.Array([round(edge, 3) for edge in (box.x, box.y, box.right, box.top)])
