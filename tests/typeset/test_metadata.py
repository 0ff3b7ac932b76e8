"""What a file says about itself, read by others."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from guide.typeset.icc import srgb_profile
from guide.typeset.metadata import PdfInfo, xmp_packet
from tests.pdf_reading import PdfReading
from tests.typeset.sample import INFO, Sample, make_fonts, whole_sample


def test_the_two_places_for_metadata_agree() -> None:
    pdf = PdfReading(whole_sample().write()).pdf
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo.Title) == INFO.title
        assert xmp["dc:creator"] == list(INFO.authors)
        assert str(pdf.docinfo.Author) == "; ".join(INFO.authors)
        assert xmp["dc:description"] == str(pdf.docinfo.Subject) == INFO.subject
        assert xmp["pdf:Keywords"] == str(pdf.docinfo.Keywords)
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo.Creator) == INFO.creator
        assert xmp["xmp:CreateDate"] == "2026-11-23T00:00:00Z"
        assert str(pdf.docinfo.CreationDate) == "D:20261123000000Z"
        assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == (
            "1",
            "2",
            "A",
        )


def test_characters_of_xml_in_a_title() -> None:
    sample = Sample(make_fonts(), info=PdfInfo('<War> & "Peace"', "en"))
    sample.row(sample.page("1"), sample.segment("x", sample.tree.child("P")))
    with PdfReading(sample.write()).pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == '<War> & "Peace"'


def test_what_is_not_known_is_not_said() -> None:
    packet = xmp_packet(PdfInfo("Title", "en"))
    assert "dc:creator" not in packet
    assert "xmp:CreateDate" not in packet


@pytest.mark.parametrize("colour", [(255, 0, 0), (12, 200, 99), (127, 127, 127), (3, 2, 1)])
def test_the_profile_is_srgb(colour: tuple[int, int, int]) -> None:
    """LittleCMS turns our colours into its own sRGB unchanged."""
    ours = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    turned = ImageCms.profileToProfile(
        Image.new("RGB", (1, 1), colour), ours, ImageCms.createProfile("sRGB")
    )
    assert turned is not None
    assert turned.getpixel((0, 0)) == pytest.approx(colour, abs=1)
