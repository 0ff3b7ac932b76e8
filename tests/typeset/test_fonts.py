"""Faces, and what their glyphs mean."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import yaml
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from guide.typeset.fonts import Fonts
from guide.typeset.shaping import Setting, shape, shape_hyphenated
from tests.typeset.readback import FOLDER, make_fonts

FACES = yaml.safe_load((FOLDER / "fonts.yaml").read_text(encoding="utf-8"))["faces"]
TEXT = "Office fjord: Affinity AVATAR «Ёлка» ½ Halhin Ελλάς 1939–45"
SERIF = Setting("serif")
SMALL_CAPITALS = Setting("serif", ("smcp", "c2sc"))


@pytest.mark.parametrize("key", FACES)
def test_measures_are_those_of_the_file(key: str) -> None:
    font = TTFont(FOLDER / FACES[key])
    face = make_fonts().face(key)
    scale = 1000 / font["head"].unitsPerEm
    order = font.getGlyphOrder()
    assert face.glyph_count == len(order)
    assert face.postscript_name == font["name"].getDebugName(6)
    advances = [font["hmtx"][name][0] * scale for name in order]
    assert [face.advance(code) for code in range(len(order))] == pytest.approx(advances)
    assert face.metrics.ascent == font["hhea"].ascent * scale
    assert face.metrics.italic_angle == pytest.approx(font["post"].italicAngle)
    assert bool(face.metrics.flags & 64) == ("It" in FACES[key])
    assert bool(face.metrics.flags & 2) == ("Serif" in FACES[key] or key == "cjk")
    assert bool(face.metrics.flags & 1) == (key == "mono")
    assert not font["OS/2"].fsType & 0x2, "may be embedded"


@pytest.mark.parametrize("key", [key for key in FACES if key != "cjk"])
def test_text_faces_have_the_letters_of_our_names(key: str) -> None:
    face = make_fonts().face(key)
    assert all(map(face.has, "Khalkhin Gol Халхын голын өүӨҮ Ёё ΑΩαω – — “” ‘’ « » … é ü ß № ₽ €"))


def test_licences_are_shipped_beside_the_faces() -> None:
    for path in FACES.values():
        folder = (FOLDER / path).parent
        assert any("SIL OPEN FONT LICENSE" in file.read_text() for file in folder.glob("OFL*"))


def test_our_reduced_face_does_not_bear_a_reserved_name() -> None:
    names = TTFont(FOLDER / FACES["cjk"])["name"]
    for number in (1, 3, 4, 6, 16):
        assert not any(name in str(names.getDebugName(number)) for name in ("LXGW", "霞鹜", "Klee"))


def test_missing_characters() -> None:
    fonts = make_fonts()
    assert (
        fonts.missing_characters("Khalkhin Gol, ノモンハン事件, 诺门罕, Ἑλλάς\u00a0\u200b\n□")
        == set()
    )
    assert fonts.missing_characters("a 𓀀 b ঙ") == {"𓀀", "ঙ"}
    assert fonts.face_for("serif", "事") == "cjk"
    assert fonts.face_for("serif-bold", "a") == "serif-bold"
    assert fonts.face_for("serif", "𓀀") == "serif"


def test_unknown_and_unreadable_faces(tmp_path: Path) -> None:
    (tmp_path / "text.ttf").write_text("no font at all")
    fonts = Fonts({"text": tmp_path / "text.ttf", "gone": tmp_path / "gone.ttf"})
    with pytest.raises(KeyError):
        fonts.face("serif")
    with pytest.raises(ValueError, match=r"text\.ttf"):
        fonts.face("text")
    with pytest.raises(OSError, match=r"gone\.ttf"):
        fonts.face("gone")


# --- shaping ------------------------------------------------------------------------------------


def meanings(fonts: Fonts, piece: str, face: str = "serif") -> list[str]:
    codes = "".join(part.partition(">")[0] for part in piece.split("<")[1:])
    return [fonts.used[face][int(codes[at : at + 4], 16)] for at in range(0, len(codes), 4)]


def test_kerns_are_adjustments() -> None:
    fonts = make_fonts()
    pair, first, second = (shape(fonts, SERIF, text) for text in ("AV", "A", "V"))
    kern = first.advance + second.advance - pair.advance
    assert kern > 0
    assert pair.piece == f"{first.piece}{kern:g}{second.piece}"


def test_ligatures_mean_their_letters() -> None:
    fonts = make_fonts()
    found = meanings(fonts, shape(fonts, SERIF, "affinity fjord").piece)
    assert "".join(found) == "affinity fjord"
    assert len(found) < len("affinity fjord")
    assert meanings(fonts, shape(fonts, SERIF, "ﬁ").piece) == ["ﬁ"]


def test_small_capitals_mean_the_letters_that_were_written() -> None:
    fonts = make_fonts()
    assert "".join(meanings(fonts, shape(fonts, SMALL_CAPITALS, "Nato NATO").piece)) == "Nato NATO"


def test_marks_keep_their_places() -> None:
    fonts = make_fonts()
    shaped = shape(fonts, SERIF, "и\u0301")
    assert "".join(meanings(fonts, shaped.piece)) == "и\u0301"
    assert shaped.advance == shape(fonts, SERIF, "и").advance


def test_a_hyphen_at_a_line_end_is_soft_and_a_written_one_hard() -> None:
    fonts = make_fonts()
    assert meanings(fonts, shape(fonts, SERIF, "en-").piece)[-1] == "-"
    soft = shape_hyphenated(fonts, SERIF, "en")
    assert meanings(fonts, soft.piece)[-1] == "\u00ad"
    assert soft.advance == shape(fonts, SERIF, "en-").advance
    face = fonts.face("serif")
    assert face.glyph(face.soft_hyphen) == face.hyphen


def test_no_code_depends_on_what_was_set_before() -> None:
    one, other = make_fonts(), make_fonts()
    texts = [TEXT, "ΔΩμ ∆Ωµ", "‘ʻ’ʼ", "a\u2011b‐c-d"]
    settings = [SERIF, SMALL_CAPITALS, Setting("serif", ("onum",)), Setting("sans")]
    work = [(setting, text) for setting in settings for text in texts]
    for fonts, order in ((one, work), (other, work[::-1])):
        for setting, text in order:
            shape(fonts, setting, text)
    assert one.used == other.used


# --- subsets ------------------------------------------------------------------------------------


def outline(font: TTFont, glyph: int) -> list[object]:
    glyphs = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[font.getGlyphName(glyph)].draw(pen)
    return list(pen.value)


def test_subsets_keep_glyphs_under_their_numbers() -> None:
    fonts = make_fonts()
    shape(fonts, SERIF, TEXT)
    shape(fonts, SMALL_CAPITALS, TEXT)
    shape_hyphenated(fonts, SERIF, "en")
    face, codes = fonts.face("serif"), fonts.used["serif"]
    data = fonts.subset("serif", codes)
    assert data == fonts.subset("serif", reversed(codes))
    assert len(data) < 0.1 * face.path.stat().st_size
    whole, part = TTFont(face.path), TTFont(BytesIO(data))
    for code in codes:
        glyph = face.glyph(code)
        assert outline(part, glyph) == outline(whole, glyph)
        assert part["hmtx"].metrics[part.getGlyphName(glyph)][0] == face.advance(code)
