"""The shipped styles keep their promises; a style's mistakes are found, with a place and a hint."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from guide.diagnostics import Problems
from guide.document import (
    Callout,
    DivisionRole,
    Group,
    Heading,
    ListBlock,
    ListItem,
    Table,
    Text,
    plain_text,
    walk,
)
from guide.model.place import Place
from guide.model.text import CalloutKind
from guide.pdf.book import typeset
from guide.pdf.geometry import PAPERS
from guide.pdf.report import typography
from guide.pdf.specimen import specimen
from guide.source.styles import load_style, style_names
from guide.style import Style, TextStyle, contrast, names
from tests.validators import Profile, need_verapdf, validate_pdfs

from .documents import (
    STYLES,
    callout,
    card,
    cover,
    document,
    fonts,
    heading,
    note,
    paragraph,
    question,
    section,
    style,
    table,
    write,
)
from .reading import Read

NAMES = style_names(STYLES)


def sample():
    """A bit of everything that roles are for."""
    kinds = ("key-point", "note", "example", "source", "debate", "misconception", "activity")
    return document(
        cover(),
        section(
            "s1",
            heading("h1"),
            paragraph("p1", 90, "n1"),
            *(callout(f"c{number}", 30, kind) for number, kind in enumerate(kinds)),
            heading("h2", 4),
            table("t1", 8),
            card("k1", 40),
            question("q1", 20, 3),
            notes=(note("n1", 20),),
            label="Section 1",
        ),
    )


def paper_of(name: str) -> tuple[float, float]:
    return PAPERS[style(name).page.paper]


# --- the shipped ones ----------------------------------------------------------------------------


def test_the_promised_styles_are_there():
    assert {"classic", "large-print", "readable", "ink-saver", "pocket"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_style_sets_everything_without_overfull_lines(name):
    found = style(name)
    assert found.name == name
    assert found.description
    book = typeset(sample(), found, fonts(), *paper_of(name))
    kinds = {each.kind for each in typography(book, fonts())}
    assert not kinds & {"overfull line", "overlapping text", "widow or orphan"}


@pytest.mark.parametrize("name", NAMES)
def test_text_lines_up_with_the_grid(name):
    found = style(name)
    assert found.text("body").leading == found.grid
    assert found.text("heading-2").leading % found.grid == 0


@pytest.mark.parametrize("name", NAMES)
def test_spaces_are_whole_lines_where_the_grid_asks_for_them(name):
    """Not a hundredth of a point more, for which a whole line would be added."""
    heading = Heading(4, (Text("Aims"),), id="aims", role="objectives-label")
    aims = ListBlock(tuple(ListItem((paragraph(f"a{n}", 3),)) for n in "123"), role="objectives")
    group = Group("objectives", (heading, aims))
    division = section("s1", group, paragraph("p1", 30), label="Section 1")
    read = Read(write(document(division), style(name), paper_of(name)).data)
    (_, last), (_, text) = read.find("a3w0")[0], read.find("p1w0")[0]
    assert text.y - last.y < 3 * style(name).grid


def test_large_print_prints_nothing_under_sixteen_points_and_text_at_eighteen():
    read = Read(write(sample(), style("large-print")).data)
    lines = [line for lines in read.pages for line in lines]
    assert min(line.size for line in lines) >= 16
    assert {line.size for line in lines if "p1w" in line.text} == {18.0}


def test_large_print_is_set_anew_not_zoomed():
    """Lines hold as many characters as low vision can follow, and stay on the paper."""
    read = Read(write(sample(), style("large-print")).data)
    lines = [line for lines in read.pages for line in lines if "p1w" in line.text]
    assert max(len(line.text) for line in lines) <= 66
    assert max(line.right for lines in read.pages for line in lines) <= 595.276 - 50


@pytest.mark.parametrize("name", ["large-print", "readable", "readable-screen"])
def test_readers_with_low_vision_or_dyslexia_get_a_plain_sans(name):
    """No serifs, no italics, ragged lines, no divided words, figures of one height, one column."""
    found = style(name)
    faces = {
        face
        for family in found.families.values()
        for face in (family.regular, family.italic, family.bold, family.bold_italic)
    }
    assert all(face.startswith(("sans", "mono")) and "italic" not in face for face in faces)
    running = [role for role in found.roles.values() if role.family == "text"]
    assert not any(role.hyphenate or role.align == "justify" for role in found.roles.values())
    assert not any("onum" in role.features for role in running)
    assert found.page.columns == "one"


def test_readable_lines_are_far_apart_and_letters_too():
    body = style("readable").text("body")
    assert body.size >= 12
    assert body.leading >= 1.5 * body.size
    assert body.tracking > 0
    assert style("readable").page.ground == ""
    assert style("readable-screen").page.ground == "cream"


def test_pocket_is_for_small_paper():
    assert style("pocket").page.paper == "a5"
    read = Read(write(sample(), style("pocket"), PAPERS["a5"]).data)
    lines = [line for lines in read.pages for line in lines if "p1w" in line.text]
    assert 45 <= max(len(line.text) for line in lines) <= 80
    assert max(line.right for line in lines) <= PAPERS["a5"][0] - 36


# --- ink -----------------------------------------------------------------------------------------


def test_ink_saver_is_black_on_white():
    found = style("ink-saver")
    assert {found.colours[role.colour] for role in found.roles.values()} == {(0.0, 0.0, 0.0)}
    assert not any(callout.tint for callout in found.callouts.values())


def test_ink_saver_can_be_read_after_a_copier_has_made_it_black_and_white():
    """At one bit a pixel every word still stands in black on a white ground."""
    read = Read(write(sample(), style("ink-saver")).data)
    scale = 200 / 72
    for page, lines in zip(read.file, read.pages, strict=True):
        bitmap = page.render(scale=scale, grayscale=True).to_pil().convert("1", dither=0)
        for line in lines:
            top = line.y - 0.75 * line.size
            box = (line.x, top, line.right, line.y + 0.2 * line.size)
            region = bitmap.crop(tuple(round(side * scale) for side in box))
            pixels = region.convert("L").tobytes()
            black = pixels.count(0) / len(pixels)
            assert 0.02 < black < 0.6, line


def test_the_default_style_prints_its_cover_on_a_dark_ground():
    """So that the test above is known to tell the difference."""
    page = Read(write(sample()).data).file[0]
    pixels = page.render(scale=1, grayscale=True).to_pil().tobytes()
    assert sum(pixel < 128 for pixel in pixels) / len(pixels) > 0.8


# --- mistakes ------------------------------------------------------------------------------------


def findings(tmp_path: Path, text: str) -> list[tuple[int, int, str, str]]:
    """Line, column, message and hint for a style of this text that extends the default."""
    (tmp_path / "classic.yaml").write_bytes((STYLES / "classic.yaml").read_bytes())
    (tmp_path / "mine.yaml").write_text(f"name: mine\nextends: classic\n{text}", "utf-8")
    problems = Problems()
    found = load_style("mine", tmp_path, problems, Place("guide.yaml", 3, 8))
    assert (found is None) == bool(problems.found)
    return [
        (each.place.line, each.place.column, each.message, each.hint)
        for each in problems.in_order()
        if each.place.file == "styles/mine.yaml"
    ]


def test_a_style_says_only_what_differs(tmp_path):
    assert findings(tmp_path, "roles:\n  quote: {size: 10pt}\n") == []


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("gird: 14pt", 3, "unknown key 'gird'", "did you mean 'grid'?"),
        ("page: {iner: 3mm}", 3, "unknown key 'iner'", "did you mean 'inner'?"),
        ("roles:\n  quote: {siz: 9pt}", 4, "unknown key 'siz'", "did you mean 'size'?"),
        (
            "roles:\n  quote: {colour: acent}", 4,
            "there is no colour 'acent'", "did you mean 'accent'?",
        ),
        ("roles:\n  mine: {like: quot}", 4, "there is no role 'quot' before this one", "did you mean 'quote'?"),
        ("callouts:\n  note: {tint: tnit}", 4, "there is no tint 'tnit'", "did you mean 'tint'?"),
        ("page:\n  inner: wide", 4, "a length such as 12pt or 3mm is expected here, not 'wide'", ""),
        ("colours:\n  ink: red", 4, "a colour such as #1a2b3c is expected here, not 'red'", ""),
        ("roles:", 3, "a mapping is expected here", ""),
        ("scale:\n  least: 5pt", 4, "5 pt is too small to read", ""),
        ("roles:\n  capton: {size: 9pt}", 4, "nothing has the role 'capton'", "did you mean 'caption'?"),
        ('colours:\n  acent: "#000000"', 4, "nothing has the colour 'acent'", "did you mean 'accent'?"),
        ("families:\n  lable: {regular: serif}", 4, "nothing has the family 'lable'", "did you mean 'label'?"),
        ("callouts:\n  notes: {shape: bar}", 4, "nothing has the callout 'notes'", "did you mean 'note'?"),
        ("layouts:\n  anwsers: {columns: one}", 4, "nothing has the layout 'anwsers'", "did you mean 'answers'?"),
        ("roles:\n  note: {colour: [ink]}", 4, "there is no colour '['ink']'", "did you mean 'ink'?"),
        ("grid: 0pt", 3, "'grid' has to be more than 0, not 0", ""),
        ("grid: nan", 3, "a length such as 12pt or 3mm is expected here, not 'nan'", ""),
        (
            "page:\n  inner: 90mm", 4,
            "inner, outer, binding leave 35% of the width of a4 paper to the text; it needs 40% or more", "",
        ),
        (
            "roles:\n  note: {leading: 6pt}", 4,
            "lines of 'note' overlap: type of 8.5 pt has a leading of 6 pt", "",
        ),
    ],
)  # fmt: skip
def test_a_mistake_in_a_style_has_a_place_and_a_hint(tmp_path, text, line, message, hint):
    found = findings(tmp_path, text)
    assert (line, message, hint) in [(each[0], each[2], each[3]) for each in found]


def test_a_face_that_is_not_there_has_a_place_and_a_hint(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "fonts.yaml").write_bytes((STYLES / "fonts" / "fonts.yaml").read_bytes())
    text = "families:\n  text: {regular: serrif}"
    ((line, _, message, hint),) = findings(tmp_path, text)
    assert (line, message) == (4, "there is no face 'serrif' in styles/fonts/fonts.yaml")
    assert hint == "did you mean 'serif'?"


def test_a_style_may_have_names_of_its_own_where_it_uses_them(tmp_path):
    text = """
families:
  hand: {regular: serif, italic: serif, bold: serif, bold-italic: serif, css: serif}
colours: {brand: "#203040", mist: "#f4f4f8"}
callouts: {note: {tint: mist}}
roles:
  caption: {family: hand, colour: brand}
"""
    assert findings(tmp_path, text) == []


def test_a_pale_colour_is_told_once_for_all_that_is_set_in_it(tmp_path):
    ((line, _, message, _),) = findings(tmp_path, 'colours:\n  muted: "#aaaaaa"\n')
    assert line == 4
    assert "(and of 21 more) has a contrast of 2.1:1 with its ground, under 4.5:1" in message


def test_names_are_those_of_the_default_style_and_of_what_it_sets():
    found = style("classic")
    assert found.roles.keys() == names.ROLES
    assert found.colours.keys() == names.COLOURS
    assert found.families.keys() == names.FAMILIES
    assert found.callouts.keys() == names.CALLOUTS == set(get_args(CalloutKind))
    assert found.layouts.keys() < names.LAYOUTS < set(get_args(DivisionRole))


@pytest.mark.parametrize(("key", "name"), [("colours", "line"), ("callouts", "note")])
def test_a_style_that_extends_none_has_all_that_pages_are_drawn_with(tmp_path, key, name):
    whole = (STYLES / "classic.yaml").read_text("utf-8")
    (tmp_path / "mine.yaml").write_text(re.sub(rf"(?m)^  {name}: .*\n", "", whole), "utf-8")
    problems = Problems()
    assert load_style("mine", tmp_path, problems, Place("guide.yaml")) is None
    assert f"missing in '{key}': {name}" in {each.message for each in problems.found}


def test_text_that_can_not_be_told_from_its_ground_is_an_error(tmp_path):
    text = 'colours:\n  pale: "#a0a0a0"\nroles:\n  note: {colour: pale}\n'
    ((line, _, message, _),) = findings(tmp_path, text)
    assert line == 4
    assert message.startswith("text of 'note' has a contrast of 2.")


def test_a_callouts_label_that_can_not_be_told_from_its_ground_is_an_error(tmp_path):
    text = 'colours:\n  pale: "#7a8389"\ncallouts:\n  note: {colour: pale}\n'
    ((line, _, message, _),) = findings(tmp_path, text)
    assert line == 4
    assert message.startswith("edge and label of 'note' has a contrast of 3.")


def test_callouts_that_differ_by_tone_alone_are_an_error(tmp_path):
    (found,) = findings(tmp_path, 'callouts:\n  misconception: {tint: ""}\n')
    assert found[0] == 4
    assert found[2] == "'misconception' is told from 'note' by its tone alone"


def test_a_style_that_extends_none_that_is_there_is_an_error(tmp_path):
    (tmp_path / "mine.yaml").write_text("name: mine\nextends: clasic\n", "utf-8")
    (tmp_path / "classic.yaml").write_bytes((STYLES / "classic.yaml").read_bytes())
    problems = Problems()
    assert load_style("mine", tmp_path, problems, Place("guide.yaml")) is None
    (found,) = problems.in_order()
    assert (found.place, found.hint) == (
        Place("styles/mine.yaml", 2, 1),
        "did you mean 'classic'?",
    )


def test_contrast_is_measured_as_wcag_says():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    grey = (118 / 255,) * 3
    assert contrast(grey, (1, 1, 1)) == pytest.approx(4.54, abs=0.01)


# --- the specimen --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_specimen_shows_every_callout_and_has_no_blemish(name):
    found = style(name)
    shown = specimen(found)
    blocks = [block for division in shown.divisions for block in walk(division.blocks)]
    kinds = {block.kind for block in blocks if isinstance(block, Callout)}
    assert kinds == set(found.callouts)
    book = typeset(shown, found, fonts(), *paper_of(name))
    assert not {each.kind for each in typography(book, fonts())} - {"page under a third full"}


def test_a_specimen_shows_every_role_that_books_are_set_in(monkeypatch):
    asked: set[str] = set()
    text = Style.text

    def recorded(self: Style, role: str) -> TextStyle:
        asked.add(role)
        return text(self, role)

    monkeypatch.setattr(Style, "text", recorded)
    write(specimen(style()), style())
    only_others_are_like = {"label", "strong-label", "title", "hint"}
    on_cards = {"card-front", "card-back", "card-number"}
    assert names.ROLES - asked == only_others_are_like | on_cards


def test_a_specimen_tells_the_sizes_of_its_style():
    found = style("large-print")
    blocks = [block for division in specimen(found).divisions for block in walk(division.blocks)]
    (shown,) = (block for block in blocks if isinstance(block, Table))
    assert [plain_text(cell.content) for cell in shown.body[0].cells[:3]] == ["Text", "18", "24"]


@pytest.mark.validator
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_a_specimen_conforms_like_every_file(profile: Profile):
    need_verapdf()
    (verdict,) = validate_pdfs([write(specimen(style()), style()).data], profile)
    assert verdict.passed
    assert verdict.failures == ()
