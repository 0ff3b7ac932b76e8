"""A leak of each sort, planted in a finished file or in what one is made from, and found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from guide.build import Outcome, OutputFile, Request, build
from guide.compile.editions import (
    ANSWERS,
    GUIDE,
    HANDOUT_QUESTIONS,
    STUDENT,
    Edition,
    handout,
)
from guide.document import (
    Cell,
    Image,
    Link,
    Paragraph,
    Picture,
    Table,
    TableRow,
    Text,
    WebLink,
    WritingSpace,
    plain_text,
)
from guide.leaks import LEAK, UNSEARCHABLE
from guide.questions import KINDS
from guide.questions.asked import Asked
from guide.questions.multiple_choice import MultipleChoiceKind
from tests.leaks.making import (
    EXPLANATION,
    epub,
    guide,
    inspect,
    messages,
    pdf,
    pdf_with_attachment,
    student,
    with_block,
    with_changed_pages,
    with_member,
    with_text,
)

RIVER = handout("river")
SVG = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>{EXPLANATION}</desc></svg>'
)


# --- what is right -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "edition",
    [STUDENT, handout("sky"), RIVER, handout("river", HANDOUT_QUESTIONS), GUIDE, ANSWERS],
    ids=lambda edition: f"{edition.name}-{edition.section}",
)
def test_what_is_compiled_leaks_nothing(edition: Edition) -> None:
    document = student(edition)
    assert not inspect(pdf(document), edition)
    assert not inspect(epub(document), edition)


def test_the_whole_guide_is_no_student_edition() -> None:
    """Every sort of secret that has words enough is found in both formats."""
    for data in (pdf(student(GUIDE)), epub(student(GUIDE))):
        found = messages(data)
        for secret in (
            "the explanation of question 'vapour'",
            "the feedback of question 'vapour'",
            "the feedback of question 'dew'",
            "the answer of question 'springs'",
            "the answer of question 'flood'",
            "the quick key",
            "a block for teachers",
        ):
            assert secret in found


# --- in a PDF ------------------------------------------------------------------------------------


def test_in_the_text_of_a_page() -> None:
    (problem,) = inspect(pdf(with_text(student(), f"By the way: {EXPLANATION}.")))
    assert problem.rule is LEAK
    assert problem.place == guide().questions[0].place
    assert problem.message.startswith("file.pdf, page ")
    assert "'a gas has no droplets'" in problem.message


def test_in_a_handout() -> None:
    document = with_text(student(RIVER), EXPLANATION)
    assert "file.pdf, page " in messages(pdf(document), RIVER)


def test_across_lines_pages_and_markup() -> None:
    """However the words are broken up on paper."""
    words = f"{'Long words make short lines. ' * 400} {EXPLANATION}"
    linked = Paragraph(
        (Text("A gas "), WebLink("https://example.org", (Text("has no"),)), Text(" droplets"))
    )
    assert EXPLANATION.lower() in messages(pdf(with_text(student(), words)))
    assert EXPLANATION.lower() in messages(pdf(with_block(student(), linked)))


def test_in_an_alternative_text() -> None:
    picture = Picture("images/basin.svg", f"A picture: {EXPLANATION}")
    assert "(Alt) says" in messages(pdf(with_block(student(), picture)))


def test_in_a_replacement_text() -> None:
    document = with_block(student(), WritingSpace(2, EXPLANATION))
    assert "(ActualText) says" in messages(pdf(document))


def test_in_the_metadata() -> None:
    document = student()
    told = replace(document, metadata=replace(document.metadata, description=EXPLANATION))
    assert "a gas has no droplets" in messages(pdf(told))
    keywords = replace(document, metadata=replace(document.metadata, subjects=(EXPLANATION,)))
    assert EXPLANATION.lower() in messages(pdf(keywords))


def test_in_the_outline() -> None:
    document = student()
    first, *others = document.divisions
    titled = [
        replace(each, running_title=EXPLANATION) if each.id == "s-river" else each
        for each in others
    ]
    found = messages(pdf(replace(document, divisions=(first, *titled))))
    assert "a gas has no droplets" in found


def test_in_a_running_foot() -> None:
    document = student(RIVER)
    told = replace(document, furniture=replace(document.furniture, running_foot=EXPLANATION))
    assert "a gas has no droplets" in messages(pdf(told), RIVER)


@pytest.mark.parametrize(
    "content",
    [
        EXPLANATION.encode(),
        f"<p>{EXPLANATION}</p>".encode(),
        b"\xff\xd8\xff\xe0" + EXPLANATION.encode() + b"\x00\x9c",
        EXPLANATION.encode("utf-16"),
        SVG.encode(),
    ],
    ids=["text", "markup", "binary", "UTF-16", "SVG"],
)
def test_in_an_attachment(content: bytes) -> None:
    assert "an attachment" in messages(pdf_with_attachment(content))


def test_in_a_file_attached_to_a_file() -> None:
    assert "an attachment, page" in messages(
        pdf_with_attachment(pdf(with_text(student(), EXPLANATION)))
    )
    assert "an attachment, EPUB/text/" in messages(
        pdf_with_attachment(epub(with_text(student(), EXPLANATION)))
    )


def test_a_harmless_attachment() -> None:
    assert not inspect(pdf_with_attachment(b"Water rises, cools and falls."))


# --- in an EPUB ----------------------------------------------------------------------------------


def test_in_a_member() -> None:
    found = messages(epub(with_text(student(), EXPLANATION)))
    assert "EPUB/text/s-river.xhtml says 'a gas has no droplets'" in found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("EPUB/notes.txt", EXPLANATION),
        ("EPUB/extra.css", f'p::after {{ content: "{EXPLANATION}" }}'),
        ("EPUB/data.json", f'{{"why": "{EXPLANATION}"}}'),
        ("EPUB/images/new.svg", SVG),
        ("EPUB/images/new.png", b"\x89PNG\r\n\x1a\n\0\0\0\x1ctEXtComment\0" + EXPLANATION.encode()),
        ("EPUB/text/new.xhtml", f"<html><!-- {EXPLANATION} --></html>"),
        ("EPUB/text/new.xhtml", f'<html><p title="{EXPLANATION}"/></html>'),
        ("EPUB/text/new.xhtml", "<html><p>A gas <b>has</b> no drop&#173;lets</p></html>"),
        (f"EPUB/{EXPLANATION}.txt", ""),
    ],
)
def test_in_any_member(name: str, content: str | bytes) -> None:
    found = messages(with_member(epub(student()), name, content))
    assert "a gas has no droplets" in found


def test_in_the_metadata_of_an_epub() -> None:
    document = student()
    told = replace(document, metadata=replace(document.metadata, description=EXPLANATION))
    assert ".opf says 'a gas has no droplets'" in messages(epub(told))


# --- what says it without words ------------------------------------------------------------------


def test_the_quick_key() -> None:
    (table,) = [
        block
        for division in student(ANSWERS).divisions
        for block in division.blocks
        if isinstance(block, Table) and block.role == "quick-key"
    ]
    rows = tuple(
        TableRow(tuple(Cell((Text(plain_text(cell.content)),)) for cell in row.cells))
        for row in table.body
    )
    copied = Table((), rows, ("left", "left"))
    assert "the quick key" in messages(pdf(with_block(student(), copied)))
    assert "the quick key" in messages(epub(with_block(student(), copied)))


def test_the_anchor_of_an_answer() -> None:
    named = Paragraph((Text("Look here"),), id="a-vapour")
    assert "the anchor of an answer, 'a-vapour'" in messages(epub(with_block(student(), named)))
    linked = with_block(
        with_block(student(), named), Paragraph((Link("a-vapour", (Text("here"),), "answer"),))
    )
    assert "the anchor of an answer" in messages(pdf(linked)) + messages(epub(linked))


@pytest.mark.parametrize("mark", ['data-correct="true"', 'class="correct"', 'aria-checked="true"'])
def test_a_mark_of_what_is_right(mark: str) -> None:
    data = with_changed_pages(epub(student()), "<p>", f"<p {mark}>")
    assert f"the mark of a right choice in <p {mark}>" in messages(data)


def test_a_tick() -> None:
    assert "the tick '✓'" in messages(epub(with_text(student(), "Vapour ✓")))


# --- for teachers, and hints ---------------------------------------------------------------------


def test_a_block_for_teachers() -> None:
    data = pdf(student(replace(STUDENT, audience="teacher")))
    assert "'show the kettle', which is of a block for teachers" in messages(data)


def test_hints_are_kept_back_where_the_edition_has_none() -> None:
    hinted = pdf(student())
    assert not inspect(hinted)
    assert "the hint of question 'springs'" in messages(hinted, replace(STUDENT, hints="none"))


def test_an_edition_with_answers_may_say_them() -> None:
    revision = replace(STUDENT, name="revision", answers="section")
    data = pdf(student(revision))
    assert not inspect(data, revision)
    assert inspect(data, STUDENT)


def test_a_picture_that_only_the_key_shows() -> None:
    document = student()
    image = Image("key.svg", "image/svg+xml", SVG.encode(), 9, 9)
    shown = with_block(
        replace(document, images={**document.images, "key": image}), Picture("key", "x")
    )
    assert "a gas has no droplets" in messages(epub(shown))


# --- what can't be searched ----------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"PK\3\4 and no more"])
def test_a_file_that_can_not_be_searched_is_not_published(data: bytes) -> None:
    (problem,) = inspect(data)
    assert problem.rule is UNSEARCHABLE


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"/Filter/FlateDecode/Length", b"/Filter/JPXDecodeXX/Length"), (b"endstream", b"endstraem")],
)
def test_a_pdf_that_is_not_as_ours(old: bytes, new: bytes) -> None:
    data = pdf(student())
    assert old in data
    assert any(problem.is_error for problem in inspect(data.replace(old, new, 1)))


# --- in a build ----------------------------------------------------------------------------------


class TalkativeKind(MultipleChoiceKind):
    """A question kind with the mistake that the leak test is for."""

    def ask(self, question, composer):  # type: ignore[no-untyped-def]
        asked = super().ask(question, composer)
        return Asked(asked.prompt, (*asked.response, *composer.blocks(question.explanation)))


def test_a_leak_fails_the_build_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guide.new import make

    make(tmp_path / "source")
    request = Request(tmp_path / "source", tmp_path / "out", only=("pdf", "student", "handouts"))
    right = _built(request)
    assert not right.failed
    before = {path: path.read_bytes() for path in request.out.rglob("*.pdf")}
    assert before
    balloons = tmp_path / "source" / "questions" / "balloons.yaml"
    told = "It weighs less than the air that it pushes aside."  # which the section says too
    secret = "A lighter thing floats on a heavier one, as a cork does."
    balloons.write_text(balloons.read_text("utf-8").replace(told, secret), "utf-8")
    monkeypatch.setattr("guide.questions.KINDS", {**KINDS, "multiple-choice": TalkativeKind()})
    wrong = _built(request)
    assert wrong.failed
    assert not wrong.files
    leaks = [problem for problem in wrong.problems if problem.rule is LEAK]
    assert leaks
    assert {problem.place.file for problem in leaks} == {"questions/balloons.yaml"}
    assert any("-student.pdf, page " in problem.message for problem in leaks)
    assert any("handouts/" in problem.message for problem in leaks)
    assert {path: path.read_bytes() for path in request.out.rglob("*.pdf")} == before


def _built(request: Request) -> Outcome:
    return build(request, lambda what: None)


def test_files_carry_the_edition_they_were_made_from(tmp_path: Path) -> None:
    from guide.new import make

    make(tmp_path / "source")
    files: list[OutputFile] = _built(Request(tmp_path / "source", tmp_path / "out")).files
    kept = {file.name.rpartition("-")[2]: file.edition.holds_answers for file in files}
    assert kept["student.pdf"] is False
    assert kept["answers.pdf"] is True
