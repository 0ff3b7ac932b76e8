"""veraPDF's verdict on the sample, and on copies of it that were broken on purpose."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest

from tests.typeset.sample import whole_sample
from tests.validators import Profile, Verdict, need_verapdf, validate_pdfs

pytestmark = pytest.mark.validator


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    return [
        item
        for item in pdf.objects
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == tag and "/P" in item
    ]


def without_alt(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "/Figure")[0].Alt


def with_a_skipped_level(pdf: pikepdf.Pdf) -> None:
    _elements(pdf, "/H2")[0].S = pikepdf.Name.H4


def without_link_contents(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[1].Annots[0].Contents


def without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def without_scope(pdf: pikepdf.Pdf) -> None:
    for cell in _elements(pdf, "/TH"):
        del cell.A


def without_note_id(pdf: pikepdf.Pdf) -> None:
    del _elements(pdf, "/Note")[0].ID


def without_title_shown(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.ViewerPreferences


def without_unicode_map(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
            del item.ToUnicode


def with_a_font_not_embedded(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
            del item.FontFile2


def without_output_intent(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.OutputIntents


def with_untagged_text(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    operators = [
        item for item in pikepdf.parse_content_stream(page) if str(item[1]) not in ("BDC", "EMC")
    ]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(operators))


BROKEN: list[tuple[Callable[[pikepdf.Pdf], None], Profile]] = [
    (without_alt, "ua1"),
    (with_a_skipped_level, "ua1"),
    (without_link_contents, "ua1"),
    (without_language, "ua1"),
    (without_scope, "ua1"),
    (without_note_id, "ua1"),
    (without_title_shown, "ua1"),
    (with_untagged_text, "ua1"),
    (without_unicode_map, "2a"),
    (with_a_font_not_embedded, "2a"),
    (without_output_intent, "2a"),
]


@pytest.fixture(scope="module")
def verdicts() -> dict[tuple[str, Profile], Verdict]:
    """The verdicts on the sample (under ``whole``) and on all broken copies, from one run for each profile."""
    need_verapdf()
    whole = whole_sample().write()
    found: dict[tuple[str, Profile], Verdict] = {}
    profiles: tuple[Profile, ...] = ("ua1", "2a")
    for profile in profiles:
        files = {"whole": whole}
        files |= {damage.__name__: broken(whole, damage) for damage, of in BROKEN if of == profile}
        judged = validate_pdfs(list(files.values()), profile)
        found |= {(name, profile): verdict for name, verdict in zip(files, judged, strict=True)}
    return found


def broken(whole: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    pdf = pikepdf.open(BytesIO(whole))
    damage(pdf)
    file = BytesIO()
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_sample_passes(verdicts: dict[tuple[str, Profile], Verdict], profile: Profile) -> None:
    verdict = verdicts["whole", profile]
    assert verdict.failures == ()
    assert verdict.passed > 1000


@pytest.mark.parametrize(("damage", "profile"), BROKEN)
def test_a_broken_copy_fails(
    verdicts: dict[tuple[str, Profile], Verdict],
    damage: Callable[[pikepdf.Pdf], None],
    profile: Profile,
) -> None:
    assert verdicts[damage.__name__, profile].failures
