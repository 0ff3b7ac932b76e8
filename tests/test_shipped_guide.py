"""The guide that ships: as complete, as fair and as well founded as it promises to be."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from guide import document as d
from guide.build import check, styles_folder
from guide.compile import compile_guide
from guide.compile.editions import ANSWERS, ORGANISER, editions_of
from guide.diagnostics import Problems
from guide.fonts import load_fonts
from guide.model.dates import Date, Interval
from guide.model.place import Place
from guide.model.records import Event, Guide, Level, Question, Section
from guide.model.text import (
    Blocks,
    Callout,
    Citation,
    Code,
    Emphasis,
    Heading,
    Inlines,
    ListBlock,
    NoteCall,
    Only,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Strong,
    Text,
    WebLink,
)
from guide.model.walk import blocks_of, contents_of, inlines_of, nested
from guide.pdf.book import typeset
from guide.pdf.geometry import PAPERS
from guide.pdf.report import typography
from guide.pdf.write import write_pdf
from guide.questions import KINDS
from guide.questions.answering import letter
from guide.source import read_guide
from guide.source.styles import load_style
from tests.compile.laws import nodes

SOURCE = Path(__file__).parents[1] / "source"
FRONT = ("how-to-study", "names-and-dates")
"""Sections that prepare the reader; the others tell the story."""
WITH_CLAIMS = (
    "at-a-glance", "background", "spring-1939", "first-battle", "command-and-air", "july", "build-up",
    "august", "truce", "costs", "why", "aftermath", "choice-1941", "war-1945", "debates",
)  # fmt: skip
"""Sections in which every paragraph that states a number or a date says where it comes from."""

TESTABLE = {
    "Answer", "Calculate", "Choose", "Compare", "Construct", "Correct", "Criticise", "Define", "Describe",
    "Distinguish", "Evaluate", "Explain", "Identify", "Judge", "List", "Locate", "Match", "Name", "Order", "Outline",
    "Place", "Plan", "State",
}  # fmt: skip
"""What a learner can be asked to do; nobody can be asked to understand."""


@pytest.fixture(scope="module")
def guide() -> Guide:
    found = read_guide(SOURCE, Problems())
    assert found is not None
    return found


@pytest.fixture(scope="module")
def key(guide: Guide) -> d.Document:
    return compile_guide(guide, ANSWERS)


def plain(content: Inlines) -> str:
    """Words as they are read; a reference without words stands for a name."""
    parts: list[str] = []
    for inline in content:
        match inline:
            case Text() | Code():
                parts.append(inline.text)
            case Emphasis() | Strong() | WebLink():
                parts.append(plain(inline.content))
            case Reference():
                parts.append(plain(inline.content) or "Name")
            case _:
                pass
    return "".join(parts)


def words_of(section: Section) -> int:
    contents = (
        content for block in blocks_of(section.text.blocks) for content in contents_of(block)
    )
    return sum(len(plain(content).split()) for content in contents)


def callouts(guide: Guide, kind: str) -> list[Callout]:
    return [
        block
        for section in guide.sections
        for block in blocks_of(section.text.blocks)
        if isinstance(block, Callout) and block.kind == kind
    ]


def test_nothing_is_found_wrong_with_it() -> None:
    assert check(SOURCE) == ()


# --- sections ------------------------------------------------------------------------------------


def test_sixteen_sections_tell_the_story(guide: Guide) -> None:
    names = [section.id for section in guide.sections]
    assert tuple(names[:2]) == FRONT
    assert names[-1] == "faq"
    assert 12 <= len(names) - len(FRONT) <= 16


def test_a_section_can_be_read_in_one_sitting(guide: Guide) -> None:
    assert {
        section.id: words_of(section)
        for section in guide.sections
        if not 700 <= words_of(section) <= 1100
    } == {}
    assert all(section.minutes for section in guide.sections)


def test_objectives_begin_with_what_can_be_tested(guide: Guide) -> None:
    for section in guide.sections:
        assert 3 <= len(section.objectives) <= 5, section.id
        assert {plain(objective).split()[0] for objective in section.objectives} <= TESTABLE, (
            section.id
        )


def test_every_section_ends_with_a_summary_and_holds_callouts(guide: Guide) -> None:
    for section in guide.sections:
        kinds = {
            block.kind for block in blocks_of(section.text.blocks) if isinstance(block, Callout)
        }
        assert len(section.summary) >= 3, section.id
        assert "activity" in kinds, f"{section.id}: something to do"
        assert len(kinds) >= 2, section.id


def test_people_are_linked_where_a_section_names_them(guide: Guide) -> None:
    families = {figure.id: figure.sort_name.partition(",")[0] for figure in guide.figures}
    for section in guide.sections:
        linked = {
            inline.id
            for inline in inlines_of(section.text.blocks)
            if isinstance(inline, Reference) and inline.kind == "figure"
        }
        text = " ".join(
            plain(content)
            for block in blocks_of(section.text.blocks)
            for content in contents_of(block)
        )
        named = {name for name, family in families.items() if re.search(rf"\b{family}\b", text)}
        assert named <= linked, section.id


def test_common_errors_are_put_right(guide: Guide) -> None:
    titles = " | ".join(plain(callout.title) for callout in callouts(guide, "misconception"))
    for error in (
        "supply lines", "deputy", "throughout the war", "Rugged", "Sixth Army", "strained", "that is all",
        "General Zhukov", "weaker side",
    ):  # fmt: skip
        assert error in titles


def test_disputes_are_shown_as_such(guide: Guide) -> None:
    assert len(callouts(guide, "debate")) >= 6
    assert len(callouts(guide, "source")) >= 5
    for callout in callouts(guide, "debate"):
        named = [inline for inline in inlines_of(callout.blocks) if isinstance(inline, Citation)]
        assert {work.id for citation in named for work in citation.works}, "who holds what"


def test_questions_often_asked_are_questions(guide: Guide) -> None:
    faq = guide.sections[-1]
    asked = [
        plain(block.content)
        for block in faq.text.blocks
        if isinstance(block, Heading) and block.level == 3
    ]
    assert len(asked) >= 14
    assert all(question.endswith("?") for question in asked)


# --- what it rests on ----------------------------------------------------------------------------


def claims(blocks: Blocks, *, cited: bool = False) -> Iterator[Paragraph]:
    """The paragraphs that state something without a source; tasks and paraphrases of a named source do not."""
    for block in blocks:
        match block:
            case Paragraph() if not cited and not has_source(block.content):
                yield block
            case Callout() if block.kind != "activity":
                yield from claims(block.blocks, cited=cited or bool(block.cite))
            case Quote() | Only():
                yield from claims(block.blocks, cited=cited)
            case ListBlock():
                for item in block.items:
                    yield from claims(item, cited=cited)
            case _:
                pass


def has_source(content: Inlines) -> bool:
    return any(isinstance(inline, Citation | NoteCall) for inline in nested(content))


def test_what_states_a_number_or_a_date_says_where_it_comes_from(guide: Guide) -> None:
    bare = [
        f"{paragraph.place.file}:{paragraph.place.line} {plain(paragraph.content)[:60]}"
        for section in guide.sections
        if section.id in WITH_CLAIMS
        for paragraph in claims(section.text.blocks)
        if re.search(r"\d", plain(paragraph.content)) and not is_instruction(paragraph)
    ]
    assert bare == []


def is_instruction(paragraph: Paragraph) -> bool:
    """A test that the reader is asked to apply."""
    return plain(paragraph.content).startswith("A test:")


def test_every_work_is_cited_and_no_page_is_invented(guide: Guide) -> None:
    cited: set[str] = set()
    for markup in markups(guide):
        for inline in inlines_of(markup):
            if isinstance(inline, Citation):
                cited |= {work.id for work in inline.works}
                assert not any(work.locator for work in inline.works)
    assert {work.id for work in guide.works} <= cited
    assert not any(work.nocite for work in guide.works)


def markups(guide: Guide) -> Iterator[Blocks]:
    for section in guide.sections:
        yield section.text.blocks
        yield from section.text.notes.values()
    for figure in guide.figures:
        yield figure.text.blocks
    for question in guide.questions:
        yield question.explanation.blocks


def test_whole_works_of_every_sort(guide: Guide) -> None:
    assert len(guide.works) >= 25
    kinds = Counter(str(work.csl["type"]) for work in guide.works)
    assert kinds.keys() >= {"book", "article-journal", "report", "article-newspaper", "chapter"}


# --- events, people, terms, pictures -------------------------------------------------------------


def first_year(event: Event) -> int:
    date = event.date.start if isinstance(event.date, Interval) else event.date
    assert date is not None
    return date.year


def test_the_timeline(guide: Guide) -> None:
    assert len(guide.events) >= 28
    years = [first_year(event) for event in guide.events]
    assert (years[0], years[-1]) == (1904, 1945)
    assert all(event.location and event.sources and event.section for event in guide.events)
    assert {event.importance for event in guide.events} == {"major", "normal", "minor"}


def test_dates_are_as_exact_as_they_are_known(guide: Guide) -> None:
    dates = [event.date for event in guide.events]
    single = [date for date in dates if isinstance(date, Date)]
    assert any(isinstance(date, Interval) for date in dates)
    assert any(date.approximate for date in single)
    assert any(date.month and not date.day for date in single)


def test_people_of_all_four_sides(guide: Guide) -> None:
    assert len(guide.figures) >= 14
    assert {figure.group for figure in guide.figures} == {
        "Soviet Union", "Mongolian People’s Republic", "Japan", "Manchukuo",
    }  # fmt: skip
    for figure in guide.figures:
        assert figure.native_name, figure.id
        assert figure.born and figure.died and figure.role, figure.id
        assert figure.sections and figure.sources and figure.text.blocks, figure.id
    assert {figure.native_name.language for figure in guide.figures if figure.native_name} >= {
        "ru", "mn", "ja",
    }  # fmt: skip


def test_terms(guide: Guide) -> None:
    assert len(guide.terms) >= 25
    used = {
        inline.id
        for section in guide.sections
        for inline in inlines_of(section.text.blocks)
        if isinstance(inline, Reference) and inline.kind == "term"
    }
    assert used == {term.id for term in guide.terms}


def test_maps_and_charts_are_described_and_called_schematic(guide: Guide) -> None:
    pictures = [
        block
        for section in guide.sections
        for block in blocks_of(section.text.blocks)
        if isinstance(block, Picture)
    ]
    assert Counter(picture.file.split("/")[1].split("-")[0] for picture in pictures) == {
        "map": 2,
        "chart": 2,
    }
    for picture in pictures:
        assert len(picture.alt) >= 80, picture.file
        assert "chematic" in plain(picture.caption), picture.file
        assert "Schematic" in guide.images[picture.file].data.decode(), picture.file
        assert guide.images[picture.file].media_type == "image/svg+xml"


# --- questions -----------------------------------------------------------------------------------


def test_questions_of_all_kinds_levels_and_sections(guide: Guide) -> None:
    assert len(guide.questions) >= 90
    assert {question.type for question in guide.questions} == set(KINDS)
    assert {question.level for question in guide.questions} >= set(get_args(Level))
    counts = Counter(question.section for question in guide.questions)
    assert counts.keys() == {section.id for section in guide.sections}
    assert min(counts.values()) >= 3


def test_every_question_earns_marks_and_is_explained(guide: Guide) -> None:
    for question in guide.questions:
        assert question.marks > 0, question.id
        assert question.explanation.blocks, question.id
    assert sum(bool(question.hint.blocks) for question in guide.questions) >= 10


def of_type(guide: Guide, kind: str) -> list[Question]:
    return [question for question in guide.questions if question.type == kind]


def test_wrong_choices_are_answered(guide: Guide) -> None:
    for question in (*of_type(guide, "multiple-choice"), *of_type(guide, "multiple-response")):
        for choice in question.body.choices:
            assert choice.correct or choice.feedback, question.id
            assert not re.search(
                r"\b(all|none) of (the above|these)\b", plain(choice.content), re.IGNORECASE
            )


def test_the_longest_choice_is_seldom_the_right_one(guide: Guide) -> None:
    asked = of_type(guide, "multiple-choice")
    longest = sum(
        max(question.body.choices, key=lambda choice: len(plain(choice.content))).correct
        for question in asked
    )
    assert longest <= 0.4 * len(asked)


def test_answer_letters_are_balanced(guide: Guide, key: d.Document) -> None:
    asked = {f"a-{question.id}" for question in of_type(guide, "multiple-choice")}
    found = Counter(
        d.plain_text(node.blocks[0].content[:1])
        for node in nodes(key)
        if isinstance(node, d.Answer)
        and node.id in asked
        and isinstance(node.blocks[0], d.Paragraph)
    )
    assert found.keys() == {letter(index) for index in range(4)}
    assert found.total() == len(asked)
    # Each question is shuffled by itself, so that editing one moves no other: chance alone deals the letters.
    assert all(1 / 8 <= count / len(asked) <= 3 / 8 for count in found.values()), found


def test_statements_are_true_and_false(guide: Guide) -> None:
    share = Counter(question.body.answer for question in of_type(guide, "true-false"))
    assert min(share[True], share[False]) >= 3


def test_essays_come_with_a_rubric_and_an_outline(guide: Guide) -> None:
    essays = of_type(guide, "essay")
    assert len(essays) >= 3
    for essay in essays:
        assert len(essay.body.rubric) >= 4, essay.id
        assert all(len(criterion.levels) >= 3 for criterion in essay.body.rubric), essay.id
        assert sum((criterion.marks for criterion in essay.body.rubric), Decimal(0)) == essay.marks
        assert essay.body.answer.blocks, essay.id


def test_short_answers_come_with_a_model_and_marking_points(guide: Guide) -> None:
    for question in of_type(guide, "short-answer"):
        assert question.body.answer.blocks, question.id
        assert question.body.points, question.id


# --- the pages -----------------------------------------------------------------------------------


def test_the_knowledge_organiser_is_one_page(guide: Guide) -> None:
    problems = Problems()
    style = load_style("classic", styles_folder(), problems, Place("guide.yaml"))
    assert style is not None
    fonts = load_fonts(styles_folder() / "fonts")
    pdf = write_pdf(compile_guide(guide, ORGANISER), style, fonts, *PAPERS["a4"])
    assert len(pdf.labels) == 1


@pytest.fixture(scope="module")
def whole(guide: Guide) -> d.Document:
    return compile_guide(guide, editions_of(guide)["guide"].for_format("pdf"))


SETTINGS = (("classic", "a4"), ("classic", "a5"), ("pocket", "a5"), ("large-print", "a4"))


@pytest.mark.parametrize(("name", "paper"), SETTINGS)
def test_its_pages_are_well_set(whole: d.Document, name: str, paper: str) -> None:
    """No loose line, no bad break; and no page is half empty but before a division, or where a break is asked for."""
    problems = Problems()
    style = load_style(name, styles_folder(), problems, Place("guide.yaml"))
    assert style is not None
    fonts = load_fonts(styles_folder() / "fonts")
    book = typeset(whole, style, fonts, *PAPERS[paper])
    assert typography(book, fonts) == ()
    area = book.paper.recto
    for item in book.divisions:
        filled = [page for page in item.pages if page.rows]
        for page in filled[:-1] if item.division.matter != "front" else ():
            last = max(placed.y + placed.row.height for placed in page.rows)
            assert last > area.y + area.height / 2, page.label
