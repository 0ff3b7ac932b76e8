"""A guide's folder becomes records: what an author wrote, with defaults for what was left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from guide.diagnostics import Problems
from guide.model.dates import Date
from guide.model.place import Place
from guide.model.records import Contributor, Fact, Guide, NativeName, Paper, Part, Portrait
from guide.model.text import Paragraph, Text
from guide.source import read_guide

SECTION = "---\ntitle: {}\n---\nText.\n"


def write(folder: Path, **files: str) -> Path:
    """A guide of two sections; names have ``__`` for ``/`` and end without ``.yaml``."""
    for name, text in {
        "guide": "title: The 'guide'\n",
        "sections__02-two.md": SECTION.format("Two"),
        "sections__01-one.md": SECTION.format("One -- the first"),
        **files,
    }.items():
        path = folder / name.replace("__", "/")
        path = path if path.suffix else path.with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path) -> Guide:
    problems = Problems()
    guide = read_guide(folder, problems)
    assert [finding.message for finding in problems if finding.is_error] == []
    assert guide is not None
    return guide


def test_defaults(tmp_path: Path) -> None:
    guide = read(write(tmp_path))
    about = guide.about
    assert (about.title, about.slug, about.language, about.style) == (
        "The ‘guide’",
        "the-guide",
        "en",
        "classic",
    )
    assert about.identifier == read(tmp_path).about.identifier
    assert about.identifier.startswith("urn:uuid:")
    assert [(section.id, section.title) for section in guide.sections] == [
        ("one", "One – the first"),
        ("two", "Two"),
    ]
    assert guide.sections[0].place == Place("sections/01-one.md", 2, 8)


def test_everything_that_guide_yaml_can_say(tmp_path: Path) -> None:
    text = """\
title: Größe
language: de-ch
authors: [Jane Doe, {name: Bob, role: ill}]
date: 1939-05
subjects: [A -- B]
identifier: urn:isbn:978-3-16-148410-0
sections: [two, {part: "The 'rest'", sections: [one]}]
paper: {width: 8.5in, height: 11in}
practice: {kinds: [dates, terms, dates], seed: 1939}
editions: {short: {base: student, answers: none}}
cover: {image: images/a.svg, alt: A picture}
"""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    guide = read(write(tmp_path, guide=text, **{"images__a.svg": svg}))
    about = guide.about
    assert about.language == "de-CH"
    assert about.slug == "grosse"
    assert about.authors == (Contributor("Jane Doe"), Contributor("Bob", "ill"))
    assert about.subjects == ("A -- B",)
    assert about.outline == ("two", Part("The ‹rest›", ("one",)))
    assert about.paper == Paper("custom", 612, 792)
    assert about.practice is not None
    assert (about.practice.seed, about.practice.kinds) == ("1939", ("dates", "terms"))
    assert about.editions == {"short": {"base": "student", "answers": "none"}}
    assert about.cover is not None
    assert guide.images[about.cover.file].width == 4
    assert [section.id for section in guide.sections] == ["two", "one"]


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ('Ö: a "b"', "o-a-b"),
        ("Русский", "study-guide"),
        ("CON", "con-guide"),
        ("a " * 60, "a-" * 29 + "a"),
    ],
)
def test_slugs_from_titles(tmp_path: Path, title: str, slug: str) -> None:
    folder = write(tmp_path, guide=f"title: '{title.strip()}'\n")
    assert read(folder).about.slug == slug


def test_events_are_sorted_by_date_and_ties_keep_their_order(tmp_path: Path) -> None:
    text = "".join(
        f"- {{id: {name}, date: '{date}', title: T}}\n"
        for name, date in [
            ("c", "1939-09"),
            ("b", "1939-05-11"),
            ("a", "../1932"),
            ("d", "1939-09/1940"),
            ("e", "1939-05"),
        ]
    )
    guide = read(write(tmp_path, timeline=text))
    assert [event.id for event in guide.events] == ["a", "e", "b", "c", "d"]


def test_figures(tmp_path: Path) -> None:
    text = """\
- id: zhukov
  name: Georgy Zhukov
  native_name: {text: Георгий Жуков, language: ru}
  born: 1896-12-01
  group: Soviet Union
  facts:
    - {label: In 1939, text: "*Komdiv*"}
  image: {file: images/a.svg, alt: His face, credit: "A 'friend'"}
  sections: [one]
"""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"/>'
    (figure,) = read(write(tmp_path, figures=text, **{"images__a.svg": svg})).figures
    assert figure.native_name == NativeName("Георгий Жуков", "ru")
    assert figure.born == Date(1896, 12, 1)
    assert isinstance(figure.facts[0], Fact)
    assert figure.image == Portrait("images/a.svg", "His face", "A ‘friend’")
    assert figure.place == Place("figures.yaml", 1, 3)


def test_questions_stand_in_section_order_with_marks_by_their_kind(tmp_path: Path) -> None:
    two = "- {id: q2, type: true-false, section: two, prompt: Is it?, answer: true}\n"
    one = """\
- id: q1
  type: multi-part
  section: one
  prompt: Look.
  parts:
    - {type: short-answer, prompt: Why?, answer: So., marks: 0.5}
    - {id: own, type: true-false, prompt: Is it?, answer: true}
- id: q3
  type: matching
  section: one
  prompt: Match [](question:q1-a).
  pairs: [{left: a, right: b}, {left: c, right: d}]
"""
    guide = read(write(tmp_path, questions__01=two, questions__02=one))
    assert [question.id for question in guide.questions] == ["q1", "q3", "q2"]
    first = guide.questions[0]
    assert [part.id for part in first.body.parts] == ["q1-a", "own"]
    assert first.body.parts[0].marks == Decimal("0.5")
    assert guide.questions[1].marks == 2
    assert guide.questions[2].level is None


def test_a_question_can_stand_in_questions_yaml(tmp_path: Path) -> None:
    text = "- {id: q, type: true-false, section: one, prompt: Is it?, answer: true, level: apply, tags: [a]}\n"
    (question,) = read(write(tmp_path, questions=text)).questions
    assert (question.level, question.tags, question.section) == ("apply", ("a",), "one")


def test_works_from_yaml_and_json(tmp_path: Path) -> None:
    yaml_text = """\
- id: coox1985
  type: book
  title: "Nomonhan: Japan's war"
  author: [{family: O'Neill, given: A.}]
  issued: 1985-05
  ISBN: 0-8047-1160-7
  page: 3--5
  language: de
  nocite: true
"""
    json_text = r"""[
\t{"id": "b", "type": "webpage", "title": "\"A\" \ud83d\ude00 \u00e9 \/", "issued": {"date-parts": [[2012, 5]]},
\t"URL": "http:\/\/a--b.org", "volume": 3, "DOI": null, "nocite": true}
]
""".replace(r"\t", "\t")
    first, second = read(
        write(tmp_path, references=yaml_text, **{"references.json": json_text})
    ).works
    assert first.csl == {
        "id": "coox1985",
        "type": "book",
        "title": "Nomonhan: Japan’s war",
        "author": [{"family": "O’Neill", "given": "A."}],
        "issued": {"date-parts": [["1985", "5"]]},
        "ISBN": "0-8047-1160-7",
        "page": "3–5",
        "language": "de",
    }
    assert first.nocite
    assert second.csl["title"] == "“A” 😀 é /"
    assert second.csl["issued"] == {"date-parts": [["2012", "5"]]}
    assert "DOI" not in second.csl
    assert (second.csl["URL"], second.csl["volume"]) == ("http://a--b.org", "3")


def test_text_of_one_line_and_of_many(tmp_path: Path) -> None:
    text = (
        "- {id: a, term: Text, definition: One 'line'}\n"
        "- id: b\n  term: Text\n  definition: |\n    One.\n\n    - Two\n"
    )
    first, second = read(write(tmp_path, glossary=text)).terms
    assert first.definition.blocks == (
        Paragraph((Text("One ‘line’"),), Place("glossary.yaml", 1, 35)),
    )
    assert [type(block).__name__ for block in second.definition.blocks] == [
        "Paragraph",
        "ListBlock",
    ]


def test_a_file_that_cannot_be_read_hides_no_other_mistake_and_causes_none(tmp_path: Path) -> None:
    folder = write(
        tmp_path,
        guide="title: A: b\n",
        timeline="- id: a\n bad\n",
        glossary="- {id: a, term: See, definition: '[](event:a)', sources: [nobody]}\n",
    )
    problems = Problems()
    assert read_guide(folder, problems) is None
    found = [
        (finding.place.file, finding.rule.name)
        for finding in problems.in_order()
        if finding.is_error
    ]
    assert found == [
        ("guide.yaml", "yaml-syntax"),
        ("timeline.yaml", "yaml-syntax"),
        ("glossary.yaml", "dangling-citation"),
    ]
